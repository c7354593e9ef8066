"""Claims of the roles as cards to cut out: the claim in front, what is true of it behind.

Eight cards a sheet. The page behind is mirrored, so that each answer lies behind its claim when
the sheet is turned over its long edge.
"""

from collections.abc import Iterator
from typing import Any

from careerfit.catalogue import Catalogue
from careerfit.exchange.pdf.typesetting import typeset
from careerfit.telling.cards import Card, cards
from careerfit.telling.voice import Voice

A_SHEET = 8
CLAIMS = ("misconceptions", "expectations", "facts")


def write(catalogue: Catalogue, language: str) -> dict[str, bytes]:
    """Name: content of all cards. Raises ImportError without typst."""
    voice = Voice(language)
    claims = [card for card in cards(catalogue, voice) if card.name.split("/")[1] in CLAIMS]
    document = {
        "title": voice.say("printing.cards_title"),
        "how": voice.say("printing.cards_how"),
        "sheets": list(_sheets(claims, voice)),
    }
    return {f"cards.{language}.pdf": typeset("cards", document, language)}


def _sheets(claims: list[Card], voice: Voice) -> Iterator[list[dict[str, Any]]]:
    """The cards of each sheet, in reading order; a number tells which two sides are one."""
    told = [
        {
            "number": voice.say("printing.card", number=number),
            "topic": card.topic,
            "front": card.front.split("\n"),
            "back": card.back.split("\n"),
            "source": card.source,
        }
        for number, card in enumerate(claims, 1)
    ]
    for start in range(0, len(told), A_SHEET):
        yield told[start : start + A_SHEET]

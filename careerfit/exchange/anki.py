"""Myths, differences between roles and the glossary as an Anki deck.

A card's id comes from the statement's name, never from its words: a deck that is imported again
changes the cards that are there and keeps what their owner has learned.
"""

import hashlib
import io
import itertools
import sqlite3
import zipfile
from html import escape
from typing import TYPE_CHECKING

from careerfit.catalogue import Catalogue
from careerfit.exchange.text import writable
from careerfit.telling.cards import Card, cards
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    import genanki  # type: ignore[import-untyped]

FIELDS = ("Front", "Back", "Source", "Topic")
FRONT = '<p class="topic">{{Topic}}</p><p>{{Front}}</p>'
BACK = '{{FrontSide}}<hr id="answer"><p>{{Back}}</p><p class="source">{{Source}}</p>'
STYLE = """.card { font: 20px/1.5 sans-serif; text-align: left; max-width: 34em; margin: auto; }
.topic { color: #555; font-size: 15px; } .source { color: #555; font-size: 14px; }
.nightMode .topic, .nightMode .source { color: #bbb; }"""
# Anki reads [sound:...] and [latex] in fields, and mathematics behind a backslash.
_LITERAL = str.maketrans({"[": "&#91;", "\\": "\\<span></span>", "\n": "<br>"})
_DATE = (2020, 1, 1, 0, 0, 0)


def write(catalogue: Catalogue, language: str, moment: int) -> dict[str, bytes]:
    """Name: content of the deck in one language.

    `moment` (seconds since 1970) is when its words were last changed: Anki takes over the words of
    the newer deck. Raises ImportError without genanki.
    """
    import genanki

    voice = Voice(language)
    title = voice.say("courses.deck", catalogue=voice.read(catalogue.about.title))
    # Anki would read :: as a deck inside another.
    deck = genanki.Deck(_number("deck", language), title.replace("::", ":"))
    model = _note_type(language)
    for card in cards(catalogue, voice):
        deck.add_note(_note(card, model, language))
    return {f"careerfit.{language}.apkg": _packed(genanki.Package(deck), moment)}


def _note_type(language: str) -> "genanki.Model":
    import genanki

    return genanki.Model(
        _number("note type", language),
        f"careerfit ({language})",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "careerfit", "qfmt": FRONT, "afmt": BACK}],
        css=STYLE,
    )


def _note(card: Card, model: "genanki.Model", language: str) -> "genanki.Note":
    import genanki

    fields = [_shown(text) for text in (card.front, card.back, card.source, card.topic)]
    owner, section, *_ = card.name.split("/")
    tags = [owner] if owner == "glossary" else [owner, section]
    return genanki.Note(
        model=model,
        fields=fields,
        tags=tags,
        guid=genanki.guid_for("careerfit", language, card.name),
    )


def _shown(text: str) -> str:
    """The text as HTML that shows it and does nothing else."""
    return escape(writable(text)).translate(_LITERAL)


def _number(kind: str, language: str) -> int:
    """Always the same number for the same thing, among those that Anki's own ids never reach."""
    digest = hashlib.sha256(f"careerfit {kind} {language}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)


def _packed(package: "genanki.Package", moment: int) -> bytes:
    """The package without a file on the way and without a date of its own."""
    connection = sqlite3.connect(":memory:")
    package.write_to_db(connection.cursor(), moment, itertools.count(moment * 1000))
    connection.commit()
    parts = {"collection.anki2": connection.serialize(), "media": b"{}"}
    connection.close()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()

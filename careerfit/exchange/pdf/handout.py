"""The lesson plan and the facilitator's sheet: written by an author, filled from the catalogue."""

from collections.abc import Iterator
from pathlib import Path

from careerfit.catalogue import Catalogue
from careerfit.exchange.pdf.blocks import Block, bullets, heading, paragraph, table
from careerfit.exchange.pdf.typesetting import typeset
from careerfit.model.handout import Handout, HandoutPart
from careerfit.reading import fit, read
from careerfit.telling.voice import Voice

FOLDER = Path(__file__).parent / "handouts"


def write(catalogue: Catalogue, name: str, language: str) -> dict[str, bytes]:
    """Name: content of `lesson` or `facilitator`. Raises ImportError without typst."""
    handout, voice = fit(read(FOLDER / f"{name}.yaml"), Handout), Voice(language)
    document = {
        "title": voice.say(f"printing.title_{name}"),
        "footer": voice.say("printing.guide_footer", licence=catalogue.about.licence),
        "blocks": [
            heading(voice.read(handout.title), 1),
            paragraph(voice.read(handout.lead), "lead"),
            *(block for part in handout.parts for block in _blocks(part, catalogue, voice)),
        ],
    }
    return {f"{name}.{language}.pdf": typeset("book", document, language)}


def _blocks(part: HandoutPart, catalogue: Catalogue, voice: Voice) -> Iterator[Block]:
    yield heading(voice.read(part.title))
    if part.notice:
        yield paragraph(voice.read(part.notice), "notice")
    yield from (paragraph(voice.read(text)) for text in part.text)
    if part.bullets:
        yield bullets(map(voice.read, part.bullets))
    if part.rows:
        rows = (map(voice.read, row) for row in part.rows)
        yield table(map(voice.read, part.header), rows, part.widths)
    if part.insert == "misconceptions":
        yield _misconceptions(catalogue, voice)
    if part.insert == "contacts":
        yield _contacts(catalogue, voice)


def _misconceptions(catalogue: Catalogue, voice: Voice) -> Block:
    """Every role's myths; the fact stands first, because it should be said first."""
    rows = [
        [voice.read(role.title), voice.read(each.fact), voice.read(each.myth)]
        for role in catalogue.roles.values()
        for each in role.misconceptions.values()
    ]
    return table((voice.say(f"pages.{name}") for name in ("role", "fact", "myth")), rows, (3, 7, 4))


def _contacts(catalogue: Catalogue, voice: Voice) -> Block:
    """Where to call, and whether anybody has called there."""
    rows = []
    for contact in catalogue.contacts.values():
        channels = (
            f"{voice.say(f'pages.channel_{each.kind}')}: {each.value}" for each in contact.channels
        )
        checked = contact.verified_on is not None
        state = voice.say("printing.checked" if checked else "pages.not_verified")
        rows.append(
            [voice.read(contact.name), "; ".join(channels), voice.read(contact.offers), state]
        )
    names = (voice.say(f"printing.{name}") for name in ("contact", "reach", "offers", "state"))
    return table(names, rows, (4, 5, 8, 3))

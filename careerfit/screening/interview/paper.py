"""The interview on paper: the guide, then a score sheet for each of two raters."""

from collections.abc import Iterable, Iterator
from typing import Any

from careerfit.exchange.pdf.blocks import (
    Block,
    bullets,
    heading,
    numbered,
    page_break,
    paragraph,
    said,
    table,
    together,
)
from careerfit.exchange.pdf.typesetting import typeset
from careerfit.screening.interview.kit import Competency, Kit
from careerfit.screening.interview.ratings import CANDIDATE, MOST_POINTS, RATER

RATERS = 2  # sheets in the file; for more raters, print the last page again
_ROOM = 1.45  # centimetres for what the candidate said or did


def pdf(kit: Kit) -> bytes:
    """The file. Raises ImportError without typst."""
    document: dict[str, Any] = {
        "title": kit.title,
        "footer": kit.say("banner"),
        "blocks": [*_guide(kit), *(block for _ in range(RATERS) for block in _sheet(kit))],
    }
    return typeset("book", document, kit.voice.language)


def _guide(kit: Kit) -> Iterator[Block]:
    yield heading(kit.title, 1)
    if kit.candidate:
        yield paragraph(kit.say("for_candidate", id=kit.candidate), "lead")
    yield heading(kit.say("heading_rules"))
    yield numbered(kit.rules())
    yield heading(kit.say("heading_never"))
    yield bullets(kit.never())
    yield paragraph(kit.say("never_told"), "notice")
    if kit.personal:
        yield heading(kit.say("heading_personal"))
        yield bullets(kit.personal)
    for number, each in enumerate(kit.competencies, 1):
        yield together(_competency(number, each, kit))
    yield from (paragraph(each, "small") for each in kit.closing())


def _competency(number: int, each: Competency, kit: Kit) -> Iterator[Block]:
    yield heading(f"{number}. {each.name} ({each.importance})")
    yield paragraph(each.definition)
    asked = (("behavioural", each.behavioural), ("situational", each.situational))
    for name, text in (*asked, ("probes", " ".join(each.probes))):
        yield paragraph(said(text, mark=kit.say(name).removesuffix(":")))
    rows = ((str(points), text) for points, text in each.anchors.items())
    yield table((kit.say("points"), kit.say("answer")), rows, (1, 8))


def _sheet(kit: Kit) -> Iterable[Block]:
    """One rater's sheet, on a page of its own."""
    points = [str(n) for n in range(1, MOST_POINTS + 1)]
    names = (kit.say("column_competency"), *points, kit.say("column_evidence"))
    rows = [(each.name, *points, "") for each in kit.competencies]
    blank = "_" * 24
    return (
        page_break(),
        heading(kit.say("sheet_title", role=kit.voice.read(kit.role.title)), 1),
        paragraph(f"{kit.say(f'cell_{CANDIDATE}')}: {kit.candidate or blank}"),
        paragraph(f"{kit.say(f'cell_{RATER}')}: {blank}"),
        paragraph(kit.say("sheet_circle"), "notice"),
        table(names, rows, (5, *([1] * MOST_POINTS), 10), room=_ROOM),
    )

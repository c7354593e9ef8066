"""The second sheet: what spoke for each candidate, what to think about, what to ask."""

from collections.abc import Iterator

from careerfit.screening.material import Row, Screened
from careerfit.screening.questions import personal
from careerfit.screening.reasons import SHOWN, Reason, Reasoner
from careerfit.screening.workbook.book import Book, Cell, Column

_BULLET = "•"


def write(screened: Screened, book: Book) -> None:
    """One row a candidate, in the order of the first sheet."""
    sheet = book.sheet(screened.say("sheet_reasons"))
    columns = tuple(_columns(screened))
    reasoner = Reasoner(screened)
    book.table(sheet, columns, len(screened.frame))
    for number, row in enumerate(screened.rows(), 1):
        book.row(sheet, number, columns, tuple(_cells(reasoner, row)))


def _columns(screened: Screened) -> Iterator[Column]:
    yield Column(screened.say("column_id"), 15)
    yield Column(screened.say("column_rank"), 10, "middle")
    for name in ("supports", "consider"):
        yield Column(screened.say(f"column_{name}"), 62)
    yield Column(screened.say("column_missing_items"), 22)
    yield Column(screened.say("column_flags"), 14)
    yield Column(screened.say("column_questions"), 56)


def _cells(reasoner: Reasoner, row: Row) -> Iterator[Cell]:
    screened, reasons = reasoner.screened, reasoner.reasons(row)
    yield row["id"]
    yield row["rank"]
    for side in (reasons.supports, reasons.consider):
        yield "\n".join(_lines(screened, side))
    yield ", ".join(reasoner.slugs[name] for name in reasons.missing)
    yield screened.flags(row)
    yield "\n".join(f"{_BULLET} {asked}" for asked in personal(reasons))


def _lines(screened: Screened, reasons: tuple[Reason, ...]) -> Iterator[str]:
    """The weightiest lines, and how many more there are."""
    yield from (f"{_BULLET} {each.line}" for each in reasons[:SHOWN])
    if len(reasons) > SHOWN:
        yield screened.say("more", n=len(reasons) - SHOWN)

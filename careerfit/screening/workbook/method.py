"""The fourth sheet: by which rules, under which limits, and what to ask everyone."""

from collections.abc import Iterator

from careerfit.screening.material import Screened
from careerfit.screening.method import method
from careerfit.screening.questions import common
from careerfit.screening.workbook.book import Book, Column, Kind

_WIDTH = 110


def write(screened: Screened, book: Book) -> None:
    """One sentence a row."""
    sheet = book.sheet(screened.say("sheet_method"))
    sheet.set_column(0, 0, _WIDTH)
    for number, (kind, text) in enumerate(_lines(screened, book.banner)):
        book.row(sheet, number, (Column("", _WIDTH, kind),), (text,))


def _lines(screened: Screened, banner: str) -> Iterator[tuple[Kind, str]]:
    yield "alarm" if screened.key == "public" else "strong", banner
    for title, sentences in (
        *method(screened),
        (screened.say("everyone_asked"), common(screened)),
    ):
        if sentences:
            yield "plain", ""
            yield "strong", title
            yield from (("plain", sentence) for sentence in sentences)

"""A workbook whose cells are text or numbers, never formulas or links, whatever an id looks like.

Rows are written from top to bottom, and many of them are forgotten at once.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple

from careerfit.screening.material import Screened
from careerfit.screening.method import method

Cell = str | int | float | None
Kind = Literal["text", "wrap", "middle", "whole", "exact", "plain", "strong", "alarm"]
A4, THIN, LINE = 9, 1, 5  # paper and borders, as the format numbers them
POINTS, MOST_POINTS = 15, 405  # height of one line of text, and of the tallest row
# Of a column's width in characters a text uses less where letters are wide.
USED = 0.92
# Of every part of the archive and of the workbook itself, so that its bytes do not change.
MADE = datetime(1980, 1, 1)
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
# People whose rows are kept until the end: a quarter less time than without, some 100 MB more.
KEPT = 20_000
_WRAP = {"valign": "top", "text_wrap": True}
_BELOW = {"bottom": THIN, "bottom_color": "#C9D6D4"}
_PLACES = {"bottom": LINE, "bottom_color": "#000000"}
_KINDS: dict[Kind, dict[str, Any]] = {
    "text": {"valign": "top"},
    "wrap": _WRAP,
    "middle": {"valign": "top", "align": "center"},
    "whole": {"valign": "top", "num_format": "0"},
    "exact": {"valign": "top", "num_format": "0.00"},
    "plain": {**_WRAP, "bottom": 0},
    "strong": {**_WRAP, "bottom": 0, "bold": True, "font_size": 12},
    "alarm": {**_WRAP, "bottom": 0, "bold": True, "font_color": "#9C0006"},
}


class Column(NamedTuple):
    """One column of a sheet; its width in characters."""

    title: str
    width: float
    kind: Kind = "wrap"


class Book:
    """The file, its formats, and what all its sheets have in common."""

    def __init__(self, screened: Screened, path: Path) -> None:
        import xlsxwriter  # type: ignore[import-untyped]

        self.screened = screened
        forget = {"constant_memory": len(screened.frame) > KEPT}
        self.file = xlsxwriter.Workbook(str(path), _OPTIONS | forget)
        head = {**_WRAP, "bold": True, "bg_color": "#E8EFEE", "bottom": 1}
        self.head = self.file.add_format(head)
        # Each kind also with a line below it: that of the places.
        self.formats = {
            (kind, line): self.file.add_format({**_BELOW, **looks} | (_PLACES if line else {}))
            for kind, looks in _KINDS.items()
            for line in (False, True)
        }
        self._properties()

    def __enter__(self) -> "Book":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self.file.close()

    @property
    def banner(self) -> str:
        """What every sheet and every printed page says first."""
        return self.screened.say("demo_banner" if self.screened.key == "public" else "banner")

    def sheet(self, name: str) -> Any:
        """A sheet that prints in landscape on A4, as wide as a page, with the banner on top."""
        sheet = self.file.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        sheet.set_header(f"&C{self.banner.replace('&', '&&')}")
        sheet.set_footer(f"&L{name}&R{self.screened.say('page_of')}")
        return sheet

    def table(self, sheet: Any, columns: Sequence[Column], rows: int) -> None:
        """A header that stays in view and on every page, an id column that stays, filters."""
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
        sheet.set_row(0, height([each.title for each in columns], columns))
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.title, self.head)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, rows, len(columns) - 1)

    def row(
        self,
        sheet: Any,
        number: int,
        columns: Sequence[Column],
        cells: Sequence[Cell],
        line: bool = False,
    ) -> None:
        """One row, as high as its longest text: not every program finds the height itself."""
        # An empty cell is not written: the row's own format draws the line below it.
        sheet.set_row(number, height(cells, columns), self.formats[columns[-1].kind, line])
        for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            style = self.formats[column.kind, line]
            if isinstance(cell, str) and cell:
                sheet.write_string(number, place, cell, style)
            elif cell is not None and cell != "":
                sheet.write_number(number, place, cell, style)

    def _properties(self) -> None:
        say, quiz = self.screened.say, self.screened.quiz.source.title
        *_, (_, again) = method(self.screened)
        title = say("title", quiz=self.screened.voice.read(quiz))
        self.file.set_properties(
            {"title": title, "comments": f"{self.banner} {again[0]}", "created": MADE}
        )


def height(cells: Sequence[Cell], columns: Sequence[Column]) -> int:
    """Points for the most lines that a text of the row needs in its column."""
    most = 1
    for cell, column in zip(cells, columns, strict=True):
        if isinstance(cell, str) and len(cell) > column.width * USED:
            width = int(column.width * USED)
            most = max(most, sum(max(1, -(-len(each) // width)) for each in cell.split("\n")))
    return min(MOST_POINTS, POINTS * most)

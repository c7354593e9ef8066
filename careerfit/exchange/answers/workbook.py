"""An XLSX file as a table of text: what a cell shows, as far as its value says it."""

import datetime
import io
from collections.abc import Sequence
from pathlib import Path

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.preflight import MOST_BYTES, checked
from careerfit.exchange.answers.table import Table
from careerfit.exchange.answers.text import table

# A spreadsheet keeps 15 digits of a number; the others were lost before the file was saved.
EXACT = 10**15


def read(path: Path) -> Table:
    """The first visible sheet that holds rows. Raises AnswersError if there is none."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
        XmlError,
        ZipError,
    )

    with path.open("rb") as stream:
        raw = checked(stream.read(MOST_BYTES + 1), str(path))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        for name in names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if any(any(cell != "" for cell in row) for row in cells):
                return _table(cells, name, names, str(path))
    except (CalamineError, XmlError, ZipError, ValueError) as error:
        raise AnswersError(Fault("answers.no_workbook", str(path))) from error
    raise AnswersError(Fault("answers.no_rows", str(path)))


def _table(cells: Sequence[Sequence[object]], name: str, names: list[str], file: str) -> Table:
    rows = [(number, [shown(cell) for cell in row]) for number, row in enumerate(cells, 1)]
    rows = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    width = max(place for _, row in rows for place, cell in enumerate(row, 1) if cell.strip())
    others = ", ".join(other for other in names if other != name)
    details = {"worksheet": name} | ({"other_worksheets": others} if others else {})
    return table("workbook", file, rows, width, details)


def shown(cell: object) -> str:
    """A cell's value as text; numbers of more than 15 digits show that they were rounded."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT:
        return str(int(cell))
    if isinstance(cell, int | float):
        return f"{cell:.15E}" if abs(cell) >= EXACT else repr(cell)
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)

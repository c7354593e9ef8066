"""XLSX: rows are deleted and the workbook written anew, so that no shared text keeps a copy.

Only plain workbooks: a formula's stored value, a pivot table or a comment could hold what was
deleted.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerfit.errors import Fault
from careerfit.exchange.answers.preflight import checked
from careerfit.screening.erasing.wanted import SHORTEST, Erased, ErasureError, Wanted

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

# The parts of a workbook that is nothing but cells and their looks.
_PLAIN = re.compile(
    r"""\[Content_Types\]\.xml | (?:[^/]+/)*_rels/[^/]*\.rels | docProps/(?:app|core|custom)\.xml
    | xl/(?:workbook|styles|sharedStrings)\.xml | xl/theme/[^/]+\.xml
    | xl/worksheets/[^/]+\.xml | xl/tables/[^/]+\.xml | xl/printerSettings/[^/]+""",
    re.VERBOSE,
)
_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")  # some tools write one for every sheet, empty
_HEADERS = 12  # rows in which the header is looked for; titles may stand above it


def erase_workbook(source: Path, target: Path, wanted: Wanted) -> Erased:
    """Write a workbook without the person's rows, on whichever sheet they stand.

    Raises AnswersError for a file that must not be opened, ErasureError for one that is more
    than cells, has no column of ids, or still names the person elsewhere.
    """
    import openpyxl  # type: ignore[import-untyped]

    raw = checked(source.read_bytes(), str(source))
    if more := _more_than_cells(raw):
        raise ErasureError(Fault("deciding.workbook_formulas", str(source), data={"part": more}))
    with warnings.catch_warnings():
        # Looks that openpyxl does not know, such as a bar's colour, are left behind.
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(io.BytesIO(raw))
    columns = {sheet.title: _columns(sheet, wanted) for sheet in book.worksheets}
    if not any(columns.values()):
        raise ErasureError(Fault("deciding.no_id_column", str(source)))
    rows = 0
    for sheet in book.worksheets:
        if more := _risky(sheet):
            data = {"part": more}
            raise ErasureError(Fault("deciding.workbook_formulas", str(source), data=data))
        for first, n in _blocks(sheet, columns[sheet.title], wanted):
            _delete(sheet, first, n)
            rows += n
    if any(_names(cells, wanted) for sheet in book.worksheets for cells in _values(sheet)):
        raise ErasureError(Fault("deciding.still_named", str(source)))
    if rows:
        book.save(target)
    return Erased(rows)


def _more_than_cells(raw: bytes) -> str:
    """A part that is more than cells, if there is one."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            empty = _DRAWING.fullmatch(name) and b"Anchor" not in archive.read(name)
            if not _PLAIN.fullmatch(name) and not empty:
                return name
    return ""


def _risky(sheet: "Worksheet") -> str:
    """The place of a formula, or of cells that are merged below the header."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                return f"{sheet.title}!{cell.coordinate}"
    merged = (each for each in sheet.merged_cells.ranges if each.max_row > _HEADERS)
    return next((f"{sheet.title}!{each.coord}" for each in merged), "")


def _values(sheet: "Worksheet") -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(values_only=True)


def _columns(sheet: "Worksheet", wanted: Wanted) -> tuple[int, ...]:
    """Where ids stand, by the first row that names such a column."""
    headers = ([str(cell or "") for cell in row] for row in islice(_values(sheet), _HEADERS))
    return next((found for row in headers if (found := wanted.places(row))), ())


def _blocks(sheet: "Worksheet", columns: Sequence[int], wanted: Wanted) -> list[tuple[int, int]]:
    """First row and length of each run of the person's rows, the last run first."""
    runs: list[tuple[int, int]] = []
    for number, cells in enumerate(_values(sheet), 1):
        if wanted.one_of([_shown(cells[place]) for place in columns]):
            first, n = runs[-1] if runs and sum(runs[-1]) == number else (number, 0)
            runs[len(runs) - bool(n) :] = [(first, n + 1)]
    return runs[::-1]


def _shown(cell: object) -> object:
    """A number that a spreadsheet keeps with a point is the id without it."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _delete(sheet: "Worksheet", first: int, n: int) -> None:
    """Delete rows; the heights of those below go up with them."""
    sheet.delete_rows(first, n)
    looks = sheet.row_dimensions
    below = sorted(number for number in looks if number >= first)
    moved = [(number - n, looks.pop(number)) for number in below]
    for number, look in moved:
        if number >= first:
            looks[number] = look


def _names(cells: Sequence[object], wanted: Wanted) -> bool:
    texts = [cell for cell in cells if isinstance(cell, str) and len(cell) >= SHORTEST]
    return wanted.one_of(texts)

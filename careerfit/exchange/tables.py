"""Scores leave as a table: CSV, Parquet, JSON Lines or XLSX, never as formulas or links."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.errors import CareerfitError, Fault

if TYPE_CHECKING:
    import polars as pl

# What a spreadsheet takes for the beginning of a formula; a quote before it makes it text.
FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
MOST_SHEET_ROWS = 1_048_575  # below the header, in one worksheet
ENDINGS = (".csv", ".parquet", ".jsonl", ".xlsx")


class TableError(CareerfitError):
    """A table cannot be written in this format."""


def sink(frame: "pl.LazyFrame", path: Path, ending: str) -> None:
    """Write a frame row by row, in the format of `ending`; memory does not grow with its rows.

    Raises TableError for another ending, or for more rows than a worksheet has.
    """
    writers: Mapping[str, Callable[[pl.LazyFrame, Path], None]] = {
        ".csv": _csv,
        ".parquet": lambda frame, path: frame.sink_parquet(path, engine="streaming"),
        ".jsonl": lambda frame, path: frame.sink_ndjson(path, engine="streaming"),
        ".xlsx": _workbook,
    }
    if ending not in writers:
        data = {"ending": ending, "known": ", ".join(ENDINGS)}
        raise TableError(Fault("answers.no_such_table", data=data))
    writers[ending](frame, path)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] and text[0] in FORMULA else text


def csv_text(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows of text as CSV, guarded."""
    import csv
    import io

    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(map(guarded, row) for row in rows)
    return written.getvalue()


def _csv(frame: "pl.LazyFrame", path: Path) -> None:
    """Only text is guarded: a negative number is a number."""
    import polars as pl

    begins = f"^[{FORMULA.replace('-', chr(92) + '-')}]"
    safe = []
    for name, kind in frame.collect_schema().items():
        cell = pl.col(name)
        if kind == pl.String:
            quoted = pl.concat_str(pl.lit("'"), cell)
            cell = pl.when(cell.str.contains(begins)).then(quoted).otherwise(cell)
        safe.append(cell.alias(guarded(name)))
    frame.select(safe).sink_csv(path, engine="streaming")


def _workbook(frame: "pl.LazyFrame", path: Path) -> None:
    import xlsxwriter  # type: ignore[import-untyped]

    batches = (batch.iter_rows() for batch in frame.collect_batches(engine="streaming"))
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 1)
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        names = frame.collect_schema().names()
        number = 0
        for place, name in enumerate(names):
            sheet.write_string(0, place, name, head)
        for number, row in enumerate(chain.from_iterable(batches), 1):
            if number > MOST_SHEET_ROWS:
                data = {"limit": MOST_SHEET_ROWS}
                raise TableError(Fault("answers.too_many_for_sheet", data=data))
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, place, cell)
                elif isinstance(cell, bool):
                    sheet.write_boolean(number, place, cell)
                elif cell is not None:
                    sheet.write_number(number, place, cell)
        sheet.autofilter(0, 0, number, len(names) - 1)

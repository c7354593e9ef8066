"""A CSV or TSV file as a table: small or odd ones decoded with care, large plain ones scanned."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.decoding import decoded, separator_line
from careerfit.exchange.answers.delimited import Record, delimiter_of, ragged, records
from careerfit.exchange.answers.plainness import Plain, plain
from careerfit.exchange.answers.table import MOST_HEADER_ROWS, ROW, Rejected, Table, column

if TYPE_CHECKING:
    import polars as pl

SMALL = 4 * 1024 * 1024  # up to here nothing is gained by scanning
MOST = 64 * 1024 * 1024  # of what has to be decoded
TOP = 60
_BEGIN = 4 * 1024 * 1024  # holds the first rows of any file
_BATCH = 10_000
MOST_COLUMNS = 5_000


def read(path: Path) -> Table:
    """A delimited file. Raises AnswersError if it is none, or too large for what it is."""
    size = path.stat().st_size
    if size > SMALL and (found := plain(path)):
        return _scanned(path, found)
    if size > MOST:
        raise AnswersError(
            Fault("answers.large_and_odd", str(path), data={"limit": MOST // 1024 // 1024})
        )
    return decoded_table(path.read_bytes(), str(path))


def decoded_table(raw: bytes, file: str) -> Table:
    """The table in these bytes, whatever encoding, delimiter and line ends they have."""
    text, encoding = decoded(raw, file)
    text, separator = separator_line(text)
    lines = text.removesuffix("\n").split("\n")
    first = 2 if separator else 1
    delimiter = separator or delimiter_of(lines, file)
    found = list(records(lines, delimiter, first))
    if not found or not found[0].cells:
        raise AnswersError(Fault("answers.open_header", file, found[0].line if found else 1))
    width = _width(found)
    if width > MOST_COLUMNS:
        raise AnswersError(Fault("answers.too_many_columns", file, data={"limit": MOST_COLUMNS}))
    rejected, whole = _sorted(found, width, file)
    details = {"encoding": encoding, "delimiter": delimiter}
    return table("text", file, [(r.line, r.cells) for r in whole], width, details, rejected)


def table(
    kind: str,
    file: str,
    rows: Sequence[tuple[int, Sequence[str]]],
    width: int,
    details: dict[str, str],
    rejected: tuple[Rejected, ...] = (),
) -> Table:
    """A table of rows that are in memory: their places in the file, and their cells as text."""
    top = tuple(tuple(cells[:width]) for _, cells in rows[:TOP])

    @cache
    def body(header_rows: int) -> "pl.LazyFrame":
        return frame(rows[header_rows:], width)

    return Table(file, kind, top, body, details=details, rejected=rejected)


def frame(rows: Iterable[tuple[int, Sequence[str]]], width: int) -> "pl.LazyFrame":
    """Rows as a frame of text; blank cells are null."""
    import polars as pl

    names = [column(place) for place in range(width)]
    schema = {ROW: pl.UInt32, **dict.fromkeys(names, pl.String)}
    left = iter(rows)
    batches = [pl.DataFrame(schema=schema)]
    while batch := list(islice(left, _BATCH)):
        columns = zip(*(cells[:width] for _, cells in batch), strict=True)
        series = {name: list(cells) for name, cells in zip(names, columns, strict=True)}
        batches.append(pl.DataFrame({ROW: [row for row, _ in batch], **series}, schema=schema))
    texts = pl.col(names)
    whole = pl.concat(batches).lazy()
    return whole.with_columns(pl.when(texts.str.strip_chars() != "").then(texts))


def _scanned(path: Path, found: Plain) -> Table:
    """A large file that polars reads lazily."""
    import polars as pl

    with path.open("rb") as file:
        begin = file.read(_BEGIN).removeprefix(b"\xef\xbb\xbf").decode("utf-8", "ignore")
    lines = begin.replace("\r\n", "\n").split("\n")[:-1]
    top = [tuple(record.cells) for record in islice(records(lines, found.delimiter), TOP)]
    width = len(top[0])
    names = [column(place) for place in range(width)]

    def scan(header_rows: int, places: frozenset[int]) -> pl.LazyFrame:
        kinds = {n: pl.Int16 if place in places else pl.String for place, n in enumerate(names)}
        rows = pl.scan_csv(
            path,
            has_header=False,
            separator=found.delimiter,
            skip_lines=header_rows,
            schema=kinds,
            row_index_name=ROW,
            row_index_offset=header_rows + 1,
            glob=False,
        )
        filled = pl.any_horizontal(pl.col(names).is_not_null())
        return rows.filter(filled) if found.blank_lines else rows

    return Table(
        str(path),
        "text",
        tuple(top),
        lambda header_rows: scan(header_rows, frozenset()),
        numbers=None if found.plus else scan,
        details={"encoding": "utf-8", "delimiter": found.delimiter},
    )


def _width(found: list[Record]) -> int:
    """The columns of a header, without the empty ones that some tools write behind the last.

    A second header row may name columns that the first one leaves blank.
    """
    header = len(found[0].cells)
    cells = (each.cells[:header] for each in found[:MOST_HEADER_ROWS])
    return max(place for row in cells for place, cell in enumerate(row, 1) if cell.strip())


def _sorted(
    found: list[Record], width: int, file: str
) -> tuple[tuple[Rejected, ...], list[Record]]:
    """The rows that cannot be used, and the others."""
    bad: list[Rejected] = []
    whole: list[Record] = []
    for record in found:
        reason = ragged(record, width, file)
        if reason is None:
            whole.append(record)
        else:
            bad.append(reason)
    return tuple(bad), whole

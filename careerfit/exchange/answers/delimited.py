"""Text with a delimiter becomes rows, each with the line it begins on."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.table import Rejected

DELIMITERS = (",", ";", "\t")
_LOOK = 60  # records


class Record(NamedTuple):
    """A row and its line, or, without cells, what is wrong with it."""

    line: int
    cells: list[str]
    why: str = ""


def delimiter_of(lines: Sequence[str], file: str) -> str:
    """The delimiter that gives the same number of columns most often, and more than one.

    Raises AnswersError where there is none: one column is never taken in silence.
    """
    scores = {}
    for delimiter in DELIMITERS:
        widths = [len(r.cells) for r in _first(lines, delimiter) if r.cells]
        if widths and widths[0] > 1:
            scores[delimiter] = (widths.count(widths[0]) / len(widths), widths[0])
    if not scores:
        raise AnswersError(Fault("answers.one_column", file))
    return max(scores, key=lambda delimiter: scores[delimiter])


def records(lines: Sequence[str], delimiter: str, first: int = 1) -> Iterator[Record]:
    """Every record. A record that cannot be read loses its first line; the next one begins then.

    `first` is the number of the first line. Blank lines are no records.
    """
    at = 0
    while at < len(lines):
        reader = csv.reader(_ended(lines, at), delimiter=delimiter, strict=True)
        begin = at
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield Record(begin + first, cells)
                begin = at + reader.line_num
            return
        except csv.Error as error:
            yield Record(begin + first, [], _reason(str(error)))
            at = begin + 1


def ragged(record: Record, width: int, file: str) -> Rejected | None:
    """Why a record cannot be used beside a header of `width` columns, if so."""
    if record.why:
        return Rejected(file, record.line, record.why)
    if len(record.cells) < width:
        return Rejected(file, record.line, "too_few_cells", tuple(record.cells))
    if any(cell.strip() for cell in record.cells[width:]):
        return Rejected(file, record.line, "too_many_cells", tuple(record.cells))
    return None


def _first(lines: Sequence[str], delimiter: str) -> list[Record]:
    found = []
    for record in records(lines, delimiter):
        found.append(record)
        if len(found) == _LOOK:
            break
    return found


def _ended(lines: Sequence[str], at: int) -> Iterator[str]:
    return (f"{lines[place]}\n" for place in range(at, len(lines)))


def _reason(error: str) -> str:
    """The library's complaints, by the few that it has."""
    if "unexpected end" in error:
        return "open_quote"
    return "cell_too_long" if "field larger" in error else "bad_quote"

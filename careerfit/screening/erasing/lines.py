"""Delimited text and JSON Lines: whole lines go, every other byte stays as it was."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from careerfit.errors import Fault
from careerfit.exchange.answers.decoding import decoded, separator_line
from careerfit.exchange.answers.delimited import delimiter_of
from careerfit.screening.erasing.wanted import SHORTEST, Erased, ErasureError, Wanted

_BEGIN = 1024 * 1024
_LOOK = 200  # lines that show the delimiter


class Form(NamedTuple):
    """How a delimited file is written. Bytes that are not UTF-16 pass as Latin-1, unchanged."""

    encoding: str
    newline: str
    delimiter: str
    separator_line: bool


def erase_rows(source: Path, target: Path, wanted: Wanted) -> Erased:
    """Write a CSV or TSV file without the person's rows.

    Raises AnswersError for no delimited text, ErasureError where the column of ids is not known
    or a row cannot be told from the next.
    """
    form = _form(source)
    with (
        source.open(encoding=form.encoding, newline=form.newline) as old,
        target.open("w", encoding=form.encoding, newline="") as new,
    ):
        if form.separator_line:
            new.write(old.readline())
        records = _records(old, form.delimiter, str(source))
        place, raw, header = next(records)
        columns = wanted.places([_text(cell, form) for cell in header])
        if not columns:
            raise ErasureError(Fault("deciding.no_id_column", str(source)))
        new.write(raw)
        left = _Left(wanted)
        for place, raw, cells in records:
            ids = [_text(cells[each], form) for each in columns if each < len(cells)]
            if not left.counts(wanted.one_of(ids), _text(raw, form), place + form.separator_line):
                new.write(raw)
    return left.told()


def erase_objects(source: Path, target: Path, wanted: Wanted) -> Erased:
    """Write a JSON Lines file, such as a log of decisions, without the person's lines.

    Raises ErasureError for a line that is no object or has no id.
    """
    left = _Left(wanted)
    with source.open("rb") as old, target.open("wb") as new:
        for number, raw in enumerate(old, 1):
            line = raw.decode("utf-8", "replace")
            goes = bool(raw.strip()) and _is_meant(raw, wanted, number, str(source))
            if not left.counts(goes, line, number):
                new.write(raw)
    return left.told()


def rows_of(path: Path) -> Iterator[list[str]]:
    """The header and the rows of a delimited file as text. Raises as `erase_rows` does."""
    form = _form(path)
    with path.open(encoding=form.encoding, newline=form.newline) as lines:
        if form.separator_line:
            lines.readline()
        for _, _, cells in _records(lines, form.delimiter, str(path)):
            yield [_text(cell, form).strip() for cell in cells]


class _Left:
    """Counts what goes, and remembers where what stays still names the person."""

    def __init__(self, wanted: Wanted) -> None:
        long = sorted(each for each in wanted.ids if len(each) >= SHORTEST)
        either = "|".join(map(re.escape, long))
        self.named = re.compile(rf"(?<!\w)(?:{either})(?!\w)") if long else None
        self.rows = 0
        self.mentions: list[int] = []

    def counts(self, goes: bool, line: str, number: int) -> bool:
        """The same answer, noted."""
        if goes:
            self.rows += 1
        elif self.named and self.named.search(line):
            self.mentions.append(number)
        return goes

    def told(self) -> Erased:
        return Erased(self.rows, mentions=tuple(self.mentions))


def _form(path: Path) -> Form:
    """By the file's beginning. Raises AnswersError if it is no delimited text."""
    with path.open("rb") as file:
        begin = file.read(_BEGIN)
    if len(begin) == _BEGIN and b"\0" not in begin:
        begin = begin[: begin.rfind(b"\n") + 1] or begin  # no letter is cut in two
    said, encoding = decoded(begin, str(path))
    rest, separator = separator_line(said)
    delimiter = separator or delimiter_of(rest.split("\n")[:_LOOK], str(path))
    passed = encoding if encoding.startswith("utf-16") else "latin-1"
    only_returns = b"\n" not in begin and b"\r" in begin
    return Form(passed, "\r" if only_returns else "\n", delimiter, bool(separator))


def _records(
    lines: Iterable[str], delimiter: str, file: str
) -> Iterator[tuple[int, str, Sequence[str]]]:
    """Number of the first line, the raw lines and the cells of each record."""
    taken: list[str] = []

    def fed() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    first = 1
    reader = csv.reader(fed(), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield first, "".join(taken), cells
            first += len(taken)
            taken.clear()
    except csv.Error as error:
        raise ErasureError(Fault("deciding.broken_row", file, first)) from error


def _text(cell: str, form: Form) -> str:
    """A cell as people read it, the mark at a file's beginning left out."""
    if form.encoding != "latin-1":
        return cell.removeprefix("\ufeff")
    raw = cell.encode("latin-1").removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _is_meant(raw: bytes, wanted: Wanted, number: int, file: str) -> bool:
    try:
        value = json.loads(raw, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        value = None
    fields = list(value.items()) if isinstance(value, dict) else []
    places = wanted.places([name for name, _ in fields])
    if not places:
        raise ErasureError(Fault("deciding.broken_row", file, number))
    return wanted.one_of([fields[place][1] for place in places])

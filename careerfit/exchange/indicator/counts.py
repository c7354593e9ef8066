"""Counts of an indicator, as a table: who was served, out of how many, where and when.

A percentage is whole basis points, half up: 175 of 12,931 are 135 (1.35 %). A row that cannot be
true is refused, and so are groups that do not add up to the total beside them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from careerfit.errors import AnswersError, CareerfitError, Fault
from careerfit.exchange.answers.decoding import decoded, separator_line
from careerfit.exchange.answers.delimited import Record, delimiter_of, ragged, records
from careerfit.reading.fit import nearest

MOST_BYTES = 5_000_000
MOST = 10**12  # of a count
LONGEST = 200  # characters of an area or a group
BASIS = 10_000  # basis points in a whole
_NEEDED = ("period", "area", "numerator", "denominator")
_NAMES = Path(__file__).with_name("counts.tsv")
_PERIOD = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?(?:/([0-9]{4})(?:-(0[1-9]|1[0-2]))?)?")
_WHOLE = re.compile(r"-?[0-9]{1,30}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class CountsError(CareerfitError):
    """A table of counts cannot be true; all its faults at once."""


@dataclass(frozen=True, slots=True)
class Count:
    """One row. `group` is "dimension: group", or empty for the total."""

    line: int
    period: str
    area: str
    group: str
    numerator: int
    denominator: int

    @property
    def basis_points(self) -> int:
        """0..10000; half up."""
        return (2 * BASIS * self.numerator + self.denominator) // (2 * self.denominator)

    @property
    def dimension(self) -> str:
        """What the group is one of: `sex` in `sex: women`."""
        return self.group.partition(":")[0].strip().casefold() if ":" in self.group else ""


class _Row(NamedTuple):
    """A row's cells, before anybody knows whether they are right."""

    line: int
    period: str
    area: str
    group: str
    cells: Mapping[str, str]


def counts(raw: bytes, file: str) -> tuple[Count, ...]:
    """The rows of a CSV file in any usual encoding. Raises CountsError with every fault of it."""
    if len(raw) > MOST_BYTES:
        raise CountsError(Fault("computing.too_large", file, data={"limit": MOST_BYTES // 10**6}))
    head, *body = _rows(raw, file)
    places = _places(head, file)
    faults: list[Fault] = []
    rows = [row for each in body if (row := _cells(each, head, places, file, faults))]
    if not body:
        faults.append(Fault("computing.no_rows", file))
    found = [count for row in rows if (count := _count(row, file, faults))]
    faults += _twice(rows, file)
    if not faults:
        faults += _do_not_add_up(found, file)
    if faults:
        raise CountsError(*sorted(faults, key=lambda fault: fault.line))
    return tuple(found)


def _rows(raw: bytes, file: str) -> list[Record]:
    text, separator = separator_line(decoded(raw, file)[0])
    lines = text.removesuffix("\n").split("\n")
    first = 2 if separator else 1
    try:
        delimiter = separator or delimiter_of(lines, file)
    except AnswersError as error:
        raise CountsError(Fault("computing.one_column", file)) from error
    found = list(records(lines, delimiter, first))
    if not found or found[0].why:
        raise CountsError(Fault("computing.no_rows", file))
    return found


def _places(head: Record, file: str) -> Mapping[str, int]:
    """The place of each column. Raises CountsError for unknown, doubled and missing ones."""
    known = _known()
    faults: list[Fault] = []
    places: dict[str, int] = {}
    for place, cell in enumerate(head.cells):
        said = cell.strip().casefold()
        name = known.get(said)
        if name is None:
            data = {"name": cell.strip()[:60], "nearest": nearest(said, known)}
            faults.append(Fault("computing.unknown_column", file, head.line, data=data))
        elif name in places:
            data = {"name": cell.strip()}
            faults.append(Fault("computing.column_twice", file, head.line, data=data))
        else:
            places[name] = place
    missing = [name for name in _NEEDED if name not in places]
    if missing:
        data = {"names": ", ".join(missing)}
        faults.append(Fault("computing.missing_columns", file, head.line, data=data))
    if faults:
        raise CountsError(*faults)
    return places


@cache
def _known() -> Mapping[str, str]:
    """What columns may be called, in both languages."""
    rows = (row.split("\t") for row in _NAMES.read_text(encoding="utf-8").splitlines())
    return {said: name for said, name, *_ in rows}


def _cells(
    record: Record, head: Record, places: Mapping[str, int], file: str, faults: list[Fault]
) -> _Row | None:
    """A row's cells by name, or nothing and what is wrong with its form."""
    if broken := ragged(record, len(head.cells), file):
        faults.append(Fault(f"computing.{broken.why}", file, record.line))
        return None
    cells = {name: record.cells[place].strip() for name, place in places.items()}
    period = re.sub(r" ?/ ?", "/", cells["period"])
    return _Row(record.line, period, cells["area"], cells.get("group", ""), cells)


def _count(row: _Row, file: str, faults: list[Fault]) -> Count | None:
    """The row with its numbers, or nothing and what is wrong with it."""
    top, bottom = _whole(row.cells["numerator"]), _whole(row.cells["denominator"])
    wrong = [*_wrong_words(row), *_wrong_numbers(top, bottom, row.cells)]
    faults += (
        Fault(f"computing.{code}", file, row.line, field, data) for code, field, data in wrong
    )
    if wrong or top is None or bottom is None:
        return None
    return Count(row.line, row.period, row.area, row.group, top, bottom)


def _whole(cell: str) -> int | None:
    """A whole number without separators: 12.931 is twelve or twelve thousand."""
    return int(cell) if _WHOLE.fullmatch(cell) else None


_Wrong = tuple[str, str, Mapping[str, object]]


def _wrong_words(row: _Row) -> Iterator[_Wrong]:
    if not _is_period(row.period):
        yield "bad_period", "period", {"value": row.period[:40]}
    if not row.area:
        yield "no_area", "area", {}
    for field, text in (("area", row.area), ("disaggregation", row.group)):
        if len(text) > LONGEST:
            yield "too_long", field, {"limit": LONGEST}
        if _CONTROL.search(text):
            yield "control", field, {}


def _is_period(text: str) -> bool:
    """A year, a month, or two of the same kind, the first not after the second."""
    found = _PERIOD.fullmatch(text)
    if not found:
        return False
    year, month, last_year, last_month = found.groups()
    if last_year is None:
        return True
    same_kind = (month is None) == (last_month is None)
    return same_kind and (year, month or "") <= (last_year, last_month or "")


def _wrong_numbers(
    top: int | None, bottom: int | None, cells: Mapping[str, str]
) -> Iterator[_Wrong]:
    for field, number in (("numerator", top), ("denominator", bottom)):
        if number is None:
            yield "not_whole", field, {"value": cells[field][:40]}
        elif number < 0:
            yield "negative", field, {"value": number}
        elif number > MOST:
            yield "too_many", field, {"value": number}
    if bottom == 0:
        yield "zero_denominator", "denominator", {}
    elif top is not None and bottom is not None and 0 < bottom < top:
        yield "above_denominator", "numerator", {"numerator": top, "denominator": bottom}


def _key(row: Count | _Row) -> tuple[str, str, str]:
    """What a row counts, however it is capitalised or spaced."""
    return (row.period, _plain(row.area), _plain(row.group))


def _plain(text: str) -> str:
    return re.sub(r"\s*:\s*", ":", " ".join(text.split()).casefold())


def _twice(rows: Iterable[_Row], file: str) -> Iterator[Fault]:
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        first = seen.setdefault(_key(row), row.line)
        if first != row.line:
            yield Fault("computing.twice", file, row.line, data={"first": first})


def _do_not_add_up(rows: Sequence[Count], file: str) -> Iterator[Fault]:
    """Groups of one dimension beside a total must add up to it, above and below the line."""
    totals = {_key(row)[:2]: row for row in rows if not row.group}

    def where(row: Count) -> tuple[str, str, str]:
        return (*_key(row)[:2], row.dimension)

    grouped = sorted((row for row in rows if row.group), key=where)
    for (period, area, dimension), found in groupby(grouped, key=where):
        groups = list(found)
        total = totals.get((period, area))
        for field in ("numerator", "denominator") if total else ():
            summed, whole = sum(getattr(row, field) for row in groups), getattr(total, field)
            if summed != whole:
                data = {"sum": summed, "total": whole, "dimension": dimension or "–"}
                yield Fault("computing.not_the_sum", file, groups[0].line, field, data)

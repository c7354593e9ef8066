"""Decisions that a person filled in: our workbook, or a table with the same columns.

For each formal gate there may be two more columns: what is known of it, and the evidence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import get_args

from careerfit.errors import Fault
from careerfit.exchange.answers.gathering import opened
from careerfit.exchange.answers.table import Table
from careerfit.exchange.answers.wording import normal
from careerfit.model.select import GateStatus
from careerfit.screening.deciding import Choice
from careerfit.screening.decisions import DecisionError
from careerfit.words import languages, say

COLUMNS = ("id", "decision", "decided_by", "reason")
_HEADERS = 3


def choices(path: Path, by: str, gates: Sequence[str] = ()) -> tuple[Choice, ...]:
    """The rows that somebody decided. `by` is who decided where a row names nobody.

    Raises DecisionError for a file without these columns, and for rows with a reason alone.
    """
    table = opened(path)
    header, places = _header(table)
    known = _gates(table.top[header - 1], gates)
    wanted = (*places, *(place for pair in known.values() for place in pair))
    found: list[Choice] = []
    faults: list[Fault] = []
    for row, cells in _rows(table, header, wanted):
        decided, rest = cells[: len(COLUMNS)], cells[len(COLUMNS) :]
        pairs = zip(known, rest[::2], rest[1::2], strict=True)
        said = {gate: (_status(status), evidence) for gate, status, evidence in pairs}
        choice = Choice.typed(decided, row, said)
        if choice.decision:
            found.append(choice if choice.by else replace(choice, by=by))
        elif choice.reason or choice.by:
            faults.append(Fault("deciding.without_decision", str(path), row, choice.candidate[:60]))
    if faults:
        raise DecisionError(*faults)
    return tuple(found)


def _header(table: Table) -> tuple[int, tuple[int, ...]]:
    """How many rows the header ends after, and where the four columns stand."""
    known = {name: _titles(name) for name in COLUMNS}
    for number, cells in enumerate(islice(table.top, _HEADERS), 1):
        said = [normal(cell) for cell in cells]
        places = [_place(said, titles) for titles in known.values()]
        if None not in places:
            return number, tuple(place for place in places if place is not None)
    data = {"names": ", ".join(COLUMNS)}
    raise DecisionError(Fault("deciding.no_batch", table.file, data=data))


def _gates(cells: Sequence[str], gates: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """Where each gate's status and evidence stand, of those that have both columns."""
    said = [normal(cell) for cell in cells]
    found: dict[str, tuple[int, int]] = {}
    for gate in gates:
        status, evidence = (
            _place(said, [normal(f"{kind} {gate}"), *_said(f"column_{kind}", gate=gate)])
            for kind in ("gate", "evidence")
        )
        if status is not None and evidence is not None:
            found[gate] = (status, evidence)
    return found


def _status(cell: str) -> str:
    """The status that a cell names in any language; a blank one is not known yet."""
    if not cell.strip():
        return "unknown"
    for status in get_args(GateStatus):
        if normal(cell) in (status, *_said(f"gate_{status}")):
            return str(status)
    return cell


def _said(key: str, **data: object) -> list[str]:
    """Words of an order in every language."""
    return [normal(say(f"screening.{key}", one, **data)) for one in languages()]


def _titles(name: str) -> Sequence[str]:
    """What a column is called: its name in data, or its title in the workbook of any language."""
    return [name, *_said(f"column_{name}")]


def _place(header: Sequence[str], titles: Sequence[str]) -> int | None:
    return next((place for place, said in enumerate(header) if said in titles), None)


def _rows(table: Table, header: int, places: Sequence[int]) -> Iterator[tuple[int, Sequence[str]]]:
    """Row in the file and the four cells, of every row."""
    import polars as pl

    from careerfit.exchange.answers.table import ROW, column

    cells = [
        pl.col(column(p)).cast(pl.String).fill_null("").alias(f"cell{n}")
        for n, p in enumerate(places)
    ]
    for row, *said in table.body(header).select(ROW, *cells).collect().iter_rows():
        yield row, said

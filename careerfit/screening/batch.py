"""Decisions that a person filled in: our workbook, or a table with the same columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from careerfit.errors import Fault
from careerfit.exchange.answers.gathering import opened
from careerfit.exchange.answers.table import Table
from careerfit.exchange.answers.wording import normal
from careerfit.screening.deciding import Choice
from careerfit.screening.decisions import DecisionError
from careerfit.words import languages, say

COLUMNS = ("id", "decision", "decided_by", "reason")
_HEADERS = 3


def choices(path: Path, by: str) -> tuple[Choice, ...]:
    """The rows that somebody decided. `by` is who decided where a row names nobody.

    Raises DecisionError for a file without these columns, and for rows with a reason alone.
    """
    table = opened(path)
    header, places = _header(table)
    found: list[Choice] = []
    faults: list[Fault] = []
    for row, cells in _rows(table, header, places):
        choice = Choice.typed(cells, row)
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


def _titles(name: str) -> Sequence[str]:
    """What a column is called: its name in data, or its title in the workbook of any language."""
    return [name, *(normal(say(f"screening.column_{name}", one)) for one in languages())]


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

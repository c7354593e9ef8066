"""A table of another program, read by the names of its columns."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.gathering import opened
from careerfit.exchange.answers.table import ROW, Table, column
from careerfit.exchange.answers.wording import normal
from careerfit.reading.fit import nearest

Cells = tuple[int, tuple[str, ...]]  # the row in the file, and its cells


def columns(path: Path, *wanted: tuple[str, ...]) -> tuple[tuple[str, ...], list[Cells]]:
    """The first of the `wanted` sets of columns that the header has, and all its rows as text.

    Blank cells are empty. Raises AnswersError if the header has none of the sets whole.
    """
    table = opened(path)
    header = [normal(cell) for cell in table.top[0]]
    names = next((each for each in wanted if set(map(normal, each)) <= set(header)), None)
    if names is None:
        raise AnswersError(*_absent(table, header, wanted[-1]))
    return names, list(_rows(table, [header.index(normal(name)) for name in names]))


def _absent(table: Table, header: Sequence[str], names: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        if normal(name) not in header:
            data = {"name": name, "nearest": nearest(name, tuple(table.top[0]))}
            yield Fault("evidence.no_column", table.file, data=data)


def _rows(table: Table, places: Sequence[int]) -> Iterator[Cells]:
    import polars as pl

    cells = [
        pl.col(column(p)).cast(pl.String).fill_null("").str.strip_chars().alias(f"cell{n}")
        for n, p in enumerate(places)
    ]
    for row, *said in table.body(1).select(ROW, *cells).collect().iter_rows():
        yield row, tuple(said)

"""A first pass over one file: which cells are no plain option numbers, and what they say."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.labels import UNKNOWN
from careerfit.exchange.answers.layout import Layout
from careerfit.exchange.answers.meanings import counts_from_zero
from careerfit.exchange.answers.table import ROW, column

if TYPE_CHECKING:
    import polars as pl

MOST_DIFFERENT = 50_000  # cells of one column; an answer column has a dozen
_MANY_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Unknown:
    """A cell that is no option of its item: missing, and counted."""

    file: str
    item: str
    cell: str
    n: int
    first_row: int


@dataclass(frozen=True)
class Survey:
    """How many rows a file has, and what each different odd cell of an item stands for."""

    rows: int
    decoded: Mapping[str, Mapping[str, int | None]]
    unknown: tuple[Unknown, ...]


def surveyed(of: Layout) -> tuple[Layout, Survey]:
    """A file and its survey; with its items as integers from the start, if they all are."""
    import polars as pl

    if of.table.numbers and not any(each.renumbers for each in of.readings.values()):
        numbers = replace(of, in_numbers=True)
        try:
            return numbers, survey(numbers)
        except pl.exceptions.ComputeError:
            pass  # some cell is no integer: it is read with care
    return of, survey(of)


def survey(of: Layout) -> Survey:
    """Raises AnswersError where most answers of a column are not understood."""
    import polars as pl

    kinds = of.frame.collect_schema()
    asked: list[pl.Expr] = [pl.len().alias(ROW)]
    for item, place in of.items.items():
        asked += _questions(item, column(place), kinds[column(place)], of.readings[item].most)
    counts = of.frame.select(asked).collect(engine="streaming").row(0, named=True)
    odd = {
        item: place
        for item, place in of.items.items()
        if counts[f"{item} odd"] or of.readings[item].renumbers
    }
    cells = _different(of.frame, odd, counts[ROW], of.table.file) if odd else ()
    decoded: dict[str, dict[str, int | None]] = {item: {} for item in odd}
    answered = {item: counts[f"{item} filled"] for item in of.items}
    unknown: list[Unknown] = []
    for item, cell, n, row in cells:
        decoded[item][cell] = option = of.readings[item].option(cell)
        if option is None:
            answered[item] -= n
        elif option == UNKNOWN:
            unknown.append(Unknown(of.table.file, item, cell, n, row))
    tops = {item for item in of.items if counts[f"{item} top"]}
    if faults := tuple(_doubtful(of, unknown, answered, tops)):
        raise AnswersError(*faults)
    return Survey(counts[ROW], decoded, tuple(unknown))


def _questions(item: str, name: str, kind: "pl.DataType", most: int) -> Iterator["pl.Expr"]:
    """Of one column: filled cells, those that are no option number as such, the highest one."""
    import polars as pl

    cell = pl.col(name)
    if kind == pl.String:
        plain = cell.is_in([str(option) for option in range(1, most + 1)])
        top = cell == str(most)
    else:
        plain, top = cell.is_between(1, most), cell == most
    yield cell.count().alias(f"{item} filled")
    yield (~plain).sum().alias(f"{item} odd")
    yield top.any().alias(f"{item} top")


def _different(
    frame: "pl.LazyFrame", odd: Mapping[str, int], rows: int, file: str
) -> Iterator[tuple[str, str, int, int]]:
    """Item, cell, how often, and the first row, for the different cells of the odd columns."""
    import polars as pl

    named = frame.select(
        ROW, *(pl.col(column(p)).cast(pl.String).alias(item) for item, p in odd.items())
    )
    if rows > _MANY_ROWS:
        counts = named.select(pl.exclude(ROW).approx_n_unique()).collect(engine="streaming")
        for item, different in counts.row(0, named=True).items():
            if different > MOST_DIFFERENT:
                raise AnswersError(Fault("answers.free_text", file, field=item))
    cells = (
        named.unpivot(index=ROW, variable_name="item", value_name="cell")
        .drop_nulls("cell")
        .group_by("item", "cell")
        .agg(pl.len().alias("n"), pl.col(ROW).min().alias("first"))
        .sort("first", "item", "cell")
        .collect(engine="streaming")
    )
    yield from cells.iter_rows()


def _doubtful(
    of: Layout,
    unknown: list[Unknown],
    answered: Mapping[str, int],
    tops: Collection[str],
) -> Iterator[Fault]:
    """Columns whose answers are mostly no options, and lists that seem to count from 0."""
    readings = of.readings
    numbers: dict[str, Counter[str]] = {}  # of each list: the zeros, and its highest option
    for item in of.items:
        mine = [each for each in unknown if each.item == item]
        many = sum(each.n for each in mine)
        if 2 * many > answered[item]:
            seen = ", ".join(dict.fromkeys(each.cell[:40] for each in mine[:3]))
            data = {"n": many, "of": answered[item], "cells": seen}
            yield Fault("answers.not_understood", of.table.file, field=item, data=data)
        zero = sum(each.n for each in mine if each.cell.strip() == "0")
        rest = answered[item] - zero
        cells = numbers.setdefault(readings[item].options.name, Counter())
        cells.update({"0": zero, str(readings[item].most if item in tops else ""): rest})
    for name, cells in numbers.items():
        most = next(r.most for r in readings.values() if r.options.name == name)
        if counts_from_zero(cells, most):
            data = {"name": name, "most": most}
            yield Fault("answers.doubt_zero", of.table.file, data=data)

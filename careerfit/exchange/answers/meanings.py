"""What the cells of a file's answers seem to mean: by option list, with what is unsure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from careerfit.exchange.answers.labels import MISSING, Label, OptionList, Proposed, proposed
from careerfit.exchange.answers.table import column

if TYPE_CHECKING:
    import polars as pl

LOOKED_AT = 50_000  # rows whose cells a proposal is made from
_MOST_LABELS = 40  # different cells of one option list that are proposed
_RARE = 100  # one cell in a hundred is a slip; more are another scale
_FROM_ZERO = 20  # one cell in twenty must say 0 before the numbers are doubted

# A word `answers.doubt_...` or `answers.note_...`, and its data.
Doubt = tuple[str, Mapping[str, object]]


def different(
    frame: "pl.LazyFrame", places: Mapping[str, int], lists: Sequence[OptionList]
) -> dict[str, Counter[str]]:
    """How often each list's columns hold which cells, blank ones left out."""
    import polars as pl

    wanted = pl.col(*(column(place) for place in places.values())).cast(pl.String)
    looked = frame.head(LOOKED_AT).select(wanted).collect(engine="streaming")
    found: dict[str, Counter[str]] = {}
    for each in lists:
        counts = found.setdefault(each.name, Counter())
        for item in each.items:
            if item in places:
                for cell, n in looked[column(places[item])].drop_nulls().value_counts().rows():
                    if cell.strip():
                        counts[cell.strip()] += n
    return found


def proposals(options: OptionList, cells: Counter[str], notes: list[Doubt]) -> tuple[Proposed, ...]:
    """What the most frequent cells mean, lowest option first.

    Strange cells that are rare altogether are slips: they are noted, and count as missing.
    """
    frequent = (cell for cell, _ in cells.most_common(20 * _MOST_LABELS))
    every = tuple(islice(proposed(options, frequent), _MOST_LABELS))
    if any(cell in _numbers(options.most) for cell in cells):
        ends = {"first": options.labels[0], "last": options.labels[-1]}
        notes.append(("note_numbers", {"name": options.name, "most": options.most, **ends}))
    strange = [one for one in every if not one.sure]
    many = sum(cells[one.cell] for one in strange)
    if strange and _RARE * many < cells.total():
        shown = ", ".join(one.cell[:40] for one in strange[:3])
        notes.append(("note_rare", {"name": options.name, "n": many, "cells": shown}))
        every = tuple(one for one in every if one.sure)
    return tuple(sorted(every, key=lambda one: (isinstance(one.option, str), str(one.option))))


def doubts(
    lists: Sequence[OptionList],
    labels: Mapping[str, tuple[Proposed, ...]],
    cells: Mapping[str, Counter[str]],
) -> Iterator[Doubt]:
    """What a person has to decide about the cells."""
    for each in lists:
        if counts_from_zero(cells[each.name], each.most):
            yield "doubt_zero", {"name": each.name, "most": each.most}
        for one in labels[each.name]:
            if not one.sure:
                data = {"name": each.name, "cell": one.cell[:80], "option": one.option}
                yield f"doubt_{one.why}", data


def counts_from_zero(cells: Mapping[str, int], most: int) -> bool:
    """Whether numbers seem to count from 0: many are 0, and none is the highest option."""
    zero = cells.get("0", 0)
    return _FROM_ZERO * zero > sum(cells.values()) and str(most) not in cells


def tables(labels: Mapping[str, tuple[Proposed, ...]]) -> dict[str, dict[str, Label]]:
    """The labels of a mapping."""
    found: dict[str, dict[str, Label]] = {}
    for name, every in labels.items():
        table = {one.cell: one.option for one in every if one.option != MISSING}
        if table:
            found[name] = table
    return found


def missing(labels: Mapping[str, tuple[Proposed, ...]]) -> tuple[str, ...]:
    """The cells that stand for no answer."""
    every = (one.cell for table in labels.values() for one in table if one.option == MISSING)
    return tuple(dict.fromkeys(every))


def _numbers(most: int) -> set[str]:
    return {str(number) for number in range(1, most + 1)}

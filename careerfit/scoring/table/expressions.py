"""The few forms of expression that give equal integers in Polars, DuckDB and Spark.

Codes and scores that are missing are 0 here, with a flag or a count beside them: without nulls a
sum takes half the time, and a comparison is never null.
"""

from collections.abc import Iterable, Mapping, Sequence

import narwhals as nw

from careerfit.scoring.table.ladder import Ladder

PRIVATE = "__careerfit_"  # columns between two steps; a plan's names never begin with __
FEW = 50  # Spark cannot compile a sum of some 300 terms; sums of sums it can


def private(kind: str, name: str) -> str:
    """The name of a column between two steps."""
    return f"{PRIVATE}{kind}_{name}"


def total(terms: Sequence[nw.Expr]) -> nw.Expr:
    """The sum of terms that are never null."""
    while len(terms) > 1:
        chunks = [terms[start : start + FEW] for start in range(0, len(terms), FEW)]
        terms = [nw.sum_horizontal(*chunk) for chunk in chunks]
    return terms[0]


def count(conditions: Iterable[nw.Expr]) -> nw.Expr:
    """How many are true; DuckDB and Spark may make an Int32 of the Int16 numbers."""
    return total([number(condition) for condition in conditions])


def number(condition: nw.Expr, value: int = 1) -> nw.Expr:
    """The value (Int16) where the condition holds, else 0.

    Spark adds no Booleans; and Polars casts them to numbers in twice the time that this takes.
    """
    return nw.when(condition).then(nw.lit(value, nw.Int16)).otherwise(nw.lit(0, nw.Int16))


def mean(num: nw.Expr, den: nw.Expr | int) -> nw.Expr:
    """num/den rounded half up, as Float64; null where den is null. Never give a den of 0.

    Exact in doubles while num < 2^52. Integer division differs: DuckDB's truncates and is slow.
    """
    return (num.cast(nw.Float64) / den + 0.5).floor()


def known(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    """The value (Int16) where the condition holds, else null."""
    return nw.when(condition).then(value).cast(nw.Int16)


def sum_of_ladders(
    codes: Mapping[str, nw.Expr], ladders: Mapping[str, Ladder], dtype: type[nw.Int32 | nw.Float64]
) -> nw.Expr:
    """The sum over items of what their options are worth; a code of 0 adds nothing.

    The sum is of `dtype`, which must hold it: the codes are Int16, and Polars wraps in silence.
    """
    terms: list[nw.Expr] = []
    for step, names in _same({name: each.step for name, each in ladders.items()}):
        terms.append(total([codes[name] for name in names]).cast(dtype) * step)
    for start, names in _same({name: each.start for name, each in ladders.items()}):
        terms.append(count(codes[name] > 0 for name in names).cast(dtype) * start)
    for name, each in ladders.items():
        terms += [(codes[name] >= option).cast(dtype) * jump for option, jump in each.jumps]
    return total(terms) if terms else nw.lit(0, dtype)


def _same(numbers: Mapping[str, int]) -> list[tuple[int, list[str]]]:
    """The names that share a number, for each number that is not 0."""
    names: dict[int, list[str]] = {}
    for name, number in numbers.items():
        names.setdefault(number, []).append(name)
    return [(number, names[number]) for number in names if number]

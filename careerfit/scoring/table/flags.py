"""Signs of careless answering, never rejections; the rules of sheet.py as columns."""

from collections.abc import Iterator

import narwhals as nw

from careerfit.scoring.plan import Plan, PlanItem
from careerfit.scoring.sheet import MIN_ANSWERS, MIN_OPTIONS, RUN, SECONDS_AN_ITEM
from careerfit.scoring.table.expressions import count, number, private
from careerfit.scoring.table.values import chosen, code

# Items in one step. An item's expression holds the one before: many items make it too long for
# Polars, and one item makes too many steps for DuckDB and Spark.
BLOCK = 2
LAST, LENGTH, LONG = (private("run", part) for part in ("last", "length", "long"))


def steps(plan: Plan) -> Iterator[list[nw.Expr]]:
    """Item by item: the last answer, how often it came without a break, and whether too often."""
    items = _likert(plan)
    last, length = nw.lit(0, nw.Int16), nw.lit(0, nw.Int16)
    long = []
    for start in range(0, len(items), BLOCK):
        for item in items[start : start + BLOCK]:
            # A missing answer neither breaks a run nor makes it longer.
            same = (code(item) == 0) | (code(item) == last)
            length = nw.when(same).then(length).otherwise(0) + number(code(item) > 0)
            last = nw.when(code(item) > 0).then(code(item)).otherwise(last)
            long.append(length >= RUN)
        anywhere = nw.any_horizontal(*long, ignore_nulls=False)
        yield [last.alias(LAST), length.cast(nw.Int16).alias(LENGTH), anywhere.alias(LONG)]
        last, length, long = nw.col(LAST), nw.col(LENGTH), [nw.col(LONG)]


def raised(plan: Plan, seconds: str | None) -> Iterator[nw.Expr]:
    """The flags as private columns, while the codes are there."""
    items = _likert(plan)
    long, same = nw.lit(False), nw.lit(False)
    if items:
        n = count(code(item) > 0 for item in items)
        # If all answers are the same they are one run, and the last one.
        long, same = nw.col(LONG), (n >= MIN_ANSWERS) & (nw.col(LENGTH) == n)
    yield long.alias(private("flag", "longest_run"))
    yield same.alias(private("flag", "no_variation"))
    if seconds is not None:
        answered = chosen(plan)
        quick = nw.col(seconds) < answered.cast(nw.Int64) * SECONDS_AN_ITEM
        yield (quick & (answered > 0)).fill_null(False).alias(private("flag", "too_fast"))


def columns(seconds: str | None) -> Iterator[tuple[str, nw.Expr]]:
    timed = ("too_fast",) if seconds is not None else ()
    for name in ("longest_run", "no_variation", *timed):
        yield name, nw.col(private("flag", name))


def _likert(plan: Plan) -> list[PlanItem]:
    return [i for i in plan.items if i.kind == "likert" and len(i.credits) >= MIN_OPTIONS]

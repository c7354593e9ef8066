"""From a table of sheets to a table of scores, step by step; each step reads the one before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import narwhals as nw

from careerfit.errors import AnswersError
from careerfit.scoring.plan import Plan
from careerfit.scoring.table import bands, flags, values
from careerfit.scoring.table.columns import Wanted, dotted, faults, role_columns
from careerfit.scoring.table.expressions import count, known, private

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

Column = tuple[str, nw.Expr]


def scored(frame: "IntoFrameT", plan: Plan, wanted: Wanted) -> "IntoFrameT":
    """Score a native frame. Raises AnswersError if its columns are not those of the plan."""
    given: Any = nw.from_native(frame)
    table, schema = given.lazy(), given.collect_schema()
    lazy = isinstance(given, nw.LazyFrame)
    columns = [*_kept(wanted), *_counts(plan), *_scales(plan, wanted), *_roles(plan)]
    columns += flags.columns(wanted.seconds) if wanted.flags else []
    ranks = [_rank(name, wanted.within) for name in dict.fromkeys(wanted.ranks)]
    names = [name for name, _ in (*columns, *ranks)]
    found = list(faults(schema, plan, wanted, names))
    if given.implementation.is_spark_like():
        found += dotted(wanted)
    if found:
        raise AnswersError(*found)

    present = [item.id for item in plan.items if item.id in schema]
    table = table.select(*wanted.named, *values.codes(plan, present))
    for step in _item_steps(plan, wanted):
        table = table.with_columns(*step) if step else table
    table = table.select(*wanted.named, *_sums(plan, wanted))
    for step in _scale_steps(plan, wanted):
        table = table.with_columns(*step) if step else table
    shown = [expression.alias(name) for name, expression in columns]
    groups = [nw.col(name).alias(private("group", name)) for name in wanted.within]
    table = table.select(*shown, *groups)
    if ranks:
        table = table.with_columns(*(rank.alias(name) for name, rank in ranks)).select(*names)
    scored: IntoFrameT = table.to_native() if lazy else table.collect().to_native()
    return scored


def _item_steps(plan: Plan, wanted: Wanted) -> Iterator[list[nw.Expr]]:
    """The private columns that stand beside the codes, in the order in which they are read."""
    if wanted.flags:
        yield from flags.steps(plan)
    yield list(values.credits(plan))


def _sums(plan: Plan, wanted: Wanted) -> Iterator[nw.Expr]:
    """What later steps read. The codes are dropped: DuckDB and Spark plan few columns faster."""
    yield from values.sums(plan)
    if wanted.bands:
        yield from bands.squares(plan)
    if wanted.flags:
        yield from flags.raised(plan, wanted.seconds)


def _scale_steps(plan: Plan, wanted: Wanted) -> Iterator[list[nw.Expr]]:
    """The private columns of scales and roles, in the order in which they read each other."""
    yield list(values.scales(plan))
    yield list(values.attained(plan))
    yield list(values.role_values(plan))
    if wanted.bands:
        yield from bands.steps(plan)


def _kept(wanted: Wanted) -> Iterator[Column]:
    for name in wanted.kept:
        yield name, nw.col(name)


def _counts(plan: Plan) -> Iterator[Column]:
    answered = values.count_of("answered")
    yield "answered", answered.cast(nw.Int16)
    yield "missing", (len(plan.items) - answered).cast(nw.Int16)
    yield "unknown", (values.count_of("given") - answered).cast(nw.Int16)


def _scales(plan: Plan, wanted: Wanted) -> Iterator[Column]:
    for scale in plan.scales:
        yield scale.id, known(values.has(scale.id), values.score(scale.id))
        if wanted.bands and scale.id not in plan.keyed:
            yield from bands.columns(scale)
        yield f"{scale.id}__answered", values.answered(scale).cast(nw.Int16)
        if scale.id in plan.keyed:
            yield f"{scale.id}__right", values.right(scale).cast(nw.Int16)


def _roles(plan: Plan) -> Iterator[Column]:
    for role in plan.roles:
        for name, value in role_columns(plan, role).items():
            yield name, known(values.has(value), values.score(value))
        missing = count(~values.has(each) for each in role.values.values())
        yield f"{role.id}__ok", missing == 0


def _rank(name: str, within: tuple[str, ...]) -> Column:
    """1 + how many are higher; null for a null."""
    rank = nw.col(name).rank("min", descending=True)
    groups = [private("group", each) for each in within]
    return f"{name}__rank", (rank.over(*groups) if groups else rank).cast(nw.Int64)

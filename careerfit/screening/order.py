"""Scores become an order: equal totals share a rank, and what one answer would move is said."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careerfit.model.policy import Policy
from careerfit.scoring.plan import FULL, Plan

if TYPE_CHECKING:
    import polars as pl

_KEY = "__careerfit_key"
FLAGS = ("longest_run", "no_variation", "too_fast")
EMPTY = ("decision", "decided_by", "reason")  # a person's to fill


def one_answer(plan: Plan, policy: Policy) -> int:
    """The most that one answer to one item can move a total (0..10000), rounded up."""
    weights = sum(each.weight for each in policy.components)
    scales = {scale.id: scale.children for scale in plan.scales}
    moved = [0]
    for each in policy.components:
        children = scales[each.scale]
        for item in children:
            credits = [credit for credit in plan.by_id[item].credits if credit is not None]
            apart = each.weight * (max(credits) - min(credits))
            moved.append(-(-apart // (len(children) * weights)))
    return max(moved)


def ordered(
    scored: "pl.LazyFrame",
    plan: Plan,
    policy: Policy,
    *,
    key: str,
    keep: Sequence[str] = (),
    extra: Sequence[str] = (),
) -> "pl.LazyFrame":
    """The order of a table that `score_table` made, the first of each group first.

    Columns: `id`; the columns `keep`; for each component `<scale>` (Int16, 0..10000 or
    null), `<scale>__right` and `<scale>__answered`; `total` (Int16, null where a component is
    null); `rank` (Int64, 1 + how many of the group come before, null without a total); `shared`
    (Int64, how many have this rank); `band_low`, `band_high` (Int64): the first and the last rank
    among those whose totals lie no further away than one answer can move a total; `missing`,
    `unknown`; `flags`, `below_minimum` (String, names joined by a space); `decision`,
    `decided_by`, `reason` (String, null); `key`, `version`, `plan`, `policy`; then `extra`.
    """
    import polars as pl

    # Nulls have no rank and are sorted before all numbers: who has no total takes nobody's place.
    inside = policy.rank_within or pl.lit(1)
    missing = pl.col("total").is_null()
    first = pl.col(_KEY).rank("min", descending=True).over(inside).cast(pl.Int64)
    band = _band("total", one_answer(plan, policy))
    low, high = (each.over(inside) for each in band)
    frame = scored.with_columns(_total(policy)).with_columns(_key(policy))
    ranks = frame.with_columns(
        pl.when(~missing).then(first).alias("rank"),
        pl.when(~missing)
        .then(pl.len().over([*policy.rank_within, _KEY]))
        .cast(pl.Int64)
        .alias("shared"),
        pl.when(~missing).then(low).alias("band_low"),
        pl.when(~missing).then(high).alias("band_high"),
    )
    sorting = [*policy.rank_within, "rank", "id"]
    return ranks.sort(sorting, nulls_last=True).select(
        *_measured(policy, keep),
        *_said(scored.collect_schema().names(), policy),
        *(pl.lit(None, pl.String).alias(name) for name in EMPTY),
        *_provenance(plan, policy, key),
        *extra,
    )


def _measured(policy: Policy, keep: Sequence[str]) -> Iterator[str]:
    yield "id"
    yield from keep
    for each in policy.components:
        yield from (each.scale, f"{each.scale}__right", f"{each.scale}__answered")
    yield from ("total", "rank", "shared", "band_low", "band_high", "missing", "unknown")


def _total(policy: Policy) -> "pl.Expr":
    """The weighted mean of the components, rounded half up; null where one is."""
    import polars as pl

    weights = sum(each.weight for each in policy.components)
    # A sum by + is null where a part is; pl.sum_horizontal would skip it.
    num = pl.lit(0, pl.Int32)
    for each in policy.components:
        num = num + pl.col(each.scale).cast(pl.Int32) * each.weight
    return ((2 * num + weights) // (2 * weights)).cast(pl.Int16).alias("total")


def _key(policy: Policy) -> "pl.Expr":
    """Total, then the tie-breaks, as one number; a tie-break without a score counts least."""
    import polars as pl

    key = pl.col("total").cast(pl.Int64)
    for scale in policy.tie_breaks:
        key = key * (FULL + 2) + (pl.col(scale).cast(pl.Int64) + 1).fill_null(0)
    return key.alias(_KEY)


def _band(total: str, apart: int) -> "tuple[pl.Expr, pl.Expr]":
    """The first and the last rank of those whose totals are at most `apart` from this one."""
    import polars as pl

    value = pl.col(total).cast(pl.Int32)
    rising = value.sort()
    above = pl.len() - rising.search_sorted(value + apart, side="right")
    low = (above + 1).cast(pl.Int64)
    high = (pl.len() - rising.search_sorted(value - apart, side="left")).cast(pl.Int64)
    return low, high


def _said(names: Sequence[str], policy: Policy) -> "Iterator[pl.Expr]":
    """Signs of careless answers and scores below a minimum, by name; both only mark."""
    import polars as pl

    flags = [pl.when(pl.col(name)).then(pl.lit(name)) for name in FLAGS if name in names]
    yield pl.concat_str(flags or [pl.lit("")], separator=" ", ignore_nulls=True).alias("flags")
    below = [
        pl.when(pl.col(each.scale) < each.minimum * FULL // 100).then(pl.lit(each.scale))
        for each in policy.components
        if each.minimum is not None
    ]
    joined = pl.concat_str(below or [pl.lit("")], separator=" ", ignore_nulls=True)
    yield joined.alias("below_minimum")


def _provenance(plan: Plan, policy: Policy, key: str) -> "Iterator[pl.Expr]":
    """By what this order can be computed again, in every row: rows are copied without a head."""
    import polars as pl

    told = {"key": key, "version": plan.version, "plan": plan.hash, "policy": policy.hash}
    for name, value in told.items():
        yield pl.lit(value).alias(name)

"""The band of a Likert scale, with the integers of sheet.py: everything is exact in doubles."""

from collections.abc import Iterator

import narwhals as nw

from careerfit.scoring.plan import FULL, PRIOR, PRIOR_ITEMS, Plan, PlanValue
from careerfit.scoring.table.expressions import known, mean, private, sum_of_ladders
from careerfit.scoring.table.ladder import ladder
from careerfit.scoring.table.values import answered, credited, has, least, score


def squares(plan: Plan) -> Iterator[nw.Expr]:
    """The sum of each scale's squared credits, while the codes are there."""
    for scale in _likert(plan):
        yield _squares(plan, scale).alias(private("squares", scale.id))


def steps(plan: Plan) -> Iterator[list[nw.Expr]]:
    """Standard errors; then half the width of each band."""
    likert = _likert(plan)
    yield [_error(scale).alias(private("error", scale.id)) for scale in likert]
    yield [_half(plan, scale).alias(private("half", scale.id)) for scale in likert]


def columns(scale: PlanValue) -> Iterator[tuple[str, nw.Expr]]:
    half = nw.col(private("half", scale.id))
    low, high = score(scale.id) - half, score(scale.id) + half
    inside = nw.when(low > 0).then(low).otherwise(0)
    yield f"{scale.id}__low", known(has(scale.id), inside)
    inside = nw.when(high < FULL).then(high).otherwise(FULL)
    yield f"{scale.id}__high", known(has(scale.id), inside)


def _likert(plan: Plan) -> list[PlanValue]:
    return [scale for scale in plan.scales if scale.id not in plan.keyed]


def _squares(plan: Plan, scale: PlanValue) -> nw.Expr:
    items = [plan.by_id[child] for child in scale.children]
    squares = {
        item.id: ladder([None if credit is None else credit**2 for credit in item.credits])
        for item in items
    }
    return sum_of_ladders({item.id: credited(item) for item in items}, squares, nw.Float64)


def _error(scale: PlanValue) -> nw.Expr:
    """The integer square root of the integer quotient: both are below 2^52."""
    n = nw.when(has(scale.id)).then(answered(scale)).cast(nw.Float64)
    total = nw.col(private("sum", scale.id)).cast(nw.Float64)
    squares = nw.col(private("squares", scale.id))
    within = n * (PRIOR_ITEMS * PRIOR) + n * squares - total * total
    return (within / (n * n * (n + (PRIOR_ITEMS - 1)))).floor().sqrt().floor()


def _half(plan: Plan, scale: PlanValue) -> nw.Expr:
    """T*se in thousandths, half up; T depends on how many items were answered."""
    error = nw.col(private("error", scale.id))
    half: nw.Expr = nw.lit(None, nw.Float64)
    for n in range(least(scale), len(scale.parts) + 1):
        half = nw.when(answered(scale) == n).then(mean(error * plan.t[n], 1000)).otherwise(half)
    return half

"""One answer sheet: the plan's scorer in Python. Its twin in the browser is sheet.js."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from math import isqrt
from operator import attrgetter

from careerfit.errors import AnswersError, Fault
from careerfit.scoring.plan import (
    FULL,
    HALF,
    PRIOR,
    PRIOR_ITEMS,
    LedgerTrait,
    Plan,
    PlanRole,
    PlanValue,
    mean,
)
from careerfit.scoring.result import Line, Result, RoleResult, ScaleResult, Value

RUN = 10
MIN_ANSWERS = 8
MIN_OPTIONS = 4  # with three options or fewer, long runs are common
SECONDS_AN_ITEM = 2
TIE = 16_425  # 10,000 * z(0.90)^2: two values that differ less cannot be told apart

# A role's value and the part of each scale in its standard error.
Estimate = tuple[Value, dict[str, int]]


def score(plan: Plan, answers: Mapping[str, int | None], *, seconds: int | None = None) -> Result:
    """Score one sheet strictly: item -> option number from 1; None or absent is missing.

    `seconds` is the time for the whole sheet, if it was taken. Raises AnswersError for unknown
    items and for values that are no option of their item, all at once.
    """
    if faults := tuple(_faults(plan, answers)):
        raise AnswersError(*faults)
    credits = {
        item.id: item.credits[option - 1]
        for item in plan.items
        if (option := answers.get(item.id)) is not None
    }
    scales = {scale.id: _scale(plan, scale, credits) for scale in plan.scales}
    values = {value.id: _value(value, scales) for value in plan.role_values}
    roles = {role.id: _role(role, scales, values, credits, answers, plan) for role in plan.roles}
    return Result(
        plan.quiz,
        plan.form,
        plan.version,
        plan.hash,
        plan.purpose,
        scales,
        roles,
        _order(roles),
        {name: _ties(plan, name, scales, values) for name in ("interest", "readiness")},
        tuple(_flags(plan, answers, seconds)),
    )


def _faults(plan: Plan, answers: Mapping[str, int | None]) -> Iterator[Fault]:
    for name, option in answers.items():
        item = plan.by_id.get(name)
        if item is None:
            yield Fault("unknown_item", field=name, data={"name": name, "quiz": plan.quiz})
        elif option is not None and not (type(option) is int and 1 <= option <= len(item.credits)):
            data = {"value": option, "most": len(item.credits)}
            yield Fault("no_such_option", field=name, data=data)


def _scale(plan: Plan, scale: PlanValue, credits: Mapping[str, Value]) -> ScaleResult:
    """Mean of the answered items; the band's width comes from them and a prior."""
    present = [credit for item in scale.children if (credit := credits.get(item)) is not None]
    n, of = len(present), len(scale.children)
    keyed = scale.id in plan.keyed
    right = present.count(FULL) if keyed else None
    if not n or 100 * n < scale.coverage * of:
        return ScaleResult(None, n, of, None, None, right, 0)
    total = sum(present)
    if keyed:
        return ScaleResult(mean(total, n), n, of, None, None, right, 0)
    squares = sum([credit * credit for credit in present])
    value, low, high, se = _estimate(n, total, squares, plan.t[n])
    return ScaleResult(value, n, of, low, high, None, se)


@lru_cache(maxsize=4096)
def _estimate(n: int, total: int, squares: int, t: int) -> tuple[int, int, int, int]:
    """Score, band and standard error of a scale. Few answers are possible, so they recur."""
    value = mean(total, n)
    within = PRIOR_ITEMS * n * PRIOR + n * squares - total * total
    se = isqrt(within // (n * n * (n + PRIOR_ITEMS - 1)))
    half = mean(t * se, 1000)
    return value, max(0, value - half), min(FULL, value + half), se


def _value(value: PlanValue, scales: Mapping[str, ScaleResult]) -> Estimate:
    """A role's value, and the part of each scale in its standard error."""
    weights, attained = 0, 0
    spread: dict[str, int] = {}
    for part in value.parts:
        scale = scales[part.child]
        if scale.score is None:
            if part.child in value.must:
                return None, {}
            continue
        weights += part.weight
        reached, width = _attained(scale.score, scale.se, part.level)
        attained += part.weight * reached
        spread[part.child] = part.weight * width
    if not weights or 100 * weights < value.coverage * value.weight:
        return None, {}
    both = 2 * weights
    return mean(attained, weights), {child: mean(width, both) for child, width in spread.items()}


@lru_cache(maxsize=4096)
def _attained(score: int, se: int, level: int) -> tuple[int, int]:
    """Attainment of a level, and how far it moves within one standard error of the score."""
    above = _attainment(min(FULL, score + se), level)
    below = _attainment(max(0, score - se), level)
    return _attainment(score, level), above - below


def _attainment(score: int, level: int) -> int:
    return mean(FULL * min(score, level), level)


def _role(
    role: PlanRole,
    scales: Mapping[str, ScaleResult],
    values: Mapping[str, Estimate],
    credits: Mapping[str, Value],
    answers: Mapping[str, int | None],
    plan: Plan,
) -> RoleResult:
    found = {
        name: values[value][0] if value in values else scales[value].score
        for name, value in role.values.items()
    }
    supports: list[Line] = []
    consider: list[Line] = []
    for line in role.ledger:
        if isinstance(line, LedgerTrait):
            reached = scales[line.trait].score
            if reached is None:
                continue
            over = reached - line.level
            entry = Line(line.statement, None, line.trait, line.weight * abs(over))
            (supports if over >= 0 else consider).append(entry)
        elif (credit := credits.get(line.item)) is None or credit == HALF:
            continue
        elif credit > HALF:
            if line.side != "consider":
                supports.append(Line(line.statement, line.item, None, 2 * credit - FULL))
        elif line.side != "supports" and not _unsure(plan, line.item, answers):
            consider.append(Line(line.statement, line.item, None, FULL - 2 * credit))
    return RoleResult(
        found.get("interest"),
        found.get("readiness"),
        found.get("learning"),
        found.get("realism"),
        found.get("knowledge"),
        "cannot_say" if None in found.values() else "ok",
        _sorted(supports),
        _sorted(consider),
    )


def _sorted(ledger: list[Line]) -> tuple[Line, ...]:
    """Largest points first, then the plan's order."""
    ledger.sort(key=attrgetter("points"), reverse=True)
    return tuple(ledger)


def _unsure(plan: Plan, item: str, answers: Mapping[str, int | None]) -> bool:
    unsure = plan.by_id[item].unsure
    return unsure is not None and answers[item] == unsure


def _order(roles: Mapping[str, RoleResult]) -> tuple[str, ...]:
    """By interest, then readiness, highest first, none last; then by slug."""

    def place(slug: str) -> tuple[int, int, str]:
        role = roles[slug]
        return (
            1 if role.interest is None else -role.interest,
            1 if role.readiness is None else -role.readiness,
            slug,
        )

    return tuple(sorted(roles, key=place))


def _ties(
    plan: Plan,
    name: str,
    scales: Mapping[str, ScaleResult],
    values: Mapping[str, Estimate],
) -> tuple[tuple[str, str], ...]:
    """Pairs of roles whose values differ less than their uncertainty; not transitive."""
    found = []
    for role in plan.roles:
        value = role.values.get(name)
        if value is None:
            continue
        if value in values:
            reached, parts = values[value]
        else:
            reached, parts = scales[value].score, {value: scales[value].se}
        if reached is not None:
            found.append((role.id, reached, parts))
    found.sort(key=lambda each: each[0])
    return tuple(
        (a, b)
        for index, (a, value_a, parts_a) in enumerate(found)
        for b, value_b, parts_b in found[index + 1 :]
        if 10_000 * (value_a - value_b) ** 2 <= TIE * _spread(parts_a, parts_b)
    )


def _spread(a: Mapping[str, int], b: Mapping[str, int]) -> int:
    """Variance of the difference of two values: what both share cancels out."""
    own = sum([(part - b.get(name, 0)) ** 2 for name, part in a.items()])
    return own + sum([part * part for name, part in b.items() if name not in a])


def _flags(plan: Plan, answers: Mapping[str, int | None], seconds: int | None) -> Iterator[str]:
    """Signs of careless answering; they never reject."""
    options = [
        option
        for item in plan.items
        if item.kind == "likert"
        and len(item.credits) >= MIN_OPTIONS
        and (option := answers.get(item.id)) is not None
    ]
    if _longest_run(options) >= RUN:
        yield "longest_run"
    if len(options) >= MIN_ANSWERS and len(set(options)) == 1:
        yield "no_variation"
    answered = sum(option is not None for option in answers.values())
    if seconds is not None and answered and seconds < SECONDS_AN_ITEM * answered:
        yield "too_fast"


def _longest_run(options: list[int]) -> int:
    return max((len(list(run)) for _, run in groupby(options)), default=0)

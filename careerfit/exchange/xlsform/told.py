"""Cells that a result in words needs beside the plan's own: who leads, what is reached."""

from collections.abc import Iterator

from careerfit.exchange.xlsform.arithmetic import TIED, Cell, name, ref
from careerfit.scoring.plan import FULL, HALF, Part, Plan, PlanRole, PlanValue

COUNTED = ("readiness", "learning")
LEADING = ref("leading", "value")
LEADERS = ref("leaders", "all")


def told_cells(plan: Plan) -> Iterator[Cell]:
    """Leaders and counts of an explore quiz, or right answers of a train quiz."""
    if plan.purpose == "train":
        credits = [ref("credit", item.id) for item in plan.items]
        for kind, condition in (("answered", "!= ''"), ("right", f"= {FULL}")):
            said = " + ".join(f"if({credit} {condition}, 1, 0)" for credit in credits)
            yield Cell(name(kind, "all"), said)
        return
    yield from _leaders(plan)
    for role in plan.roles:
        for value in COUNTED:
            if planned := value_of(plan, role, value):
                yield from _counts(role.id, value, planned.parts)


def value_of(plan: Plan, role: PlanRole, value: str) -> PlanValue | None:
    """The value that runs over traits (readiness, learning), if the role has it."""
    wanted = role.values.get(value)
    return next((each for each in plan.role_values if each.id == wanted), None)


def reached(part: Part) -> str:
    """The band lies at or above the level."""
    low = ref("low", part.child)
    return f"{low} != '' and {low} >= {part.level}"


def not_yet(part: Part) -> str:
    """The band lies below the level."""
    high = ref("high", part.child)
    return f"{high} != '' and {high} < {part.level}"


def _leaders(plan: Plan) -> Iterator[Cell]:
    """What the order rests on, and the first role with all that cannot be told apart from it."""
    leading = "''"
    for value in reversed(TIED):
        known = [f"{ref(value, role.id)} != ''" for role in plan.roles if value in role.values]
        if known:
            leading = f"if({' or '.join(known)}, '{value}', {leading})"
    yield Cell(name("leading", "value"), leading)
    for role in plan.roles:
        first = [f"{ref('place', role.id)} = 1", *_tied_with_first(plan, role)]
        yield Cell(name("leader", role.id), f"if({LEADING} != '' and ({' or '.join(first)}), 1, 0)")
    yield Cell(name("leaders", "all"), _sum("leader", plan))
    yield Cell(name("weak", "all"), f"if({LEADING} = 'interest' and ({_weak(plan)}), 1, 0)")


def _tied_with_first(plan: Plan, role: PlanRole) -> Iterator[str]:
    for other in plan.roles:
        for value in TIED:
            if other.id != role.id and value in role.values and value in other.values:
                tie = ref(f"tie_{value}", *sorted((role.id, other.id)))
                first = f"{ref('place', other.id)} = 1"
                yield f"({LEADING} = '{value}' and {first} and {tie} = 1)"


def _weak(plan: Plan) -> str:
    """The leading interest's whole band lies below the middle."""
    weak = [
        f"({ref('place', role.id)} = 1 and {high} != '' and {high} < {HALF})"
        for role in plan.roles
        if (scale := role.values.get("interest"))
        for high in (ref("high", scale),)
    ]
    return " or ".join(weak) or "false()"


def _counts(role: str, value: str, parts: tuple[Part, ...]) -> Iterator[Cell]:
    """Of the traits a role asks for: how many are reached, unclear, not yet, too few answers."""
    found = {
        "reached": [reached(part) for part in parts],
        "not_yet": [not_yet(part) for part in parts],
        "too_few": [f"{ref('score', part.child)} = ''" for part in parts],
    }
    for kind, conditions in found.items():
        said = " + ".join(f"if({condition}, 1, 0)" for condition in conditions)
        yield Cell(name(kind, role, value), said)
    others = " - ".join(ref(kind, role, value) for kind in found)
    yield Cell(name("unclear", role, value), f"{len(parts)} - {others}")


def _sum(kind: str, plan: Plan) -> str:
    return " + ".join(ref(kind, role.id) for role in plan.roles) or "0"

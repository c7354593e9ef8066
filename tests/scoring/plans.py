"""Random plans and sheets: small enough to shrink, dirty enough to find what breaks."""

from hypothesis import strategies as st

from careerfit.scoring.plan import (
    FULL,
    LedgerItem,
    LedgerTrait,
    Part,
    Plan,
    PlanItem,
    PlanRole,
    PlanValue,
    mean,
)


def likert(options: int, reverse: bool) -> tuple[int, ...]:
    credits = [mean(FULL * (i - 1), options - 1) for i in range(1, options + 1)]
    return tuple(reversed(credits)) if reverse else tuple(credits)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A Likert plan with 1-5 scales of 3-6 items and 1-4 roles."""
    items: list[PlanItem] = []
    scales: list[PlanValue] = []
    for s in range(draw(st.integers(1, 5))):
        names = []
        for i in range(draw(st.integers(3, 6))):
            options = draw(st.integers(2, 7))
            names.append(f"s{s}_i{i}")
            items.append(PlanItem(names[-1], "likert", likert(options, draw(st.booleans()))))
        parts = tuple(Part(name, 1, FULL) for name in names)
        scales.append(PlanValue(f"s{s}", parts, draw(st.integers(1, 100))))
    names = [scale.id for scale in scales]
    values: list[PlanValue] = []
    roles: list[PlanRole] = []
    for r in range(draw(st.integers(1, 4))):
        chosen = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        parts = tuple(
            Part(name, draw(st.integers(1, 3)), draw(st.integers(1, 100)) * 100) for name in chosen
        )
        must = tuple(part.child for part in parts if part.weight == 3)
        values.append(PlanValue(f"r{r}_readiness", parts, draw(st.integers(1, 100)), must))
        ledger = tuple(
            LedgerTrait(f"r{r}/requirements/{p.child}", p.child, p.weight, p.level) for p in parts
        )
        asked = draw(st.lists(st.sampled_from(items), unique=True, max_size=5))
        sides = st.sampled_from(("supports", "consider", "both"))
        ledger += tuple(LedgerItem(f"r{r}/tasks/{i.id}", i.id, draw(sides)) for i in asked)
        measured = {"interest": draw(st.sampled_from(names)), "readiness": f"r{r}_readiness"}
        roles.append(PlanRole(f"r{r}", measured, ledger))
    return Plan("q", "full", 1, "explore", tuple(items), tuple(scales), tuple(values), tuple(roles))


@st.composite
def sheets(draw: st.DrawFn, plan: Plan) -> dict[str, int | None]:
    """Answers with blanks: an item is answered, null, or absent."""
    answers: dict[str, int | None] = {}
    for item in plan.items:
        kind = draw(st.sampled_from(("answered", "answered", "answered", "null", "absent")))
        if kind == "answered":
            answers[item.id] = draw(st.integers(1, len(item.credits)))
        elif kind == "null":
            answers[item.id] = None
    return answers


@st.composite
def answered(draw: st.DrawFn) -> tuple[Plan, dict[str, int | None]]:
    plan = draw(plans())
    return plan, draw(sheets(plan))

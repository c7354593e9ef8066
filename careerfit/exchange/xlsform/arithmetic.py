"""A plan as `calculate` cells: XPath over integers, the same integers as every other scorer.

Engines disagree on `round`, so the one division is `int((2*num + den) div (2*den))`. A cell that
has no value is an empty string. No item's id holds three underscores: no cell has an item's name.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from careerfit.scoring.plan import FULL, PRIOR, PRIOR_ITEMS, Part, Plan, PlanItem, PlanValue
from careerfit.scoring.sheet import MIN_ANSWERS, MIN_OPTIONS, RUN, TIE

NONE = "''"
TIED = ("interest", "readiness")


class Cell(NamedTuple):
    """A `calculate`: its name and its expression."""

    name: str
    expression: str


def cells(plan: Plan) -> tuple[Cell, ...]:
    """The whole plan, each cell after those it needs. Their names are made by `name`."""
    return (
        *map(_credit, plan.items),
        *(cell for scale in plan.scales for cell in _scale(plan, scale)),
        *(cell for value in plan.role_values for cell in _role_value(plan, value)),
        *_roles(plan),
        *_comparisons(plan),
        *_flags(plan),
    )


def name(kind: str, *of: str) -> str:
    """The name of a cell: `score___empathy`, `interest___ahli_kdrt`."""
    return "___".join((kind, *of))


def ref(kind: str, *of: str) -> str:
    """A cell's value in another cell, a condition or a label."""
    return f"${{{name(kind, *of)}}}"


def mean(num: str, den: str) -> str:
    """num/den rounded half up, as an expression."""
    return f"int((2 * ({num}) + ({den})) div (2 * ({den})))"


def _if(condition: str, then: object, otherwise: object) -> str:
    return f"if({condition}, {then}, {otherwise})"


def _sum(terms: Iterable[str]) -> str:
    return " + ".join(terms) or "0"


def _choice(cases: Mapping[str, object], otherwise: object = NONE) -> str:
    """The value of the first condition that holds."""
    said = str(otherwise)
    for condition, then in reversed(list(cases.items())):
        said = _if(condition, then, said)
    return said


def _credit(item: PlanItem) -> Cell:
    """The credit of the chosen option; blank and "don't know" are missing, never 0."""
    given = {
        f"${{{item.id}}} = '{option}'": credit
        for option, credit in enumerate(item.credits, 1)
        if credit is not None
    }
    return Cell(name("credit", item.id), _choice(given))


def _scale(plan: Plan, scale: PlanValue) -> Iterator[Cell]:
    """How many were answered, the mean, and how sure it is: a band, or the number right."""
    credits = [ref("credit", item) for item in scale.children]
    answered, score = ref("answered", scale.id), ref("score", scale.id)
    enough = f"{answered} > 0 and 100 * {answered} >= {scale.coverage * len(credits)}"
    total = _sum(f"coalesce({credit}, 0)" for credit in credits)
    yield Cell(name("answered", scale.id), _sum(_if(f"{c} != ''", 1, 0) for c in credits))
    yield Cell(name("score", scale.id), _if(enough, mean(total, answered), NONE))
    if scale.id in plan.keyed:
        right = _sum(_if(f"{credit} = {FULL}", 1, 0) for credit in credits)
        yield Cell(name("right", scale.id), right)
        return
    squares = _sum(f"coalesce({credit}, 0) * coalesce({credit}, 0)" for credit in credits)
    n = answered
    within = f"{PRIOR_ITEMS * PRIOR} * {n} + {n} * ({squares}) - ({total}) * ({total})"
    se = f"int(sqrt(int(({within}) div ({n} * {n} * ({n} + {PRIOR_ITEMS - 1})))))"
    yield Cell(name("se", scale.id), _if(f"{score} != ''", se, NONE))
    yield from _band(plan, scale, answered, score)


def _band(plan: Plan, scale: PlanValue, answered: str, score: str) -> Iterator[Cell]:
    """score ± mean(t * se, 1000) within 0..FULL, and the same in percent, rounded outward."""
    t = _choice({f"{answered} = {n}": plan.t[n] for n in range(1, len(scale.parts) + 1)})
    half, low, high = (ref(kind, scale.id) for kind in ("half", "low", "high"))
    any_ = f"{score} != ''"
    wide = mean(f"({t}) * {ref('se', scale.id)}", "1000")
    yield Cell(name("half", scale.id), _if(any_, wide, NONE))
    lowest = _if(f"{score} < {half}", 0, f"{score} - {half}")
    yield Cell(name("low", scale.id), _if(any_, lowest, NONE))
    highest = _if(f"{score} + {half} > {FULL}", FULL, f"{score} + {half}")
    yield Cell(name("high", scale.id), _if(any_, highest, NONE))
    yield Cell(name("from", scale.id), _if(any_, f"int({low} div {FULL // 100})", NONE))
    outward = f"int(({high} + {FULL // 100 - 1}) div {FULL // 100})"
    yield Cell(name("to", scale.id), _if(any_, outward, NONE))


def _role_value(plan: Plan, value: PlanValue) -> Iterator[Cell]:
    """The weighted mean of what is attained, and each scale's part in its uncertainty."""
    scores = {part.child: ref("score", part.child) for part in value.parts}
    weights, score = ref("weights", value.id), ref("score", value.id)
    present = _sum(_if(f"{scores[p.child]} != ''", p.weight, 0) for p in value.parts)
    attained = _sum(
        _if(f"{said} != ''", f"{part.weight} * {_attainment(said, part)}", 0)
        for part in value.parts
        for said in (scores[part.child],)
    )
    needed = [f"{weights} > 0", f"100 * {weights} >= {value.coverage * value.weight}"]
    needed += [f"{scores[child]} != ''" for child in value.must]
    yield Cell(name("weights", value.id), present)
    yield Cell(name("score", value.id), _if(" and ".join(needed), mean(attained, weights), NONE))
    for part in value.parts:
        if part.child not in plan.keyed:
            yield _part(value, part, score, weights)


def _attainment(score: str, part: Part) -> str:
    least = _if(f"{score} < {part.level}", score, part.level)
    return mean(f"{FULL} * {least}", str(part.level))


def _part(value: PlanValue, part: Part, score: str, weights: str) -> Cell:
    """How far the role's value moves within one standard error of a scale."""
    own, se = ref("score", part.child), f"coalesce({ref('se', part.child)}, 0)"
    above = _attainment(f"({own} + {se})", part)
    below = _attainment(_if(f"{own} < {se}", 0, f"{own} - {se}"), part)
    there = f"{score} != '' and {own} != ''"
    wide = mean(f"{part.weight} * ({above} - {below})", f"2 * {weights}")
    return Cell(name("part", value.id, part.child), _if(there, wide, 0))


def _roles(plan: Plan) -> Iterator[Cell]:
    """Each value under its role's name, so that a person finds it, and the place in the order."""
    for role in plan.roles:
        for value, of in role.values.items():
            yield Cell(name(value, role.id), ref("score", of))
        missing = " or ".join(f"{ref(value, role.id)} = ''" for value in role.values)
        yield Cell(name("cannot_say", role.id), _if(missing, 1, 0))
        yield Cell(name("height", role.id), _height(role.id, role.values))
    for role in plan.roles:
        own, others = ref("height", role.id), [other.id for other in plan.roles if other != role]
        before = [
            f"{ref('height', other)} {'>=' if other < role.id else '>'} {own}" for other in others
        ]
        yield Cell(name("place", role.id), _sum(["1", *(_if(each, 1, 0) for each in before)]))


def _height(role: str, values: Mapping[str, str]) -> str:
    """One number to order by: interest, then readiness; what is missing comes last."""
    said = []
    for value, step in (("interest", FULL + 2), ("readiness", 1)):
        if value in values:
            own = ref(value, role)
            said.append(f"{step} * {_if(f'{own} != {NONE}', f'{own} + 1', 0)}")
    return _sum(said)


def _comparisons(plan: Plan) -> Iterator[Cell]:
    """Which pairs of roles cannot be told apart: 10000 * (a - b)^2 <= 16425 * variance."""
    for value in TIED:
        planned = sorted(role.id for role in plan.roles if value in role.values)
        scales = {role.id: role.values.get(value, "") for role in plan.roles}
        for a, b in combinations(planned, 2):
            apart = f"({ref(value, a)} - {ref(value, b)})"
            spread = _sum(
                f"({one} - {other}) * ({one} - {other})"
                for one, other in _parts(plan, scales[a], scales[b])
            )
            both = f"{ref(value, a)} != '' and {ref(value, b)} != ''"
            near = f"{FULL} * {apart} * {apart} <= {TIE} * ({spread})"
            yield Cell(name(f"tie_{value}", a, b), _if(f"{both} and {near}", 1, 0))


def _parts(plan: Plan, a: str, b: str) -> Iterator[tuple[str, str]]:
    """The parts of two values in each scale that either runs over."""
    own, other = _spread(plan, a), _spread(plan, b)
    for child in dict.fromkeys((*own, *other)):
        yield own.get(child, "0"), other.get(child, "0")


def _spread(plan: Plan, value: str) -> dict[str, str]:
    """The cells of a value's parts. A scale's only part is its own standard error; a keyed scale
    has none.
    """
    found = next((each for each in plan.role_values if each.id == value), None)
    if found is None:
        parts = {value: f"coalesce({ref('se', value)}, 0)"}
    else:
        parts = {child: ref("part", value, child) for child in found.children}
    return {child: cell for child, cell in parts.items() if child not in plan.keyed}


def _flags(plan: Plan) -> Iterator[Cell]:
    """The answered Likert items in plan order, a letter an answer; then what stands out in it."""
    asked = [i for i in plan.items if i.kind == "likert" and len(i.credits) >= MIN_OPTIONS]
    if not asked:
        return
    letters = "123456789ab"[: max(len(item.credits) for item in asked)]
    said = ref("pattern", "all")
    # A function of one value is no concat.
    yield Cell(name("pattern", "all"), f"concat({', '.join(map(_letter, asked))}, '')")
    runs = " or ".join(f"contains({said}, '{letter * RUN}')" for letter in letters)
    yield Cell(name("flag", "longest_run"), _if(runs, 1, 0))
    same = "|".join(f"{letter}+" for letter in letters)
    alike = f"string-length({said}) >= {MIN_ANSWERS} and regex({said}, '^({same})$')"
    yield Cell(name("flag", "no_variation"), _if(alike, 1, 0))


def _letter(item: PlanItem) -> str:
    """The answer as one character."""
    own = f"${{{item.id}}}"
    two = {f"{own} = '10'": "'a'", f"{own} = '11'": "'b'"}
    return _choice(two, own) if len(item.credits) > 9 else own

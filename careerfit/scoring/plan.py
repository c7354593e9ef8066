"""A quiz and the profiles become plain integers; every scorer executes these and nothing else.

All values are integers 0..FULL. The rules are those of docs/dev/scoring.md.
"""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from careerfit.errors import Fault, PlanError
from careerfit.model.quiz import MIN_SCALE
from careerfit.model.text import RESERVED

FULL = 10_000
HALF = FULL // 2
PRIOR = 63 * FULL * FULL // 1000  # within-person item variance (three instruments: .057-.064)
PRIOR_ITEMS = 8
ROLE_T = 1645  # 1000 * z(0.95)
MAX_WEIGHT = 1000
FORMAT = 1

Side = Literal["supports", "consider", "both"]


def mean(num: int, den: int) -> int:
    """num/den rounded half up; num >= 0, den > 0. The only division of a plan."""
    return (2 * num + den) // (2 * den)


def band_factor(n: int) -> int:
    """1000 * Student's t(0.95; n + 7), for a scale with n answered items.

    Cornish-Fisher expansion (Abramowitz & Stegun 1964, 26.7.5); exact to the third decimal for
    the eight and more degrees of freedom used here.
    """
    df, z = n + PRIOR_ITEMS - 1, 1.6448536269514722
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return math.floor(
        1000 * math.fsum(term / float(df) ** power for power, term in enumerate(terms)) + 0.5
    )


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An item's credit (0..FULL, or None for "don't know") for each option, from option 1."""

    id: str
    kind: Literal["likert", "keyed"]
    credits: tuple[int | None, ...]
    unsure: int | None = None  # the option that says "not sure": wrong, but no misconception


@dataclass(frozen=True, slots=True)
class Part:
    """A child of a value: its weight, and the level (1..FULL) that counts as attained."""

    child: str
    weight: int
    level: int


@dataclass(frozen=True)
class PlanValue:
    """The weighted mean of the attainment of what is there, or nothing below the coverage."""

    id: str
    parts: tuple[Part, ...]
    coverage: int  # percent of the weights
    must: tuple[str, ...] = ()

    @cached_property
    def children(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(part.child for part in self.parts)

    @cached_property
    def weight(self) -> int:
        """The sum of the weights of all parts."""
        return sum(part.weight for part in self.parts)


@dataclass(frozen=True, slots=True)
class LedgerTrait:
    """A trait that speaks for a role at or above `level`, and is to be thought about below."""

    statement: str
    trait: str
    weight: int
    level: int


@dataclass(frozen=True, slots=True)
class LedgerItem:
    """An item whose answer speaks for a role, is to be thought about, or either."""

    statement: str
    item: str
    side: Side


@dataclass(frozen=True, slots=True)
class PlanRole:
    """Which value is a role's interest, readiness ..., and the lines of its two ledgers."""

    id: str
    values: Mapping[str, str]
    ledger: tuple[LedgerTrait | LedgerItem, ...]


@dataclass(frozen=True)
class Plan:
    """Everything a scorer needs. Building one that makes no sense raises PlanError."""

    quiz: str
    form: str
    version: int
    purpose: str
    items: tuple[PlanItem, ...]
    scales: tuple[PlanValue, ...]
    role_values: tuple[PlanValue, ...]
    roles: tuple[PlanRole, ...]

    def __post_init__(self) -> None:
        if faults := tuple(_faults(self)):
            raise PlanError(*faults)

    @cached_property
    def hash(self) -> str:
        """First 16 hex digits of the SHA-256 of the sorted compact JSON."""
        compact = json.dumps(self.to_json(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(compact.encode()).hexdigest()[:16]

    @cached_property
    def by_id(self) -> Mapping[str, PlanItem]:
        """The items by their names."""
        return {item.id: item for item in self.items}

    @cached_property
    def keyed(self) -> frozenset[str]:
        """The scales of keyed items."""
        kinds = {item.id: item.kind for item in self.items}
        return frozenset(s.id for s in self.scales if kinds[s.children[0]] == "keyed")

    @cached_property
    def t(self) -> tuple[int, ...]:
        """1000 * t for a scale with 0, 1, 2 ... answered items."""
        most = max((len(scale.parts) for scale in self.scales), default=0)
        return (0, *map(band_factor, range(1, most + 1)))

    def to_json(self) -> dict[str, Any]:
        """The plan as JSON data; `Plan.from_json` gives the same plan back."""
        return {
            "format": FORMAT,
            "quiz": self.quiz,
            "form": self.form,
            "version": self.version,
            "purpose": self.purpose,
            "items": [
                {
                    "id": item.id,
                    "kind": item.kind,
                    "credits": list(item.credits),
                    "unsure": item.unsure,
                }
                for item in self.items
            ],
            "layers": [
                [_value_json(value) for value in layer] for layer in (self.scales, self.role_values)
            ],
            "roles": [
                {
                    "id": role.id,
                    "values": dict(role.values),
                    "ledger": [_ledger_json(line) for line in role.ledger],
                }
                for role in self.roles
            ],
            "t": list(self.t),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Plan":
        """The plan in JSON data. Raises PlanError where it makes no sense."""
        try:
            scales, role_values = (tuple(map(_value, layer)) for layer in data["layers"])
            plan = cls(
                data["quiz"],
                data["form"],
                data["version"],
                data["purpose"],
                tuple(
                    PlanItem(item["id"], item["kind"], tuple(item["credits"]), item["unsure"])
                    for item in data["items"]
                ),
                scales,
                role_values,
                tuple(
                    PlanRole(role["id"], role["values"], tuple(map(_ledger, role["ledger"])))
                    for role in data["roles"]
                ),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise PlanError(Fault("plan_shape", data={"detail": str(error)})) from error
        if data.get("format") != FORMAT or data.get("t") != list(plan.t):
            raise PlanError(Fault("plan_shape", data={"detail": "format, t"}))
        return plan


def _value_json(value: PlanValue) -> dict[str, Any]:
    return {
        "id": value.id,
        "of": [[part.child, part.weight, part.level] for part in value.parts],
        "coverage": value.coverage,
        "must": list(value.must),
    }


def _value(data: Mapping[str, Any]) -> PlanValue:
    parts = tuple(Part(child, weight, level) for child, weight, level in data["of"])
    return PlanValue(data["id"], parts, data["coverage"], tuple(data["must"]))


def _ledger_json(line: LedgerTrait | LedgerItem) -> dict[str, Any]:
    return {name: getattr(line, name) for name in line.__slots__}


def _ledger(data: Mapping[str, Any]) -> LedgerTrait | LedgerItem:
    return LedgerTrait(**data) if "trait" in data else LedgerItem(**data)


def _faults(plan: Plan) -> Iterator[Fault]:
    """Why these integers are no plan."""
    items = {item.id: item for item in plan.items}
    scales = {scale.id: scale for scale in plan.scales}
    names = [each.id for layer in (plan.items, plan.scales, plan.role_values) for each in layer] + [
        role.id for role in plan.roles if role.id not in scales
    ]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Fault("name_twice", field=name, data={"name": name})
    for name in names:
        if name in RESERVED or name.lstrip("-").isdigit() or name.startswith("__"):
            yield Fault("name_refused", field=name, data={"name": name})
    for item in plan.items:
        if not 2 <= len(item.credits) <= 11 or not all(_is_credit(c) for c in item.credits):
            yield Fault("credits_refused", field=item.id, data={"name": item.id})
    for scale in plan.scales:
        yield from _value_faults(scale, items)
        kinds = {items[part.child].kind for part in scale.parts if part.child in items}
        if (
            len(scale.parts) < MIN_SCALE
            or len(kinds) > 1
            or any(part.weight != 1 or part.level != FULL for part in scale.parts)
        ):
            yield Fault("scale_refused", field=scale.id, data={"name": scale.id})
    for value in plan.role_values:
        yield from _value_faults(value, scales)
    yield from _role_faults(plan, items, scales)


def _is_credit(credit: object) -> bool:
    return credit is None or (type(credit) is int and 0 <= credit <= FULL)


def _value_faults(value: PlanValue, earlier: Mapping[str, object]) -> Iterator[Fault]:
    children = [part.child for part in value.parts]
    for child in children:
        if child not in earlier:
            yield Fault("no_such_child", field=value.id, data={"name": child})
    if len(set(children)) < len(children):
        yield Fault("name_twice", field=value.id, data={"name": value.id})
    for name in value.must:
        if name not in children:
            yield Fault("no_such_child", field=value.id, data={"name": name})
    weights = [part.weight for part in value.parts]
    if not weights or min(weights) < 1 or sum(weights) > MAX_WEIGHT:
        yield Fault("weights_refused", field=value.id, data={"name": value.id})
    if any(not 1 <= part.level <= FULL for part in value.parts):
        yield Fault("level_refused", field=value.id, data={"name": value.id})
    if not 1 <= value.coverage <= 100:
        yield Fault("coverage_refused", field=value.id, data={"name": value.id})


def _role_faults(
    plan: Plan, items: Mapping[str, PlanItem], scales: Mapping[str, PlanValue]
) -> Iterator[Fault]:
    values = {*scales, *(value.id for value in plan.role_values)}
    for role in plan.roles:
        if not role.values:
            yield Fault("role_not_measured", field=role.id, data={"name": role.id})
        for value in role.values.values():
            if value not in values:
                yield Fault("no_such_child", field=role.id, data={"name": value})
        for line in role.ledger:
            named = line.trait if isinstance(line, LedgerTrait) else line.item
            if named not in (scales if isinstance(line, LedgerTrait) else items):
                yield Fault("no_such_child", field=role.id, data={"name": named})

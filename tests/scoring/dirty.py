"""Many random plans and dirty sheets from one seed, for comparing scorers with each other.

Hypothesis finds small counterexamples (plans.py); these are many, and the same in every run.
"""

import random
from collections.abc import Iterator
from typing import Any

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

Sheet = dict[str, Any]
# What a strict scorer refuses; 3.0 is left out: JSON does not tell it from 3.
REFUSED: tuple[Any, ...] = (0, -1, 99, 3.5, "3", "", True, False, [1], {"a": 1})


def plan(chance: random.Random, *, most_scales: int = 7, most_roles: int = 6) -> Plan:
    """Scales of both kinds, credits of any height, roles that share scales and lack some."""
    scales, items = [], []
    for number in range(chance.randint(2, most_scales)):
        own = _items(chance, f"s{number}", keyed=chance.random() < 0.3)
        items += own
        parts = tuple(Part(item.id, 1, FULL) for item in own)
        scales.append(PlanValue(f"s{number}", parts, chance.choice((1, 50, 60, 80, 100))))
    chance.shuffle(items)
    values, roles = [], []
    for number in range(chance.randint(1, most_roles)):
        value, role = _role(chance, f"r{number}", scales, items)
        values.append(value)
        roles.append(role)
    purpose = chance.choice(("explore", "train"))
    return Plan("q", "full", 1, purpose, tuple(items), tuple(scales), tuple(values), tuple(roles))


def _items(chance: random.Random, scale: str, *, keyed: bool) -> list[PlanItem]:
    return [
        _keyed(chance, f"{scale}_i{number}") if keyed else _likert(chance, f"{scale}_i{number}")
        for number in range(chance.randint(3, 9))
    ]


def _keyed(chance: random.Random, name: str) -> PlanItem:
    right = chance.randint(1, 2)
    credits = tuple(FULL if option == right else 0 for option in (1, 2, 3))
    return PlanItem(name, "keyed", credits, 3)


def _likert(chance: random.Random, name: str) -> PlanItem:
    k = chance.choice((2, 3, 4, 5, 5, 5, 7, 11))
    credits: list[int | None] = [mean(FULL * option, k - 1) for option in range(k)]
    if chance.random() < 0.4:
        credits.reverse()
    if chance.random() < 0.1:
        credits[chance.randrange(k)] = None  # "don't know"
    if chance.random() < 0.1:
        credits = [chance.randint(0, FULL) for _ in range(k)]
    return PlanItem(name, "likert", tuple(credits))


def _role(
    chance: random.Random, name: str, scales: list[PlanValue], items: list[PlanItem]
) -> tuple[PlanValue, PlanRole]:
    chosen = chance.sample(scales, chance.randint(1, len(scales)))
    parts = tuple(Part(s.id, chance.randint(1, 3), chance.randint(1, 100) * 100) for s in chosen)
    must = tuple(part.child for part in parts if part.weight == 3 and chance.random() < 0.7)
    readiness = PlanValue(f"{name}_ready", parts, chance.choice((1, 70, 100)), must)
    named = {"readiness": readiness.id}
    for value in ("interest", "realism", "knowledge"):
        if chance.random() < 0.6:
            named[value] = chance.choice(scales).id
    ledger: list[LedgerTrait | LedgerItem] = [
        LedgerTrait(f"{name}/requirements/{part.child}", part.child, part.weight, part.level)
        for part in parts
    ]
    ledger += [
        LedgerItem(
            f"{name}/tasks/{item.id}", item.id, chance.choice(("supports", "consider", "both"))
        )
        for item in chance.sample(items, min(len(items), chance.randint(0, 8)))
    ]
    chance.shuffle(ledger)
    return readiness, PlanRole(name, named, tuple(ledger))


def sheets(chance: random.Random, of: Plan, many: int) -> Iterator[Sheet]:
    """Sheets of one plan: whole, with blanks, monotone, empty, and some with impossible answers."""
    for _ in range(many):
        blank = chance.choice((0, 0.05, 0.3, 0.7, 1))
        same = chance.choice((None, None, None, 1, 2))
        sheet: Sheet = {}
        for item in of.items:
            if chance.random() >= blank:
                k = len(item.credits)
                sheet[item.id] = min(same, k) if same else chance.randint(1, k)
            elif chance.random() < 0.5:
                sheet[item.id] = None
        if chance.random() < 0.05:
            sheet[chance.choice(of.items).id] = chance.choice(REFUSED)
        if chance.random() < 0.02:
            sheet["nobody_asked"] = chance.choice((1, None))
        yield sheet


def columns(chance: random.Random, of: Plan, many: int) -> dict[str, list[int | None]]:
    """Sheets as columns of integers, in blocks like those of `sheets`; some columns are absent.

    A few answers are no option of their item: 0, negative, one too many, far too many.
    """
    kinds = [(blank, same) for blank in (0, 0.05, 0.3, 0.7, 1) for same in (None, None, 1, 2)]
    block = -(-many // len(kinds))
    found: dict[str, list[int | None]] = {}
    for item in of.items:
        k = len(item.credits)
        column: list[int | None] = []
        for blank, same in kinds:
            answers = [min(same, k)] if same else [*range(1, k + 1)]
            wrong = [0, -1, k + 1, 99]
            weights = [(1 - blank) / len(answers)] * len(answers) + [blank] + [0.002] * len(wrong)
            column += chance.choices([*answers, None, *wrong], weights, k=block)
        found[item.id] = column[:many]
    if chance.random() < 0.3:
        del found[chance.choice(of.items).id]
    return found

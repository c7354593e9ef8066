"""The three layers as columns: option numbers, scales, roles. Each step reads the one before.

A private column is never null: a missing code or score is 0 beside a flag that it is missing.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

import narwhals as nw

from careerfit.scoring.plan import FULL, Part, Plan, PlanItem, PlanValue
from careerfit.scoring.table.expressions import count, mean, number, private, sum_of_ladders, total
from careerfit.scoring.table.ladder import ladder


def code(item: PlanItem) -> nw.Expr:
    """The option that was chosen, from 1; 0 where none was (Int16)."""
    return nw.col(private("code", item.id))


def credited(item: PlanItem) -> nw.Expr:
    """The option that was chosen, 0 also where it has no credit ("don't know")."""
    return nw.col(private("credited" if None in item.credits else "code", item.id))


def has(value: str) -> nw.Expr:
    """Whether a scale or a role's value has a score."""
    return nw.col(private("has", value))


def score(value: str) -> nw.Expr:
    """A scale's or a role's score as Float64; 0 where there is none."""
    return nw.col(private("score", value))


def answered(scale: PlanValue) -> nw.Expr:
    """How many of a scale's items have a credit."""
    return nw.col(private("answered", scale.id))


def right(scale: PlanValue) -> nw.Expr:
    """How many of a keyed scale's items have full credit."""
    return nw.col(private("right", scale.id))


def count_of(what: Literal["given", "answered"]) -> nw.Expr:
    """Of a sheet: how many items have a value, or one of their options."""
    return nw.col(private("count", what))


def chosen(plan: Plan) -> nw.Expr:
    """Of a sheet: how many items have one of their options, while the codes are there."""
    return count(code(item) > 0 for item in plan.items)


def codes(plan: Plan, present: Collection[str]) -> Iterator[nw.Expr]:
    """Step 1. Whatever the input's integer type, 1..k stays and everything else becomes 0."""
    given = count(~nw.col(item).is_null() for item in present)
    yield given.alias(private("count", "given"))
    for item in plan.items:
        name = private("code", item.id)
        if item.id in present:
            raw = nw.col(item.id)
            option = nw.when(raw.is_between(1, len(item.credits))).then(raw).otherwise(0)
            yield option.cast(nw.Int16).alias(name)
        else:
            yield nw.lit(0, nw.Int16).alias(name)


def credits(plan: Plan) -> Iterator[nw.Expr]:
    """Step 2. The codes of options that have a credit, of items where one has none."""
    for item in plan.items:
        if None in item.credits:
            option = code(item)
            for n, credit in enumerate(item.credits, 1):
                if credit is None:
                    option = nw.when(option != n).then(option).otherwise(0)
            yield option.cast(nw.Int16).alias(private("credited", item.id))


def sums(plan: Plan) -> Iterator[nw.Expr]:
    """Step 3. Of each scale: how many items have a credit, and the sum of the credits (Int32)."""
    yield count_of("given")
    yield chosen(plan).alias(private("count", "answered"))
    for scale in plan.scales:
        items = [plan.by_id[child] for child in scale.children]
        ladders = {item.id: ladder(item.credits) for item in items}
        options = {item.id: credited(item) for item in items}
        yield count(each > 0 for each in options.values()).alias(private("answered", scale.id))
        yield sum_of_ladders(options, ladders, nw.Int32).alias(private("sum", scale.id))
        if scale.id in plan.keyed:
            yield _right(items).alias(private("right", scale.id))


def _right(items: Sequence[PlanItem]) -> nw.Expr:
    """How many items have full credit."""
    full = [
        code(item) == option
        for item in items
        for option, credit in enumerate(item.credits, 1)
        if credit == FULL
    ]
    return count(full) if full else nw.lit(0, nw.Int16)


def scales(plan: Plan) -> Iterator[nw.Expr]:
    """Step 4. Of each scale: its score, and whether enough was answered for one."""
    for scale in plan.scales:
        enough = answered(scale) >= least(scale)
        num, den = nw.col(private("sum", scale.id)), nw.when(enough).then(answered(scale))
        yield enough.alias(private("has", scale.id))
        yield mean(num, den).fill_null(0).alias(private("score", scale.id))


def attained(plan: Plan) -> Iterator[nw.Expr]:
    """Step 5. How far each level that a role sets is attained, once for all roles that set it."""
    parts = {_level(part): part for value in plan.role_values for part in value.parts}
    for name, part in parts.items():
        reached = score(part.child)
        # min_horizontal would skip nulls in one engine only; a condition is as quick.
        below = mean(reached * FULL, part.level)
        yield nw.when(reached >= part.level).then(float(FULL)).otherwise(below).alias(name)


def _level(part: Part) -> str:
    return private(f"attained_{part.level}", part.child)


def role_values(plan: Plan) -> Iterator[nw.Expr]:
    """Step 6. Of each role's value: its score, and whether it has one."""
    for value in plan.role_values:
        num = [nw.col(_level(part)) * part.weight for part in value.parts]
        den = total([number(has(part.child), part.weight) for part in value.parts])
        enough = den >= least(value)
        for child in value.must:
            enough = enough & has(child)
        score = mean(total(num), nw.when(enough).then(den))
        yield enough.alias(private("has", value.id))
        yield score.fill_null(0).alias(private("score", value.id))


def least(value: PlanValue) -> int:
    """The least weight that the coverage asks for; it is never nothing."""
    return -(-value.coverage * value.weight // 100)

"""Levels on which too much hangs: moved a little, another role would come first."""

import dataclasses
from collections.abc import Iterator

from careerfit.review.finding import Finding
from careerfit.review.material import Material, role_file
from careerfit.review.people import Answers, Trial, trials
from careerfit.scoring.plan import FULL, Part, Plan, PlanRole, PlanValue
from careerfit.scoring.result import Result
from careerfit.scoring.sheet import score

STEP = 10  # of a level 1..100
_SHEETS = 8  # typical sheets of that many roles, so that the time stays linear


def sensitive_levels(material: Material) -> Iterator[Finding]:
    """Levels that change who is ahead in readiness although the result shows no tie."""
    found: dict[tuple[str, str], Finding] = {}
    for trial in trials(material.catalogue):
        sheets = [trial.sheet(role.id) for role in trial.plan.roles[:_SHEETS]]
        results = [score(trial.plan, sheet) for sheet in sheets]
        for role in trial.plan.roles:
            for trait, step, moved in _moved(trial.plan, role):
                for sheet, result in zip(sheets, results, strict=True):
                    if other := _overtakes(role, moved, sheet, result):
                        finding = _finding(trial, role, trait, step, other)
                        found.setdefault((role.id, trait), finding)
    yield from found.values()


def _moved(plan: Plan, role: PlanRole) -> Iterator[tuple[str, int, Plan]]:
    """The plan of this role alone, with one level moved."""
    for value in plan.role_values:
        if value.id != role.values.get("readiness"):
            continue
        others = tuple(each for each in plan.role_values if each.id in role.values.values())
        for part in value.parts:
            for step in (-STEP, STEP):
                changed = _at(value, part, part.level + step * FULL // 100)
                values = tuple(changed if each is value else each for each in others)
                alone = dataclasses.replace(plan, roles=(role,), role_values=values)
                yield part.child, step, alone


def _at(value: PlanValue, moved: Part, level: int) -> PlanValue:
    kept = max(FULL // 100, min(FULL, level))
    parts = tuple(
        dataclasses.replace(part, level=kept) if part is moved else part for part in value.parts
    )
    return dataclasses.replace(value, parts=parts)


def _overtakes(role: PlanRole, moved: Plan, sheet: Answers, before: Result) -> str:
    """Another role that this one passes, or that passes it; empty if none does."""
    old = before.roles[role.id].readiness
    new = score(moved, sheet).roles[role.id].readiness
    if old is None or new is None:
        return ""
    for other, result in before.roles.items():
        theirs = result.readiness
        if other == role.id or theirs is None or (old - theirs) * (new - theirs) >= 0:
            continue
        a, b = sorted((role.id, other))
        if (a, b) not in before.ties["readiness"]:
            return other
    return ""


def _finding(trial: Trial, role: PlanRole, trait: str, step: int, other: str) -> Finding:
    data = {"step": f"{step:+d}", "other": other, "quiz": trial.slug, "form": trial.form}
    path = ("requirements", trait, "level")
    return Finding("level_decides", "note", role_file(role.id), path, "", data)

"""The skipped questions without which a role cannot be spoken of."""

from collections.abc import Iterable, Mapping

from careerfit.model.quiz import Item
from careerfit.scoring.plan import Plan
from careerfit.scoring.result import Result


def open_items(
    items: Iterable[Item], plan: Plan, result: Result, answers: Mapping[str, int | None]
) -> tuple[Item, ...]:
    """Unanswered items of the scales that some role lacks, in the order they are asked."""
    lacking = _lacking(plan, result)
    wanted = {
        part.child
        for scale in plan.scales
        if scale.id in lacking and result.scales[scale.id].state == "too_few"
        for part in scale.parts
    }
    return tuple(item for item in items if item.id in wanted and answers.get(item.id) is None)


def _lacking(plan: Plan, result: Result) -> set[str]:
    """The scales under every planned value that came out as none."""
    parts = {value.id: [part.child for part in value.parts] for value in plan.role_values}
    return {
        scale
        for role in plan.roles
        for name, value in role.values.items()
        if getattr(result.roles[role.id], name) is None
        for scale in parts.get(value, [value])
    }

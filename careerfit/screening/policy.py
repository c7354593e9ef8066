"""A policy file, checked against the quiz that it orders by and the day it is used."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from careerfit.catalogue import Catalogue
from careerfit.catalogue.place import At
from careerfit.errors import ContentError, Fault, UsageError
from careerfit.model.policy import Policy
from careerfit.model.quiz import QuizSource
from careerfit.reading import fit, read
from careerfit.reading.document import Path_
from careerfit.reading.fit import nearest
from careerfit.scoring.plan import Plan

# Columns of the order itself: a kept column may not have the name of one.
OWN_COLUMNS = (
    *("id", "answered", "missing", "unknown", "flags", "total", "rank", "shared"),
    *("band_low", "band_high", "below_minimum", "decision", "decided_by", "reason"),
    *("key", "version", "plan", "policy"),
)


def load(path: Path, plan: Plan, catalogue: Catalogue, today: date) -> Policy:
    """The policy in a file. Raises ContentError with every reason why it cannot be used."""
    document = read(path)
    policy = fit(document, Policy)
    if faults := tuple(_faults(policy, plan, catalogue, today, At(document))):
        raise ContentError(*faults)
    return policy


def check_purpose(quiz: QuizSource, *, demo: bool) -> None:
    """Raises UsageError for a quiz that orders nobody, or only as a demonstration."""
    if quiz.purpose != "select":
        raise UsageError(Fault(f"screening.{quiz.purpose}_refused", data={"quiz": quiz.slug}))
    if quiz.key == "public" and not demo:
        raise UsageError(Fault("screening.public_refused", data={"quiz": quiz.slug}))


def scale_items(plan: Plan) -> Mapping[str, frozenset[str]]:
    """The items of each scale that can count: the keyed ones."""
    return {s.id: frozenset(s.children) for s in plan.scales if s.id in plan.keyed}


def _faults(
    policy: Policy, plan: Plan, catalogue: Catalogue, today: date, at: At
) -> Iterator[Fault]:
    written = {"quiz": policy.quiz, "version": policy.version}
    expected = {"quiz": plan.quiz, "version": plan.version}
    for field, said in written.items():
        if said != (wanted := expected[field]):
            yield at.fault("screening.policy_of_another", (field,), written=said, expected=wanted)
    if policy.retain_until < today:
        until = policy.retain_until.isoformat()
        yield at.fault("screening.retained_too_long", ("retain_until",), until=until)
    yield from _scale_faults(policy, plan, at)
    yield from _column_faults(policy, plan, at)
    gates = [(("gates", place), gate) for place, gate in enumerate(policy.gates)]
    yield from at.unknown("gate", gates, catalogue.jurisdiction.gates)
    for field in ("gates", "decisions", "tie_breaks", "keep", "rank_within"):
        yield from _repeated(getattr(policy, field), field, at)


def _scale_faults(policy: Policy, plan: Plan, at: At) -> Iterator[Fault]:
    """Scales that do not exist, items that would count twice, weights without a reason."""
    items = scale_items(plan)
    named: list[tuple[Path_, str]] = [
        (("components", place, "scale"), each.scale) for place, each in enumerate(policy.components)
    ]
    breaks = [(("tie_breaks", place), scale) for place, scale in enumerate(policy.tie_breaks)]
    for path, scale in (*named, *breaks):
        if scale not in items:
            meant, known = nearest(scale, tuple(items)), ", ".join(items)
            yield at.fault("screening.unknown_scale", path, name=scale, nearest=meant, known=known)
    seen: dict[str, str] = {}
    for path, scale in named:
        inside = items.get(scale, frozenset())
        if other := next((seen[item] for item in sorted(inside) if item in seen), ""):
            yield at.fault("screening.counted_twice", path, name=scale, other=other)
        seen |= dict.fromkeys(inside, scale)
    weights = {each.weight for each in policy.components}
    if len(weights) > 1 and policy.justification is None:
        yield at.fault("screening.weights_unjustified", ("components",))


def _column_faults(policy: Policy, plan: Plan, at: At) -> Iterator[Fault]:
    """Kept columns that would hide one of the order's, and places that belong to no group."""
    scales = [name for s in plan.scales for name in (s.id, f"{s.id}__right", f"{s.id}__answered")]
    taken = {*OWN_COLUMNS, *scales, *(item.id for item in plan.items)}
    for field in ("keep", "rank_within"):
        for place, name in enumerate(getattr(policy, field)):
            if name.casefold() in taken:
                yield at.fault("screening.column_taken", (field, place), name=name)
    if isinstance(policy.places, Mapping) and not policy.rank_within:
        yield at.fault("screening.places_without_groups", ("places",))


def _repeated(names: tuple[str, ...], field: str, at: At) -> Iterator[Fault]:
    for name in (name for name, n in Counter(names).items() if n > 1):
        yield at.fault("screening.named_twice", (field,), name=name)

"""A complete quiz and its profiles become a plan, or every reason why they do not."""

from collections.abc import Iterator, Mapping

from careerfit.errors import Fault, PlanError
from careerfit.model.profile import WEIGHT, Profile
from careerfit.model.quiz import OWN, Item, Purpose, Quiz, Value
from careerfit.model.select import BEST
from careerfit.model.trait import Kind, Trait
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

# Which kinds of trait a role's value runs over: a self-rating is fair for dispositions only.
KINDS: Mapping[Value, frozenset[Kind]] = {
    "readiness": frozenset({"disposition"}),
    "learning": frozenset({"skill", "knowledge"}),
}
ALL = 100  # percent of the items of a select quiz: skipping would make 6 of 10 into 6 of 8
# Which section's items are a role's own scale.
SECTIONS: Mapping[Value, str] = {"interest": "tasks", "realism": "expectations"}


def compile_plan(quiz: Quiz, profiles: Mapping[str, Profile], traits: Mapping[str, Trait]) -> Plan:
    """The plan of one form of a quiz. Raises PlanError with every reason why there is none."""
    if faults := tuple(_unmeasured(quiz, profiles, traits)):
        raise PlanError(*faults)
    coverage = quiz.source.coverage
    return Plan(
        quiz.source.slug,
        quiz.form,
        quiz.source.version,
        quiz.source.purpose,
        tuple(_plan_item(item) for item in quiz.items),
        tuple(
            PlanValue(scale.id, tuple(Part(item, 1, FULL) for item in scale.items), coverage.scales)
            for scale in quiz.scales
        ),
        tuple(value for role in quiz.roles for value in _role_values(quiz, profiles[role], traits)),
        tuple(_role(quiz, profiles[role], traits) for role in quiz.roles),
    )


def likert_credits(options: int, reverse: bool) -> tuple[int, ...]:
    """Evenly spaced credits 0..FULL for options 1..k; backwards for a reversed item."""
    credits = tuple(mean(FULL * option, options - 1) for option in range(options))
    return credits[::-1] if reverse else credits


def _plan_item(item: Item) -> PlanItem:
    """A keyed item credits its right option only; "not sure" is no credit and no error.

    An item of a select quiz has the credits of its key.
    """
    options = len(item.labels)
    if item.credits is not None:
        return PlanItem(item.id, "keyed", tuple(credit * FULL // BEST for credit in item.credits))
    if item.right is None:
        return PlanItem(item.id, "likert", likert_credits(options, item.reversed))
    credits = tuple(FULL if option == item.right else 0 for option in range(1, options + 1))
    return PlanItem(item.id, "keyed", credits, item.unsure)


def _unmeasured(
    quiz: Quiz, profiles: Mapping[str, Profile], traits: Mapping[str, Trait]
) -> Iterator[Fault]:
    """Roles that would be named without being measured, and essential traits left out."""
    scales = {scale.id for scale in quiz.scales}
    where = f"quizzes/{quiz.source.slug}/quiz.yaml"
    for item in quiz.items:
        if _purpose(item) != quiz.source.purpose:
            data = {"name": item.id, "purpose": quiz.source.purpose}
            yield Fault("purpose_refuses", where, field=quiz.form, data=data)
    if quiz.source.purpose == "select":
        yield from _unkeyed(quiz, where)
    for role in quiz.roles:
        if not _values(quiz, profiles[role], traits):
            yield Fault("role_not_measured", where, field=quiz.form, data={"name": role})
        for value, kinds in KINDS.items():
            if value not in quiz.values:
                continue
            for trait, need in profiles[role].requirements.items():
                essential = need.importance == "essential" and traits[trait].kind in kinds
                if essential and trait not in scales:
                    data = {"role": role, "trait": trait}
                    yield Fault("essential_not_asked", where, field=quiz.form, data=data)


def _purpose(item: Item) -> Purpose:
    """The purpose of quizzes that may ask this item."""
    if item.section in OWN:
        return "select"
    return "explore" if item.right is None else "train"


def _unkeyed(quiz: Quiz, where: str) -> Iterator[Fault]:
    """A select quiz without its key, or one in which skipping would pay."""
    if any(item.section in OWN and item.credits is None for item in quiz.items):
        yield Fault("select_no_key", where, field="key", data={"quiz": quiz.source.slug})
    if quiz.source.coverage.scales != ALL:
        yield Fault("select_coverage", where, field="coverage.scales", data={"all": ALL})


def _needs(
    quiz: Quiz, profile: Profile, traits: Mapping[str, Trait], value: Value
) -> tuple[Part, ...]:
    """The role's required traits of a kind that this form has a scale for."""
    scales = {scale.id for scale in quiz.scales}
    return tuple(
        Part(trait, WEIGHT[need.importance], need.level * 100)
        for trait, need in profile.requirements.items()
        if trait in scales and traits[trait].kind in KINDS[value]
    )


def _role_values(quiz: Quiz, profile: Profile, traits: Mapping[str, Trait]) -> Iterator[PlanValue]:
    for value, name in _values(quiz, profile, traits).items():
        if value in KINDS:
            parts = _needs(quiz, profile, traits, value)
            must = tuple(part.child for part in parts if part.weight == WEIGHT["essential"])
            yield PlanValue(name, parts, quiz.source.coverage.roles, must)


def _values(quiz: Quiz, profile: Profile, traits: Mapping[str, Trait]) -> dict[Value, str]:
    """The values of a role that this form measures, and their names in the plan."""
    scales = {scale.id for scale in quiz.scales}
    found: dict[Value, str] = {}
    for value in quiz.values:
        if value in KINDS:
            if _needs(quiz, profile, traits, value):
                found[value] = f"{profile.slug}__{value}"
        elif (scale := f"{profile.slug}__{SECTIONS.get(value, value)}") in scales:
            found[value] = scale
        elif value == "knowledge" and quiz.form in scales:
            found[value] = quiz.form  # a pair's scale is what one knows of both
    return found


def _role(quiz: Quiz, profile: Profile, traits: Mapping[str, Trait]) -> PlanRole:
    values = {str(value): name for value, name in _values(quiz, profile, traits).items()}
    return PlanRole(profile.slug, values, tuple(_ledger(quiz, profile)))


def _ledger(quiz: Quiz, profile: Profile) -> Iterator[LedgerTrait | LedgerItem]:
    """What may speak for the role or against it, in the order of the profile's sections."""
    own = [item for item in quiz.items if item.owner == profile.slug]
    for item in own:
        if item.right is None and item.section == "tasks":
            yield LedgerItem(item.statement, item.id, "supports")
    yield from _trait_ledger(quiz, profile)
    for item in own:
        if item.right is not None:
            yield LedgerItem(item.statement, item.id, "consider")
        elif item.section == "expectations":
            yield LedgerItem(item.statement, item.id, "both")


def _trait_ledger(quiz: Quiz, profile: Profile) -> Iterator[LedgerTrait | LedgerItem]:
    scales = {scale.id for scale in quiz.scales}
    for trait, need in profile.requirements.items():
        if trait in scales:
            weight = WEIGHT[need.importance]
            yield LedgerTrait(_sentence(profile, trait), trait, weight, need.level * 100)
    for slug, statement in profile.unsuitable.items():
        for item in quiz.items:
            # Agreeing with a reversed item is how a person says the unsuitable sentence.
            if item.owner == statement.trait and item.section == "traits" and item.reversed:
                yield LedgerItem(f"{profile.slug}/unsuitable/{slug}", item.id, "consider")


def _sentence(profile: Profile, trait: str) -> str:
    """The profile's sentence on a trait: its first suitable statement, else the requirement."""
    for slug, statement in profile.suitable.items():
        if statement.trait == trait:
            return f"{profile.slug}/suitable/{slug}"
    return f"{profile.slug}/requirements/{trait}"

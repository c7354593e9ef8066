"""A result becomes a report: the scorer answers with numbers, profile and words with sentences."""

from collections.abc import Iterable, Iterator

from careerfit.catalogue import Catalogue
from careerfit.scoring.plan import Part
from careerfit.scoring.result import RoleResult, ScaleResult, standing
from careerfit.telling.closing import sections
from careerfit.telling.ledger import ledger
from careerfit.telling.material import Telling
from careerfit.telling.report import Measure, Report, RoleReport, TraitReport

_NAMED = 4
_KINDS = (("disposition",), ("skill", "knowledge"))


def report(telling: Telling) -> Report:
    """Everything a result says, the most important first."""
    leaders = telling.leaders()
    ordered = telling.leading_value() == "interest"
    return Report(
        headline=_headline(telling, leaders),
        order=telling.say("roles" if ordered else "roles_unordered"),
        roles=tuple(_role(telling, slug) for slug in telling.result.order),
        ties=tuple(_ties(telling)),
        commands=tuple(_commands(telling, leaders[:2])),
        traits=tuple(_traits(telling, leaders)),
        level_of=telling.titles(leaders) if leaders else "",
        sections=tuple((title, said) for title, said in sections(telling, leaders) if said),
    )


def _headline(telling: Telling, leaders: tuple[str, ...]) -> str:
    """Who leads, and whether the leader can be told apart."""
    if telling.plan.purpose == "train":
        return telling.say("headline_train")
    if not leaders:
        return telling.say("headline_none")
    value = telling.leading_value()
    many = "one" if len(leaders) == 1 else "many"
    if len(leaders) == len(telling.result.roles) > 1:
        many = "all"
    interest = telling.scale(leaders[0], "interest")
    if value == "interest" and interest and standing(interest, None) == "not_yet":
        value = "weak"
    return telling.say(f"headline_{value}_{many}", roles=telling.titles(leaders))


def _role(telling: Telling, slug: str) -> RoleReport:
    role = telling.result.roles[slug]
    return RoleReport(
        title=telling.title(slug),
        measures=tuple(_measures(telling, slug)),
        words=tuple(_words(telling, slug)),
        supports=ledger(role.supports, "supports", telling),
        consider=ledger(role.consider, "consider", telling),
        cannot_say=_cannot_say(telling, slug, role) if role.state == "cannot_say" else "",
    )


def _measures(telling: Telling, slug: str) -> Iterator[tuple[str, Measure, str]]:
    for value in ("interest", "realism"):
        scale = telling.scale(slug, value)
        if scale and (measure := _measure(scale)):
            yield telling.say(value), measure, telling.say(f"middle_{standing(scale, None)}")


def _words(telling: Telling, slug: str) -> Iterator[tuple[str, str]]:
    if said := _counted(telling, telling.parts(slug, "readiness")):
        yield telling.say("readiness"), said
    if said := _learning(telling, telling.parts(slug, "learning")):
        yield telling.say("learning"), said
    known = telling.scale(slug, "knowledge")
    if known and known.right is not None:
        said = telling.say("count_right", right=known.right, answered=known.answered, of=known.of)
        yield telling.say("knowledge"), said


def _counted(telling: Telling, parts: tuple[Part, ...]) -> str:
    """`4 of 6 reached, 1 unclear`, or nothing where no answer says anything."""
    found = [telling.where(part) for part in parts]
    if set(found) <= {"too_few"}:
        return ""
    said = [telling.say("count_reached", reached=found.count("reached"), of=len(found))]
    said += [
        telling.say(f"count_{name}", count=found.count(name))
        for name in ("unclear", "not_yet", "too_few")
        if name in found
    ]
    return ", ".join(said)


def _learning(telling: Telling, parts: tuple[Part, ...]) -> str:
    """What there is to learn, the farthest first; a skill is never a shortfall."""
    open_ = [part for part in parts if telling.where(part) in ("not_yet", "unclear")]
    if not open_:
        return _counted(telling, parts)
    scales = telling.result.scales
    open_.sort(key=lambda part: (scales[part.child].score or 0) - part.level)
    return _named(telling, [telling.trait(part.child) for part in open_])


def _named(telling: Telling, names: list[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - _NAMED
    if more <= 0:
        return telling.voice.listed(names)
    return f"{', '.join(names[:_NAMED])}, {telling.say('and_more', count=more)}"


def _cannot_say(telling: Telling, slug: str, role: RoleResult) -> str:
    """What is missing, by name."""
    none = [
        value
        for value in ("interest", "realism", "knowledge", "readiness", "learning")
        if telling.plans(slug, value) and getattr(role, value) is None
    ]
    missing: list[str] = []
    for value in none:
        parts = telling.parts(slug, value)
        few = [part.child for part in parts if telling.where(part) == "too_few"]
        missing += map(telling.trait, few) if parts else [telling.say(f"missing_{value}")]
    return telling.say("cannot_say", missing=_named(telling, list(dict.fromkeys(missing))))


def _ties(telling: Telling) -> Iterator[str]:
    for value, pairs in telling.result.ties.items():
        for group in _groups(pairs, telling.result.order):
            yield telling.say(f"tie_{value}", roles=telling.titles(group))


def _commands(telling: Telling, pair: tuple[str, ...]) -> Iterator[str]:
    """Reading two roles side by side, and the train quizzes that ask whose work it is."""
    if len(pair) < 2:
        return
    yield telling.say("tie_compare", roles=" ".join(pair))
    for quiz, form in practice(telling.catalogue, pair):
        yield telling.say("tie_train", quiz=quiz, form=form)


def practice(catalogue: Catalogue, pair: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The quizzes and forms that ask whose work it is, of two roles."""
    form = "__".join(sorted(pair))
    for name in catalogue.quizzes:
        if form in catalogue.forms(name):
            yield name, form


def _groups(pairs: Iterable[tuple[str, str]], order: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Groups in which everybody is tied with everybody; each pair is in one: not transitive."""
    tied = {frozenset(pair) for pair in pairs}
    groups: list[tuple[str, ...]] = []
    for pair in sorted(tied, key=lambda pair: sorted(map(order.index, pair))):
        if any(pair <= set(group) for group in groups):
            continue
        group = set(pair)
        for other in order:
            if all(frozenset((other, one)) in tied for one in group - {other}):
                group.add(other)
        groups.append(tuple(slug for slug in order if slug in group))
    return groups


def _traits(
    telling: Telling, leaders: tuple[str, ...]
) -> Iterator[tuple[str, tuple[TraitReport, ...]]]:
    levels = _levels(telling, leaders)
    for kinds in _KINDS:
        rows = tuple(
            _trait(telling, slug, levels.get(slug))
            for slug, trait in telling.catalogue.traits.items()
            if trait.kind in kinds and slug in telling.result.scales
        )
        if rows:
            yield telling.say(f"traits_{kinds[0]}"), rows


def _levels(telling: Telling, leaders: tuple[str, ...]) -> dict[str, int]:
    """The highest level that a leading role asks of each trait."""
    levels: dict[str, int] = {}
    for role in leaders:
        for part in (*telling.parts(role, "readiness"), *telling.parts(role, "learning")):
            levels[part.child] = max(part.level, levels.get(part.child, 0))
    return levels


def _trait(telling: Telling, slug: str, level: int | None) -> TraitReport:
    scale = telling.result.scales[slug]
    measure = _measure(scale, level)
    if measure is None:
        said = telling.say("too_few", answered=scale.answered, of=scale.of)
    else:
        said = telling.say(f"standing_{standing(scale, level)}") if level is not None else ""
    return TraitReport(telling.trait(slug), measure, said)


def _measure(scale: ScaleResult, level: int | None = None) -> Measure | None:
    if scale.score is None or scale.low is None or scale.high is None:
        return None
    return Measure(scale.low, scale.score, scale.high, level)

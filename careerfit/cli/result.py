"""A result becomes sentences: the scorer answers with numbers, profile and words with these."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from careerfit.catalogue import Catalogue
from careerfit.cli.bars import Measure
from careerfit.cli.ledger import ledger
from careerfit.cli.report import Report, RoleReport, TraitReport
from careerfit.cli.voice import Voice
from careerfit.model.quiz import Quiz
from careerfit.model.text import Text
from careerfit.scoring.plan import Part, Plan
from careerfit.scoring.sheet import Result, RoleResult, ScaleResult, standing

_TRIES = 3
_QUESTIONS = 5
_NAMED = 4
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Teller:
    """Everything a result is told with."""

    result: Result
    quiz: Quiz
    plan: Plan
    catalogue: Catalogue
    voice: Voice

    def report(self) -> Report:
        """The whole result."""
        leaders = self.leaders()
        return Report(
            headline=self._headline(leaders),
            order=self._say("roles" if self._leading_value() == "interest" else "roles_unordered"),
            roles=tuple(self._role(slug) for slug in self.result.order),
            ties=tuple(self._ties(leaders)),
            traits=tuple(self._traits(leaders)),
            level_of=self.voice.listed(map(self._title, leaders)) if leaders else "",
            sections=tuple((t, s) for t, s in self._sections(leaders) if s),
        )

    def leaders(self) -> tuple[str, ...]:
        """The first role and every role that cannot be told apart from it."""
        value = self._leading_value()
        if value is None:
            return ()
        first = self.result.order[0]
        tied = {first, *chain(*(pair for pair in self.result.ties[value] if first in pair))}
        return tuple(slug for slug in self.result.order if slug in tied)

    def _leading_value(self) -> str | None:
        """What the order of the roles rests on."""
        for value in ("interest", "readiness"):
            if any(getattr(role, value) is not None for role in self.result.roles.values()):
                return value
        return None

    def _say(self, key: str, /, **data: object) -> str:
        return self.voice.say(f"result.{key}", **data)

    def _title(self, role: str) -> str:
        return self.voice.read(self.catalogue.roles[role].title)

    def _trait(self, trait: str) -> str:
        return self.voice.read(self.catalogue.traits[trait].name)

    def _headline(self, leaders: tuple[str, ...]) -> str:
        if not leaders:
            return self._say("headline_none")
        value = self._leading_value()
        roles = self.voice.listed(map(self._title, leaders))
        many = "one" if len(leaders) == 1 else "many"
        if len(leaders) == len(self.result.roles) > 1:
            many = "all"
        if value == "interest" and self._interest(leaders[0]) == "not_yet":
            value = "weak"
        return self._say(f"headline_{value}_{many}", roles=roles)

    def _interest(self, role: str) -> str:
        """Where the interest in a role lies: above the middle, below it, or around it."""
        scale = self.result.scales.get(self._value_id(role, "interest"))
        return standing(scale, None) if scale else "too_few"

    def _value_id(self, role: str, value: str) -> str:
        planned = next(each for each in self.plan.roles if each.id == role)
        return planned.values.get(value, "")

    def _role(self, slug: str) -> RoleReport:
        role = self.result.roles[slug]
        scales = {
            value: self.result.scales.get(self._value_id(slug, value))
            for value in ("interest", "realism")
        }
        return RoleReport(
            title=self._title(slug),
            measures=tuple(
                (self._say(value), measure, self._say(f"middle_{standing(scale, None)}"))
                for value, scale in scales.items()
                if scale and (measure := _measure(scale))
            ),
            words=tuple(self._words(slug)),
            supports=ledger(role.supports, "supports", self.catalogue, self.voice),
            consider=ledger(role.consider, "consider", self.catalogue, self.voice),
            cannot_say=self._cannot_say(slug, role) if role.state == "cannot_say" else "",
        )

    def _parts(self, role: str, value: str) -> tuple[Part, ...]:
        wanted = self._value_id(role, value)
        return next((v.parts for v in self.plan.role_values if v.id == wanted), ())

    def _words(self, slug: str) -> Iterator[tuple[str, str]]:
        if said := self._counted(self._parts(slug, "readiness")):
            yield self._say("readiness"), said
        if said := self._learning(self._parts(slug, "learning")):
            yield self._say("learning"), said

    def _counted(self, parts: tuple[Part, ...]) -> str:
        """`4 of 6 reached, 1 unclear`, or nothing where no answer says anything."""
        found = [standing(self.result.scales[part.child], part.level) for part in parts]
        if set(found) <= {"too_few"}:
            return ""
        said = [self._say("count_reached", reached=found.count("reached"), of=len(found))]
        said += [
            self._say(f"count_{name}", count=found.count(name))
            for name in ("unclear", "not_yet", "too_few")
            if name in found
        ]
        return ", ".join(said)

    def _learning(self, parts: tuple[Part, ...]) -> str:
        """What there is to learn, the least attained first; a skill is never a shortfall."""
        open_ = [
            part
            for part in parts
            if standing(self.result.scales[part.child], part.level) in ("not_yet", "unclear")
        ]
        if not open_:
            return self._counted(parts)
        open_.sort(key=lambda part: (self.result.scales[part.child].score or 0) - part.level)
        names = [self._trait(part.child) for part in open_]
        more = len(names) - _NAMED
        said = ", ".join(names[:_NAMED])
        return f"{said} {self._say('and_more', count=more)}" if more > 0 else said

    def _cannot_say(self, slug: str, role: RoleResult) -> str:
        missing = [
            self._say(f"missing_{value}")
            for value in ("interest", "realism", "knowledge")
            if self._value_id(slug, value) and getattr(role, value) is None
        ]
        for value in ("readiness", "learning"):
            if self._value_id(slug, value) and getattr(role, value) is None:
                parts = self._parts(slug, value)
                few = [p.child for p in parts if self.result.scales[p.child].state == "too_few"]
                missing += map(self._trait, few)
        return self._say("cannot_say", missing=self.voice.listed(dict.fromkeys(missing)))

    def _ties(self, leaders: tuple[str, ...]) -> Iterator[str]:
        for value, pairs in self.result.ties.items():
            for group in _groups(pairs, self.result.order):
                roles = self.voice.listed(map(self._title, group))
                yield self._say(f"tie_{value}", roles=roles)
        if len(leaders) > 1:
            yield self._say("tie_compare", roles=" ".join(leaders[:2]))

    def _traits(self, leaders: tuple[str, ...]) -> Iterator[tuple[str, tuple[TraitReport, ...]]]:
        levels = self._levels(leaders)
        for kinds in (("disposition",), ("skill", "knowledge")):
            rows = tuple(
                self._trait_row(slug, self.result.scales[slug], levels.get(slug))
                for slug, trait in self.catalogue.traits.items()
                if trait.kind in kinds and slug in self.result.scales
            )
            if rows:
                yield self._say(f"traits_{kinds[0]}"), rows

    def _levels(self, leaders: tuple[str, ...]) -> dict[str, int]:
        """The highest level that a leading role asks of each trait."""
        levels: dict[str, int] = {}
        for role in leaders:
            for value in ("readiness", "learning"):
                for part in self._parts(role, value):
                    levels[part.child] = max(part.level, levels.get(part.child, 0))
        return levels

    def _trait_row(self, slug: str, scale: ScaleResult, level: int | None) -> TraitReport:
        measure = _measure(scale, level)
        if measure is None:
            said = self._say("too_few", answered=scale.answered, of=scale.of)
        elif level is None:
            said = ""
        else:
            said = self._say(f"standing_{standing(scale, level)}")
        return TraitReport(self._trait(slug), measure, said)

    def _sections(self, leaders: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The sections that are lists of sentences, in the order of the screen."""
        flags = tuple(self._say(f"flag_{flag}") for flag in self.result.flags)
        yield self._say("flags"), flags
        yield self._say("limits"), tuple(self._limits())
        yield self._say("tries"), self._of_leaders("next_steps", leaders)
        yield self._say("people"), self._of_leaders("people", leaders)
        questions = tuple(self.quiz.source.questions.values())[:_QUESTIONS]
        yield self._say("questions"), tuple(map(self.voice.read, questions))
        notices = (self.catalogue.jurisdiction.notices[n] for n in self.quiz.source.notices)
        yield self._say("notices"), tuple(map(self.voice.read, notices))

    def _limits(self) -> Iterator[str]:
        yield self._say("limit_self")
        for section, roles in self.quiz.not_covered.items():
            if roles:
                names = self.voice.listed(map(self._title, roles))
                yield self._say(f"limit_{section}", roles=names)
        if unasked := self._unasked():
            examples = ", ".join(unasked[:_EXAMPLES])
            yield self._say("limit_unasked", n=len(unasked), traits=examples)
        partial = [r for r in self.quiz.roles if self.catalogue.roles[r].status == "partial"]
        if partial:
            yield self._say("limit_partial", roles=self.voice.listed(map(self._title, partial)))

    def _unasked(self) -> tuple[str, ...]:
        """Traits that a role of the quiz needs and this form does not ask about."""
        needed = {t for role in self.quiz.roles for t in self.catalogue.roles[role].requirements}
        return tuple(
            self._trait(trait)
            for trait in self.catalogue.traits
            if trait in needed and trait not in self.result.scales
        )

    def _of_leaders(self, section: str, leaders: tuple[str, ...]) -> tuple[str, ...]:
        """The first three entries of the leading roles, one of each in turn."""
        columns = (self._entries(section, role, leaders) for role in leaders)
        turns = chain(*zip_longest(*columns))
        said = dict.fromkeys(sentence for sentence in turns if sentence)
        return tuple(islice(said, _TRIES))

    def _entries(self, section: str, role: str, leaders: tuple[str, ...]) -> Iterable[str]:
        entries: Mapping[str, object] = getattr(self.catalogue.roles[role], section)
        for entry in entries.values():
            text: Text = getattr(entry, "text")  # noqa: B009
            said = self.voice.read(text)
            yield f"{said} ({self._title(role)})" if len(leaders) > 1 else said


def _measure(scale: ScaleResult | None, level: int | None = None) -> Measure | None:
    if scale is None or scale.score is None or scale.low is None or scale.high is None:
        return None
    return Measure(scale.low, scale.score, scale.high, level)


def _groups(pairs: Iterable[tuple[str, str]], order: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Pairs as groups in which everybody is tied with everybody: ties are not transitive."""
    tied = {frozenset(pair) for pair in pairs}
    groups: list[tuple[str, ...]] = []
    for first in order:
        group: tuple[str, ...] = (first,)
        for other in order:
            if other not in group and all(frozenset((other, one)) in tied for one in group):
                group = (*group, other)
        if len(group) > 1 and not any(set(group) <= set(known) for known in groups):
            groups.append(group)
    yield from groups

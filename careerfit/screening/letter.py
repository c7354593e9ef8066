"""What a candidate is told: what was measured and how, the own result, who decides, how to object.

A letter holds no key: no credit of an option, no right answer, no count of them. It holds nobody
else: no rank, no band, no other id.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from careerfit.catalogue import Catalogue
from careerfit.model.decision import Decision
from careerfit.model.policy import Component, Policy
from careerfit.model.quiz import OWN, Quiz
from careerfit.scoring.plan import FULL, Plan, mean
from careerfit.scoring.result import Result
from careerfit.telling.voice import Voice, shown


@dataclass(frozen=True)
class Case:
    """One candidate's own data. `answers` has option numbers; null: blank; 0: unreadable."""

    candidate: str
    answers: Mapping[str, int | None]
    result: Result
    decisions: Sequence[Decision] | None  # on this candidate, the oldest first; None: no log
    quiz: Quiz
    plan: Plan
    policy: Policy
    catalogue: Catalogue
    voice: Voice
    today: date

    def say(self, key: str, /, **data: object) -> str:
        """A sentence of letters."""
        return self.voice.say(f"deciding.letter_{key}", **data)

    def scale(self, name: str) -> str:
        """What a component is called."""
        if name in OWN:
            return self.voice.say(f"select.scale_{name}")
        return self.voice.read(self.catalogue.traits[name].name)

    @cached_property
    def counted(self) -> Mapping[str, tuple[str, ...]]:
        """The items of each component."""
        scales = {scale.id: scale.children for scale in self.plan.scales}
        return {each.scale: scales[each.scale] for each in self.policy.components}

    def numbers(self, wanted: Callable[[int | None], bool]) -> str:
        """The numbers of the questions that count and have such an answer."""
        counted = {item for items in self.counted.values() for item in items}
        return ", ".join(
            str(number)
            for number, item in enumerate(self.quiz.items, 1)
            if item.id in counted and wanted(self.answers.get(item.id))
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A title, sentences, and lines that stand below them as a list."""

    title: str
    sentences: tuple[str, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter; foreign texts in it are plain text."""

    title: str
    above: tuple[str, ...]
    sections: tuple[Section, ...]


def letter(case: Case) -> Letter:
    """The letter to one candidate."""
    above = [case.say("date", date=case.today.isoformat()), case.say("from", **_controller(case))]
    if case.quiz.source.key == "public":
        above.append(case.say("public_key"))
    parts = (_measured, _own, _blank, _decides, _decision, _object, _kept, _again)
    sections = (part(case) for part in parts)
    title = case.say("title", candidate=shown(case.candidate))
    return Letter(title, tuple(above), tuple(each for each in sections if each is not None))


def _points(score: int) -> int:
    """A score 0..10000 in whole points of 100: more digits would promise too much."""
    return mean(100 * score, FULL)


def _controller(case: Case) -> Mapping[str, str]:
    return {"controller": case.policy.controller, "contact": case.policy.contact}


def _measured(case: Case) -> Section:
    """What was measured and how, in words."""
    sentences = [case.say("quiz", quiz=case.voice.read(case.quiz.source.title))]
    sentences += map(case.say, ("keyed", "fixed", "not_measured"))
    lines = [
        case.say("component", scale=case.scale(each.scale), of=len(case.counted[each.scale]))
        for each in case.policy.components
    ]
    return Section(case.say("measured_title"), tuple(sentences), tuple(lines))


def _own(case: Case) -> Section:
    lines = [_line(case, each) for each in case.policy.components]
    total = _total(case)
    if len(lines) > 1:
        lines.append(case.say("total", points=_points(total)) if total is not None else "")
    sentences = [case.say("own_scale")]
    if total is None:
        sentences.append(case.say("no_total"))
    if case.result.flags:
        said = (case.voice.say(f"screening.flag_{name}") for name in case.result.flags)
        sentences.append(case.say("flags", flags=", ".join(said)))
    sentences.append(case.say("uncertain"))
    return Section(case.say("own_title"), tuple(sentences), tuple(filter(None, lines)))


def _line(case: Case, component: Component) -> str:
    """One component's score, and whether it is one that is looked at again."""
    scale = case.result.scales[component.scale]
    named = {"scale": case.scale(component.scale), "answered": scale.answered, "of": scale.of}
    if scale.score is None:
        return case.say("unscored", **named)
    said = case.say("scored", points=_points(scale.score), **named)
    if component.minimum is not None and scale.score < component.minimum * FULL // 100:
        said = f"{said} {case.say('below', minimum=component.minimum)}"
    return said


def _total(case: Case) -> int | None:
    """The weighted mean of the components as an order has it; None where one has no score."""
    scores = [case.result.scales[each.scale].score for each in case.policy.components]
    weights = [each.weight for each in case.policy.components]
    known = [score for score in scores if score is not None]
    if len(known) < len(scores):
        return None
    return mean(sum(s * w for s, w in zip(known, weights, strict=True)), sum(weights))


def _blank(case: Case) -> Section:
    """Which questions have no answer that counts."""
    sentences = []
    if blank := case.numbers(lambda answer: answer is None):
        sentences.append(case.say("blank", numbers=blank))
    if unreadable := case.numbers(lambda answer: answer == 0):
        sentences.append(case.say("unreadable", numbers=unreadable))
    if sentences:
        sentences.append(case.say("blank_means"))
    else:
        sentences.append(case.say("none_blank"))
    return Section(case.say("blank_title"), tuple(sentences))


def _decides(case: Case) -> Section:
    policy = case.policy
    sentences = [case.say("person", **_controller(case)), case.say("order")]
    if len(policy.components) > 1:
        sentences += _weights(case)
    if policy.gates:
        sentences.append(case.say("gates"))
    lines = tuple(_gate(case, name) for name in policy.gates)
    return Section(case.say("decides_title"), tuple(sentences), lines)


def _gate(case: Case, name: str) -> str:
    """A formal gate, when it binds, and what was noted of it with the last decision."""
    gate, read = case.catalogue.jurisdiction.gates[name], case.voice.read
    said = case.say("gate", gate=read(gate.text), binds=read(gate.binds))
    noted = case.decisions[-1].gates.get(name) if case.decisions else None
    if noted is None:
        return said
    status = case.voice.say(f"screening.gate_{noted.status}")
    known = case.say("gate_known", status=status, evidence=noted.evidence or "")
    return f"{said} {known.strip()}"


def _weights(case: Case) -> Iterator[str]:
    policy = case.policy
    if policy.justification is None:
        yield case.say("weights_equal")
        return
    named = (
        case.say("weight", scale=case.scale(each.scale), weight=each.weight)
        for each in policy.components
    )
    yield case.say("weights", weights="; ".join(named), why=policy.justification)


def _decision(case: Case) -> Section | None:
    """What was decided, revisions included; nothing where no log was looked at."""
    if case.decisions is None:
        return None
    if not case.decisions:
        return Section(case.say("decision_title"), (case.say("no_decision"),))
    lines = [
        case.say(
            "decision",
            date=each.at.date().isoformat(),
            decision=_named(case, each.decision),
            by=each.by,
            reason=each.reason,
        )
        for each in case.decisions
    ]
    revised = (case.say("revised"),) if len(lines) > 1 else ()
    return Section(case.say("decision_title"), revised, tuple(lines))


def _named(case: Case, decision: str) -> str:
    """The words for the usual decisions; a policy's own ones are its own words."""
    usual = {name: case.say(f"decided_{name}") for name in ("invite", "reserve", "not_now")}
    return usual.get(decision, decision.replace("_", " "))


def _object(case: Case) -> Section:
    appeal = case.policy.appeal
    sentences = (case.say("right"), appeal.route, case.say("contact", contact=appeal.contact))
    return Section(case.say("object_title"), (*sentences, case.say("days", days=appeal.days)))


def _kept(case: Case) -> Section:
    """Which data, why, how long, and how they go."""
    policy = case.policy
    basis = case.voice.say(f"screening.basis_{policy.legal_basis}")
    columns = ", ".join(policy.kept)
    sentences = (
        case.say("purpose", purpose=policy.purpose),
        case.say("notice", notice=policy.notice),
        case.say("basis", basis=basis),
        case.say("columns", columns=columns) if columns else case.say("no_columns"),
        case.say("retain", until=policy.retain_until.isoformat()),
        case.say("erase", **_controller(case)),
    )
    return Section(case.say("kept_title"), sentences)


def _again(case: Case) -> Section:
    plan = case.plan
    named = {"quiz": plan.quiz, "form": plan.form, "version": plan.version}
    hashes = {"plan": plan.hash, "policy": case.policy.hash}
    return Section(case.say("again_title"), (case.say("again", **named, **hashes),))

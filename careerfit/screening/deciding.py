"""Decisions that a person made on the candidates of a result, checked before any is recorded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, cast, get_args

from pydantic import ConfigDict, ValidationError

from careerfit.errors import Fault
from careerfit.model.decision import LONGEST_NAME, LONGEST_REASON, SHORTEST_REASON, Decision, Hash
from careerfit.model.policy import Policy
from careerfit.model.select import LONGEST_EVIDENCE, GateCheck, GateStatus
from careerfit.model.text import Model, Slug
from careerfit.reading.fit import nearest
from careerfit.screening.decisions import DecisionError, latest, whole

NOTHING: Mapping[str, tuple[str, str]] = {}


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _Named(Model):
    """A candidate of a result; what was measured does not matter here."""

    model_config = ConfigDict(extra="ignore")
    id: str


class Ordered(Model):
    """The JSON result of `careerfit screen`, as far as a decision needs it."""

    model_config = ConfigDict(extra="ignore")
    quiz: Slug
    plan: Hash
    policy: Hash
    rules: Policy
    demo: bool
    candidates: tuple[_Named, ...]

    @cached_property
    def ids(self) -> Mapping[str, None]:
        """The candidates, in the order of the result."""
        return dict.fromkeys(each.id for each in self.candidates)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decided, as it was typed: in a row of a file, or on a command line."""

    candidate: str
    decision: str
    by: str
    reason: str
    row: int = 0
    gates: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # status and evidence

    @classmethod
    def typed(
        cls, cells: Sequence[str], row: int = 0, gates: Mapping[str, tuple[str, str]] = NOTHING
    ) -> "Choice":
        """Candidate, decision, name and reason as somebody typed them, line breaks and all.

        A gate of which nothing is known is as good as none.
        """
        candidate, decision, by, reason = map(_one_line, cells)
        known = {
            name: (status, _one_line(evidence))
            for name, (status, evidence) in gates.items()
            if (status, evidence.strip()) != ("unknown", "")
        }
        return cls(candidate, decision, by, reason, row, known)

    def repeats(self, earlier: Decision) -> bool:
        """Whether it says nothing new."""
        known = {name: (each.status, each.evidence or "") for name, each in earlier.gates.items()}
        said = (earlier.decision, earlier.by, earlier.reason, known)
        return said == (self.decision, self.by, self.reason, self.gates)


@dataclass(frozen=True, slots=True)
class Recorded:
    """New lines of a log, those of them that revise an earlier one, and what it had already."""

    new: tuple[Decision, ...]
    revised: tuple[str, ...]
    known: tuple[str, ...]


def ordered(path: Path) -> Ordered:
    """A result. Raises DecisionError for any other file, and for rules that were changed."""
    try:
        result = Ordered.model_validate_json(whole(path))
    except ValidationError as error:
        raise DecisionError(Fault("deciding.no_result", str(path))) from error
    if result.rules.hash != result.policy:
        raise DecisionError(Fault("deciding.changed_rules", str(path)))
    return result


def decided(result: Ordered, log: Sequence[Decision]) -> Mapping[str, Decision]:
    """What holds now for the candidates of a result."""
    now = latest(_of(result, log))
    return {name: now[name] for name in result.ids if name in now}


def undecided(result: Ordered, log: Sequence[Decision]) -> tuple[str, ...]:
    """The candidates on whom nobody has decided in this order, its first ones first."""
    known = decided(result, log)
    return tuple(name for name in result.ids if name not in known)


def recorded(
    result: Ordered, choices: Sequence[Choice], log: Sequence[Decision], now: datetime, file: str
) -> Recorded:
    """The decisions that are new. A later one on the same person revises the earlier one.

    Raises DecisionError with every reason why a choice cannot be recorded; then none is.
    """
    if faults := tuple(_faults(result, choices, file)):
        raise DecisionError(*faults)
    before = latest(_of(result, log))
    new: list[Decision] = []
    known: list[str] = []
    for choice in choices:
        earlier = before.get(choice.candidate)
        if earlier and choice.repeats(earlier):
            known.append(choice.candidate)
            continue
        new.append(_decision(result, choice, now))
    revised = tuple(each.candidate for each in new if each.candidate in before)
    return Recorded(tuple(new), revised, tuple(known))


def _of(result: Ordered, log: Sequence[Decision]) -> Iterator[Decision]:
    """The decisions of this quiz: a log may hold those of others."""
    return (each for each in log if each.quiz == result.quiz)


def _decision(result: Ordered, choice: Choice, now: datetime) -> Decision:
    return Decision(
        candidate=choice.candidate,
        decision=choice.decision,
        by=choice.by,
        at=now,
        reason=choice.reason,
        gates={
            name: GateCheck(status=cast(GateStatus, status), evidence=evidence or None)
            for name, (status, evidence) in choice.gates.items()
        },
        appeal=result.rules.appeal,
        quiz=result.quiz,
        plan=result.plan,
        policy=result.policy,
    )


def _faults(result: Ordered, choices: Sequence[Choice], file: str) -> Iterator[Fault]:
    seen: dict[str, Choice] = {}
    for choice in choices:
        earlier = seen.setdefault(choice.candidate, choice)
        if earlier is not choice:
            data = {"name": choice.candidate, "first": earlier.row, "second": choice.row}
            yield Fault("deciding.twice", file, choice.row, data=data)
        for code, data in _wrong(result, choice):
            yield Fault(f"deciding.{code}", file, choice.row, choice.candidate[:60], data)


def _wrong(result: Ordered, choice: Choice) -> Iterator[tuple[str, dict[str, Any]]]:
    """Why one choice cannot be recorded."""
    if choice.candidate not in result.ids:
        yield "unknown_candidate", {"nearest": nearest(choice.candidate, tuple(result.ids))}
    if choice.decision not in result.rules.decisions:
        known = ", ".join(result.rules.decisions)
        guess = nearest(choice.decision, result.rules.decisions)
        yield "unknown_decision", {"name": choice.decision, "known": known, "nearest": guess}
    if not any(letter.isalpha() for letter in choice.by) or len(choice.by) > LONGEST_NAME:
        yield "no_name", {"most": LONGEST_NAME}
    if not (choice.by + choice.reason).isprintable():
        yield "unseen_letters", {}
    if not SHORTEST_REASON <= len(choice.reason) <= LONGEST_REASON:
        yield "no_reason", {"least": SHORTEST_REASON, "most": LONGEST_REASON}
    for name, (status, evidence) in choice.gates.items():
        yield from _wrong_gate(result, name, status, evidence)


def _wrong_gate(
    result: Ordered, name: str, status: str, evidence: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Why what is said of a formal gate cannot be recorded."""
    if name not in result.rules.gates:
        known = ", ".join(result.rules.gates)
        guess = nearest(name, result.rules.gates)
        yield "unknown_gate", {"name": name[:60], "known": known, "nearest": guess}
    elif status not in get_args(GateStatus):
        known = ", ".join(get_args(GateStatus))
        yield "unknown_status", {"name": name, "status": status[:60], "known": known}
    elif status != "unknown" and not evidence:
        yield "no_evidence", {"name": name}
    elif len(evidence) > LONGEST_EVIDENCE or not evidence.isprintable():
        yield "bad_evidence", {"name": name, "most": LONGEST_EVIDENCE}

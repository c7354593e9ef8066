"""What a sheet says: numbers and the names of sentences, the same object for every client."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from careerfit.scoring.plan import HALF

Standing = Literal["reached", "not_yet", "unclear", "too_few"]
Value = int | None


class ScaleResult(NamedTuple):
    """A scale's score 0..FULL or None, with its band (Likert) or the number right (keyed)."""

    score: Value
    answered: int
    of: int
    low: Value
    high: Value
    right: Value
    se: int

    @property
    def state(self) -> Literal["ok", "too_few"]:
        return "too_few" if self.score is None else "ok"


class Line(NamedTuple):
    """One line of a ledger: the profile's sentence, and the item or trait that speaks."""

    statement: str
    item: str | None
    trait: str | None
    points: int


class RoleResult(NamedTuple):
    """A role's values 0..FULL, side by side and never added, and its two ledgers."""

    interest: Value
    readiness: Value
    learning: Value
    realism: Value
    knowledge: Value
    state: Literal["ok", "cannot_say"]
    supports: tuple[Line, ...]
    consider: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What one sheet says; `to_json` is the contract for scripts and the browser."""

    quiz: str
    form: str
    version: int
    plan: str
    purpose: str
    scales: Mapping[str, ScaleResult]
    roles: Mapping[str, RoleResult]
    order: tuple[str, ...]
    ties: Mapping[str, tuple[tuple[str, str], ...]]
    flags: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "quiz": self.quiz,
            "form": self.form,
            "version": self.version,
            "plan": self.plan,
            "purpose": self.purpose,
            "scales": {name: _scale_json(scale) for name, scale in self.scales.items()},
            "roles": {name: _role_json(role) for name, role in self.roles.items()},
            "order": list(self.order),
            "ties": {name: [list(pair) for pair in pairs] for name, pairs in self.ties.items()},
            "flags": list(self.flags),
        }


def standing(scale: ScaleResult, level: int | None) -> Standing:
    """Where the band lies against a level (1..FULL), or against the middle without one."""
    if scale.low is None or scale.high is None:
        return "too_few"
    wanted = HALF if level is None else level
    if scale.low >= wanted:
        return "reached"
    return "not_yet" if scale.high < wanted else "unclear"


def _scale_json(scale: ScaleResult) -> dict[str, Any]:
    shown: dict[str, Any] = {"score": scale.score, "answered": scale.answered, "of": scale.of}
    if scale.right is None:
        shown |= {"low": scale.low, "high": scale.high}
    else:
        shown |= {"right": scale.right}
    return shown | {"state": scale.state}


def _role_json(role: RoleResult) -> dict[str, Any]:
    names = ("interest", "readiness", "learning", "realism", "knowledge", "state")
    return {name: getattr(role, name) for name in names} | {
        side: [
            {"statement": line.statement}
            | ({"item": line.item} if line.item else {"trait": line.trait})
            | {"points": line.points}
            for line in getattr(role, side)
        ]
        for side in ("supports", "consider")
    }

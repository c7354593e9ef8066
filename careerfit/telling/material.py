"""What a result is told with: its numbers, the names behind them, and a voice."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from careerfit.catalogue import Catalogue
from careerfit.model.quiz import Quiz
from careerfit.scoring.plan import Part, Plan
from careerfit.scoring.result import Result, ScaleResult, Standing, standing
from careerfit.telling.voice import Voice


@dataclass(frozen=True, slots=True)
class Telling:
    """A result with everything that gives it words."""

    result: Result
    quiz: Quiz
    plan: Plan
    catalogue: Catalogue
    voice: Voice

    def say(self, key: str, /, **data: object) -> str:
        """A sentence of the room `result`."""
        return self.voice.say(f"result.{key}", **data)

    def title(self, role: str) -> str:
        """A role's title."""
        return self.voice.read(self.catalogue.roles[role].title)

    def titles(self, roles: Iterable[str]) -> str:
        """`A, B, and C`."""
        return self.voice.listed(map(self.title, roles))

    def trait(self, trait: str) -> str:
        """A trait's name."""
        return self.voice.read(self.catalogue.traits[trait].name)

    def plans(self, role: str, value: str) -> bool:
        """Whether this form measures a value of the role."""
        return bool(self._id(role, value))

    def scale(self, role: str, value: str) -> ScaleResult | None:
        """The scale that is a role's value (interest, realism), if it is one."""
        return self.result.scales.get(self._id(role, value))

    def parts(self, role: str, value: str) -> tuple[Part, ...]:
        """The traits that a role's value (readiness, learning) runs over."""
        wanted = self._id(role, value)
        return next((v.parts for v in self.plan.role_values if v.id == wanted), ())

    def where(self, part: Part) -> Standing:
        """Where a trait stands against the level a role asks for."""
        return standing(self.result.scales[part.child], part.level)

    def leading_value(self) -> str | None:
        """What the order of the roles rests on."""
        for value in ("interest", "readiness"):
            if any(getattr(role, value) is not None for role in self.result.roles.values()):
                return value
        return None

    def leaders(self) -> tuple[str, ...]:
        """The first role and every role that cannot be told apart from it."""
        value = self.leading_value()
        if value is None:
            return ()
        first = self.result.order[0]
        tied = {first, *chain(*(pair for pair in self.result.ties[value] if first in pair))}
        return tuple(slug for slug in self.result.order if slug in tied)

    def _id(self, role: str, value: str) -> str:
        planned = next(each for each in self.plan.roles if each.id == role)
        return planned.values.get(value, "")

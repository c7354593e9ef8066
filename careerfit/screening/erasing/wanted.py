"""Who is to be erased: the ids that files may know this person by, and where ids stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from careerfit.errors import CareerfitError
from careerfit.exchange.answers.known import known
from careerfit.exchange.answers.wording import normal
from careerfit.exchange.tables import guarded
from careerfit.screening.blinding import BLIND

# The columns of a map from ids to blind ids: a person has both.
MAP = ("id", BLIND)
_CANDIDATE = "candidate"  # in a log of decisions
SHORTEST = 4  # an id of fewer letters stands in a text by chance
_SPACES = " \u00a0\t\r\n"


class ErasureError(CareerfitError):
    """A person cannot be removed safely from a file."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was taken out of one file."""

    rows: int
    whole_file: bool = False  # the file is about nobody else
    mentions: tuple[int, ...] = ()  # lines of other people that hold the id as a word


@dataclass(frozen=True)
class Wanted:
    """The ids of one person, and the column of ids where a mapping names it."""

    ids: frozenset[str]
    column: str | None = None

    @cached_property
    def written(self) -> frozenset[str]:
        """The ids as cells of a CSV file of ours may hold them."""
        return self.ids | {guarded(each) for each in self.ids}

    def one_of(self, cells: Sequence[object]) -> bool:
        """Whether one of these cells is one of the ids."""
        return any(str(cell).strip(_SPACES) in self.written for cell in cells if cell is not None)

    def places(self, names: Sequence[str]) -> tuple[int, ...]:
        """Where ids stand among columns or fields of these names; nowhere if none is known.

        Of several names the surest counts alone: a tool's own number may be another's id.
        """
        said = [" ".join(name.split()) for name in names]
        if self.column in said:
            return (said.index(self.column),)
        plain = [normal(name) for name in said]
        if set(MAP) <= set(plain):
            return tuple(plain.index(name) for name in MAP)
        for wanted in (_CANDIDATE, *known("id")):
            for place, name in enumerate(plain):
                if wanted in (name, name.rpartition("/")[2]):
                    return (place,)
        return ()

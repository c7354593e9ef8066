"""What an order is told with: its rows, the rules behind them, and the names of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from careerfit.catalogue import Catalogue
from careerfit.model.policy import Policy
from careerfit.model.profile import Profile
from careerfit.model.quiz import OWN, Item, Quiz
from careerfit.model.select import Access
from careerfit.scoring.plan import Plan
from careerfit.screening.order import one_answer
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    import polars as pl

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of the files."""

    rows: int
    sheets: int
    rejected: int
    repeated: int
    unknown: int  # cells that are no option


@dataclass(frozen=True)
class Screened:
    """An order, with everything that gives it words. `frame` is what `ordered` made, with one
    column more for each item (option numbers; null or 0: missing).
    """

    frame: "pl.DataFrame"
    quiz: Quiz
    plan: Plan
    policy: Policy
    role: Profile
    catalogue: Catalogue
    key: Access
    demo: bool
    blind: bool
    counts: Counts
    voice: Voice

    @cached_property
    def items(self) -> dict[str, Item]:
        """The items that count towards a total, in the order they are asked."""
        scales = {scale.id: scale.children for scale in self.plan.scales}
        counted = {item for each in self.policy.components for item in scales[each.scale]}
        return {item.id: item for item in self.quiz.items if item.id in counted}

    @cached_property
    def one_answer(self) -> int:
        """The most that one answer can move a total, 0..10000."""
        return one_answer(self.plan, self.policy)

    @property
    def kept(self) -> tuple[str, ...]:
        """The kept columns that the order shows."""
        return tuple(name for name in self.policy.kept if name in self.frame.columns)

    def rows(self) -> Iterator[Row]:
        """The candidates, in order."""
        return self.frame.iter_rows(named=True)

    def say(self, key: str, /, **data: object) -> str:
        """A sentence of the room `screening`."""
        return self.voice.say(f"screening.{key}", **data)

    def scale(self, name: str) -> str:
        """What a scale is called: a trait's name, or a whole section's."""
        if name in OWN:
            return self.voice.say(f"select.scale_{name}")
        return self.voice.read(self.catalogue.traits[name].name)

    def about(self, item: Item) -> str:
        """The trait that a situation shows, or the section."""
        return self.scale(item.owner if item.owner in self.catalogue.traits else item.section)

    def flags(self, row: Row) -> str:
        """Signs of careless answers, in words."""
        return ", ".join(self.say(f"flag_{name}") for name in row["flags"].split())

    def below(self, row: Row) -> str:
        """The components below their minimum."""
        return ", ".join(map(self.scale, row["below_minimum"].split()))

    def group(self, row: Row) -> str:
        """Which order a candidate stands in, as `places` writes it; empty if there is one only."""
        blank = self.say("blank")
        return " / ".join(row[name] or blank for name in self.policy.rank_within)

    def places(self, group: str) -> int | None:
        """How many places a group has, if the policy says so."""
        places = self.policy.places
        return places.get(group) if isinstance(places, Mapping) else places

    def last(self, row: Row, after: Row | None) -> bool:
        """Whether the line of the places stands below this row; it never parts a shared rank."""
        places = self.places(self.group(row))
        if places is None or row["rank"] is None or row["rank"] > places:
            return False
        if after is None or self.group(after) != self.group(row):
            return True
        return after["rank"] is None or bool(after["rank"] > places)


def slug(item: Item) -> str:
    """An item's own name inside its section."""
    return item.statement.rpartition("/")[2]

"""What a result says, as plain parts; how they look is layout's matter."""

from dataclasses import dataclass

from careerfit.scoring.plan import FULL


@dataclass(frozen=True, slots=True)
class Measure:
    """A score with its band and, if a role asks for one, its level; all 0..10000."""

    low: int
    score: int
    high: int
    level: int | None = None

    @property
    def percents(self) -> tuple[int, int]:
        """The band in whole percent, rounded outward."""
        return self.low * 100 // FULL, -(-self.high * 100 // FULL)


@dataclass(frozen=True, slots=True)
class Ledger:
    """One side of a role's ledger: the strongest lines, and how many more there are."""

    lines: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class RoleReport:
    """One role: measured values, values in words, and the two ledgers; never one number."""

    title: str
    measures: tuple[tuple[str, Measure, str], ...]  # label, measure, where it lies
    words: tuple[tuple[str, str], ...]  # label, sentence
    supports: Ledger
    consider: Ledger
    cannot_say: str = ""


@dataclass(frozen=True, slots=True)
class TraitReport:
    """One trait: its measure, or why there is none, and where it stands."""

    name: str
    measure: Measure | None
    standing: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole result in one language."""

    headline: str
    order: str  # what the order of the roles is
    roles: tuple[RoleReport, ...]
    ties: tuple[str, ...]
    commands: tuple[str, ...]  # what tells the leaders apart, in a terminal
    traits: tuple[tuple[str, tuple[TraitReport, ...]], ...]  # kind's title, its traits
    level_of: str  # whose levels the bars mark; empty: none
    sections: tuple[tuple[str, tuple[str, ...]], ...]  # title, sentences

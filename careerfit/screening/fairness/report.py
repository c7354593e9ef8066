"""Decisions and groups become a report: rates, comparisons, and what cannot be said."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from careerfit.screening.fairness.rates import LEAST, Comparison, Group, compare
from careerfit.screening.fairness.stratified import Stratified, stratified

FEW = 30  # people of a group; below, one decision more or less changes the picture


@dataclass(frozen=True, slots=True)
class Person:
    """Whether one person was selected; an empty group or stratum is unknown."""

    selected: bool
    group: str
    stratum: str = ""


@dataclass(frozen=True)
class Fairness:
    """`groups` of 5 people or more, the highest rate first; the others only by name.

    `within` has a stratified comparison for each of `compared`, where there are strata.
    """

    groups: tuple[Group, ...]
    too_small: tuple[str, ...]
    compared: tuple[Comparison, ...]
    within: tuple[Stratified, ...]
    without_group: int

    @property
    def few(self) -> bool:
        """Whether a group is so small that one person changes the picture."""
        return any(group.n < FEW for group in self.groups)


def fairness(people: Iterable[Person], *, strata: bool = False) -> Fairness:
    """Every group beside the one with the highest rate (the larger of equal ones)."""
    everyone = list(people)
    known = [person for person in everyone if person.group]
    n = Counter(person.group for person in known)
    chosen = Counter(person.group for person in known if person.selected)
    large = [Group(name, size, chosen[name]) for name, size in n.items() if size >= LEAST]
    groups = sorted(large, key=lambda each: (-each.selected / each.n, -each.n, each.name))
    too_small = tuple(sorted(name for name, size in n.items() if size < LEAST))
    compared = tuple(compare(group, groups[0]) for group in groups[1:])
    cells = _cells(known) if strata else {}
    within = tuple(
        stratified([(cell[group.name], cell[groups[0].name]) for cell in cells.values()])
        for group in groups[1:]
        if strata
    )
    return Fairness(tuple(groups), too_small, compared, within, len(everyone) - len(known))


class _Cell(dict[str, Group]):
    """The groups of one stratum; one without people there is empty."""

    def __missing__(self, name: str) -> Group:
        return Group(name, 0, 0)


def _cells(known: Iterable[Person]) -> Mapping[str, _Cell]:
    found: dict[str, _Cell] = {}
    for person in known:
        if person.stratum:
            cell = found.setdefault(person.stratum, _Cell())
            before = cell[person.group]
            cell[person.group] = Group(
                person.group, before.n + 1, before.selected + person.selected
            )
    return found

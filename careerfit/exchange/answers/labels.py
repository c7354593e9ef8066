"""What a cell says, as the number of an option: rules for reading, and proposals to confirm."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from careerfit.exchange.answers.known import known
from careerfit.exchange.answers.wording import normal, numbered, without_number
from careerfit.model.mapping import UNDECIDED
from careerfit.model.quiz import Item, Quiz
from careerfit.model.text import Text

MISSING: Literal["missing"] = "missing"
UNKNOWN = 0  # what a cell is decoded to that is no option: counted, listed, never scored
Label = int | Literal["?"]
_NUMBER = re.compile(r"([0-9]{1,3})(?:\.0+)?")
_CODE = re.compile(r"([a-z]{1,3})0*([1-9][0-9]?)")


@dataclass(frozen=True)
class OptionList:
    """The options that some items share, and the items' ids."""

    name: str
    labels: tuple[Text, ...]
    items: tuple[str, ...]

    @property
    def most(self) -> int:
        return len(self.labels)

    @cached_property
    def own(self) -> Mapping[str, int]:
        """The quiz's own labels, in every language it has, to option numbers."""
        found: dict[str, set[int]] = {}
        for number, label in enumerate(self.labels, 1):
            for said in label.root.values():
                found.setdefault(normal(said), set()).add(number)
        return {said: numbers.pop() for said, numbers in found.items() if len(numbers) == 1}


def option_lists(quiz: Quiz) -> tuple[OptionList, ...]:
    """The lists of a form's options; named as the quiz file names them, else by an item."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in quiz.items:
        shown = repr([label.root for label in item.labels])
        groups.setdefault((_name(quiz, item), shown), []).append(item)
    names = [name for name, _ in groups]
    return tuple(
        OptionList(
            name if names.count(name) == 1 else items[0].id,
            items[0].labels,
            tuple(item.id for item in items),
        )
        for (name, _), items in groups.items()
    )


def _name(quiz: Quiz, item: Item) -> str:
    stem = quiz.source.stems.get(item.section)
    return stem.options if stem else item.id


@dataclass(frozen=True)
class Reading:
    """How the cells of one option list are read. `table` and `missing` come from a mapping."""

    options: OptionList
    table: Mapping[str, Label]
    missing: frozenset[str]

    @classmethod
    def of(
        cls, options: OptionList, table: Mapping[str, Label], missing: Iterable[str]
    ) -> "Reading":
        return cls(
            options,
            {normal(said): number for said, number in table.items()},
            frozenset(map(normal, missing)),
        )

    def option(self, cell: str) -> int | None:
        """The option's number, None where nobody answered, UNKNOWN for all else.

        In this order: blank; the mapping's labels; its codes for missing; a whole number that
        is an option's; the quiz's own label, alone or with a number beside it.
        """
        said = normal(cell)
        if not cell.strip():
            return None
        if said in self.table:
            number = self.table[said]
            return number if isinstance(number, int) else UNKNOWN
        if said in self.missing:
            return None
        if found := _NUMBER.fullmatch(said):
            return number if 1 <= (number := int(found[1])) <= self.options.most else UNKNOWN
        return self.own(said, cell) or UNKNOWN

    def own(self, said: str, cell: str) -> int | None:
        """The option of a label that the quiz itself has."""
        own = self.options.own
        if said in own or (said := without_number(said)) in own:
            return own[said]
        words = numbered(cell)
        return own.get(words[1]) if words else None

    @property
    def most(self) -> int:
        """The highest option."""
        return self.options.most

    @property
    def renumbers(self) -> bool:
        """Whether the mapping gives numbers another meaning, so that none is read as it is."""
        return any(_NUMBER.fullmatch(said) for said in (*self.table, *self.missing))


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a cell may mean, and why; `sure` if no person has to confirm it."""

    cell: str
    option: Label | Literal["missing"]
    why: str
    sure: bool


def proposed(options: OptionList, cells: Iterable[str]) -> Iterator[Proposed]:
    """What the cells of an option list mean, as far as the file says it.

    A label that the quiz does not have gets a number only if its place on the scale is written
    with it or is the same on every scale of agreement; the middle ones have no such place.
    """
    plain = Reading.of(options, {}, ())
    left: list[str] = []
    for cell in cells:
        said = normal(cell)
        if not cell.strip() or _NUMBER.fullmatch(cell.strip()):
            continue
        if number := plain.own(said, cell):
            yield Proposed(cell, number, "own_label", True)
        elif said in known("missing"):
            yield Proposed(cell, MISSING, "missing_code", True)
        elif not _is_number(said):
            left.append(cell)
    yield from _foreign(left, options.most)


def _foreign(cells: list[str], most: int) -> Iterator[Proposed]:
    """Labels of another scale: by their numbers, by a code, by the vocabulary of agreement."""
    for rule, why in ((_written, "number_written"), (_coded, "code")):
        if places := rule(cells, most):
            yield from (Proposed(cell, places[cell], why, False) for cell in cells)
            return
    places = _agreement(cells, most)
    for cell in cells:
        number = places.get(cell)
        if number is None:
            yield Proposed(cell, UNDECIDED, "no_rank", False)
        else:
            yield Proposed(cell, number, "agreement", False)


def _written(cells: list[str], most: int) -> dict[str, int]:
    """`4 : Satisfied`, `(5) more`: numbers 1..k. `Agree (+1)`: numbers around zero."""
    found = {cell: number[0] for cell in cells if (number := numbered(cell))}
    if len(found) < len(cells) or len(set(found.values())) < len(cells) or len(cells) < 2:
        return {}
    values = set(found.values())
    if values <= set(range(1, most + 1)):
        return found
    half = most // 2
    around = set(range(-half, half + 1)) - (set() if most % 2 else {0})
    if min(values) < 0 and values <= around:
        return {cell: sorted(around).index(number) + 1 for cell, number in found.items()}
    return {}


def _coded(cells: list[str], most: int) -> dict[str, int]:
    """A1..A5, AO01..AO05: the codes that a survey tool gives options in their order."""
    found = {cell: code for cell in cells if (code := _CODE.fullmatch(normal(cell)))}
    if len(found) < len(cells) or len({code[1] for code in found.values()}) != 1:
        return {}
    numbers = {cell: int(code[2]) for cell, code in found.items()}
    return numbers if max(numbers.values()) <= most else {}


def _agreement(cells: list[str], most: int) -> dict[str, int]:
    """The ends of a scale of agreement, and their neighbours where the end itself was seen.

    Without "sangat tidak setuju", "tidak setuju" may itself be the end of the scale.
    """
    vocabulary = known("likert")
    seen = {vocabulary[said]: cell for cell in cells if (said := normal(cell)) in vocabulary}
    found: dict[str, int] = {}
    for end, neighbour, places in (
        ("top", "high", (most, most - 1)),
        ("bottom", "low", (1, 2)),
    ):
        if end in seen:
            found[seen[end]] = places[0]
            if neighbour in seen and most > 3:
                found[seen[neighbour]] = places[1]
    return found if len(cells) <= most else {}


def _is_number(said: str) -> bool:
    return bool(re.fullmatch(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:e[+-]?[0-9]+)?", said))

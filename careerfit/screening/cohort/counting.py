"""Sheets of one form become counts of each statement. Only rounded counts leave this file."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from careerfit.model.quiz import Item, Quiz
from careerfit.scoring.plan import HALF, Plan, PlanItem
from careerfit.screening.cohort.intervals import Difference, Share, difference, phi, share
from careerfit.screening.cohort.rounding import SMALLEST, Rounder
from careerfit.words import languages, say

if TYPE_CHECKING:
    import polars as pl

State = Literal["right", "off", "unsure", "skipped"]
Way = Literal["myth", "fact", "untrue", "unexpected", "whose"]
STATES: tuple[State, ...] = ("right", "off", "unsure", "skipped")
_ASKED = ("misconceptions", "facts", "expectations", "whose")


class Sheet(NamedTuple):
    """One person's answers to the statements, and an id if the file has one."""

    id: str | None
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """How many were off before and after; of matched pairs, or of two samples."""

    paired: bool
    before: Share
    after: Share
    difference: Difference


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: rounded counts, and the share of those who answered that is off.

    `way` says what "off" is: a myth believed, a fact not known, something untrue expected,
    something true not expected, a task taken for another role's.
    """

    item: Item
    way: Way
    counts: Mapping[State, int]
    answered: int
    share: Share | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Cohort:
    """What a report may say. `sheets`, `before` and `pairs` count people; the rest is rounded."""

    quiz: Quiz
    plan: Plan
    sheets: int
    before: int | None
    pairs: int | None
    told: tuple[Told, ...]  # the most common mistake first


def statements(quiz: Quiz) -> tuple[Item, ...]:
    """The items that can be right or off: of an explore quiz only the expectations."""
    return tuple(item for item in quiz.items if item.section in _ASKED and _told_apart(item))


def _told_apart(item: Item) -> bool:
    return item.right is not None or item.section == "expectations"


def no_id(files: Iterable[Path]) -> re.Pattern[str]:
    """Ids that say nothing of who it was: a row's place in its file, a download's own name."""
    rows = "|".join(re.escape(name) for path in files for name in (path.stem, str(path)))
    downloads = "|".join(
        re.escape(Path(say("browser.file_name", language)).stem) for language in languages()
    )
    return re.compile(rf"(?:{rows}):\d+|(?:{downloads})\W*\d*\W*")


def sheets(
    frame: "pl.LazyFrame", quiz: Quiz, plan: Plan, unnamed: re.Pattern[str]
) -> tuple[Sheet, ...]:
    """The rows of a frame of option numbers (`id`, one column an item that was asked).

    Ids that match `unnamed` are none.
    """
    items = statements(quiz)
    there = set(frame.collect_schema().names())
    names = [item.id for item in items if item.id in there]
    rows = frame.select("id", *names).collect(engine="streaming").iter_rows(named=True)
    states = {item.id: _states(plan.by_id[item.id]) for item in items}
    return tuple(
        Sheet(
            None if unnamed.fullmatch(row["id"]) else row["id"],
            tuple(states[item.id].get(row.get(item.id) or 0, "skipped") for item in items),
        )
        for row in rows
    )


def _states(item: PlanItem) -> dict[int, State]:
    """What each option says; an option without a credit says nothing."""
    found: dict[int, State] = {}
    for option, credit in enumerate(item.credits, 1):
        if credit is None:
            continue
        if option == item.unsure or credit == HALF:
            found[option] = "unsure"
        else:
            found[option] = "right" if credit > HALF else "off"
    return found


def cohort(
    quiz: Quiz, plan: Plan, after: Sequence[Sheet], before: Sequence[Sheet] | None = None
) -> Cohort:
    """The report of at least SMALLEST sheets; with `before`, of as many pairs or of both."""
    pairs = _pairs(before, after) if before is not None else ()
    told = tuple(_told(quiz, plan, after, before, pairs))
    return Cohort(
        quiz,
        plan,
        len(after),
        None if before is None else len(before),
        len(pairs) or None,
        tuple(sorted(told, key=lambda each: -(each.share.value if each.share else -1.0))),
    )


def _pairs(before: Sequence[Sheet], after: Sequence[Sheet]) -> tuple[tuple[Sheet, Sheet], ...]:
    """The sheets of the same ids; none if fewer than SMALLEST people have both."""
    first = {sheet.id: sheet for sheet in before if sheet.id is not None}
    found = tuple((first[sheet.id], sheet) for sheet in after if sheet.id in first)
    return found if len(found) >= SMALLEST else ()


def _told(
    quiz: Quiz,
    plan: Plan,
    after: Sequence[Sheet],
    before: Sequence[Sheet] | None,
    pairs: Sequence[tuple[Sheet, Sheet]],
) -> Iterator[Told]:
    rounder = Rounder(plan.hash, map(_line, after))
    earlier = Rounder(plan.hash, map(_line, before or ()))
    both = Rounder(plan.hash, (f"{_line(first)} {_line(second)}" for first, second in pairs))
    for place, item in enumerate(statements(quiz)):
        counts, answered, now = _shares(after, place, rounder, item)
        change = None
        if pairs:
            change = _paired([(a.states[place], b.states[place]) for a, b in pairs], both, item)
        elif before is not None:
            then = _shares(before, place, earlier, item)[2]
            if then and now:
                change = Change(False, then, now, difference(then, now))
        yield Told(item, _way(item), counts, answered, now, change)


def _line(sheet: Sheet) -> str:
    return " ".join(sheet.states)


def _shares(
    found: Sequence[Sheet], place: int, rounder: Rounder, item: Item
) -> tuple[Mapping[State, int], int, Share | None]:
    """Rounded counts, how many answered, and the share of these that is off."""
    exact = Counter(sheet.states[place] for sheet in found)
    counts = {state: rounder(exact[state], item.id, state) for state in STATES}
    answered = max(0, len(found) - counts["skipped"])
    return counts, answered, share(counts["off"], answered) if answered >= SMALLEST else None


def _paired(answers: Sequence[tuple[State, State]], rounder: Rounder, item: Item) -> Change | None:
    """The change among those who answered both times, from the four rounded counts."""
    exact = Counter((a == "off", b == "off") for a, b in answers if "skipped" not in (a, b))
    cells = {
        key: rounder(exact[key], item.id, *map(str, key))
        for key in ((True, True), (True, False), (False, True), (False, False))
    }
    n = sum(cells.values())
    if n < SMALLEST:
        return None
    both, first, second, neither = cells.values()
    then, now = (share(both + alone, n, roundings=2) for alone in (first, second))
    related = phi(both, first, second, neither)
    return Change(True, then, now, difference(then, now, related))


def _way(item: Item) -> Way:
    match item.section:
        case "misconceptions":
            return "myth"
        case "facts":
            return "fact"
        case "whose":
            return "whose"
    return "untrue" if item.reversed or item.right == 2 else "unexpected"

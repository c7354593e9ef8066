"""What a panel of experts thinks of items and of the options of situations.

Aiken's V (1985) is the mean rating as a share of its range; its interval is the score interval of
Penfield and Giacobbi (2004). Agreement on an option is the mean absolute deviation of the credits
(Burke and Dunlap 2002): up to a sixth of the range counts as agreement.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from careerfit.errors import AnswersError, Fault
from careerfit.screening.columns import Cells, columns

RATINGS, CREDITS = ("item", "rater", "rating"), ("item", "option", "rater", "credit")
LOWEST, HIGHEST = 1, 5  # of a rating: how well an item fits what it is to measure
MOST = 100  # of a credit, in percent
LEAST = 5  # raters
ENOUGH = 0.5  # the lower limit of V: more than the middle of the scale
SPREAD = MOST / 6
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class RatedItem:
    """`v`, `low` and `high` are 0..1; `proposed`: 5 raters or more and `low` above .5."""

    item: str
    raters: tuple[str, ...]
    v: float
    low: float
    high: float

    @property
    def proposed(self) -> bool:
        return len(self.raters) >= LEAST and self.low > ENOUGH


@dataclass(frozen=True, slots=True)
class RatedOption:
    """The experts' credit of an option (the median, percent) and how far they are apart."""

    option: str
    n: int
    credit: float
    deviation: float

    @property
    def agreed(self) -> bool:
        return self.deviation <= SPREAD


@dataclass(frozen=True, slots=True)
class RatedSituation:
    """`proposed`: 5 raters or more on every option, and they agree on all."""

    item: str
    raters: tuple[str, ...]
    options: tuple[RatedOption, ...]

    @property
    def proposed(self) -> bool:
        return all(each.agreed and each.n >= LEAST for each in self.options)


Rated = RatedItem | RatedSituation


def panel(path: Path) -> tuple[Rated, ...]:
    """A table `item, rater, rating` (1..5) or `item, option, rater, credit` (0..100).

    A blank is missing. Raises AnswersError for a rating that is none, and for one given twice.
    """
    names, rows = columns(path, CREDITS, RATINGS)
    low, high = (0, MOST) if names is CREDITS else (LOWEST, HIGHEST)
    given = _given(rows, path, low, high)
    by_item: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for (item, *rest), value in given.items():
        by_item[item][tuple(rest)] = value
    rated = _situation if names is CREDITS else _item
    return tuple(rated(item, values) for item, values in by_item.items())


def aiken(ratings: Iterable[int]) -> tuple[float, float, float]:
    """V and its 95 % score interval, of ratings 1..5."""
    above = [rating - LOWEST for rating in ratings]
    nk = len(above) * (HIGHEST - LOWEST)
    v = sum(above) / nk
    middle, square = 2 * nk * v + _Z**2, _Z * math.sqrt(4 * nk * v * (1 - v) + _Z**2)
    return v, (middle - square) / (2 * (nk + _Z**2)), (middle + square) / (2 * (nk + _Z**2))


def _given(rows: Iterable[Cells], path: Path, low: int, high: int) -> dict[tuple[str, ...], int]:
    """What was rated, by whom: the rating."""
    found: dict[tuple[str, ...], int] = {}
    faults: list[Fault] = []
    for row, (*key, cell) in rows:
        name = key[0][:60]
        if not cell:
            continue
        if not all(key):
            faults.append(Fault("evidence.panel_blank", str(path), row, name))
        elif not (cell.isascii() and cell.isdigit() and len(cell) < 4 and low <= int(cell) <= high):
            data = {"value": cell[:20], "low": low, "high": high}
            faults.append(Fault("evidence.panel_range", str(path), row, name, data))
        elif tuple(key) in found:
            faults.append(Fault("evidence.panel_twice", str(path), row, name))
        else:
            found[tuple(key)] = int(cell)
    if faults:
        raise AnswersError(*faults)
    return found


def _item(item: str, values: Mapping[tuple[str, ...], int]) -> RatedItem:
    raters = tuple(rater for (rater,) in values)
    return RatedItem(item, raters, *aiken(values.values()))


def _situation(item: str, values: Mapping[tuple[str, ...], int]) -> RatedSituation:
    raters = tuple(dict.fromkeys(rater for _, rater in values))
    by_option: dict[str, list[int]] = defaultdict(list)
    for (option, _), credit in values.items():
        by_option[option].append(credit)
    options = tuple(_option(option, credits) for option, credits in by_option.items())
    return RatedSituation(item, raters, options)


def _option(option: str, credits: list[int]) -> RatedOption:
    middle = fmean(credits)
    apart = fmean(abs(credit - middle) for credit in credits)
    return RatedOption(option, len(credits), median(credits), apart)

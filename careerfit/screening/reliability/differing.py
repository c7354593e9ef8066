"""Differential item functioning: do people of equal scores answer an item differently by group?

An item of right and wrong: the Mantel-Haenszel odds ratio on ETS's delta scale and its classes
(Dorans & Holland 1993). Other items: Mantel's test (1963) and the standardised mean difference
(Dorans & Schmitt 1991), with ETS's limits of .17 and .25 standard deviations of the item.
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm  # type: ignore[import-untyped]

from careerfit.screening.reliability.matrix import Floats, Integers

Size = Literal["A", "B", "C"]
LEAST = 50  # sheets of a group; below it even large differences look like chance
COMFORTABLE = 200  # ETS's own minimum for the smaller group
_MOST_LEVELS = 20
_TENTHS = 10
_DELTA = 2.35  # an odds ratio's logarithm as ETS's delta
_Z = 1.6448536269514722  # one-sided 5 %: "significantly above 1"


@dataclass(frozen=True, slots=True)
class Differing:
    """One item and two groups. `effect` is below 0 where the item is harder for `group`.

    `effect` is in delta points (`measure` "delta") or standard deviations ("smd"); `size` A
    (negligible), B (moderate) or C (large); `p` of the two-sided test.
    """

    item: str
    group: str
    reference: str
    measure: Literal["delta", "smd"]
    effect: float
    p: float
    size: Size


def differing(
    item: str, values: Floats, place: int, groups: NDArray[np.str_], group: str, reference: str
) -> Differing | None:
    """Compare two groups on one item of a scale, among equal scores; complete sheets only.

    None where no score has people of both groups, or everyone answered alike.
    """
    keep = ~np.isnan(values).any(axis=1) & np.isin(groups, (group, reference))
    rows, focal = values[keep], groups[keep] == group
    own = rows[:, place]
    level = levels(rows.sum(axis=1))
    if set(np.unique(own)) <= {0.0, 1.0}:
        return _binary(item, own == 1.0, focal, level, group, reference)
    return _graded(item, own, focal, level, group, reference)


def levels(totals: Floats) -> Integers:
    """Strata of equal scores: each total its own, or tenths where there are many totals."""
    rounded = np.round(totals, 9)
    found, place = np.unique(rounded, return_inverse=True)
    if len(found) <= _MOST_LEVELS:
        return place.astype(np.int64)
    cuts = np.unique(np.quantile(rounded, np.linspace(0, 1, _TENTHS + 1)[1:-1]))
    return np.searchsorted(cuts, rounded, side="right").astype(np.int64)


def _binary(
    item: str,
    right: NDArray[np.bool_],
    focal: NDArray[np.bool_],
    level: Integers,
    group: str,
    reference: str,
) -> Differing | None:
    """a, b: right and wrong of the reference; c, d: of the group; t: all of a stratum."""
    a, b = _counts(level, ~focal & right), _counts(level, ~focal & ~right)
    c, d = _counts(level, focal & right), _counts(level, focal & ~right)
    t = a + b + c + d
    use = (a + b > 0) & (c + d > 0)
    a, b, c, d, t = (each[use] for each in (a, b, c, d, t))
    for_, against = a * d / t, b * c / t
    if not for_.sum() or not against.sum():
        return None
    log = math.log(for_.sum() / against.sum())
    # The variance of the logarithm is that of Robins, Breslow and Greenland, 1986.
    p, q = (a + d) / t, (b + c) / t
    big, small = for_.sum(), against.sum()
    variance = (
        (p * for_).sum() / (2 * big**2)
        + ((p * against) + (q * for_)).sum() / (2 * big * small)
        + (q * against).sum() / (2 * small**2)
    )
    effect, error = -_DELTA * log, _DELTA * math.sqrt(variance)
    chance = float(2 * norm.sf(abs(effect) / error))
    return Differing(
        item, group, reference, "delta", effect, chance, _delta_size(effect, error, chance)
    )


def _delta_size(effect: float, error: float, chance: float) -> Size:
    if abs(effect) < 1 or chance >= 0.05:
        return "A"
    return "C" if abs(effect) >= 1.5 and abs(effect) - _Z * error > 1 else "B"


def _graded(
    item: str,
    own: Floats,
    focal: NDArray[np.bool_],
    level: Integers,
    group: str,
    reference: str,
) -> Differing | None:
    n1, n2 = _counts(level, focal), _counts(level, ~focal)
    use = (n1 > 0) & (n2 > 0)
    n = n1 + n2
    x1, x2 = _sums(level, own * focal), _sums(level, own * ~focal)
    squares = _sums(level, own * own)
    n1, n2, n, x1, x2, squares = (each[use] for each in (n1, n2, n, x1, x2, squares))
    if not n1.sum() or own.std() == 0:
        return None
    effect = float((n1 * (x1 / n1 - x2 / n2)).sum() / n1.sum() / own.std(ddof=1))
    total = x1 + x2
    variance = (n1 * n2 * (n * squares - total**2) / (n**2 * np.maximum(n - 1, 1.0))).sum()
    if variance <= 0:
        return None
    away = (x1 - n1 * total / n).sum()
    chance = float(2 * norm.sf(abs(away) / math.sqrt(variance)))
    size: Size = "A" if chance >= 0.05 or abs(effect) <= 0.17 else "B"
    if size == "B" and abs(effect) > 0.25:
        size = "C"
    return Differing(item, group, reference, "smd", effect, chance, size)


def _counts(level: Integers, which: NDArray[np.bool_]) -> Floats:
    return _sums(level, which.astype(np.float64))


def _sums(level: Integers, weights: Floats) -> Floats:
    n = int(level.max(initial=0)) + 1
    return np.bincount(level, weights=weights, minlength=n).astype(np.float64)

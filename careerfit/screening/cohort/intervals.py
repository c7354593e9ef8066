"""Intervals of 95 % for shares and their differences, wide enough for the rounding of counts."""

from math import sqrt
from typing import NamedTuple

from careerfit.screening.cohort.rounding import VARIANCE

Z = 1.959963984540054


class Share(NamedTuple):
    """A share and its interval, each 0..1."""

    value: float
    low: float
    high: float


class Difference(NamedTuple):
    """A share later minus a share before and its interval, each -1..1."""

    value: float
    low: float
    high: float


def share(count: int, n: int, roundings: int = 1) -> Share:
    """Wilson's interval (1927), widened by the variance of `roundings` rounded counts; n > 0."""
    p = min(1.0, count / n)
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    rounding = Z * sqrt(roundings * VARIANCE) / n
    low = p - sqrt((p - middle + half) ** 2 + rounding**2)
    high = p + sqrt((middle + half - p) ** 2 + rounding**2)
    return Share(p, max(0.0, low), min(1.0, high))


def difference(before: Share, after: Share, phi: float = 0.0) -> Difference:
    """Newcombe's hybrid score interval (1998): of two samples, or of pairs correlated by `phi`."""
    value = after.value - before.value
    down = _joined(after.value - after.low, before.high - before.value, phi)
    up = _joined(after.high - after.value, before.value - before.low, phi)
    return Difference(value, max(-1.0, value - down), min(1.0, value + up))


def phi(both: int, first: int, second: int, neither: int) -> float:
    """The correlation of two yes-or-no answers, with Newcombe's correction (1998, method 10)."""
    n = both + first + second + neither
    margins = (both + first) * (second + neither) * (both + second) * (first + neither)
    if margins == 0:
        return 0.0
    product = float(both * neither - first * second)
    if product > 0:
        product = max(product - n / 2, 0.0)
    return product / sqrt(margins)


def _joined(one: float, other: float, phi: float) -> float:
    return sqrt(max(0.0, one * one - 2 * phi * one * other + other * other))

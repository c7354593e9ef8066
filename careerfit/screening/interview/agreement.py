"""How far raters agree: the intraclass correlation of Shrout and Fleiss (1979)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

FEWEST_ROWS = 3  # fewer say nothing of agreement
_NOTHING = 1e-12  # a mean square that is 0 but for rounding


class Coefficient(NamedTuple):
    """An intraclass correlation (1 at most) and its interval of 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """ICC(2,1) for one rater's points, ICC(2,k) for the mean of all raters."""

    rows: int
    raters: int
    single: Coefficient
    mean: Coefficient


def agreement(points: Sequence[Sequence[int]]) -> Agreement | None:
    """Two-way random effects, absolute agreement; a row is what all raters rated, a column a rater.

    The interval is that of McGraw and Wong (1996). None with fewer than two raters or FEWEST_ROWS
    rows, or where all rows are alike on average: then there is nothing to tell apart.
    """
    n, k = len(points), len(points[0]) if points else 0
    if n < FEWEST_ROWS or k < 2:
        return None
    rows, residual, columns = _squares(points, n, k)
    whole = rows + (k - 1) * residual + k * (columns - residual) / n
    if whole <= _NOTHING or rows <= _NOTHING:
        return None
    single = max(-1 / (k - 1), (rows - residual) / whole)
    low, high = _interval(rows, residual, columns, single, n, k)
    stepped = (_stepped(value, k) for value in (single, low, high))
    return Agreement(n, k, Coefficient(single, low, high), Coefficient(*stepped))


def _squares(points: Sequence[Sequence[int]], n: int, k: int) -> tuple[float, float, float]:
    """Mean squares of rows, of the residual, and of columns."""
    grand = sum(map(sum, points)) / (n * k)
    of_rows = k * sum((sum(row) / k - grand) ** 2 for row in points)
    of_columns = n * sum((sum(column) / n - grand) ** 2 for column in zip(*points, strict=True))
    total = sum((point - grand) ** 2 for row in points for point in row)
    residual = max(0.0, total - of_rows - of_columns)
    return of_rows / (n - 1), residual / ((n - 1) * (k - 1)), of_columns / (k - 1)


def _interval(
    rows: float, residual: float, columns: float, single: float, n: int, k: int
) -> tuple[float, float]:
    from scipy.stats import f  # type: ignore[import-untyped]

    if residual <= _NOTHING and columns <= _NOTHING:
        return 1.0, 1.0  # all raters gave the same points
    residual = max(residual, _NOTHING)
    ratio = columns / residual
    other = n * (1 + (k - 1) * single) - k * single
    degrees = (
        (k - 1)
        * (n - 1)
        * (k * single * ratio + other) ** 2
        / ((n - 1) * (k * single * ratio) ** 2 + other**2)
    )
    upper, lower = (float(f.ppf(0.975, *each)) for each in ((n - 1, degrees), (degrees, n - 1)))
    rest = k * columns + (k * n - k - n) * residual
    low = n * (rows - upper * residual) / (upper * rest + n * rows)
    high = n * (lower * rows - residual) / (rest + n * lower * rows)
    return max(-1 / (k - 1), low), min(1.0, high)


def _stepped(single: float, k: int) -> float:
    """Spearman and Brown: from one rater to the mean of `k`."""
    below = 1 + (k - 1) * single
    return max(-1.0, k * single / below) if below > 0 else -1.0

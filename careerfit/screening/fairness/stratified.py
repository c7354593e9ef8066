"""The same comparison within strata, such as places of work: Mantel and Haenszel (1959)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from careerfit.screening.fairness.rates import Group

Table = tuple[Group, Group]  # a group and the reference in one stratum
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Stratified:
    """`strata` that have people of both groups. `ratio` of rates over them, its 95 % interval,
    and `p` of the Mantel-Haenszel test with continuity correction; None: not defined.
    """

    strata: int
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None


def stratified(tables: Sequence[Table]) -> Stratified:
    """One comparison over all strata; a stratum without one of the groups says nothing."""
    both = [(group, other) for group, other in tables if group.n and other.n]
    up = math.fsum(g.selected * o.n / (g.n + o.n) for g, o in both)
    down = math.fsum(o.selected * g.n / (g.n + o.n) for g, o in both)
    ratio = up / down if down else None
    low = high = None
    if ratio:
        # The variance of the logarithm is Greenland and Robins's of 1985.
        spread = math.fsum(map(_spread, both))
        error = math.sqrt(max(0.0, spread / (up * down)))
        low, high = ratio * math.exp(-_Z * error), ratio * math.exp(_Z * error)
    return Stratified(len(both), ratio, low, high, _chance(both))


def _spread(table: Table) -> float:
    group, other = table
    n, drawn = group.n + other.n, group.selected + other.selected
    return (group.n * other.n * drawn - group.selected * other.selected * n) / n**2


def _chance(both: Sequence[Table]) -> float | None:
    """Two-sided p: a chi-squared of one degree of freedom."""
    away = spread = 0.0
    for group, other in both:
        n, drawn = group.n + other.n, group.selected + other.selected
        if n > 1:
            away += group.selected - group.n * drawn / n
            spread += group.n * other.n * drawn * (n - drawn) / (n * n * (n - 1))
    if not spread:
        return None
    z = max(0.0, abs(away) - 0.5) / math.sqrt(spread)
    return math.erfc(z / math.sqrt(2))

"""Two groups and who was selected of each: ratio, four fifths, exact tests, shortfall."""

import math
from dataclasses import dataclass

LEAST = 5  # people of a group; fewer are not compared and no rate of theirs is shown
_Z = 1.959963984540054
_SAME = 1e-7  # tables whose chances differ by less are equally likely, as in R's fisher.test


@dataclass(frozen=True, slots=True)
class Group:
    """`selected` of `n` people."""

    name: str
    n: int
    selected: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group beside the one with the highest rate.

    `ratio` of the rates (None: nobody was selected), `low` and `high` its 95 % interval (None:
    not defined), `below_four_fifths` in integers, `fisher` and `mid_p` two-sided, `shortfall`:
    how many more would be selected at the rate of both together, `to_four_fifths`: how many
    more would reach four fifths of the other rate.
    """

    group: str
    reference: str
    ratio: float | None
    low: float | None
    high: float | None
    below_four_fifths: bool
    fisher: float
    mid_p: float
    shortfall: float
    to_four_fifths: int


def compare(group: Group, reference: Group) -> Comparison:
    """A group of one person or more beside another."""
    low, high = ratio_interval(group, reference)
    fisher, mid_p = exact(group, reference)
    together = (group.selected + reference.selected) / (group.n + reference.n)
    ratio = None
    if reference.selected:
        ratio = group.selected * reference.n / (reference.selected * group.n)
    return Comparison(
        group.name,
        reference.name,
        ratio,
        low,
        high,
        below_four_fifths(group, reference),
        fisher,
        mid_p,
        together * group.n - group.selected,
        to_four_fifths(group, reference),
    )


def below_four_fifths(group: Group, reference: Group) -> bool:
    """In integers: exactly four fifths is not below (29 CFR 1607.4 D, guidance of the US)."""
    return 5 * group.selected * reference.n < 4 * reference.selected * group.n


def to_four_fifths(group: Group, reference: Group) -> int:
    """The fewest more of the group that would have to be selected; the other stays as it is."""
    wanted = 4 * reference.selected * group.n  # 5 * (selected + more) * n2 >= wanted
    return max(0, -(-wanted // (5 * reference.n)) - group.selected)


def exact(group: Group, reference: Group) -> tuple[float, float]:
    """Fisher's exact test, two-sided: all tables as likely as this one or less; and its mid-p.

    The mid-p counts tables as likely as this one by half (Lancaster 1961).
    """
    drawn = group.selected + reference.selected
    least, most = max(0, drawn - reference.n), min(group.n, drawn)
    logs = [_ways(group.n, k) + _ways(reference.n, drawn - k) for k in range(least, most + 1)]
    top = max(logs)
    weights = [math.exp(each - top) for each in logs]
    here = weights[group.selected - least]
    rarer = math.fsum(each for each in weights if each < here * (1 - _SAME))
    same = math.fsum(each for each in weights if abs(each - here) <= here * _SAME)
    total = math.fsum(weights)
    return min(1.0, (rarer + same) / total), min(1.0, (rarer + same / 2) / total)


def _ways(n: int, k: int) -> float:
    """The logarithm of n over k."""
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def ratio_interval(group: Group, reference: Group) -> tuple[float | None, float | None]:
    """95 % interval of the ratio of rates, by its logarithm (Katz et al. 1978).

    Not defined where nobody of a group was selected.
    """
    a, c = group.selected, reference.selected
    if not a or not c:
        return None, None
    error = math.sqrt(1 / a - 1 / group.n + 1 / c - 1 / reference.n)
    ratio = a * reference.n / (c * group.n)
    return ratio * math.exp(-_Z * error), ratio * math.exp(_Z * error)

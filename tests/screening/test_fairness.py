"""Selection rates of groups, against published tables and against scipy.

F1 four fifths in integers: 75 % below, exactly 80 % not, 85 % not, and at any size
F2 Morris 2017: women 2 of 10, men 15 of 25: ratio .333, Fisher .0599, mid-p .0437
F3 Fisher's test is scipy's on random tables; the mid-p lies below it
F4 the shortfalls are what they say; the interval of the ratio is scipy's
F5 strata: Simpson's paradox is seen; one stratum is the pooled table
F6 small groups show no figures; who has no group is counted
"""

import math
import random

import pytest
from scipy.stats import fisher_exact
from scipy.stats.contingency import relative_risk

from careerfit.screening.fairness.rates import Group, below_four_fifths, compare
from careerfit.screening.fairness.report import Person, fairness
from careerfit.screening.fairness.stratified import stratified


def pair(a, n1, c, n2):
    return Group("group", n1, a), Group("reference", n2, c)


@pytest.mark.parametrize(
    ("group", "reference", "below"),
    [
        ((60, 100), (80, 100), True),  # 75 %
        ((64, 100), (80, 100), False),  # exactly 80 %
        ((68, 100), (80, 100), False),  # 85 %
        ((63, 100), (80, 100), True),
        ((12, 30), (1, 2), False),
    ],
)
@pytest.mark.parametrize("times", [1, 7, 1000])
def test_f1_four_fifths(group, reference, below, times):
    (a, n1), (c, n2) = group, reference
    found = below_four_fifths(*pair(a * times, n1 * times, c * times, n2 * times))
    assert found is below


def test_f1_exactly_four_fifths_is_never_below():
    """Floats would flag about a third of such tables."""
    for n1 in range(5, 60, 5):
        for n2 in range(5, 60):
            for c in range(1, n2 + 1):
                if (4 * c * n1) % (5 * n2) == 0:
                    group, reference = pair(4 * c * n1 // (5 * n2), n1, c, n2)
                    assert not below_four_fifths(group, reference)
                    if group.selected:
                        fewer = Group("group", n1, group.selected - 1)
                        assert below_four_fifths(fewer, reference)


def test_f2_morris():
    found = compare(*pair(2, 10, 15, 25))
    assert round(found.ratio, 3) == 0.333
    assert round(found.fisher, 4) == 0.0599
    assert round(found.mid_p, 4) == 0.0437
    assert found.below_four_fifths


def test_f3_fisher_is_scipys():
    chance = random.Random(1)
    for _ in range(300):
        n1, n2 = chance.randint(1, 60), chance.randint(1, 60)
        a, c = chance.randint(0, n1), chance.randint(0, n2)
        found = compare(*pair(a, n1, c, n2))
        expected = fisher_exact([[a, n1 - a], [c, n2 - c]]).pvalue
        assert found.fisher == pytest.approx(expected, abs=1e-9)
        assert 0 < found.mid_p < found.fisher + 1e-12
    many = compare(*pair(20_100, 40_000, 20_900, 40_000))
    assert 0 < many.mid_p < many.fisher < 1e-6


def test_f4_shortfall_and_interval():
    found = compare(*pair(2, 10, 15, 25))
    assert found.shortfall == pytest.approx(10 * 17 / 35 - 2)
    assert found.to_four_fifths == 3
    assert not below_four_fifths(*pair(5, 10, 15, 25))
    assert below_four_fifths(*pair(4, 10, 15, 25))
    risk = relative_risk(2, 10, 15, 25).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((risk.low, risk.high))
    assert compare(*pair(9, 10, 9, 10)).to_four_fifths == 0
    nobody = compare(*pair(0, 10, 0, 25))
    assert (nobody.ratio, nobody.low, nobody.below_four_fifths) == (None, None, False)
    none_of_one = compare(*pair(0, 10, 5, 25))
    assert (none_of_one.ratio, none_of_one.low) == (0, None)


def test_f5_one_stratum_is_the_pooled_table():
    table = pair(12, 40, 30, 50)
    found, pooled = stratified([table]), compare(*table)
    assert found.ratio == pytest.approx(pooled.ratio)
    assert (found.low, found.high) == pytest.approx((pooled.low, pooled.high))
    # chi-squared with continuity correction, from the table by hand
    away = abs(12 - 40 * 42 / 90) - 0.5
    spread = 40 * 50 * 42 * 48 / (90 * 90 * 89)
    assert found.p == pytest.approx(math.erfc(away / math.sqrt(spread) / math.sqrt(2)))


def everyone(*counts):
    """(group, stratum, n, selected) ..."""
    for group, stratum, n, selected in counts:
        yield from (Person(k < selected, group, stratum) for k in range(n))


def test_f5_simpsons_paradox():
    """Equal rates in each place; most of one group applied where few are taken."""
    cells = (
        ("W", "hard", 80, 8),
        ("M", "hard", 20, 2),
        ("W", "easy", 20, 16),
        ("M", "easy", 80, 64),
    )
    found = fairness(everyone(*cells), strata=True)
    (pooled,), (within,) = found.compared, found.within
    assert pooled.ratio == pytest.approx(24 / 66)
    assert pooled.below_four_fifths
    assert within.ratio == pytest.approx(1)
    assert (within.strata, within.p) == (2, 1)


def test_f5_a_stratum_of_one_group_says_nothing():
    cells = (("W", "a", 10, 2), ("M", "a", 10, 5), ("M", "b", 10, 9))
    assert fairness(everyone(*cells), strata=True).within[0].strata == 1
    assert stratified([]).ratio is stratified([]).p is None


def test_f6_small_groups_and_no_groups():
    cells = (("W", "", 5, 1), ("M", "", 20, 10), ("X", "", 4, 4), ("", "", 3, 1))
    found = fairness(everyone(*cells))
    assert [group.name for group in found.groups] == ["M", "W"]
    assert (found.too_small, found.without_group, found.within) == (("X",), 3, ())
    assert found.few
    assert fairness([]).compared == ()

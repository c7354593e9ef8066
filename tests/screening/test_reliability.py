"""How consistent a scale is, computed by hand, by simulation and against stated values.

R1 alpha, split-half, SEM and omega of small tables that can be checked by hand
R2 pairwise and listwise differ where cells are missing, and are the same where none is
R3 the key audit finds planted flips at n = 100, and hardly ever an item that is keyed rightly
R4 DIF: a planted difference is found and has its direction; without one, sizes are A
R5 few sheets give frequencies only; a scale without variance gives no figure, and no warning
"""

import math

import numpy as np
import pytest
from scipy.stats import norm

from careerfit.scoring.plan import FULL, Part, Plan, PlanItem, PlanValue
from careerfit.screening.reliability import coefficients as of
from careerfit.screening.reliability.audit import keys
from careerfit.screening.reliability.cautions import general, of_scale
from careerfit.screening.reliability.differing import differing, levels
from careerfit.screening.reliability.evidence import allows, evidence
from careerfit.screening.reliability.matrix import Sheets, shared

# Three items, four people: variances 1/6 each; of the sum 1; covariances 1/12.
SMALL = np.array([[0, 0, 0.5], [0.5, 1, 0.5], [1, 0.5, 1], [0.5, 0.5, 0]])


def one_factor(rng, n, loadings):
    """Answers of 1..5 with these loadings, as credits."""
    loadings = np.asarray(loadings)
    level = rng.normal(size=(n, 1))
    own = rng.normal(size=(n, len(loadings))) * np.sqrt(1 - loadings**2)
    return (np.clip(np.round(3 + 1.1 * (level * loadings + own)), 1, 5) - 1) / 4


def plan_of(names, kind="likert", options=5):
    credits = tuple(FULL * option // (options - 1) for option in range(options))
    items = tuple(PlanItem(name, kind, credits) for name in names)
    scale = PlanValue("s", tuple(Part(name, 1, FULL) for name in names), 60)
    return Plan("q", "full", 1, "explore", items, (scale,), (), ())


def sheets_of(values):
    names = tuple(f"i{place}" for place in range(values.shape[1]))
    options = np.where(np.isnan(values), 0, values * 4 + 1).astype(np.int16)
    return Sheets(names, options, values), plan_of(names)


def test_r1_alpha_by_hand():
    covariance = np.array([[2.0, 1, 1], [1, 2, 1], [1, 1, 2]])
    assert of.alpha(covariance) == pytest.approx(1.5 * (1 - 6 / 12))
    assert of.alpha_listwise(SMALL) == pytest.approx(of.alpha(np.cov(SMALL.T)))
    assert of.alpha(np.zeros((3, 3))) is None
    assert of.alpha(np.ones((1, 1))) is None


def test_r1_alpha_interval_is_feldts():
    """n = 41, 26 items, alpha .79: the interval lies around it, and shrinks with n."""
    low, high = of.alpha_interval(0.79, 41, 26)
    assert low < 0.79 < high
    assert (low, high) == pytest.approx((0.686, 0.873), abs=0.002)
    wider = of.alpha_interval(0.79, 20, 26)
    assert wider[0] < low


def test_r1_omega_of_a_known_model():
    loadings = np.array([0.8, 0.6, 0.5, 0.7])
    correlation = np.outer(loadings, loadings)
    np.fill_diagonal(correlation, 1)
    expected = loadings.sum() ** 2 / (loadings.sum() ** 2 + (1 - loadings**2).sum())
    assert of.omega(correlation) == pytest.approx(expected, abs=1e-9)
    assert of.one_factor(correlation) == pytest.approx(loadings, abs=1e-7)


def test_r1_split_half_allows_odd_lengths():
    a, b = SMALL[:, 0] + SMALL[:, 2], SMALL[:, 1]
    expected = 4 * np.cov(a, b)[0, 1] / SMALL.sum(axis=1).var(ddof=1)
    assert of.split_half(SMALL) == pytest.approx(expected)


def test_r1_sem():
    sd = SMALL.mean(axis=1).std(ddof=1)
    assert of.sem(SMALL, 0.75) == pytest.approx(sd / 2)
    assert of.sem(SMALL, None) is None


def test_r2_pairwise_and_listwise():
    rng = np.random.default_rng(2)
    values = one_factor(rng, 200, [0.6] * 5)
    assert of.alpha(shared(values).covariance) == pytest.approx(
        of.alpha_listwise(values), abs=1e-12
    )
    assert shared(values).correlation == pytest.approx(np.corrcoef(values.T), abs=1e-12)
    holes = np.where(rng.random(values.shape) < 0.1, np.nan, values)
    assert of.alpha(shared(holes).covariance) != pytest.approx(of.alpha_listwise(holes), abs=1e-6)
    both = ~np.isnan(holes[:, 0]) & ~np.isnan(holes[:, 3])
    assert shared(holes).covariance[0, 3] == pytest.approx(
        np.cov(holes[both, 0], holes[both, 3])[0, 1]
    )


@pytest.mark.parametrize("weak", [0, 2])
def test_r3_planted_flips_are_found(weak):
    """Ten items, two of them flipped; with `weak`, two more that hardly measure the scale."""
    rng = np.random.default_rng(3)
    found = false = kept = 0
    for _ in range(100):
        loadings = rng.uniform(0.45, 0.75, 10)
        loadings[10 - weak :] = rng.uniform(0.05, 0.2, weak)
        values = one_factor(rng, 100, loadings)
        planted = set(rng.choice(10 - weak, 2, replace=False))
        values[:, list(planted)] = 1 - values[:, list(planted)]
        flagged = {
            place
            for place, sign in enumerate(keys(shared(values), len(values)))
            if sign == "flipped"
        }
        found += planted <= flagged
        false += len(flagged - planted)
        kept += 10 - len(planted)
    assert found >= 99
    assert false / kept < 0.01


def test_r3_nobody_can_say_which_half_is_flipped():
    values = one_factor(np.random.default_rng(4), 200, [0.7] * 4)
    values[:, :2] = 1 - values[:, :2]
    assert set(keys(shared(values), len(values))) == {"unclear"}


def test_r3_few_sheets_flag_nobody():
    values = one_factor(np.random.default_rng(4), 29, [0.8] * 5)
    values[:, 0] = 1 - values[:, 0]
    assert "flipped" not in keys(shared(values), len(values))


def answers_by_group(rng, n, shift, *, binary):
    level = rng.normal(size=(n, 1))
    groups = np.where(np.arange(n) % 2 == 0, "ref", "focal")
    continuous = 0.7 * level + 0.71 * rng.normal(size=(n, 6))
    continuous[groups == "focal", 2] -= shift
    if binary:
        return (continuous > 0).astype(float), groups
    return (np.clip(np.round(3 + 1.1 * continuous), 1, 5) - 1) / 4, groups


@pytest.mark.parametrize(("binary", "measure"), [(True, "delta"), (False, "smd")])
def test_r4_a_planted_difference(binary, measure):
    rng = np.random.default_rng(5)
    values, groups = answers_by_group(rng, 1500, 0.9, binary=binary)
    found = [differing(str(at), values, at, groups, "focal", "ref") for at in range(6)]
    assert {each.measure for each in found} == {measure}
    assert (found[2].size, found[2].p < 0.001) == ("C", True)
    assert found[2].effect < 0
    assert all(each.size != "C" for place, each in enumerate(found) if place != 2)


def test_r4_no_difference_no_finding():
    rng = np.random.default_rng(6)
    large = chance = 0
    for _ in range(20):
        values, groups = answers_by_group(rng, 600, 0, binary=False)
        found = [differing(str(at), values, at, groups, "focal", "ref") for at in range(6)]
        large += sum(each.size == "C" for each in found)
        chance += sum(each.p < 0.05 for each in found)
    assert large == 0
    assert chance <= 12  # 6 of 120 are expected


def test_r4_mantel_haenszel_by_hand():
    """One stratum of equal totals: the odds ratio is that of the table."""
    right, wrong = [1.0, 0.0], [0.0, 1.0]
    values = np.array([right] * 30 + [wrong] * 10 + [right] * 15 + [wrong] * 25)
    groups = np.array(["ref"] * 40 + ["focal"] * 40)
    found = differing("i", values, 0, groups, "focal", "ref")
    assert found.effect == pytest.approx(-2.35 * math.log(30 * 25 / (10 * 15)))
    error = 2.35 * math.sqrt(1 / 30 + 1 / 10 + 1 / 15 + 1 / 25)
    assert found.p == pytest.approx(2 * norm.sf(abs(found.effect) / error), rel=1e-6)


def test_r4_levels_are_equal_scores_or_tenths():
    assert list(levels(np.array([1.0, 3.0, 1.0, 2.0]))) == [0, 2, 0, 1]
    assert len(np.unique(levels(np.arange(500.0)))) == 10


@pytest.mark.parametrize(("n", "word"), [(29, "frequencies"), (30, "caution"), (100, "comparison")])
def test_r5_what_n_allows(n, word):
    assert allows(n) == word
    values = one_factor(np.random.default_rng(7), n, [0.6] * 4)
    found = evidence(*sheets_of(values))
    (scale,) = found.scales
    assert (found.allows, scale.allows) == (word, word)
    assert (scale.consistency is None) == (word == "frequencies")
    assert sum(scale.items[0].chosen) == n
    codes = {code for code, _ in general(found)}
    assert (f"n_{word}" in codes) == (word != "comparison")


def test_r5_nobody_and_everyone_alike():
    for values in (np.full((40, 3), 0.5), np.full((40, 3), np.nan), np.empty((0, 3))):
        found = evidence(*sheets_of(values))
        (scale,) = found.scales
        assert scale.consistency is None or scale.consistency.alpha_listwise is None
        assert all(item.rest is None for item in scale.items)
        list(of_scale(scale))


def test_r5_a_flipped_key_goes_before_all_else():
    values = one_factor(np.random.default_rng(8), 150, [0.6] * 5)
    values[:, 1] = 1 - values[:, 1]
    (scale,) = evidence(*sheets_of(values)).scales
    assert list(of_scale(scale)) == [("flipped", {"items": "i1"})]
    (right,) = evidence(*sheets_of(one_factor(np.random.default_rng(8), 150, [0.6] * 5))).scales
    assert "flipped" not in {code for code, _ in of_scale(right)}


def test_r5_small_groups_are_named_and_not_compared():
    values = one_factor(np.random.default_rng(9), 200, [0.6] * 4)
    groups = np.array(["A"] * 120 + ["B"] * 60 + ["C"] * 19 + [""])
    found = evidence(*sheets_of(values), groups)
    assert found.small == ("C",)
    assert dict(found.groups) == {"A": 120, "B": 60, "C": 19}
    assert {(each.group, each.reference) for each in found.scales[0].differing} == {("B", "A")}
    assert ("group_small", {"name": "C", "n": 19}) in list(general(found))

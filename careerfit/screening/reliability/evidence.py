"""All figures of one form on one set of sheets, and what these sheets are too few to say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from careerfit.scoring.plan import Plan, PlanValue
from careerfit.screening.reliability import coefficients as of
from careerfit.screening.reliability.differing import LEAST as LEAST_GROUP
from careerfit.screening.reliability.differing import Differing, differing
from careerfit.screening.reliability.items import ItemFigures, item_figures
from careerfit.screening.reliability.matrix import Floats, Shared, Sheets, complete, shared

Allows = Literal["frequencies", "caution", "comparison"]
LEAST = 30  # sheets: below, nothing but frequencies
COMPARABLE = 100  # sheets: below, no comparison of alphas and no percentiles


@dataclass(frozen=True, slots=True)
class Consistency:
    """A scale's figures. `sem` is in units of the scale, 0..1; None: not defined here."""

    alpha_listwise: float | None
    interval: tuple[float, float] | None  # of alpha_listwise, 95 %
    alpha_pairwise: float | None
    omega: float | None
    split_half: float | None
    sem: float | None
    within_variance: float | None


@dataclass(frozen=True)
class ScaleEvidence:
    """One scale. `answered` sheets have an answer of it, `complete` ones have all.

    `consistency` is None where the sheets allow frequencies only.
    """

    scale: str
    keyed: bool
    answered: int
    complete: int
    allows: Allows
    consistency: Consistency | None
    items: tuple[ItemFigures, ...]
    differing: tuple[Differing, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """One form. `within_variance` is the mean over its Likert scales, for the bands' prior.

    `groups` counts the sheets of each group; those in `small` are too few to compare.
    """

    n: int
    allows: Allows
    scales: tuple[ScaleEvidence, ...]
    within_variance: float | None
    groups: Mapping[str, int] = field(default_factory=dict)
    small: tuple[str, ...] = ()


def allows(n: int) -> Allows:
    """What n sheets allow one to say."""
    if n < LEAST:
        return "frequencies"
    return "caution" if n < COMPARABLE else "comparison"


def evidence(sheets: Sheets, plan: Plan, groups: NDArray[np.str_] | None = None) -> Evidence:
    """The figures of every scale. `groups` names each sheet's group; an empty name is none.

    Every group of 50 sheets or more is compared with the largest one.
    """
    counts = _counts(groups)
    large = tuple(name for name, n in counts.items() if n >= LEAST_GROUP)
    scales = tuple(_scale(sheets, scale, plan, groups, large) for scale in plan.scales)
    found = [
        each.consistency.within_variance
        for each in scales
        if not each.keyed and each.consistency and each.consistency.within_variance is not None
    ]
    within = float(np.mean(found)) if found else None
    small = tuple(name for name in counts if name not in large)
    return Evidence(sheets.n, allows(sheets.n), scales, within, counts, small)


def _counts(groups: NDArray[np.str_] | None) -> dict[str, int]:
    """Sheets of each group, the largest first."""
    if groups is None:
        return {}
    names, counts = np.unique(groups[groups != ""], return_counts=True)
    pairs = zip(map(str, names), map(int, counts), strict=True)
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def _scale(
    sheets: Sheets,
    scale: PlanValue,
    plan: Plan,
    groups: NDArray[np.str_] | None,
    large: tuple[str, ...],
) -> ScaleEvidence:
    values = sheets.of(scale.children)
    answered = int((~np.isnan(values)).any(axis=1).sum())
    whole = len(complete(values))
    n = allows(whole)
    options = {name: len(plan.by_id[name].credits) for name in scale.children}
    both = shared(values)
    items = item_figures(sheets, scale.children, options, both)
    if n == "frequencies":
        return ScaleEvidence(scale.id, scale.id in plan.keyed, answered, whole, n, None, items)
    found = () if groups is None else tuple(_differing(scale, values, groups, large))
    consistency = _consistency(values, both, whole)
    keyed = scale.id in plan.keyed
    return ScaleEvidence(scale.id, keyed, answered, whole, n, consistency, items, found)


def _consistency(values: Floats, both: Shared, n: int) -> Consistency:
    listwise = of.alpha_listwise(values)
    interval = None if listwise is None else of.alpha_interval(listwise, n, values.shape[1])
    return Consistency(
        listwise,
        interval,
        of.alpha(both.covariance),
        of.omega(both.correlation),
        of.split_half(values),
        of.sem(values, listwise),
        of.within_variance(values),
    )


def _differing(
    scale: PlanValue, values: Floats, groups: NDArray[np.str_], large: tuple[str, ...]
) -> Iterator[Differing]:
    """Every item, every group but the first (the largest), which is the reference."""
    if len(large) < 2:
        return
    reference, *others = large
    for group in others:
        for place, item in enumerate(scale.children):
            found = differing(item, values, place, groups, group, reference)
            if found is not None:
                yield found

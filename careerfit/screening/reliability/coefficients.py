"""How consistent a scale is. All functions take credits of 0..1, a column an item."""

import math

import numpy as np
from scipy.optimize import least_squares  # type: ignore[import-untyped]
from scipy.stats import f as f_distribution  # type: ignore[import-untyped]

from careerfit.screening.reliability.matrix import Floats, complete

MOST_COMMUNALITY = 0.995  # psych's bound of minres: no item is explained entirely


def alpha(covariance: Floats) -> float | None:
    """Cronbach's alpha (1951) of a covariance matrix; None where it is not defined."""
    k, total = len(covariance), covariance.sum()
    if k < 2 or not math.isfinite(total) or total <= 0:
        return None
    return float((1 - np.trace(covariance) / total) * k / (k - 1))


def alpha_listwise(values: Floats) -> float | None:
    """Alpha over the sheets that answered every item."""
    rows = complete(values)
    return alpha(np.cov(rows.T)) if len(rows) > 1 and rows.shape[1] > 1 else None


def alpha_interval(value: float, n: int, items: int) -> tuple[float, float]:
    """95 % interval of alpha from n complete sheets (Feldt 1965)."""
    first, second = n - 1, (n - 1) * (items - 1)
    low = 1 - (1 - value) * f_distribution.ppf(0.975, first, second)
    high = 1 - (1 - value) * f_distribution.ppf(0.025, first, second)
    return float(low), float(high)


def omega(correlation: Floats) -> float | None:
    """McDonald's omega total of one factor (minres, standardised items), as psych::omega.

    1 minus the uniquenesses' share of the sum of all correlations (McDonald 1999).
    """
    if len(correlation) < 3 or not np.isfinite(correlation).all():
        return None
    loadings = one_factor(correlation)
    total = correlation.sum()
    if total <= 0:
        return None
    return float(1 - (len(correlation) - (loadings**2).sum()) / total)


def one_factor(correlation: Floats) -> Floats:
    """Loadings of one factor: the least squares of what is beside the diagonal (Harman 1966)."""
    k = len(correlation)
    rows, columns = np.triu_indices(k, 1)
    wanted = correlation[rows, columns]
    pair = np.arange(len(rows))
    bound = math.sqrt(MOST_COMMUNALITY)

    def left(loadings: Floats) -> Floats:
        found: Floats = loadings[rows] * loadings[columns] - wanted
        return found

    def slope(loadings: Floats) -> Floats:
        found = np.zeros((len(rows), k))
        found[pair, rows] = loadings[columns]
        found[pair, columns] = loadings[rows]
        return found

    start = np.clip(first_loadings(correlation), -0.95, 0.95)
    done = least_squares(
        left, start, slope, bounds=(-bound, bound), xtol=1e-15, ftol=1e-15, gtol=1e-15
    )
    loadings: Floats = done.x
    return loadings


def first_loadings(correlation: Floats) -> Floats:
    """Loadings on the first principal component; most of them are positive."""
    values, vectors = np.linalg.eigh(correlation)
    found: Floats = vectors[:, -1] * math.sqrt(max(values[-1], 0.0))
    return -found if found.sum() < 0 else found


def split_half(values: Floats) -> float | None:
    """Guttman's lambda 4 (1945) of the odd and the even items; complete sheets.

    Unlike Spearman-Brown it allows halves of different lengths.
    """
    rows = complete(values)
    if len(rows) < 2 or rows.shape[1] < 2:
        return None
    shared = np.cov(rows[:, ::2].sum(axis=1), rows[:, 1::2].sum(axis=1))
    total = shared.sum()
    return float(4 * shared[0, 1] / total) if total > 0 else None


def sem(values: Floats, reliability: float | None) -> float | None:
    """Standard error of measurement of the mean of the items, 0..1; complete sheets."""
    rows = complete(values)
    if reliability is None or len(rows) < 2:
        return None
    return float(rows.mean(axis=1).std(ddof=1) * math.sqrt(max(0.0, 1 - reliability)))


def within_variance(values: Floats) -> float | None:
    """Mean variance of one person's credits in the scale, in units of the range squared.

    The bands' prior is .063; three instruments had .057-.064.
    """
    there = ~np.isnan(values)
    rows = values[there.sum(axis=1) >= 2]
    return float(np.nanvar(rows, axis=1, ddof=1).mean()) if len(rows) else None

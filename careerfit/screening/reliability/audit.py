"""The key audit: items that run against their scale are probably keyed the wrong way round."""

import math
from typing import Literal

import numpy as np

from careerfit.screening.reliability.coefficients import first_loadings
from careerfit.screening.reliability.matrix import Shared

Keyed = Literal["agrees", "unclear", "flipped", "constant"]
LEAST = 30  # sheets; with fewer a loading may have any sign
NOISE = 1.5  # loadings below 1.5 / sqrt(n) may be chance


def keys(found: Shared, n: int) -> tuple[Keyed, ...]:
    """Each item's sign on the first component of the item correlations, beside the majority's.

    `flipped`: the other sign, by more than chance would do in n sheets. With as many items on
    either side nobody can say which are flipped: then no item is, and all are `unclear`.
    """
    varies = np.nan_to_num(np.diag(found.covariance)) > 0
    signs: list[Keyed] = ["unclear" if each else "constant" for each in varies]
    correlation = found.correlation[np.ix_(varies, varies)]
    if n < LEAST or varies.sum() < 3 or not np.isfinite(correlation).all():
        return tuple(signs)
    loadings = first_loadings(correlation)
    clear = np.abs(loadings) > NOISE / math.sqrt(n)
    side = int(np.sign(loadings[clear]).sum())
    if side == 0:
        return tuple(signs)
    for place, loading, sure in zip(np.flatnonzero(varies), loadings, clear, strict=True):
        if sure:
            signs[place] = "agrees" if loading * side > 0 else "flipped"
    return tuple(signs)

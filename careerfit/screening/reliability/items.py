"""How each item did: how hard, how it goes with the rest of its scale, who chose what."""

from dataclasses import dataclass

import numpy as np

from careerfit.screening.reliability.audit import Keyed, keys
from careerfit.screening.reliability.coefficients import alpha
from careerfit.screening.reliability.matrix import Floats, Shared, Sheets, complete

_FLAT = 1e-12  # a variance of nothing but rounding


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item in one scale. `mean` (0..1) is the difficulty of a keyed item; higher is easier.

    `rest` is the correlation with the mean of the scale's other items, over the sheets that have
    all of them; `alpha_without` the pairwise alpha of the others. None: not defined.
    """

    item: str
    answered: int
    missing: int
    chosen: tuple[int, ...]  # sheets for each option, from option 1
    mean: float | None
    sd: float | None
    rest: float | None
    alpha_without: float | None
    key: Keyed


def item_figures(
    sheets: Sheets, names: tuple[str, ...], options: dict[str, int], both: Shared
) -> tuple[ItemFigures, ...]:
    """The items of one scale, in its order; `options` says how many each has."""
    values = sheets.of(names)
    signs = keys(both, len(values))
    rest = item_rest(values)
    return tuple(
        _figures(
            sheets, values, both.covariance, place, name, options[name], rest[place], signs[place]
        )
        for place, name in enumerate(names)
    )


def _figures(
    sheets: Sheets,
    values: Floats,
    covariance: Floats,
    place: int,
    name: str,
    k: int,
    rest: float | None,
    key: Keyed,
) -> ItemFigures:
    counts = np.bincount(sheets.options[:, sheets.items.index(name)], minlength=k + 1)
    own = values[:, place]
    own = own[~np.isnan(own)]
    others = [at for at in range(values.shape[1]) if at != place]
    return ItemFigures(
        item=name,
        answered=sheets.n - int(counts[0]),
        missing=int(counts[0]),
        chosen=tuple(map(int, counts[1:])),
        mean=float(own.mean()) if len(own) else None,
        sd=float(own.std(ddof=1)) if len(own) > 1 else None,
        rest=rest,
        alpha_without=alpha(covariance[np.ix_(others, others)]),
        key=key,
    )


def item_rest(values: Floats) -> tuple[float | None, ...]:
    """Each item's correlation with the sum of the others, over complete sheets.

    From their covariances: what an item shares with the sum of all, less its own variance.
    """
    rows = complete(values)
    if len(rows) < 3:
        return tuple([None] * len(values.T))
    covariance = np.cov(rows.T)
    own, shared = np.diag(covariance), covariance.sum(axis=1)
    rest = covariance.sum() - 2 * shared + own
    flat = (own < _FLAT) | (rest < _FLAT)
    found = (shared - own) / np.sqrt(np.where(flat, 1, own * rest))
    said: list[float | None] = [
        None if nothing else float(each) for each, nothing in zip(found, flat, strict=True)
    ]
    return tuple(said)

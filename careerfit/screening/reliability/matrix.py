"""Answers as numbers: a row a sheet, a column an item, and their covariances."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from careerfit.scoring.plan import FULL, Plan

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Sheets:
    """`options` (0: missing) and `credits` (0..1, NaN: missing): a row a sheet, a column an item.

    A cell that is no option of its item counts as missing, as it does in every table of scores.
    """

    items: tuple[str, ...]
    options: NDArray[np.int16]
    credits: Floats

    @property
    def n(self) -> int:
        return len(self.options)

    def of(self, names: tuple[str, ...]) -> Floats:
        """The credits of some items."""
        return self.credits[:, [self.items.index(name) for name in names]]


def sheets_of(frame: "pl.DataFrame", plan: Plan) -> Sheets:
    """The sheets of a gathered frame; an item without a column is missing in all of them."""
    names = tuple(item.id for item in plan.items)
    options = np.zeros((frame.height, len(names)), dtype=np.int16)
    credits = np.full((frame.height, len(names)), np.nan)
    for place, item in enumerate(plan.items):
        if item.id not in frame.columns:
            continue
        said = frame[item.id].fill_null(0).to_numpy().astype(np.int16)
        said = np.where((said < 0) | (said > len(item.credits)), 0, said).astype(np.int16)
        worth = (None, *item.credits)
        table = np.array([np.nan if each is None else each / FULL for each in worth])
        options[:, place] = said
        credits[:, place] = table[said]
    return Sheets(names, options, credits)


def complete(values: Floats) -> Floats:
    """The rows without a missing cell."""
    found: Floats = values[~np.isnan(values).any(axis=1)]
    return found


@dataclass(frozen=True)
class Shared:
    """What each pair of items shares, over the rows that have both cells.

    NaN: a covariance of fewer than two rows, a correlation with an item that never varies.
    """

    covariance: Floats
    correlation: Floats


def shared(values: Floats) -> Shared:
    """Pairwise covariances and correlations, as R's cov and cor with use = "pairwise"."""
    missing = np.isnan(values)
    there = (~missing).astype(np.float64)
    n = there.T @ there
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = np.where(missing, 0, values).sum(axis=0) / there.sum(axis=0)
        x = np.where(missing, 0, values - centre)  # centred first: large means cost no digits
        sums = x.T @ there  # sums[i, j]: item i over the rows that have j too
        squares = (x * x).T @ there
        covariance = (x.T @ x - sums * sums.T / n) / (n - 1)
        variances = (squares - sums * sums / n) / (n - 1)
        correlation = covariance / np.sqrt(variances * variances.T)
    covariance[n < 2] = np.nan
    return Shared(covariance, correlation)

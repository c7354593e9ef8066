"""Random ids in the place of real ones; only the map, a file of its own, knows whose they are."""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is read as another
LENGTH = 10
BLIND = "blind_id"


def random_id() -> str:
    """One of 31^10 ids."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def blinded(
    frame: "pl.LazyFrame", draw: Callable[[], str] = random_id
) -> "tuple[pl.LazyFrame, pl.DataFrame]":
    """The frame with other ids, and the map: `blind_id`, `id`, in the order of the blind ids.

    Sorted by what is random, the map says nothing of the order in which the sheets came.
    """
    import polars as pl

    ids = frame.select("id").collect(engine="streaming")["id"]
    drawn: dict[str, None] = {}
    while len(drawn) < len(ids):
        drawn[draw()] = None
    pairs = pl.DataFrame([pl.Series(BLIND, list(drawn), pl.String), ids])
    names = frame.collect_schema().names()
    renamed = frame.join(pairs.lazy(), on="id", how="left").with_columns(pl.col(BLIND).alias("id"))
    return renamed.select(names), pairs.sort(BLIND)

"""Random ids.

B1 every id is replaced, each by another; everything else stays
B2 the map leads back, and its order says nothing of the order of the sheets
B3 an id that is drawn twice is drawn again
"""

from itertools import chain

import polars as pl

from careerfit.screening.blinding import LENGTH, LETTERS, blinded, random_id


def test_b1_b2_there_and_back():
    frame = pl.DataFrame({"id": ["a", "b", "c"], "x": [1, 2, 3]})
    renamed, pairs = blinded(frame.lazy())
    blind = renamed.collect()
    assert blind.columns == ["id", "x"]
    assert not set(blind["id"]) & {"a", "b", "c"}
    back = dict(pairs.iter_rows())
    assert {back[name]: x for name, x in blind.iter_rows()} == {"a": 1, "b": 2, "c": 3}
    assert pairs.columns == ["blind_id", "id"]
    assert pairs["blind_id"].is_sorted()


def test_b3_no_id_twice():
    drawn = chain(["x", "x", "y"], ["y", "z"])
    _, pairs = blinded(pl.LazyFrame({"id": ["a", "b", "c"]}), lambda: next(drawn))
    assert pairs.rows() == [("x", "a"), ("y", "b"), ("z", "c")]


def test_b3_what_an_id_looks_like():
    ids = {random_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(name) == LENGTH and set(name) <= set(LETTERS) for name in ids)
    assert all(name[0] not in "=+-@" for name in ids)

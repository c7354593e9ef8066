"""The order: integers, shared ranks, and what one answer could move.

O1 total = weighted mean of the components, half up; none where a component is none
O2 equal totals share a rank; ordered tie-breaks part them; a tie-break without a score counts last
O3 rank_within: every group has its own ranks, a blank is a group too
O4 who has no total has no rank, takes nobody's, and stays in the table
O5 band_low..band_high are the ranks of all whose totals are no further than one answer can move
O6 minimums and flags mark; they change no rank
O7 every row says by what it can be computed again; the decision is empty
O8 against a slow, plain computation on random sheets
"""

import random
from itertools import groupby

import polars as pl

from careerfit.scoring.plan import FULL, mean
from careerfit.screening.order import one_answer

from .conftest import policy


def by_id(frame, *names):
    return {row["id"]: tuple(row[name] for name in names) for row in frame.iter_rows(named=True)}


def test_o1_the_total_is_the_weighted_mean(order, sheet):
    sheets = [sheet("a"), sheet("b", knowledge=1), sheet("c", situations=1, knowledge=8)]
    assert by_id(order(sheets), "situations", "knowledge", "total") == {
        "a": (10000, 10000, 10000),
        "b": (10000, 8750, 9375),
        "c": (9444, 0, 4722),
    }
    parts = [{"scale": "situations", "weight": 3}, {"scale": "knowledge", "weight": 2}]
    weighted = order(sheets, components=parts, justification="Lebih dekat dengan tugas.")
    assert by_id(weighted, "total")["c"] == (mean(3 * 9444, 5),)


def test_o1_o4_a_blank_leaves_no_total_and_no_rank(order, sheet):
    sheets = [sheet("b", knowledge__str=None), sheet("a", knowledge=8, situations=18), sheet("c")]
    frame = order(sheets)
    assert frame["id"].to_list() == ["c", "a", "b"]
    measured = ("total", "rank", "shared", "band_low", "band_high", "missing")
    assert by_id(frame, *measured)["b"] == (None, None, None, None, None, 1)
    assert by_id(frame, "total", "rank")["a"] == (0, 2)


def test_o2_equal_totals_share_a_rank(order, sheet):
    sheets = [sheet("c"), sheet("a", knowledge=1), sheet("b", knowledge=1), sheet("d", knowledge=2)]
    found = by_id(order(sheets), "rank", "shared")
    assert found == {"c": (1, 1), "a": (2, 2), "b": (2, 2), "d": (4, 1)}


def test_o2_tie_breaks_in_their_order(order, sheet, plan):
    situations = [item.id for item in plan.items if item.id.startswith("situations")]
    ethics = next(s.children for s in plan.scales if s.id == "confidentiality_ethics")

    def worst(item):
        return plan.by_id[item].credits.index(0) + 1

    other = next(item for item in situations if item not in ethics)
    sheets = [
        sheet("low", **{ethics[0]: worst(ethics[0])}),
        sheet("high", **{other: worst(other)}),
    ]
    assert by_id(order(sheets), "rank") == {"low": (1,), "high": (1,)}
    parted = order(sheets, tie_breaks=["confidentiality_ethics"])
    assert by_id(parted, "rank") == {"low": (2,), "high": (1,)}
    first = order(sheets, tie_breaks=["knowledge", "confidentiality_ethics"])
    assert by_id(first, "rank") == {"low": (2,), "high": (1,)}


def test_o2_a_tie_break_without_a_score_counts_last(order, sheet):
    sheets = [sheet("blank", situations__alamat=None), sheet("low", situations=18)]
    only = {"components": [{"scale": "knowledge"}], "tie_breaks": ["situations"]}
    assert by_id(order(sheets, **only), "total", "rank") == {"blank": (10000, 2), "low": (10000, 1)}


def test_o3_ranks_within_groups(order, sheet):
    sheets = [
        sheet("a", knowledge=1, tempat="Jombang"),
        sheet("b", tempat="Kediri"),
        sheet("c", tempat="Jombang"),
        sheet("d", knowledge=3, tempat=None),
        sheet("e", tempat=None),
    ]
    frame = order(sheets, rank_within=["tempat"])
    assert frame["id"].to_list() == ["c", "a", "b", "e", "d"]
    assert frame["rank"].to_list() == [1, 2, 1, 1, 2]


def test_o5_one_answer(plan):
    # 18 and 8 items of equal weight: one item of eight moves half of an eighth.
    assert one_answer(plan, policy()) == FULL // 16
    situations = policy(components=[{"scale": "situations"}])
    assert one_answer(plan, situations) == 556  # 10,000 / 18, rounded up


def test_o5_who_cannot_be_told_apart(order, sheet):
    sheets = [sheet(str(n), knowledge=n) for n in range(5)]  # 625 apart, as one answer moves
    found = by_id(order(sheets), "rank", "band_low", "band_high")
    assert found["0"] == (1, 1, 2)
    assert found["2"] == (3, 2, 4)
    assert found["4"] == (5, 4, 5)


def test_o6_minimums_only_mark(order, sheet):
    sheets = [sheet("low", knowledge=5), sheet("lower", knowledge=6, situations=4), sheet("best")]
    parts = [{"scale": "situations", "minimum": 80}, {"scale": "knowledge", "minimum": 50}]
    frame = order(sheets, components=parts)
    plain = order(sheets)
    assert by_id(frame, "rank", "total") == by_id(plain, "rank", "total")
    assert by_id(frame, "below_minimum") == {
        "best": ("",),
        "low": ("knowledge",),
        "lower": ("situations knowledge",),
    }
    assert plain["below_minimum"].to_list() == ["", "", ""]


def test_o6_a_minimum_that_is_just_reached_and_one_without_a_score(order, sheet):
    parts = [{"scale": "situations"}, {"scale": "knowledge", "minimum": 50}]
    sheets = [sheet("half", knowledge=4), sheet("none", knowledge__str=None)]
    assert order(sheets, components=parts)["below_minimum"].to_list() == ["", ""]


def test_o7_every_row_says_by_what(order, sheet, plan):
    row = order([sheet("a")]).row(0, named=True)
    assert (row["key"], row["version"], row["plan"]) == ("public", 1, plan.hash)
    assert row["policy"] == policy().hash
    assert [row[name] for name in ("decision", "decided_by", "reason")] == [None] * 3


def test_o8_random_sheets_against_a_plain_computation(order, plan):
    chance = random.Random(6)
    options = {item.id: range(1, len(item.credits) + 1) for item in plan.items}
    sheets = [
        {"id": f"k{n:03}", "tempat": chance.choice(["A", "B", None])}
        | {
            item: None if chance.random() < 0.004 else chance.choice(few)
            for item, few in options.items()
        }
        for n in range(400)
    ]
    rules = policy(rank_within=["tempat"], tie_breaks=["situations", "knowledge"])
    frame = order(sheets, rank_within=["tempat"], tie_breaks=["situations", "knowledge"])
    apart = one_answer(plan, rules)
    rows = frame.to_dicts()
    assert sum(row["total"] is None for row in rows) > 10
    for _, group in groupby(rows, lambda row: row["tempat"]):
        ranked = [row for row in group if row["total"] is not None]
        keys = [(row["total"], row["situations"], row["knowledge"]) for row in ranked]
        assert keys == sorted(keys, reverse=True)
        totals = [row["total"] for row in ranked]
        for row, key in zip(ranked, keys, strict=True):
            assert row["total"] == mean(row["situations"] + row["knowledge"], 2)
            assert row["rank"] == 1 + sum(other > key for other in keys)
            assert row["shared"] == keys.count(key)
            assert row["band_low"] == 1 + sum(other > row["total"] + apart for other in totals)
            assert row["band_high"] == sum(other >= row["total"] - apart for other in totals)


def test_o8_nothing_is_computed_before_it_is_written(plan, sheet):
    from careerfit.scoring.table import score_table
    from careerfit.screening.order import ordered

    scored = score_table(pl.LazyFrame([sheet("a")]), plan, flags=True)
    assert isinstance(ordered(scored, plan, policy(), key="private"), pl.LazyFrame)

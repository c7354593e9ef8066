"""What a class believed.

K1 counts leave rounded at random to fives, right on average, the same for the same sheets
K2 a report with one sheet more or less does not tell what that sheet said
K3 Wilson's and Newcombe's intervals as published, widened for the rounding
K4 what is off, and which way; a blank is missing and never a mistake
K5 before and after: pairs where ids match, else two samples; ids of downloads are none
"""

from pathlib import Path

import pytest

from careerfit.screening.cohort import intervals
from careerfit.screening.cohort.counting import Sheet, cohort, no_id, sheets, statements
from careerfit.screening.cohort.intervals import Share, difference, phi, share
from careerfit.screening.cohort.rounding import BASE, Rounder
from careerfit.screening.cohort.told import Report, verdict
from careerfit.telling.voice import Voice

MYTHS = ("mitos_atau_fakta", "full")
PAIR = ("tugas_siapa", "ahli_kdrt__penyelenggara_program")


@pytest.fixture
def made(shipped, all_plans):
    def make(after, before=None, of=MYTHS):
        quiz = shipped.quiz(*of)
        return cohort(quiz, all_plans[of[0]][of[1]], after, before)

    return make


def rows(quiz, n, state="right", first="right", ids=True):
    """Sheets that say `state` everywhere but, of the first statement, `first`."""
    states = (first, *(state for _ in statements(quiz)[1:]))
    return [Sheet(f"p{k}" if ids else None, states) for k in range(n)]


def test_k1_rounding_is_right_on_average_and_never_far():
    exact = 13
    drawn = [Rounder("plan", [f"{seed}"])(exact, "item", "off") for seed in range(4000)]
    assert set(drawn) == {10, 15}
    assert abs(sum(drawn) / len(drawn) - exact) < 0.12
    assert {Rounder("plan", ["x"])(n, "i") for n in (0, 5, 10)} == {0, 5, 10}


def test_k1_the_same_sheets_in_any_order_give_the_same_report(made, shipped):
    quiz = shipped.quiz(*MYTHS)
    mixed = rows(quiz, 8) + rows(quiz, 9, first="off")
    assert made(mixed) == made(mixed[::-1])


def test_k1_every_published_count_is_a_multiple_of_five(made, shipped):
    quiz = shipped.quiz(*MYTHS)
    found = made(rows(quiz, 8) + rows(quiz, 9, first="off"))
    counts = [n for told in found.told for n in told.counts.values()]
    assert {n % BASE for n in counts} == {0}


@pytest.mark.parametrize("said", ["off", "right"])
def test_k2_one_sheet_more_moves_a_count_whatever_it_says(made, shipped, said):
    """A count may rise by one step, fall or stay after either answer, so a step proves neither."""
    quiz = shipped.quiz(*MYTHS)
    steps = set()
    for k in range(60):
        # Other answers elsewhere, so that the draws differ; 12 of 24 are off on the first.
        noise = rows(quiz, k % 12, state="unsure", first="off")
        base = noise + rows(quiz, 12 - k % 12, first="off") + rows(quiz, 12, state="skipped")
        more = [*base, *rows(quiz, 1, first=said)]
        (one,), (two,) = (
            [told.counts["off"] for told in made(each).told if told.item == statements(quiz)[0]]
            for each in (base, more)
        )
        steps.add(two - one)
    assert steps == {-5, 0, 5}


def test_k3_wilson_and_newcombe_as_published(monkeypatch):
    monkeypatch.setattr(intervals, "VARIANCE", 0.0)
    # Newcombe (1998), Stat Med 17: 857-872: 81/263; 873-890: 56/70 against 48/80.
    assert share(81, 263)[1:] == pytest.approx((0.2553, 0.3662), abs=5e-5)
    moved = difference(share(48, 80), share(56, 70))
    assert moved == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_k3_pairs_by_newcombes_method_10(monkeypatch):
    """Newcombe (1998), Stat Med 17: 2635-2650: 36, 12, 2, 0 gives .0569 to .3404."""
    monkeypatch.setattr(intervals, "VARIANCE", 0.0)
    first, second = share(48, 50), share(38, 50)
    moved = difference(second, first, phi(36, 2, 12, 0))
    assert moved == pytest.approx((0.2, 0.0569, 0.3404), abs=5e-5)


def test_k3_the_rounding_widens_an_interval(monkeypatch):
    wide = share(10, 25)
    monkeypatch.setattr(intervals, "VARIANCE", 0.0)
    narrow = share(10, 25)
    assert wide.low < narrow.low < 0.4 < narrow.high < wide.high


def test_k3_rounded_shares_are_covered(made, shipped):
    """Of 200 classes of 25 that believe a myth by chance (40 %), nearly all intervals hold .4."""
    import random

    quiz, draw = shipped.quiz(*MYTHS), random.Random(8)
    held = 0
    for _ in range(200):
        n = sum(draw.random() < 0.4 for _ in range(25))
        found = made(rows(quiz, n, first="off") + rows(quiz, 25 - n))
        (told,) = (told for told in found.told if told.item == statements(quiz)[0])
        held += told.share.low <= 0.4 <= told.share.high
    assert held >= 186


def test_k4_what_is_off_and_which_way(made, shipped):
    quiz = shipped.quiz(*MYTHS)
    ways = {told.item.section: told.way for told in made(rows(quiz, 20, state="off")).told}
    assert ways["misconceptions"] == "myth"
    assert ways["facts"] == "fact"
    assert ways["expectations"] == "untrue"
    explore = shipped.quiz("kenali_diri", "short")
    assert {item.section for item in statements(explore)} == {"expectations"}


def test_k4_options_become_states_and_a_blank_is_missing(shipped, all_plans):
    import polars as pl

    quiz = shipped.quiz(*MYTHS)
    items = statements(quiz)
    item = items[0]
    options = {"right": item.right, "off": 3 - item.right, "unsure": 3, "skipped": None}
    frame = pl.LazyFrame({"id": list(options), item.id: list(options.values())})
    found = sheets(frame, quiz, all_plans[MYTHS[0]]["full"], no_id([]))
    assert [sheet.states[0] for sheet in found] == list(options)
    assert {state for sheet in found for state in sheet.states[1:]} == {"skipped"}


def test_k4_of_likert_expectations_agreeing_may_be_off(shipped, all_plans):
    import polars as pl

    quiz = shipped.quiz("kenali_diri", "short")
    item = statements(quiz)[0]
    assert item.reversed  # reality differs from what is expected
    frame = pl.LazyFrame({"id": ["a", "b", "c"], item.id: [5, 3, 1]})
    found = sheets(frame, quiz, all_plans["kenali_diri"]["short"], no_id([]))
    assert [sheet.states[0] for sheet in found] == ["off", "unsure", "right"]


def test_k4_the_share_is_of_those_who_answered(made, shipped):
    quiz = shipped.quiz(*MYTHS)
    found = made(rows(quiz, 10, first="off") + rows(quiz, 10, first="skipped"))
    told = found.told[0]
    assert told.item == statements(quiz)[0]
    assert (told.counts["off"], told.answered, told.share.value) == (10, 10, 1.0)
    assert found.told[-1].share.value == 0.0


def test_k4_few_answers_have_no_share(made, shipped):
    found = made(rows(shipped.quiz(*MYTHS), 20, state="skipped", first="off"))
    assert [told.share for told in found.told[1:]] == [None] * (len(found.told) - 1)
    quiz = shipped.quiz(*MYTHS)
    two = made(rows(quiz, 20, state="skipped") + rows(quiz, 2, state="off"))
    assert (two.told[-1].answered, two.told[-1].share) == (2, None)


def test_k4_whose_tasks_are_taken_for_whose(made, shipped):
    quiz = shipped.quiz(*PAIR)
    of = [item.owner for item in statements(quiz)]
    states = tuple("off" if owner == "ahli_kdrt" else "right" for owner in of)
    report = Report(made([Sheet(None, states)] * 20, of=PAIR), shipped, Voice("id"))
    first, second = report.confused()
    assert (first.role, first.other, first.share) == (*PAIR[1].split("__"), 1.0)
    assert second.share == 0.0


def test_k5_pairs_where_ids_match(made, shipped):
    quiz = shipped.quiz(*MYTHS)
    found = made(rows(quiz, 20), rows(quiz, 20, first="off"))
    (told,) = (told for told in found.told if told.item == statements(quiz)[0])
    assert found.pairs == 20
    assert (told.change.paired, told.change.difference.value) == (True, -1.0)
    assert verdict(told.change.difference) == "fewer_off"
    assert verdict(found.told[-1].change.difference) == "unclear"


@pytest.mark.parametrize("ids", [4, 0])
def test_k5_two_samples_where_fewer_than_five_match(made, shipped, ids):
    quiz = shipped.quiz(*MYTHS)
    before = rows(quiz, ids, first="off") + rows(quiz, 20 - ids, first="off", ids=False)
    found = made(rows(quiz, 20), before)
    (told,) = (told for told in found.told if told.item == statements(quiz)[0])
    assert (found.pairs, told.change.paired) == (None, False)
    assert told.change.difference.value == -1.0


def test_k5_of_pairs_only_those_who_answered_twice_count(made, shipped):
    quiz = shipped.quiz(*MYTHS)
    after = rows(quiz, 20)
    before = rows(quiz, 20, first="skipped")
    found = made(after, before)
    (told,) = (told for told in found.told if told.item == statements(quiz)[0])
    assert told.change is None


def test_k5_names_of_downloads_and_places_of_rows_are_no_ids():
    unnamed = no_id([Path("kelas/a.b.csv")])
    for name in ("catatan", "catatan (3)", "notes(12)", "a.b:2", "kelas/a.b.csv:2"):
        assert unnamed.fullmatch(name), name
    for name in ("p1", "catatan ana", "a-b:2", "S-2026-01"):
        assert not unnamed.fullmatch(name), name


def test_verdict_needs_the_whole_interval():
    near = Share(0.5, 0.3, 0.7)
    assert verdict(difference(near, Share(0.6, 0.4, 0.8))) == "unclear"
    assert verdict(difference(Share(0.1, 0, 0.2), Share(0.9, 0.8, 1))) == "more_off"

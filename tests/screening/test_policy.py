"""A policy is data, whole and checked before anyone is measured.

P1 every absent and unknown field is told at once, with its line
P2 what does not fit the quiz, the catalogue or the day is told at once
P3 weights that differ need a reason in words; items never count twice
P4 the hash is that of the sorted compact JSON: it changes with the rules and not with their order
P5 explore and train quizzes order nobody, with the reason; an open key only as a demonstration
"""

import hashlib
import json
from datetime import date

import pytest

from careerfit.errors import ContentError, UsageError
from careerfit.screening.policy import check_purpose, load
from careerfit.words.complaint import line_of

from .conftest import POLICY, QUIZ, TODAY, policy


def refused(call):
    with pytest.raises(ContentError) as caught:
        call()
    return {(fault.code, fault.field) for fault in caught.value.faults}, caught.value.faults


@pytest.fixture
def loaded(policy_file, plan, shipped):
    return lambda today=TODAY, **different: load(policy_file(**different), plan, shipped, today)


def test_a_policy_loads(loaded):
    found = loaded(components=[{"scale": "situations", "minimum": 50}], keep=["kota"])
    assert (found.components[0].weight, found.components[0].minimum) == (1, 50)
    assert found.decisions == ("invite", "reserve", "not_now")
    assert found.duplicates == "refuse"


def test_p1_all_absent_and_unknown_fields_at_once(loaded):
    found, faults = refused(
        lambda: loaded(controller=None, notice=None, legal_basis="izin", ambang=60)
    )
    assert found == {
        ("missing_field", "controller"),
        ("missing_field", "notice"),
        ("not_one_of", "legal_basis"),
        ("unknown_field", "ambang"),
    }
    assert all(fault.line for fault in faults)


@pytest.mark.parametrize("field", [n for n in POLICY if n != "components"])
def test_p1_no_field_can_be_left_out(loaded, field):
    found, _ = refused(lambda: loaded(**{field: None}))
    assert found == {("missing_field", field)}


@pytest.mark.parametrize(
    ("places", "field"),
    [("tiga", "places.number"), (0, "places.number"), ({"Jombang": 0}, "places.groups.Jombang")],
)
def test_p1_places_are_complained_of_once(loaded, places, field):
    found, _ = refused(lambda: loaded(places=places, rank_within=["kota"]))
    assert [name for _, name in found] == [field]


def test_p1_places_of_all_and_by_group(loaded):
    assert loaded(places=3).places == 3
    assert loaded(places={"Jombang": 2}, rank_within=["kota"]).places == {"Jombang": 2}


def test_p2_what_does_not_fit_is_told_at_once(loaded):
    found, faults = refused(
        lambda: loaded(
            version=2,
            retain_until="2026-11-23",
            components=[{"scale": "situations"}, {"scale": "empathy"}],
            tie_breaks=["knowlege"],
            gates=["sim_a"],
            keep=["total", "Rank"],
            places={"Jombang": 2},
            decisions=["invite", "invite"],
        )
    )
    assert found == {
        ("screening.policy_of_another", "version"),
        ("screening.retained_too_long", "retain_until"),
        ("screening.unknown_scale", "components.1.scale"),
        ("screening.unknown_scale", "tie_breaks.0"),
        ("unknown_gate", "gates.0"),
        ("screening.column_taken", "keep.0"),
        ("screening.column_taken", "keep.1"),
        ("screening.places_without_groups", "places"),
        ("screening.named_twice", "decisions"),
    }
    assert all(fault.line > 1 for fault in faults)
    assert any("“knowledge”" in line_of(fault, "en") for fault in faults)


def test_p2_the_last_day_of_keeping_still_counts(loaded):
    assert loaded(today=date(2027, 6, 30)).retain_until == date(2027, 6, 30)
    assert refused(lambda: loaded(today=date(2027, 7, 1)))[0]


def test_p2_a_policy_of_another_quiz(loaded):
    assert refused(lambda: loaded(quiz="kuis_lain"))[0] == {("screening.policy_of_another", "quiz")}


def test_p3_weights_need_a_reason(loaded):
    parts = [{"scale": "situations", "weight": 2}, {"scale": "knowledge"}]
    assert refused(lambda: loaded(components=parts))[0] == {
        ("screening.weights_unjustified", "components")
    }
    assert loaded(components=parts, justification="Situasi lebih dekat dengan tugas.")
    assert loaded(components=[{"scale": "situations", "weight": 3}, {**parts[1], "weight": 3}])


def test_p3_no_item_counts_twice(loaded):
    parts = [{"scale": "situations"}, {"scale": "confidentiality_ethics"}]
    found, (fault,) = refused(lambda: loaded(components=parts))
    assert found == {("screening.counted_twice", "components.1.scale")}
    assert fault.data["other"] == "situations"
    twice = [{"scale": "knowledge"}, {"scale": "knowledge"}]
    assert refused(lambda: loaded(components=twice))[0]


def test_p4_the_hash():
    first = policy()
    compact = json.dumps(first.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
    assert first.hash == hashlib.sha256(compact.encode()).hexdigest()[:16]
    assert policy(duplicates="refuse").hash == first.hash
    assert policy(duplicates="last").hash != first.hash


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize(
    ("quiz", "code"),
    [
        ("kenali_diri", "screening.explore_refused"),
        ("mitos_atau_fakta", "screening.train_refused"),
        ("tugas_siapa", "screening.train_refused"),
    ],
)
def test_p5_other_quizzes_order_nobody(shipped, quiz, code, demo):
    with pytest.raises(UsageError) as caught:
        check_purpose(shipped.quizzes[quiz], demo=demo)
    assert [fault.code for fault in caught.value.faults] == [code]
    assert ("Morgeson" in line_of(caught.value.faults[0], "en")) == (quiz == "kenali_diri")


def test_p5_an_open_key_orders_as_a_demonstration_only(shipped):
    with pytest.raises(UsageError) as caught:
        check_purpose(shipped.quizzes[QUIZ], demo=False)
    assert "--demo" in line_of(caught.value.faults[0], "id")
    check_purpose(shipped.quizzes[QUIZ], demo=True)
    private = shipped.quizzes[QUIZ].model_copy(update={"key": "private"})
    check_purpose(private, demo=False)

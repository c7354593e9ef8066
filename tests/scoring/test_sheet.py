"""One sheet.

S1 every integer equals the exact oracle (scales, values, order, ties)
S2 a higher answer on an item never lowers a scale that counts it, and raises a reversed one never
S3 skipping is never a 0; an empty sheet says "not enough answers" everywhere
S4 the order of the answers is irrelevant
S5 values stay in 0..FULL, bands enclose the score, ledgers are sorted and never netted
S6 strict: every impossible value and unknown item is named, all at once
S7 flags: longest_run, no_variation, too_fast
S8 keyed items: right / answered / of, no band; an unsure answer is no misconception
"""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerfit.errors import AnswersError
from careerfit.scoring.plan import FULL, LedgerItem, Part, Plan, PlanItem, PlanRole, PlanValue
from careerfit.scoring.result import standing
from careerfit.scoring.sheet import score
from tests.scoring.oracle import expected
from tests.scoring.plans import answered, likert, plans


@given(answered())
@settings(max_examples=400, deadline=None)
def test_s1_every_integer_equals_the_exact_oracle(sheet):
    plan, answers = sheet
    want = expected(plan.to_json(), answers)
    got = score(plan, answers).to_json()
    for name, scale in want["scales"].items():
        assert {key: got["scales"][name][key] for key in scale} == scale
    for role, values in want["roles"].items():
        assert {key: got["roles"][role][key] for key in values} == values
    assert got["order"] == want["order"]
    assert got["ties"] == want["ties"]


@given(answered(), st.data())
@settings(max_examples=200, deadline=None)
def test_s2_a_higher_answer_moves_its_scale_the_keyed_way(sheet, data):
    plan, answers = sheet
    item = data.draw(st.sampled_from(plan.items))
    option = data.draw(st.integers(1, len(item.credits) - 1))
    low = score(plan, answers | {item.id: option})
    high = score(plan, answers | {item.id: option + 1})
    up = item.credits[0] < item.credits[-1]
    for scale in plan.scales:
        before, after = low.scales[scale.id].score, high.scales[scale.id].score
        if before is None or all(part.child != item.id for part in scale.parts):
            assert before == after
        else:
            assert before <= after if up else before >= after


@given(plans())
@settings(max_examples=50, deadline=None)
def test_s3_an_empty_sheet_has_no_value_anywhere(plan):
    result = score(plan, {}).to_json()
    assert {scale["score"] for scale in result["scales"].values()} == {None}
    assert {scale["state"] for scale in result["scales"].values()} == {"too_few"}
    assert {role["state"] for role in result["roles"].values()} == {"cannot_say"}
    assert all(not role["supports"] and not role["consider"] for role in result["roles"].values())
    assert result["ties"] == {"interest": [], "readiness": []}
    assert result["flags"] == []


@given(answered())
@settings(max_examples=100, deadline=None)
def test_s3_null_and_absent_are_the_same_missing(sheet):
    plan, answers = sheet
    without = {item: option for item, option in answers.items() if option is not None}
    assert score(plan, answers).to_json() == score(plan, without).to_json()


def test_s3_skipping_is_not_the_lowest_answer():
    plan = three_items(reverse=(False, False, True))
    assert score(plan, {"a": 5, "b": 5}).scales["s"].score == FULL
    assert score(plan, {"a": 5, "b": 5, "c": 5}).scales["s"].score == 6667


def test_s3_all_lowest_answers_give_zero_without_reversed_items():
    result = score(three_items(), {"a": 1, "b": 1, "c": 1}).scales["s"]
    assert (result.score, result.low) == (0, 0)
    assert result.high > 0


@given(answered(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_s4_the_order_of_the_answers_is_irrelevant(sheet, chance: random.Random):
    plan, answers = sheet
    mixed = list(answers.items())
    chance.shuffle(mixed)
    assert score(plan, dict(mixed)) == score(plan, answers)


@given(answered())
@settings(max_examples=200, deadline=None)
def test_s5_values_stay_in_range_and_ledgers_are_sorted(sheet):
    plan, answers = sheet
    result = score(plan, answers)
    for scale in result.scales.values():
        if scale.score is not None:
            assert 0 <= scale.low <= scale.score <= scale.high <= FULL
    for role in result.roles.values():
        for ledger in (role.supports, role.consider):
            points = [line.points for line in ledger]
            assert points == sorted(points, reverse=True)
            assert min(points, default=0) >= 0


def test_s5_both_ledgers_keep_their_lines_side_by_side():
    plan = three_items(
        ledger=(
            LedgerItem("r/tasks/a", "a", "both"),
            LedgerItem("r/tasks/b", "b", "both"),
            LedgerItem("r/tasks/c", "c", "both"),
        )
    )
    role = score(plan, {"a": 5, "b": 1, "c": 3}).roles["r"]
    assert [(line.item, line.points) for line in role.supports] == [("a", FULL)]
    assert [(line.item, line.points) for line in role.consider] == [("b", FULL)]


def test_s6_every_impossible_answer_is_named_at_once():
    with pytest.raises(AnswersError) as error:
        score(three_items(), {"a": 6, "b": 0, "c": True, "d": 1})
    assert [(fault.code, fault.field) for fault in error.value.faults] == [
        ("no_such_option", "a"),
        ("no_such_option", "b"),
        ("no_such_option", "c"),
        ("unknown_item", "d"),
    ]


@pytest.mark.parametrize("value", [99, -1, 3.5, "3", True, False, [1]])
def test_s6_what_is_no_option_number_is_refused(value):
    with pytest.raises(AnswersError):
        score(three_items(), {"a": value})


@pytest.mark.parametrize(
    ("options", "flags"),
    [
        ([3] * 7, ()),
        ([3] * 8, ("no_variation",)),
        ([3] * 10, ("longest_run", "no_variation")),
        ([1, 2] * 6, ()),
        ([2] * 9 + [1], ()),
        ([1] + [2] * 10, ("longest_run",)),
        ([2] * 5 + [None] + [2] * 5, ("longest_run", "no_variation")),
    ],
)
def test_s7_flags_name_careless_patterns(options, flags):
    items = tuple(PlanItem(f"i{n}", "likert", likert(5, False)) for n in range(len(options)))
    scale = PlanValue("s", tuple(Part(item.id, 1, FULL) for item in items), 60)
    plan = Plan("q", "full", 1, "explore", items, (scale,), (), (role_of("s"),))
    answers = {item.id: option for item, option in zip(items, options, strict=True)}
    assert score(plan, answers).flags == flags


def test_s7_items_with_three_options_raise_no_flag():
    items = tuple(PlanItem(f"i{n}", "likert", likert(3, False)) for n in range(12))
    scale = PlanValue("s", tuple(Part(item.id, 1, FULL) for item in items), 60)
    plan = Plan("q", "full", 1, "explore", items, (scale,), (), (role_of("s"),))
    assert score(plan, {item.id: 2 for item in items}).flags == ()


@pytest.mark.parametrize(("seconds", "flags"), [(5, ("too_fast",)), (6, ()), (None, ())])
def test_s7_under_two_seconds_an_item_is_too_fast(seconds, flags):
    sheet = {"a": 1, "b": 2, "c": 3}
    assert score(three_items(), sheet, seconds=seconds).flags == flags


def keyed_plan() -> Plan:
    """True / false / not sure, the first option right."""
    items = tuple(PlanItem(name, "keyed", (FULL, 0, 0), unsure=3) for name in "abc")
    scale = PlanValue("s", tuple(Part(name, 1, FULL) for name in "abc"), 80)
    ledger = tuple(LedgerItem(f"r/misconceptions/{name}", name, "consider") for name in "abc")
    role = PlanRole("r", {"knowledge": "s"}, ledger)
    return Plan("q", "full", 1, "train", items, (scale,), (), (role,))


def test_s8_keyed_items_count_right_answers_and_have_no_band():
    scale = score(keyed_plan(), {"a": 1, "b": 2, "c": 3}).to_json()["scales"]["s"]
    assert scale == {"score": 3333, "answered": 3, "of": 3, "right": 1, "state": "ok"}


def test_s8_only_a_wrong_answer_is_a_misconception_held():
    role = score(keyed_plan(), {"a": 1, "b": 2, "c": 3}).roles["r"]
    assert [line.item for line in role.consider] == ["b"]


@pytest.mark.parametrize(
    ("answers", "level", "word"),
    [
        ((5, 5, 5), 5000, "reached"),
        ((1, 1, 1), 7500, "not_yet"),
        ((3, 4, 4), 7500, "unclear"),
        ((None, None, 5), 5000, "too_few"),
    ],
)
def test_a_band_is_compared_with_the_level(answers, level, word):
    scale = score(three_items(), dict(zip("abc", answers, strict=True))).scales["s"]
    assert standing(scale, level) == word


def test_roles_that_share_everything_are_tied_only_when_equal():
    plan = three_items()
    twin = replace(plan, roles=(role_of("s", "r"), role_of("s", "z")))
    assert score(twin, {"a": 5, "b": 3, "c": 1}).ties["interest"] == (("r", "z"),)


def role_of(scale: str, slug: str = "r") -> PlanRole:
    return PlanRole(slug, {"interest": scale}, ())


def three_items(reverse=(False, False, False), ledger=()) -> Plan:
    items = tuple(
        PlanItem(name, "likert", likert(5, back)) for name, back in zip("abc", reverse, strict=True)
    )
    scale = PlanValue("s", tuple(Part(item.id, 1, FULL) for item in items), 60)
    role = PlanRole("r", {"interest": "s"}, ledger)
    return Plan("q", "full", 1, "explore", items, (scale,), (), (role,))

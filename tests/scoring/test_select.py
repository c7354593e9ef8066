"""A select quiz as a plan.

S1 items are keyed, with the credits of the key in 0..10,000; every scale needs all its answers
S2 self-report and derived items are refused, as its own items are in quizzes of other purposes
S3 a coverage under 100 % is refused: it would pay to skip
S4 no role, no order: nothing ranks people, or decides
"""

import pytest

from careerfit.errors import PlanError
from careerfit.model.derive import derive
from careerfit.model.quiz import Coverage
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import FULL, Plan
from careerfit.scoring.sheet import score

NAME = "seleksi_pendamping"


def refused(shipped, source, form: str) -> set[str]:
    key = shipped.keys.get(NAME) if source.situations else None
    with pytest.raises(PlanError) as error:
        compile_plan(
            derive(source, shipped.roles, shipped.traits, form, key), shipped.roles, shipped.traits
        )
    return {fault.code for fault in error.value.faults}


def test_s1_credits_and_coverage(shipped, all_plans):
    plan = all_plans[NAME]["full"]
    credits = {item.id: item.credits for item in shipped.quiz(NAME, "full").items}
    assert plan.items
    for item in plan.items:
        assert (item.kind, item.unsure) == ("keyed", None)
        assert item.credits == tuple(credit * FULL // 100 for credit in credits[item.id])
    assert {scale.coverage for scale in plan.scales} == {100}
    assert plan.keyed == {scale.id for scale in plan.scales}
    assert Plan.from_json(plan.to_json()) == plan


def test_s2_a_self_report_is_no_item_of_selection(shipped):
    explore = shipped.quizzes["kenali_diri"]
    source = explore.model_copy(update={"purpose": "select", "coverage": FULL_COVERAGE})
    assert refused(shipped, source, "short") == {"purpose_refuses"}


def test_s2_neither_is_an_item_whose_key_the_profiles_publish(shipped):
    train = shipped.quizzes["mitos_atau_fakta"]
    source = train.model_copy(update={"purpose": "select", "coverage": FULL_COVERAGE})
    assert refused(shipped, source, "full") == {"purpose_refuses"}


@pytest.mark.parametrize("purpose", ["explore", "train"])
def test_s2_situations_are_for_selection_only(shipped, purpose):
    source = shipped.quizzes[NAME].model_copy(update={"purpose": purpose})
    assert "purpose_refuses" in refused(shipped, source, "full")


def test_s3_skipping_must_not_pay(shipped):
    coverage = Coverage(scales=80, roles=100)
    source = shipped.quizzes[NAME].model_copy(update={"coverage": coverage})
    assert refused(shipped, source, "full") == {"select_coverage"}


def test_s4_no_role_and_no_order(all_plans):
    plan = all_plans[NAME]["full"]
    result = score(plan, {item.id: 1 for item in plan.items})
    assert (plan.roles, plan.role_values) == ((), ())
    assert (dict(result.roles), result.order) == ({}, ())


def test_s4_a_role_that_is_named_is_not_measured(shipped):
    source = shipped.quizzes[NAME].model_copy(update={"roles": ("ahli_kdrt",)})
    assert refused(shipped, source, "full") == {"role_not_measured"}


FULL_COVERAGE = Coverage(scales=100, roles=100)

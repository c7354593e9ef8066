"""A quiz and its profiles as a plan.

C1 the parts of a role are its requirements, by kind; essential dispositions are a must
C2 an essential trait that a form does not ask is refused (safety.md row 33)
C3 a role that is named but not measured is refused (row 33)
C4 ledger lines name the profile's own sentences
"""

import pytest

from careerfit.errors import PlanError
from careerfit.model.profile import WEIGHT
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import LedgerItem, LedgerTrait


def test_c1_readiness_runs_over_dispositions_and_learning_over_the_rest(shipped, plans):
    for value in plans["full"].role_values:
        role, _, name = value.id.rpartition("__")
        kinds = {"readiness": {"disposition"}, "learning": {"skill", "knowledge"}}[name]
        needs = {
            trait: need
            for trait, need in shipped.roles[role].requirements.items()
            if shipped.traits[trait].kind in kinds
        }
        assert {part.child: (part.weight, part.level) for part in value.parts} == {
            trait: (WEIGHT[need.importance], need.level * 100) for trait, need in needs.items()
        }
        essential = {trait for trait, need in needs.items() if need.importance == "essential"}
        assert set(value.must) == essential


def without(shipped, trait: str):
    """The shipped quiz's full form, not asking about one trait."""
    source = shipped.quizzes["kenali_diri"]
    form = source.forms["full"]
    asked = {name: items for name, items in form.traits.items() if name != trait}
    forms = {"full": form.model_copy(update={"traits": asked})}
    return source.model_copy(update={"forms": forms})


def test_c2_an_essential_trait_that_is_not_asked_is_refused(shipped):
    from careerfit.model.derive import derive

    quiz = derive(without(shipped, "analysis"), shipped.roles, shipped.traits, "full")
    with pytest.raises(PlanError) as error:
        compile_plan(quiz, shipped.roles, shipped.traits)
    assert [(fault.code, fault.data) for fault in error.value.faults] == [
        ("essential_not_asked", {"role": "ahli_kdrt", "trait": "analysis"})
    ]


def test_c3_a_role_that_is_not_measured_is_refused(shipped):
    from careerfit.model.derive import derive

    source = shipped.quizzes["kenali_diri"]
    form = source.forms["full"].model_copy(update={"traits": {}, "tasks": 2})
    quiz = derive(
        source.model_copy(update={"forms": {"full": form}}), shipped.roles, shipped.traits, "full"
    )
    with pytest.raises(PlanError) as error:
        compile_plan(quiz, shipped.roles, shipped.traits)
    codes = [(fault.code, fault.data.get("name")) for fault in error.value.faults]
    assert {("role_not_measured", role) for role in shipped.roles} <= set(codes)


def test_c4_every_ledger_line_names_a_sentence_of_the_profile(shipped, plans):
    for plan in plans.values():
        for role in plan.roles:
            assert role.ledger
            for line in role.ledger:
                assert line.statement.split("/")[0] == role.id
                assert shipped.sentence(line.statement).root


def test_c4_a_trait_speaks_through_the_first_suitable_sentence(plans):
    role = next(role for role in plans["full"].roles if role.id == "penyelenggara_program")
    sentences = {
        line.trait: line.statement for line in role.ledger if isinstance(line, LedgerTrait)
    }
    assert sentences["empathy"].startswith("penyelenggara_program/suitable/")
    assert sentences["resilience_selfcare"] == (
        "penyelenggara_program/requirements/resilience_selfcare"
    )


def test_c4_unsuitable_sentences_are_spoken_by_reversed_items(plans):
    role = next(role for role in plans["full"].roles if role.id == "penyelenggara_program")
    items = {
        line.item
        for line in role.ledger
        if isinstance(line, LedgerItem) and "/unsuitable/" in line.statement
    }
    assert items
    assert all(
        item.credits[0] > item.credits[-1] for item in plans["full"].items if item.id in items
    )

"""Train quizzes: derived, balanced, and refuted at once.

T1 a misconception added to a profile becomes an item with no other edit
T2 about half of the statements are true
T3 neither a cue word nor the length of a statement predicts the key above 60 %
T4 a role without the sections is listed as not covered
T5 every item names its statement, and the statement its sources
T6 whose work: tasks that both share are never asked
T7 a quiz of one purpose refuses items of another
"""

import pytest

from careerfit.catalogue import load
from careerfit.errors import PlanError
from careerfit.model.derive import derive, pairs
from careerfit.model.profile import Distinction, Misconception, Task
from careerfit.model.text import Text
from careerfit.review.betrayal import MOST, by_length, by_words
from careerfit.scoring.compiling import compile_plan

SHIPPED = load()
MYTHS = SHIPPED.quiz("mitos_atau_fakta", "full")
KEYS = [item.right == 1 for item in MYTHS.items]


def said(language: str) -> list[str]:
    return [SHIPPED.claim(item.statement).root[language] for item in MYTHS.items]


def test_t1_a_misconception_becomes_an_item_with_no_other_edit():
    role = SHIPPED.roles["ahli_kdrt"]
    myth = Text({"id": "Ahli KDRT bekerja sendirian.", "en": "Specialists work alone."})
    more = role.misconceptions | {
        "sendirian": Misconception(myth=myth, fact=myth, sources=("apaya#3",))
    }
    roles = SHIPPED.roles | {"ahli_kdrt": role.model_copy(update={"misconceptions": more})}
    source = SHIPPED.quizzes["mitos_atau_fakta"]
    quiz = derive(source, roles, SHIPPED.traits, "full")
    (item,) = (item for item in quiz.items if item.id == "ahli_kdrt__misconceptions__sendirian")
    assert item.right == 2
    plan = compile_plan(quiz, roles, SHIPPED.traits)
    assert plan.by_id[item.id].credits == (0, 10_000, 0)
    # One more true statement keeps the balance.
    assert sum(item.right == 1 for item in quiz.items) == sum(
        item.right == 2 for item in quiz.items
    )


def test_t2_about_half_are_true():
    true = sum(item.right == 1 for item in MYTHS.items)
    assert 0.4 <= true / len(MYTHS.items) <= 0.6


@pytest.mark.parametrize("language", SHIPPED.about.languages)
def test_t3_cue_words_do_not_give_the_key_away(language):
    # 0 would mean that the rule cannot guess at all, because every statement has a cue, or none.
    assert 0 < by_words(said(language), KEYS, language) <= MOST


@pytest.mark.parametrize("language", SHIPPED.about.languages)
def test_t3_the_length_does_not_give_the_key_away(language):
    assert by_length(said(language), KEYS) <= MOST


def test_t3_the_order_does_not_give_the_key_away():
    keys = [item.right for item in MYTHS.items]
    assert keys != sorted(keys)
    assert keys != [1, 2] * (len(keys) // 2)


def test_t4_a_role_without_misconceptions_is_listed():
    assert MYTHS.not_covered["misconceptions"] == ("tenaga_kesehatan_on_demand",)
    assert "tenaga_kesehatan_on_demand" not in MYTHS.roles


FORMS = [
    (quiz, form) for quiz in ("mitos_atau_fakta", "tugas_siapa") for form in SHIPPED.forms(quiz)
]


@pytest.mark.parametrize(("quiz", "form"), FORMS)
def test_t5_every_item_names_a_statement_with_sources(quiz, form):
    for item in SHIPPED.quiz(quiz, form).items:
        owner, section, slug = item.statement.split("/")
        assert getattr(SHIPPED.roles[owner], section)[slug].sources
        assert SHIPPED.sentence(item.statement).root
        assert item.unsure == 3


def test_t6_each_pair_of_similar_roles_has_a_form():
    assert len(SHIPPED.forms("tugas_siapa")) == 6
    assert SHIPPED.pairs_without_items("tugas_siapa") == ()


def test_t6_shared_tasks_are_not_asked():
    quiz = SHIPPED.quiz("tugas_siapa", "ahli_kdrt__penyelenggara_program")
    asked = {item.statement for item in quiz.items}
    assert "ahli_kdrt/tasks/tempat_aman" in asked
    assert "ahli_kdrt/tasks/pendampingan" not in asked
    assert "penyelenggara_program/tasks/program_pendampingan" not in asked


def test_t6_the_right_option_is_the_owner():
    for form in SHIPPED.forms("tugas_siapa"):
        for item in SHIPPED.quiz("tugas_siapa", form).items:
            title = SHIPPED.roles[item.owner].title.root["id"]
            assert item.labels[item.right - 1].root["id"] == title


def test_t6_a_pair_that_shares_everything_says_so():
    first = SHIPPED.roles["ahli_kdrt"]
    tasks = {
        slug: Task(text=task.text, sources=task.sources, shared=("kembar",))
        for slug, task in first.tasks.items()
    }
    roles = {
        "ahli_kdrt": first.model_copy(update={"tasks": tasks}),
        "kembar": first.model_copy(update={"slug": "kembar", "tasks": {}}),
    }
    source = SHIPPED.quizzes["tugas_siapa"]
    enough, too_few = pairs(source, roles, source.forms["pasangan"])
    assert (enough, too_few) == ((), (("ahli_kdrt", "kembar"),))


def test_t6_a_distinction_that_may_be_asked_becomes_an_item():
    role = SHIPPED.roles["ahli_kdrt"]
    words = Text({"id": "Bekerja di rumah aman.", "en": "Work in a shelter."})
    apart = Distinction(
        others=("penyelenggara_program",), here=words, asked=True, sources=("apaya#9",)
    )
    roles = SHIPPED.roles | {
        "ahli_kdrt": role.model_copy(update={"distinctions": {"rumah_aman": apart}})
    }
    source = SHIPPED.quizzes["tugas_siapa"]
    quiz = derive(source, roles, SHIPPED.traits, "ahli_kdrt__penyelenggara_program")
    assert "ahli_kdrt__distinctions__rumah_aman" in [item.id for item in quiz.items]


@pytest.mark.parametrize(
    ("quiz", "form", "purpose"),
    [("mitos_atau_fakta", "full", "explore"), ("kenali_diri", "short", "train")],
)
def test_t7_a_purpose_refuses_the_items_of_another(quiz, form, purpose):
    source = SHIPPED.quizzes[quiz].model_copy(update={"purpose": purpose})
    with pytest.raises(PlanError) as error:
        compile_plan(
            derive(source, SHIPPED.roles, SHIPPED.traits, form), SHIPPED.roles, SHIPPED.traits
        )
    assert {fault.code for fault in error.value.faults} == {"purpose_refuses"}

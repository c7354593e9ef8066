"""Items from profiles: nothing is typed twice.

D1 each task, expectation and trait item asked for becomes one item, in both languages
D2 the sentence fits its stem: no full stop inside, small first letter, acronyms kept
D3 a role without a section is listed as not covered; one that nothing measures is not asked about
D4 a statement added to a profile becomes an item with no other edit
"""

import itertools

import pytest

from careerfit.model.derive import _inside, derive
from careerfit.model.profile import Expectation
from careerfit.model.quiz import MIN_SCALE


def test_d1_items_come_from_the_profiles(shipped):
    quiz = shipped.quiz("kenali_diri", "full")
    tasks = {item.id: item for item in quiz.items if item.section == "tasks"}
    assert len(tasks) == 4 * len(shipped.roles)
    item = tasks["ahli_kdrt__tasks__tempat_aman"]
    assert item.text.spoken("id").text == "Saya ingin menyediakan tempat aman bagi korban."
    assert item.text.spoken("en").text == "I would like to provide a safe place for victims."


def test_d1_ids_are_unique_and_fit_outside_tools(shipped):
    for form in shipped.quizzes["kenali_diri"].forms:
        ids = [item.id for item in shipped.quiz("kenali_diri", form).items]
        assert len(set(ids)) == len(ids)
        assert max(map(len, ids)) <= 61


def test_d1_the_forms_keep_their_length(shipped):
    assert len(shipped.quiz("kenali_diri", "full").items) <= 72
    assert len(shipped.quiz("kenali_diri", "short").items) <= 24


def test_d1_dispositions_have_four_items_of_both_directions_the_others_three(shipped):
    quiz = shipped.quiz("kenali_diri", "full")
    for slug, trait in shipped.traits.items():
        items = [item for item in quiz.items if item.owner == slug]
        assert len(items) == (4 if trait.kind == "disposition" else MIN_SCALE)
        assert {item.reversed for item in items} == {True, False}


def test_d1_items_of_one_trait_do_not_follow_each_other(shipped):
    owners = [item.owner for item in shipped.quiz("kenali_diri", "full").items]
    assert all(a != b for a, b in itertools.pairwise(owners))


@pytest.mark.parametrize(
    ("sentence", "inside"),
    [
        ("Menyediakan tempat aman.", "menyediakan tempat aman"),
        ("KDRT bisa dihentikan.", "KDRT bisa dihentikan"),
        ("I can help.", "I can help"),
        ("Selesai", "selesai"),
    ],
)
def test_d2_a_sentence_fits_inside_another(sentence, inside):
    assert _inside(sentence) == inside


def test_d3_a_role_without_expectations_is_listed(shipped):
    quiz = shipped.quiz("kenali_diri", "full")
    assert quiz.not_covered["expectations"] == ("tenaga_kesehatan_on_demand",)


def test_d3_a_draft_that_nothing_measures_yet_leaves_the_quiz_as_it_was(shipped):
    """Two tasks make no scale, and it has no needs: imported drafts begin like this."""
    role = shipped.roles["ahli_kdrt"]
    tasks = dict(itertools.islice(role.tasks.items(), MIN_SCALE - 1))
    draft = role.model_copy(update={"slug": "draf", "tasks": tasks, "requirements": {}})
    roles = {**shipped.roles, "draf": draft}
    source = shipped.quizzes["kenali_diri"]
    before, quiz = (derive(source, each, shipped.traits, "full") for each in (shipped.roles, roles))
    assert (quiz.roles, quiz.items, quiz.scales) == (before.roles, before.items, before.scales)
    assert "draf" in quiz.not_covered["tasks"]


def test_d3_what_a_role_needs_is_measured_without_tasks_too(shipped):
    draft = shipped.roles["ahli_kdrt"].model_copy(update={"slug": "draf", "tasks": {}})
    roles = {**shipped.roles, "draf": draft}
    quiz = derive(shipped.quizzes["kenali_diri"], roles, shipped.traits, "full")
    assert "draf" in quiz.roles


def test_d4_three_expectations_make_a_realism_scale(shipped):
    role = shipped.roles["ahli_kdrt"]
    one = role.expectations["mudah_menghentikan"]
    more = {name: Expectation(**dict(one)) for name in ("a", "b", "c")}
    roles = shipped.roles | {"ahli_kdrt": role.model_copy(update={"expectations": more})}
    source = shipped.quizzes["kenali_diri"]
    form = source.forms["full"].model_copy(update={"expectations": 3})
    quiz = derive(
        source.model_copy(update={"forms": {"full": form}}), roles, shipped.traits, "full"
    )
    scales = {scale.id: scale.items for scale in quiz.scales}
    assert len(scales["ahli_kdrt__expectations"]) == 3
    assert all(item.reversed for item in quiz.items if item.section == "expectations")

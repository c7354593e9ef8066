"""What a result says, and how it looks at different widths.

R1 the first sentence names the leaders, and says whether they can be told apart
R2 no total, no percentage of fit; each role has its measures and two ledgers of at most 4 lines
R3 a role that cannot say names what is missing
R4 side by side from 80 columns, stacked below, lines of text without bars below 60
R5 no line is wider than the window or ends in blanks
R6 flags are gentle sentences; steps, people and questions come with the leaders
R7 nothing in a text is obeyed: no markup, no escape codes, no direction marks
"""

import dataclasses
import re

import pytest

from careerfit.model.text import Text
from careerfit.scoring.sheet import score
from careerfit.telling.material import Telling
from careerfit.telling.result import _groups, report
from careerfit.telling.voice import Voice, shown

ROLES = ("ahli_kdrt", "ahli_rehabilitasi_sosial", "penyelenggara_program")


@pytest.fixture
def tell(shipped, plans):
    """A report for answers: a number for everything, or for the items that start with a name."""

    def telling(
        form: str = "short", language: str = "id", seconds: int | None = None, **given: int
    ):
        plan = plans[form]
        answers = {
            item.id: next((n for name, n in given.items() if item.id.startswith(name)), None)
            for item in plan.items
        }
        result = score(plan, answers, seconds=seconds)
        quiz = shipped.quiz("kenali_diri", form)
        return report(Telling(result, quiz, plan, shipped, Voice(language)))

    return telling


def agreeing(**given: int) -> dict[str, int]:
    return {"ahli_kdrt__tasks": 1, "ahli_rehab": 1, "penyelenggara": 1, "tenaga": 1} | given


def test_r1_one_leader_is_named(tell, shipped):
    said = tell(**{**agreeing(), "ahli_kdrt__tasks": 5}).headline
    assert shipped.roles["ahli_kdrt"].title.root["id"] in said
    assert "cukup jelas" in said


def test_r1_leaders_who_cannot_be_told_apart_are_all_named(tell, shipped):
    said = tell(**{**agreeing(), "ahli_kdrt__tasks": 5, "ahli_rehab": 5}).headline
    assert shipped.roles["ahli_kdrt"].title.root["id"] in said
    assert shipped.roles["ahli_rehabilitasi_sosial"].title.root["id"] in said
    assert "belum dapat membedakan" in said


@pytest.mark.parametrize(
    ("answer", "said"),
    [(5, "hampir sama"), (1, "belum ada peran yang menarik"), (3, "hampir sama")],
)
def test_r1_when_all_are_alike_it_says_so(tell, answer, said):
    headline = tell(**dict.fromkeys(agreeing(), answer)).headline
    assert said in headline


def test_r1_without_interest_the_roles_have_no_order(tell):
    found = tell(empathy=4)
    assert (found.headline, found.order) == (
        "Jawabanmu belum cukup untuk membandingkan peran.",
        "Peran",
    )


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("form", ["short", "full"])
def test_r2_ledgers_are_short_and_nobody_gets_one_number(tell, form, language):
    found = tell(form, language, ahli=5, p=4, t=3, e=2, a=1, c=4, r=1, s=3, l=2, g=4)
    assert len(found.roles) == 4
    for role in found.roles:
        assert len(role.supports.lines) <= 4
        assert len(role.consider.lines) <= 4
        assert role.measures
        assert len(set(role.supports.lines)) == len(role.supports.lines)
    assert "%" not in str(found)


def test_r2_what_is_left_out_is_counted(tell):
    found = tell("full", **dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 5))
    assert any(role.supports.more > 0 for role in found.roles)


def test_r2_a_skill_is_to_learn_and_a_disposition_below(tell):
    found = tell("full", **dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 1))
    lines = [line for role in found.roles for line in role.consider.lines]
    lines += [words for role in found.roles for _, words in role.words]
    assert any(", untuk dipelajari" in line or ", di bawah tingkat" in line for line in lines)
    assert not any("Mendengarkan aktif, di bawah" in line for line in lines)


def test_r3_what_is_missing_is_named(tell, shipped):
    found = tell(**agreeing(resilience=4, confidentiality=4))
    said = [role.cannot_say for role in found.roles]
    assert all(shipped.traits["empathy"].name.root["id"] in sentence for sentence in said)
    assert not any(shipped.traits["patience"].name.root["id"] in sentence for sentence in said)


def test_r3_a_role_that_can_say_is_not_interrupted(tell):
    found = tell(**agreeing(empathy=4, resilience=4, confidentiality=4))
    assert {role.cannot_say for role in found.roles} == {""}


def test_ties_are_groups_and_no_pair_is_lost():
    order = ("a", "b", "c", "d")
    pairs = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]
    groups = _groups(pairs, order)
    assert sorted(groups) == sorted(pairs)
    assert _groups([("a", "b"), ("a", "c"), ("b", "c")], order) == [("a", "b", "c")]


@pytest.mark.parametrize(
    ("columns", "beside", "bars"), [(120, 1, 1), (80, 1, 1), (79, 0, 1), (59, 0, 0)]
)
def test_r4_the_window_decides_on_columns_and_bars(run, columns, beside, bars):
    said = run("quiz", "--sample", columns=columns).out
    assert bool(re.search("Yang mendukung +Yang perlu dipikirkan", said)) == bool(beside)
    assert ("█" in said) == bool(bars)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_r5_lines_fit_and_end_with_words(run, columns, language):
    said = run("quiz", "--sample", "--lang", language, columns=columns).out
    lines = said.splitlines()
    assert [line for line in lines if len(line) > columns or line != line.rstrip()] == []


def test_r6_the_end_says_what_to_do(run, shipped):
    said = " ".join(run("quiz", "--sample").out.split())
    for title in ("Tiga hal untuk dicoba", "Siapa yang bisa ditanya", "Lima pertanyaan"):
        assert title in said
    notices = shipped.quizzes["kenali_diri"].notices
    assert shipped.jurisdiction.notices[notices[0]].root["id"] in said


@pytest.mark.parametrize("language", ["id", "en"])
def test_r6_flags_are_sentences(tell, language):
    found = tell("short", language, seconds=3, **dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 3))
    flags = dict(found.sections)[
        {"id": "Tentang cara menjawab", "en": "About the way you answered"}[language]
    ]
    assert len(flags) == 3


def test_r7_texts_are_shown_and_not_obeyed():
    text = "[bold]x[/bold] [ikut](https://a.example/b) \u202eevil\u200b"
    assert shown(text) == "[bold]x[/bold] ikut (https://a.example/b) evil"


def test_r7_a_text_in_another_language_has_a_badge():
    assert Voice("en").read(Text({"id": "Halo."})) == "Halo. [id]"


def test_r7_markup_in_a_title_stays_text(run, shipped, monkeypatch):
    role = shipped.roles["ahli_kdrt"]
    marked = role.model_copy(update={"title": Text({"id": "[red]Judul[/red]"})})
    changed = dataclasses.replace(shipped, roles={**shipped.roles, "ahli_kdrt": marked})
    monkeypatch.setattr("careerfit.catalogue.load", lambda _: changed)
    assert "[red]Judul[/red]" in run("roles").out

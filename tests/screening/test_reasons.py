"""Why: the answers that spoke for a candidate, those to think about, and what to ask.

R1 largest points first, then the order of the form; half a credit says nothing
R2 only items that count; a blank and a cell that is no option are missing, never a reason
R3 each reason names its trait, the action that was chosen, and what the key says of it
R4 questions for everyone ask what the role needs and the form does not show
R5 a candidate's own questions name situation and answer, and never the key's opinion
"""

import pytest

from careerfit.scoring.plan import FULL, HALF
from careerfit.screening.items import figures
from careerfit.screening.questions import common, personal
from careerfit.screening.reasons import Reasoner


def reasons(screened):
    reasoner = Reasoner(screened)
    return [reasoner.reasons(row) for row in screened.rows()]


def test_r1_points_are_those_of_the_ledger(screened, sheet, plan):
    (found,) = reasons(screened([sheet("a", situations=2)]))
    assert len(found.supports) == len(plan.items) - 2
    assert [each.points for each in found.consider] == [FULL, FULL]
    assert [each.item for each in found.consider] == [item.id for item in plan.items[:2]]
    in_order = [item.id for item in plan.items[2:]]
    assert [each.item for each in found.supports] == in_order


def test_r1_every_option_on_its_side(screened, sheet, plan):
    chosen = {
        f"{item.id} {option}": (item.id, option, credit)
        for item in plan.items
        for option, credit in enumerate(item.credits, 1)
    }
    made = screened([sheet(name, **{item: option}) for name, (item, option, _) in chosen.items()])
    for row, found in zip(made.rows(), reasons(made), strict=True):
        item, option, credit = chosen[row["id"]]
        supports, consider = (
            [(each.option, each.points) for each in side if each.item == item]
            for side in (found.supports, found.consider)
        )
        points = [(option, abs(2 * credit - FULL))]
        assert supports == (points if credit > HALF else [])
        assert consider == (points if credit < HALF else [])
        of_all = [each.points for each in found.supports]
        assert of_all == sorted(of_all, reverse=True)


def test_r2_what_is_missing(screened, sheet):
    blank = sheet("a", knowledge__str=None, situations__alamat=0, knowledge__lpsk=99)
    (found,) = reasons(screened([blank]))
    assert set(found.missing) == {"knowledge__str", "situations__alamat", "knowledge__lpsk"}
    assert not set(found.missing) & {each.item for each in (*found.supports, *found.consider)}


def test_r2_only_what_counts(screened, sheet):
    (found,) = reasons(screened([sheet("a")], components=[{"scale": "knowledge"}]))
    assert len(found.supports) == 8
    assert all(each.item.startswith("knowledge") for each in found.supports)


@pytest.mark.parametrize("language", ["id", "en"])
def test_r3_a_reason_in_words(screened, sheet, shipped, language):
    made = screened([sheet("a", situations__alamat=2)], language=language)
    (found,) = reasons(made)
    (reason,) = (each for each in found.consider if each.slug == "alamat")
    key = shipped.keys["seleksi_pendamping"].situations["alamat"]
    asked = shipped.quizzes["seleksi_pendamping"].situations["alamat"]
    assert reason.about == shipped.traits["confidentiality_ethics"].name.root[language]
    assert reason.chosen == asked.options["beri_alamat"].root[language]
    assert reason.why == key.options["beri_alamat"].reason.root[language]
    for part in (reason.slug, reason.about, reason.chosen, reason.why):
        assert part in reason.line


def test_r3_the_sentences_that_an_item_rests_on(screened, sheet, shipped):
    (found,) = reasons(screened([sheet("a")]))
    (law,) = (each for each in found.supports if each.slug == "lpsk")
    assert shipped.sentence("penyelenggara_program/facts/lpsk_saksi").root["id"] in law.statements
    trait = next(each for each in found.supports if each.slug == "alamat")
    suitable = shipped.roles["ahli_kdrt"].suitable.values()
    expected = [s.text.root["id"] for s in suitable if s.trait == "confidentiality_ethics"]
    assert list(trait.statements) == expected


@pytest.mark.parametrize("role", ["ahli_kdrt", "penyelenggara_program"])
def test_r4_questions_for_everyone(screened, sheet, shipped, role):
    asked = common(screened([sheet("a")], role=role, language="en"))
    needs = shipped.roles[role].requirements
    empathy = shipped.traits["empathy"].name.root["en"]
    assert empathy in asked[0]
    assert needs["empathy"].importance == "essential"
    shown = shipped.traits["confidentiality_ethics"].name.root["en"]
    assert "confidentiality_ethics" in needs
    assert not any(f"“{shown}”" in question for question in asked)


def test_r5_own_questions_hide_the_key(screened, sheet):
    (found,) = reasons(screened([sheet("a", situations=6)]))
    asked = list(personal(found))
    assert len(asked) == 2
    assert found.consider[0].asked in asked[0]
    assert found.consider[0].chosen in asked[0]
    assert not any(each.why in question for each in found.consider for question in asked)
    (best,) = reasons(screened([sheet("a")]))
    assert list(personal(best)) == []


def test_figures_of_the_items(screened, sheet):
    sheets = [sheet("a"), sheet("b", situations=1), sheet("c", situations__telepon_malam=None)]
    first, *others = figures(screened(sheets))
    assert (first.answered, first.missing, first.best, first.mean) == (2, 1, 5000, 5000)
    assert {(each.answered, each.best, each.mean) for each in others} == {(3, 10000, 10000)}
    only = screened([sheet("c", situations__telepon_malam=None)])
    nobody = next(iter(figures(only)))
    assert (nobody.answered, nobody.best, nobody.mean) == (0, None, None)

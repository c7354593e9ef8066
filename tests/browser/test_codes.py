"""Class codes: the browser and Python write the same letters.

L1 the same code for the same answers, of every train quiz, with blanks and with many options
L2 the result of a train quiz shows it, and Python reads it
L3 the check of one role shows none: it is no sheet of the whole quiz
"""

import json
import random
from dataclasses import replace

import pytest

from careerfit.exchange.answers.codes import answers, code
from careerfit.exchange.html import write
from careerfit.words import say
from tests.pages.test_quiz import answer_all, press, visiting

TRAIN = ("mitos_atau_fakta", "tugas_siapa")


def sheets(plan, n):
    draw = random.Random(plan.quiz)
    options = {item.id: [None, *range(1, len(item.credits) + 1)] for item in plan.items}
    return [{name: draw.choice(every) for name, every in options.items()} for _ in range(n)]


def test_l1_the_same_code_in_both(node, all_plans):
    plans = [plan for name in TRAIN for plan in all_plans[name].values()]
    many = [replace(item, credits=(10_000, *[0] * 10)) for item in plans[0].items]
    plans.append(replace(plans[0], items=tuple(many)))
    plans.append(replace(plans[0], items=tuple(many[:5]), scales=(), role_values=(), roles=()))
    given = [(plan, [{}, *sheets(plan, 40)]) for plan in plans]
    value = [{"plan": p.to_json() | {"hash": p.hash}, "sheets": every} for p, every in given]
    assert node("code.js", value) == [[code(p, each) for each in every] for p, every in given]


@pytest.mark.parametrize("language", ["id", "en"])
def test_l2_the_result_shows_it(browser, shipped, all_plans, tmp_path, language):
    plan = all_plans["mitos_atau_fakta"]["full"]
    ((name, content),) = write(shipped, "mitos_atau_fakta", language).items()
    path = tmp_path / name
    path.write_bytes(content)
    with visiting(browser, path.as_uri()) as page:
        page.goto(path.as_uri())
        page.wait_for_selector(".cfq")
        press(page, "start", language)
        answer_all(page, 2)
        page.get_by_role("heading", name=say("browser.result_title", language)).wait_for()
        shown = code(plan, {item.id: 2 for item in plan.items})
        page.get_by_text(say("trained.class_code", language, code=shown)).wait_for(timeout=3000)
    assert set(answers(plan, shown).values()) == {2}
    assert json.dumps(shown).isascii()


def test_l3_the_check_of_one_role_has_none(browser, shipped, tmp_path):
    ((name, content),) = write(shipped, "mitos_atau_fakta", "id", "ahli_kdrt").items()
    path = tmp_path / name
    path.write_bytes(content)
    with visiting(browser, path.as_uri()) as page:
        page.goto(path.as_uri())
        page.wait_for_selector(".cfq")
        press(page, "start")
        answer_all(page, 1)
        page.get_by_role("heading", name=say("browser.result_title", "id")).wait_for()
        assert say("trained.class_code", "id", code="").partition(":")[0] not in page.inner_text(
            "body"
        )

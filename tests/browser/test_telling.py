"""A result in the browser says the sentences of the terminal.

T1 the same headline, measures, words, ledgers, ties, traits and closing, in both languages
T2 the same open questions: skipped items without which a role cannot be spoken of
T3 the types of all scripts hold
T4 what travels holds no mark that HTML or a template engine would read
"""

import json
import random
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest

from careerfit.browser.bundle import bundle, packed
from careerfit.browser.words import travelling
from careerfit.cli.gaps import open_items
from careerfit.scoring.sheet import score
from careerfit.telling.ledger import SHOWN
from careerfit.telling.material import Telling
from careerfit.telling.result import report
from careerfit.telling.voice import Voice
from tests.conftest import needs

ROOT = Path(__file__).parents[2]
SHEETS = 60
QUIZ = "kenali_diri"


def random_sheets(chance: random.Random, plan) -> list[dict]:
    """From empty to whole; some of one answer only, so that all roles tie."""
    made = []
    for _ in range(SHEETS):
        blank, same = chance.choice((0, 0.1, 0.4, 0.8, 1)), chance.choice((None, None, 1, 3, 5))
        made.append(
            {
                item.id: same or chance.randint(1, len(item.credits))
                for item in plan.items
                if chance.random() >= blank
            }
        )
    return made


def in_python(shipped, quiz, plan, answers: dict, language: str) -> dict:
    telling = Telling(score(plan, answers), quiz, plan, shipped, Voice(language))
    told = asdict(report(telling))
    del told["commands"]  # a page has buttons instead
    told["leaders"] = list(telling.leaders())
    return json.loads(json.dumps(told))


def as_python(told: dict) -> dict:
    """What the browser tells in the shape of the terminal's report."""
    for role in told["roles"]:
        del role["slug"]
        for side in ("supports", "consider"):
            lines = [line["said"] for line in role[side]]
            role[side] = {"lines": lines[:SHOWN], "more": max(0, len(lines) - SHOWN)}
    for _, rows in told["traits"]:
        for row in rows:
            del row["slug"]
    return told


@pytest.mark.parametrize("form", ["full", "short"])
def test_t1_t2_the_same_sentences_and_open_questions(node, shipped, plans, form):
    chance = random.Random(form)
    plan, quiz = plans[form], shipped.quiz(QUIZ, form)
    sheets = random_sheets(chance, plan)
    given = {
        "words": travelling(),
        "bundle": bundle(shipped, QUIZ),
        "sheets": [{"form": form, "answers": answers} for answers in sheets],
    }
    for answers, found in zip(sheets, node("tell.js", given), strict=True):
        for language, told in zip(shipped.about.languages, found["told"], strict=True):
            assert as_python(told) == in_python(shipped, quiz, plan, answers, language)
        open_ = open_items(quiz.items, plan, score(plan, answers), answers)
        assert found["gaps"] == [item.id for item in open_]


def test_t3_types():
    needs("npx")
    compiler = ROOT / "node_modules/.bin/tsc"
    assert compiler.exists(), "npm ci"
    done = subprocess.run(
        [compiler, "-p", ROOT / "careerfit/browser"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_t4_what_travels_is_plain():
    marks = '</template><script>&amp;\u2028\u2029{{ 7*7 }}{% x %}{# y #}{--a--}{{{ {} {"a": {}}'
    hostile = {"a": marks, "b": {}, "c": [{"d": {"{": "{"}}]}
    text = packed(hostile)
    assert json.loads(text) == hostile
    for mark in ("<", ">", "&", "\u2028", "\u2029", "{{", "{%", "{#", "{-", "{ "):
        assert mark not in text

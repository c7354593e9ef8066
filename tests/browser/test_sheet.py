"""The scorer in the browser gives the integers of the scorer in Python.

B1 each golden case gives its integers, and the whole result of sheet.py
B2 the same for 12,000 random dirty sheets over 600 random plans: integers, ties, ledgers, bands
B3 what one refuses, the other refuses, by the same names
"""

import random

from careerfit.errors import AnswersError
from careerfit.scoring.plan import Plan
from careerfit.scoring.sheet import score
from tests.scoring import dirty
from tests.scoring.test_golden import CASES, sheet, within

SEED = 20261123
PLANS, SHEETS = 600, 20
SECONDS = (None, 0, 1, 30, 3600)


def travelled(plan: Plan) -> dict:
    return plan.to_json() | {"hash": plan.hash}


def in_python(plan: Plan, answers: dict, seconds: int | None) -> dict:
    try:
        return score(plan, answers, seconds=seconds).to_json()
    except AnswersError as error:
        return {"refused": sorted(fault.field for fault in error.faults)}


def test_b1_golden_cases(node, all_plans):
    plans = [all_plans[quiz][case.form] for quiz, case in CASES]
    sheets = [sheet(plan, case) for plan, (_, case) in zip(plans, CASES, strict=True)]
    given = [
        {"plan": travelled(plan), "sheets": [{"answers": answers, "seconds": case.seconds}]}
        for plan, answers, (_, case) in zip(plans, sheets, CASES, strict=True)
    ]
    for plan, answers, (_, case), (found,) in zip(
        plans, sheets, CASES, node("score.js", given), strict=True
    ):
        within(dict(case.expect), found, case.name)
        assert found == in_python(plan, answers, case.seconds), case.name


def test_b2_b3_random_dirty_sheets(node):
    chance = random.Random(SEED)
    plans = [dirty.plan(chance) for _ in range(PLANS)]
    sheets = [
        [(answers, chance.choice(SECONDS)) for answers in dirty.sheets(chance, plan, SHEETS)]
        for plan in plans
    ]
    given = [
        {"plan": travelled(plan), "sheets": [{"answers": a, "seconds": s} for a, s in own]}
        for plan, own in zip(plans, sheets, strict=True)
    ]
    wanted = [
        [in_python(plan, *one) for one in own] for plan, own in zip(plans, sheets, strict=True)
    ]
    flat = [result for own in wanted for result in own]
    assert len(flat) >= 10_000
    # The sheets reach what the scorers must agree on.
    assert sum("refused" in result for result in flat) > 300
    scored = [result for result in flat if "refused" not in result]
    assert sum(bool(result["ties"]["readiness"]) for result in scored) > 1000
    assert {flag for result in scored for flag in result["flags"]} == {
        "longest_run",
        "no_variation",
        "too_fast",
    }
    states = {role["state"] for result in scored for role in result["roles"].values()}
    assert states == {"ok", "cannot_say"}
    assert node("score.js", given) == wanted

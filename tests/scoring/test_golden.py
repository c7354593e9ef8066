"""Golden cases: data beside the quiz, for every scorer.

G1 each case gives its integers
G2 each case agrees with the exact oracle, whole
"""

import pytest

from careerfit.catalogue import load
from careerfit.model.quiz import GoldenCase
from careerfit.scoring.plan import Plan
from careerfit.scoring.sheet import score
from tests.scoring.oracle import expected

SHIPPED = load()
CASES = [(quiz, case) for quiz in SHIPPED.quizzes for case in SHIPPED.cases(quiz)]


def sheet(plan: Plan, case: GoldenCase) -> dict[str, int | None]:
    everything = {} if case.all is None else {item.id: case.all for item in plan.items}
    return everything | dict(case.answers)


def within(wanted: object, got: object, path: str = "") -> None:
    """`wanted` names a part of `got`; the rest is not the case's subject."""
    if isinstance(wanted, dict):
        assert isinstance(got, dict), path
        for key, value in wanted.items():
            assert key in got, f"{path}.{key}"
            within(value, got[key], f"{path}.{key}")
    else:
        assert got == wanted, path


NAMES = [f"{quiz}-{case.name}" for quiz, case in CASES]


@pytest.mark.parametrize(("quiz", "case"), CASES, ids=NAMES)
def test_g1_the_case_gives_its_integers(quiz, case, all_plans):
    plan = all_plans[quiz][case.form]
    result = score(plan, sheet(plan, case), seconds=case.seconds).to_json()
    within(dict(case.expect), result)


@pytest.mark.parametrize(("quiz", "case"), CASES, ids=NAMES)
def test_g2_the_case_agrees_with_exact_fractions(quiz, case, all_plans):
    plan = all_plans[quiz][case.form]
    answers = sheet(plan, case)
    within(expected(plan.to_json(), answers), score(plan, answers).to_json())


def test_the_cases_cover_boundaries_ties_and_missing():
    names = {case.name for _, case in CASES}
    assert names >= {
        "all_lowest",
        "all_skipped",
        "coverage_reached",
        "coverage_missed",
        "level_exactly_reached",
        "just_below_the_level",
        "essential_trait_missing",
        "exact_tie",
    }

"""The plan.

P1 compile -> JSON -> plan is the identity, and so is its hash
P2 nonsense is refused when the plan is made, with a code for each fault
P3 the t table is Student's t (checked by integrating its density)
P4 rounding is half up and exact
"""

import json
import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerfit.errors import PlanError
from careerfit.scoring.compiling import likert_credits
from careerfit.scoring.plan import FULL, Plan, band_factor, mean
from tests.scoring.plans import plans
from tests.scoring.test_sheet import three_items


@given(plans())
@settings(max_examples=100, deadline=None)
def test_p1_json_and_back_is_the_same_plan(plan):
    again = Plan.from_json(json.loads(json.dumps(plan.to_json())))
    assert again == plan
    assert again.hash == plan.hash


def test_p1_the_hash_knows_the_order_of_items():
    plan = three_items()
    turned = plan.to_json() | {"items": plan.to_json()["items"][::-1]}
    assert Plan.from_json(turned).hash != plan.hash


def changed(change) -> dict:
    data = json.loads(json.dumps(three_items().to_json()))
    change(data)
    return data


REFUSED = [
    (lambda p: p["layers"][0][0].update(coverage=0), "coverage_refused"),
    (lambda p: p["layers"][0][0].update(coverage=101), "coverage_refused"),
    (lambda p: p["layers"][0][0]["of"].pop(), "scale_refused"),
    (lambda p: p["layers"][0][0]["of"][0].__setitem__(1, 0), "weights_refused"),
    (lambda p: p["layers"][0][0]["of"][0].__setitem__(0, "zzz"), "no_such_child"),
    (lambda p: p["items"].append(p["items"][0]), "name_twice"),
    (lambda p: p["items"][0].update(id="constructor"), "name_refused"),
    (lambda p: p["items"][0].update(id="__proto__"), "name_refused"),
    (lambda p: p["items"][0].update(id="12"), "name_refused"),
    (lambda p: p["items"][0].update(credits=[0]), "credits_refused"),
    (lambda p: p["items"][0].update(credits=[0, 10001]), "credits_refused"),
    (lambda p: p["items"][0].update(credits=[0, 0.5]), "credits_refused"),
    (lambda p: p["items"][0].update(credits=[0, True]), "credits_refused"),
    (lambda p: p["items"][0].update(kind="keyed"), "scale_refused"),
    (lambda p: p["roles"][0].update(values={}), "role_not_measured"),
    (lambda p: p["roles"][0].update(values={"interest": "zzz"}), "no_such_child"),
    (lambda p: p["layers"][1].append(role_value(level=0)), "level_refused"),
    (lambda p: p["layers"][1].append(role_value(level=10_001)), "level_refused"),
    (lambda p: p["layers"][1].append(role_value(weight=0)), "weights_refused"),
    (lambda p: p["layers"][1].append(role_value(weight=1001)), "weights_refused"),
    (lambda p: p["layers"][1].append(role_value() | {"must": ["zzz"]}), "no_such_child"),
    (lambda p: p["layers"][1].append(role_value() | {"of": []}), "weights_refused"),
    (lambda p: p.update(t=[0, 1]), "plan_shape"),
    (lambda p: p.update(format=2), "plan_shape"),
    (lambda p: p.pop("roles"), "plan_shape"),
]


def role_value(weight: int = 1, level: int = 5000) -> dict:
    return {"id": "r_readiness", "of": [["s", weight, level]], "coverage": 70, "must": []}


@pytest.mark.parametrize(("change", "code"), REFUSED)
def test_p2_nonsense_is_refused(change, code):
    with pytest.raises(PlanError) as error:
        Plan.from_json(changed(change))
    assert code in [fault.code for fault in error.value.faults]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 6, 12, 40, 200])
def test_p3_the_band_factor_is_students_t(n):
    df, t = n + 7, band_factor(n) / 1000
    constant = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(df * math.pi)
    steps = 20_000
    width = t / steps

    def density(x: float) -> float:
        return constant * (1 + x * x / df) ** (-(df + 1) / 2)

    # Simpson's rule from 0 to t; the rest is symmetric.
    inner = sum((4 if i % 2 else 2) * density(i * width) for i in range(1, steps))
    area = 0.5 + width / 3 * (density(0) + inner + density(t))
    assert abs(area - 0.95) < 0.0005 * density(t) * 1.01


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_p4_rounding_is_half_up(num, den):
    assert mean(num, den) == math.floor(Fraction(num, den) + Fraction(1, 2))


@pytest.mark.parametrize("options", range(2, 12))
def test_p4_likert_credits_run_from_nothing_to_full(options):
    credits = likert_credits(options, reverse=False)
    assert credits[0] == 0
    assert credits[-1] == FULL
    assert list(credits) == sorted(set(credits))
    assert likert_credits(options, reverse=True) == credits[::-1]

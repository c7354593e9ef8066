"""The rules of scoring.md written a second time, in exact fractions and as directly as possible.

It shares no arithmetic with careerfit.scoring: agreement is evidence, not an echo.
"""

from fractions import Fraction
from math import floor, isqrt

FULL = 10_000


def rounded(value: Fraction) -> int:
    """Half up."""
    return floor(value + Fraction(1, 2))


def expected(plan: dict, answers: dict) -> dict:
    """Scales, role values, order and ties for a plan in JSON and one clean sheet."""
    credit = {
        item["id"]: Fraction(item["credits"][answers[item["id"]] - 1])
        for item in plan["items"]
        if answers.get(item["id"]) is not None
        and item["credits"][answers[item["id"]] - 1] is not None
    }
    kinds = {item["id"]: item["kind"] for item in plan["items"]}
    scales, spreads = {}, {}
    for scale in plan["layers"][0]:
        keyed = kinds[scale["of"][0][0]] == "keyed"
        xs = [credit[child] for child, _, _ in scale["of"] if child in credit]
        scales[scale["id"]], spreads[scale["id"]] = _scale(scale, xs, keyed, plan["t"])
    values = {name: (scale["score"], {name: spreads[name]}) for name, scale in scales.items()}
    for value in plan["layers"][1]:
        values[value["id"]] = _role_value(value, scales, spreads)
    roles = {
        role["id"]: {name: values[of][0] for name, of in role["values"].items()}
        for role in plan["roles"]
    }
    return {
        "scales": scales,
        "roles": roles,
        "order": _order(roles),
        "ties": {name: _ties(plan, values, name) for name in ("interest", "readiness")},
    }


def _attained(score: int, level: int) -> int:
    return rounded(Fraction(FULL * min(score, level), level))


def _scale(scale: dict, xs: list, keyed: bool, t: list) -> tuple:
    n, of = len(xs), len(scale["of"])
    found = {"score": None, "answered": n, "of": of}
    found |= {"right": xs.count(FULL)} if keyed else {"low": None, "high": None}
    if n == 0 or Fraction(n, of) < Fraction(scale["coverage"], 100):
        return found, 0
    value = rounded(sum(xs) / n)
    if keyed:
        return found | {"score": value}, 0
    prior = Fraction(63 * FULL**2, 1000)
    within = sum((x - sum(xs) / n) ** 2 for x in xs)
    # Variance of the mean: the items' variance pooled with a prior worth eight items.
    se = isqrt(floor((8 * prior + within) / (n + 7) / n))
    half = rounded(Fraction(t[n] * se, 1000))
    band = {"low": max(0, value - half), "high": min(FULL, value + half)}
    return found | {"score": value} | band, se


def _role_value(value: dict, scales: dict, spreads: dict) -> tuple:
    there = [part for part in value["of"] if scales[part[0]]["score"] is not None]
    names = {part[0] for part in there}
    weight = sum(part[1] for part in there)
    whole = sum(part[1] for part in value["of"])
    if not there or not set(value["must"]) <= names:
        return None, {}
    if Fraction(weight, whole) < Fraction(value["coverage"], 100):
        return None, {}
    score = rounded(
        Fraction(sum(w * _attained(scales[c]["score"], lv) for c, w, lv in there), weight)
    )
    parts = {}
    for child, w, level in there:
        reached, se = scales[child]["score"], spreads[child]
        above = _attained(min(FULL, reached + se), level)
        below = _attained(max(0, reached - se), level)
        parts[child] = rounded(Fraction(w * (above - below), 2 * weight))
    return score, parts


def _order(roles: dict) -> list:
    def key(slug: str) -> tuple:
        values = roles[slug]
        interest, readiness = values.get("interest"), values.get("readiness")
        return (
            interest is None,
            -(interest or 0),
            readiness is None,
            -(readiness or 0),
            slug,
        )

    return sorted(roles, key=key)


def _ties(plan: dict, values: dict, name: str) -> list:
    found = sorted(
        (role["id"], *values[role["values"][name]])
        for role in plan["roles"]
        if name in role["values"] and values[role["values"][name]][0] is not None
    )
    pairs = []
    for i, (a, x, parts_a) in enumerate(found):
        for b, y, parts_b in found[i + 1 :]:
            variance = sum(
                (parts_a.get(t, 0) - parts_b.get(t, 0)) ** 2 for t in {*parts_a, *parts_b}
            )
            # |a - b| <= z(0.90) * standard error of the difference
            if Fraction((x - y) ** 2) <= Fraction(16425, 10000) * variance:
                pairs.append([a, b])
    return pairs

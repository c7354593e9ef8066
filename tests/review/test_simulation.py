"""Levels on which too much hangs, and roles that a quiz cannot tell apart.

L1 a level that turns the order around when it moves by ten is found; the shipped ones do not
P1 the same seed gives the same figures
P2 twins are found, with what would help; the shipped roles are told apart
P3 a typical person of a role sees that role first, or it is found
"""

import dataclasses

import pytest

from careerfit.model.profile import Requirement
from careerfit.review.levels import sensitive_levels
from careerfit.review.material import Material
from careerfit.review.people import trials
from careerfit.review.separability import MOST, SEED, inseparable, separability
from careerfit.scoring.sheet import score
from tests.review.drafts import SHIPPED, TODAY


def with_roles(**roles):
    return Material(dataclasses.replace(SHIPPED, roles={**SHIPPED.roles, **roles}), TODAY)


def needing(slug: str, **levels: int):
    """A role that needs these traits only."""
    needs = {
        trait: Requirement(
            importance="essential", level=level, origin="editorial", sources=("onet_29_3",)
        )
        for trait, level in levels.items()
    }
    return SHIPPED.roles[slug].model_copy(update={"requirements": needs})


def test_l1_the_shipped_levels_decide_nothing():
    assert list(sensitive_levels(Material(SHIPPED, TODAY))) == []


def test_l1_a_level_that_decides(monkeypatch):
    # Without ties every crossing counts: the check must then see some.
    monkeypatch.setattr("careerfit.scoring.sheet.TIE", -1)
    found = list(sensitive_levels(with_roles(ahli_kdrt=needing("ahli_kdrt", empathy=60))))
    assert {finding.code for finding in found} == {"level_decides"}
    assert all(finding.path[0] == "requirements" for finding in found)


@pytest.fixture(scope="module")
def simulated():
    return list(separability(Material(SHIPPED, TODAY)))


def test_p1_a_seed_gives_the_same_figures(simulated):
    again = list(separability(Material(SHIPPED, TODAY)))
    assert [each.to_json() for each in again] == [each.to_json() for each in simulated]
    assert {each.seed for each in simulated} == {SEED}


def test_p2_the_shipped_roles_are_told_apart(simulated):
    for each in simulated:
        assert len(each.false_matches) == 6
        assert {f.code for f in inseparable(each)} == {"readiness_alike"}
        assert all(sum(firsts.values()) in (99, 100, 101) for firsts in each.first.values())


def test_p2_twins_are_found():
    first = SHIPPED.roles["ahli_kdrt"]
    shared = {
        slug: task.model_copy(update={"shared": ("kembar",)}) for slug, task in first.tasks.items()
    }
    back = {
        slug: task.model_copy(update={"shared": ("ahli_kdrt",)})
        for slug, task in first.tasks.items()
    }
    twins = {
        "ahli_kdrt": first.model_copy(update={"tasks": shared}),
        "kembar": first.model_copy(update={"slug": "kembar", "tasks": back}),
    }
    found = [
        finding
        for each in separability(with_roles(**twins))
        for finding in inseparable(each)
        if finding.code == "roles_alike"
    ]
    found_twins = [each for each in found if each.path[-1] == "ahli_kdrt__kembar"]
    assert {each.path[1] for each in found_twins} == {"full", "short"}
    assert all(each.data["percent"] > MOST for each in found_twins)
    assert not any("/tasks/" in each.data["helpers"] for each in found_twins)


def test_p2_what_would_help_is_not_asked_yet(simulated):
    short = next(each for each in simulated if each.form == "short")
    helpers = short.helpers[("ahli_kdrt", "ahli_rehabilitasi_sosial")]
    assert helpers[0] == "tugas_siapa"
    assert "ahli_rehabilitasi_sosial/tasks/memantau_hasil" in helpers


def test_p3_typical_people_see_their_role_first(simulated):
    for each in simulated:
        assert all(role == first for role, first in each.typical.items())


def test_p3_a_role_that_is_not_recognised_is_found(simulated):
    lost = dataclasses.replace(simulated[0], typical={"ahli_kdrt": "penyelenggara_program"})
    assert "typical_not_first" in {finding.code for finding in inseparable(lost)}


def test_typical_sheets_reach_the_levels_of_their_role():
    for trial in trials(SHIPPED):
        for role in trial.plan.roles:
            readiness = score(trial.plan, trial.sheet(role.id)).roles[role.id].readiness
            assert readiness is not None
            assert readiness >= 9_000

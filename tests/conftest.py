"""What many tests share: the shipped catalogue, read once."""

import os
import shutil

import pytest

from careerfit.catalogue import Catalogue, load
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import Plan


def needs(program: str) -> str:
    """A program's path; a named skip on a person's machine, a failure in CI."""
    found = shutil.which(program)
    if found is None:
        missing = f"{program} is missing"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return load()


@pytest.fixture(scope="session")
def all_plans(shipped: Catalogue) -> dict[str, dict[str, Plan]]:
    """The plans of every quiz, by form."""
    return {
        name: {
            form: compile_plan(shipped.quiz(name, form), shipped.roles, shipped.traits)
            for form in shipped.forms(name)
        }
        for name in shipped.quizzes
    }


@pytest.fixture(scope="session")
def plans(all_plans: dict[str, dict[str, Plan]]) -> dict[str, Plan]:
    """The plans of kenali_diri, by form."""
    return all_plans["kenali_diri"]

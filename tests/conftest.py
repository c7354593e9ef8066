"""What many tests share: the shipped catalogue, read once."""

import pytest

from careerfit.catalogue import Catalogue, load
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import Plan


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return load()


@pytest.fixture(scope="session")
def plans(shipped: Catalogue) -> dict[str, Plan]:
    """The plans of kenali_diri, by form."""
    return {
        form: compile_plan(shipped.quiz("kenali_diri", form), shipped.roles, shipped.traits)
        for form in shipped.quizzes["kenali_diri"].forms
    }

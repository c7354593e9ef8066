"""Career guidance in victim services: job profiles, self-assessment quizzes, role guides.

The public names are imported when they are first used, so that `careerfit --version` is instant.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue, load
    from careerfit.model.profile import Profile
    from careerfit.model.quiz import Quiz
    from careerfit.scoring.compiling import compile_plan
    from careerfit.scoring.plan import Plan
    from careerfit.scoring.result import Result
    from careerfit.scoring.sheet import score
    from careerfit.scoring.table import score_table

__version__ = "0.1.0"
__all__ = [
    "Catalogue",
    "Plan",
    "Profile",
    "Quiz",
    "Result",
    "compile_plan",
    "load",
    "score",
    "score_table",
]

_HOME = {
    "Catalogue": "careerfit.catalogue",
    "Plan": "careerfit.scoring.plan",
    "Profile": "careerfit.model.profile",
    "Quiz": "careerfit.model.quiz",
    "Result": "careerfit.scoring.result",
    "compile_plan": "careerfit.scoring.compiling",
    "load": "careerfit.catalogue",
    "score": "careerfit.scoring.sheet",
    "score_table": "careerfit.scoring.table",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'careerfit' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])

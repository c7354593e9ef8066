"""Class codes of an invented class before and after a lesson: `make_codes.py BEFORE AFTER`.

Nobody real stands behind a code. The same call always writes the same files.
"""

import random
import sys
from pathlib import Path

from careerfit.catalogue import load
from careerfit.exchange.answers.codes import code
from careerfit.scoring.compiling import compile_plan

QUIZ, FORM = "mitos_atau_fakta", "full"
PUPILS = {"before": (28, 0.35), "after": (30, 0.8)}  # how many, and how often they are right
SEED = 2026


def codes(moment: str) -> list[str]:
    """One code a pupil; some are not sure and some skip."""
    catalogue = load()
    quiz = catalogue.quiz(QUIZ, FORM)
    plan = compile_plan(quiz, catalogue.roles, catalogue.traits)
    many, right = PUPILS[moment]
    draw = random.Random(f"{SEED} {moment}")  # noqa: S311 - nobody is to be surprised
    found = []
    for _ in range(many):
        options = ((item.id, item.right or 1) for item in quiz.items)
        found.append(code(plan, {name: _answer(true, right, draw) for name, true in options}))
    return found


def _answer(true: int, right: float, draw: random.Random) -> int | None:
    if draw.random() < 0.15:
        return draw.choice([3, None])
    return true if draw.random() < right else 3 - true


if __name__ == "__main__":
    for path, moment in zip(sys.argv[1:], PUPILS, strict=True):
        Path(path).write_text("\n".join(codes(moment)) + "\n", encoding="utf-8")

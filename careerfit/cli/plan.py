"""`careerfit plan QUIZ`: the integers that every scorer executes."""

import json
import sys

from careerfit.cli.setting import Here


def plan(quiz: str, /, *, form: str | None = None, here: Here) -> None:
    from careerfit.scoring.compiling import compile_plan

    catalogue = here.catalogue()
    complete = catalogue.quiz(quiz, form or next(iter(catalogue.forms(quiz))))
    compiled = compile_plan(complete, catalogue.roles, catalogue.traits)
    sys.stdout.write(json.dumps(compiled.to_json(), indent=1) + "\n")

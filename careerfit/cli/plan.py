"""`careerfit plan QUIZ`: the integers that every scorer executes."""

import json
import sys

from careerfit.cli.keyed import Key, keyed, warn_public
from careerfit.cli.setting import Here


def plan(quiz: str, /, *, form: str | None = None, key: Key = None, here: Here) -> None:
    from careerfit.scoring.compiling import compile_plan

    catalogue = keyed(here.catalogue(), quiz, key)
    complete = catalogue.quiz(quiz, form or next(iter(catalogue.forms(quiz))))
    compiled = compile_plan(complete, catalogue.roles, catalogue.traits)
    warn_public(catalogue, quiz, here)
    sys.stdout.write(json.dumps(compiled.to_json(), indent=1) + "\n")

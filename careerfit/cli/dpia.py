"""`careerfit dpia`: a draft impact assessment, from a policy and a plan."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from careerfit.cli.answers import Output, QuizName
from careerfit.cli.files import write_file
from careerfit.cli.keyed import Key, keyed
from careerfit.cli.setting import Here
from careerfit.errors import Fault, UsageError


def dpia(
    *,
    policy: Annotated[Path, Parameter(name="--policy")],
    quiz: QuizName = None,
    form: str | None = None,
    key: Key = None,
    output: Output = None,
    here: Here,
) -> None:
    from careerfit.catalogue import known
    from careerfit.model.policy import Policy
    from careerfit.reading import fit, read
    from careerfit.scoring.compiling import compile_plan
    from careerfit.screening.dpia import draft
    from careerfit.screening.policy import load

    if output is not None and output.suffix.lower() != ".md":
        raise UsageError(Fault("evidence.dpia_ending", str(output)))
    catalogue = here.catalogue()
    name = quiz or fit(read(policy), Policy).quiz
    source = known(catalogue.quizzes, name, "quiz")
    catalogue = keyed(catalogue, name, key)
    asked = catalogue.quiz(name, form or next(iter(catalogue.forms(name))))
    plan = compile_plan(asked, catalogue.roles, catalogue.traits)
    today = datetime.now(UTC).astimezone().date()
    text = draft(load(policy, plan, catalogue, today), source, plan, here.voice, today)
    if output is None:
        sys.stdout.write(text)
        return
    if output.exists():
        raise UsageError(Fault("evidence.dpia_exists", str(output)))
    write_file(output, text.encode(), catalogue.folder)
    sys.stdout.write(f"{here.voice.say('evidence.dpia_written', file=output)}\n")

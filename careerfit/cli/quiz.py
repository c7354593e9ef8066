"""`careerfit quiz`: answers from a person, a file or the sample become a result."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.keyed import Key, keyed
from careerfit.cli.setting import Here
from careerfit.errors import AnswersError, Fault, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerfit.catalogue import Catalogue
    from careerfit.telling.material import Telling

_SHORT = "short"


def quiz(
    quiz: str | None = None,
    /,
    *,
    form: str | None = None,
    short: bool = False,
    plain: bool = False,
    answers: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    sample: bool = False,
    key: Key = None,
    save: bool = False,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    here: Here,
) -> None:
    if short and form not in (None, _SHORT):
        raise UsageError(Fault("cli.two_forms", data={"form": form}))
    form = _SHORT if short else form
    if answers is not None or sample:
        if answers is not None and sample:
            raise UsageError(Fault("cli.two_sheets"))
        _score(quiz, form, answers, key, here, as_json=as_json)
        return
    if key is not None:
        raise UsageError(Fault("select.key_without_sheet"))
    from careerfit.cli.take import Wish, take

    take(Wish(quiz, form, plain=plain, save=save, as_json=as_json), here)


def _score(
    quiz: str | None,
    form: str | None,
    place: str | None,
    key: Path | None,
    here: Here,
    *,
    as_json: bool,
) -> None:
    """Score a sheet that exists: the one at `place`, or the sample that ships."""
    from careerfit.cli import sheets
    from careerfit.scoring.compiling import compile_plan
    from careerfit.telling.material import Telling
    from careerfit.words.complaint import line_of

    # The sheet first: a typing error in it needs no catalogue.
    where = sheets.document(place) if place is not None else None
    catalogue = here.catalogue()
    sheet = sheets.sheet(where) if where else catalogue.sample(default(catalogue, quiz))
    catalogue = keyed(catalogue, sheet.quiz, key)
    try:
        chosen = sheets.quiz_of(catalogue, sheet, quiz, form)
    except AnswersError as error:
        raise _in_file(error, where.file if where else "") from error
    plan = compile_plan(chosen, catalogue.roles, catalogue.traits)
    for warning in sheets.other_plan(plan, sheet):
        sys.stderr.write(f"{line_of(warning, here.voice.language)}\n")
    result = sheets.scored(plan, sheet, where)
    present(Telling(result, chosen, plan, catalogue, here.voice), sheet.answers, as_json=as_json)


def default(catalogue: "Catalogue", quiz: str | None) -> str:
    """The quiz that was named, else the first one to explore with."""
    from careerfit.catalogue import known

    if quiz is not None:
        known(catalogue.quizzes, quiz, "quiz")
        return quiz
    explore = (name for name, q in catalogue.quizzes.items() if q.purpose == "explore")
    name = next(explore, next(iter(catalogue.quizzes), None))
    if name is None:
        raise UsageError(Fault("cli.no_quiz"))
    return name


def present(telling: "Telling", answers: "Mapping[str, int | None]", *, as_json: bool) -> None:
    """The result on standard output, for a person or for a script."""
    source = telling.quiz.source
    if as_json:
        said = {"key": source.key} if source.key else {}  # who may have read it
        sys.stdout.write(json.dumps(telling.result.to_json() | said, indent=1) + "\n")
        return
    from careerfit.cli.paper import Paper

    if source.purpose == "select":
        from careerfit.cli.selected import show_selected

        show_selected(telling, Paper())
        return
    if source.purpose == "train":
        from careerfit.cli.trained import show_trained

        show_trained(telling, answers, Paper())
        return
    from careerfit.cli.layout import Layout
    from careerfit.telling.result import report

    Layout(Paper(), telling.voice).show(report(telling))


def _in_file(error: AnswersError, file: str) -> AnswersError:
    from dataclasses import replace

    return AnswersError(*(replace(fault, file=file) for fault in error.faults))

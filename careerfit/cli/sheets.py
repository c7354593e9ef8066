"""Answer sheets from outside: a file, or standard input."""

import dataclasses
import sys
from collections.abc import Mapping
from pathlib import Path

from careerfit.catalogue import Catalogue, known
from careerfit.errors import AnswersError, Fault
from careerfit.model.quiz import AnswerSheet, Quiz
from careerfit.reading import Document, fit, parse, read
from careerfit.scoring.plan import Plan
from careerfit.scoring.result import Result
from careerfit.scoring.sheet import score

STANDARD_INPUT = "-"


def document(place: str) -> Document:
    """The JSON or YAML in a file or on standard input. Raises ContentError."""
    if place != STANDARD_INPUT:
        return read(Path(place))
    raw = sys.stdin.buffer.read() if hasattr(sys.stdin, "buffer") else sys.stdin.read().encode()
    # The reader knows JSON by its name; tabs are fine there and not in YAML.
    return parse(raw, "stdin.json" if raw.lstrip()[:1] == b"{" else "stdin")


def sheet(found: Document) -> AnswerSheet:
    """The document as an answer sheet. Raises ContentError with every misfit."""
    return fit(found, AnswerSheet)


def quiz_of(catalogue: Catalogue, found: AnswerSheet, quiz: str | None, form: str | None) -> Quiz:
    """The quiz a sheet was made for. Raises AnswersError if another was asked for."""
    source = known(catalogue.quizzes, found.quiz, "quiz")
    pairs = {
        "cli.other_quiz": (found.quiz, quiz or found.quiz),
        "cli.other_form": (found.form, form or found.form),
        "cli.other_version": (found.version, source.version),
    }
    faults = [
        Fault(code, data={"written": written, "expected": expected})
        for code, (written, expected) in pairs.items()
        if written != expected
    ]
    if faults:
        raise AnswersError(*faults)
    return catalogue.quiz(found.quiz, found.form)


def scored(plan: Plan, found: AnswerSheet, where: Document | None = None) -> Result:
    """The sheet's result. Raises AnswersError naming every impossible answer and its line."""
    try:
        return score(plan, found.answers)
    except AnswersError as error:
        if where is None:
            raise
        raise AnswersError(*(_placed(fault, where) for fault in error.faults)) from error


def other_plan(plan: Plan, found: AnswerSheet) -> tuple[Fault, ...]:
    """A warning if the sheet was filled when items or levels were others."""
    if found.plan in (None, plan.hash):
        return ()
    data = {"written": found.plan, "expected": plan.hash}
    return (Fault("cli.other_plan", data=data, severity="warning"),)


def sheet_of(quiz: Quiz, plan: Plan, answers: Mapping[str, int | None]) -> AnswerSheet:
    """Answers as both clients save them."""
    source = quiz.source
    return AnswerSheet(
        quiz=source.slug, form=quiz.form, version=source.version, plan=plan.hash, answers=answers
    )


def _placed(fault: Fault, where: Document) -> Fault:
    line = where.line(("answers", fault.field))
    return dataclasses.replace(fault, file=where.file, line=line)

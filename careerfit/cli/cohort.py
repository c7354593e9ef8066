"""`careerfit cohort FILES`: what a class believed, told of statements and never of people."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.answers import needs, quiz_form
from careerfit.cli.files import check_file, write_file
from careerfit.cli.gathered import mapped, warn
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import Fault, UsageError

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.model.quiz import Quiz
    from careerfit.scoring.plan import Plan
    from careerfit.screening.cohort.counting import Sheet
    from careerfit.screening.cohort.told import Report

ENDINGS = (".html", ".xlsx", ".json")
_SHOWN = 5


def cohort(
    *sheets: Path,
    quiz: Annotated[str, Parameter(name="--quiz")],
    form: str | None = None,
    before: Annotated[list[Path] | None, Parameter(consume_multiple=True)] = None,
    mapping: Path | None = None,
    output: Annotated[list[Path] | None, Parameter(name=["--output", "-o"])] = None,
    as_json: AsJson = False,
    here: Here,
) -> None:
    needs("polars", "narwhals", "python_calamine", "xlsxwriter")
    from careerfit.catalogue import known

    catalogue = here.catalogue()
    source = known(catalogue.quizzes, quiz, "quiz")
    if source.purpose == "select":
        raise UsageError(Fault("cohort.never_select", data={"quiz": quiz}))
    outputs = tuple(output or ())
    _check_places((*sheets, *(before or ())), sheets, outputs, catalogue, here)
    report = _report(sheets, before, quiz, form, mapping, catalogue, here)
    for path, content in _written(report, outputs).items():
        write_file(path, content, catalogue.folder)
    if as_json:
        write_json(report.for_scripts())
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(report, outputs))


def _check_places(
    read: tuple[Path, ...],
    sheets: tuple[Path, ...],
    outputs: tuple[Path, ...],
    catalogue: "Catalogue",
    here: Here,
) -> None:
    """Raises UsageError or OutputError before anything is read."""
    if not sheets:
        name = here.voice.say("cli.value_sheets")
        raise UsageError(Fault("cli.missing_value", data={"name": name}))
    for path in outputs:
        if path.suffix.lower() not in ENDINGS:
            raise UsageError(Fault("cohort.no_such_ending", str(path)))
        check_file(path, catalogue.folder)
        if path.resolve() in {each.resolve() for each in read}:
            raise UsageError(Fault("answers.output_is_input", str(path)))


def _report(
    sheets: tuple[Path, ...],
    before: list[Path] | None,
    name: str,
    form: str | None,
    mapping: Path | None,
    catalogue: "Catalogue",
    here: Here,
) -> "Report":
    from careerfit.scoring.compiling import compile_plan
    from careerfit.screening.cohort.counting import cohort as counted
    from careerfit.screening.cohort.counting import statements
    from careerfit.screening.cohort.told import Report

    given = mapped(mapping)
    form = form or (given.form if given else None)
    quiz = _form(sheets[0], name, form, catalogue)
    if not statements(quiz):
        raise UsageError(Fault("cohort.no_statements", data={"quiz": name, "form": quiz.form}))
    plan = compile_plan(quiz, catalogue.roles, catalogue.traits)
    after = _gathered(sheets, quiz, plan, mapping, here)
    earlier = _gathered(tuple(before), quiz, plan, mapping, here) if before else None
    return Report(counted(quiz, plan, after, earlier), catalogue, here.voice)


def _form(path: Path, name: str, form: str | None, catalogue: "Catalogue") -> "Quiz":
    """The form that was named, or that the first file is about."""
    from careerfit.exchange.answers import codes
    from careerfit.exchange.answers.gathering import opened
    from careerfit.scoring.compiling import compile_plan

    if form is not None:
        return catalogue.quiz(name, form)
    if not codes.is_list(path):
        return quiz_form(catalogue, name, form, opened(path))
    plans = (
        compile_plan(catalogue.quiz(name, each), catalogue.roles, catalogue.traits)
        for each in catalogue.forms(name)
    )
    plan = codes.plan_of(codes.listed(path), plans)
    if plan is None:
        raise UsageError(Fault("cohort.no_codes", str(path), data={"quiz": name}))
    return catalogue.quiz(name, plan.form)


def _gathered(
    paths: tuple[Path, ...], quiz: "Quiz", plan: "Plan", mapping: Path | None, here: Here
) -> "tuple[Sheet, ...]":
    """The sheets of these files. Raises UsageError if they are too few for a report."""
    from careerfit.exchange.answers import codes
    from careerfit.exchange.answers.gathering import gather, opened
    from careerfit.screening.cohort.counting import no_id
    from careerfit.screening.cohort.counting import sheets as read
    from careerfit.screening.cohort.rounding import SMALLEST

    found = [codes.read(path, plan) if codes.is_list(path) else opened(path) for path in paths]
    answers = gather(found, quiz, mapped(mapping))
    warn(answers, here.voice)
    if answers.sheets < SMALLEST:
        data = {"n": answers.sheets, "smallest": SMALLEST}
        raise UsageError(Fault("cohort.too_few", str(paths[0]), data=data))
    return read(answers.frame, quiz, plan, no_id(paths))


def _written(report: "Report", outputs: tuple[Path, ...]) -> Mapping[Path, bytes]:
    """All contents before the first file is written."""
    from careerfit.screening.cohort.page import page
    from careerfit.screening.cohort.workbook import workbook

    writers: Mapping[str, Callable[[], bytes]] = {
        ".html": lambda: page(report).encode(),
        ".xlsx": lambda: workbook(report),
        ".json": lambda: (json.dumps(report.for_scripts(), indent=1) + "\n").encode(),
    }
    return {path: writers[path.suffix.lower()]() for path in outputs}


def _told(report: "Report", outputs: tuple[Path, ...]) -> Iterator[str]:
    yield report.title
    yield report.source
    yield ""
    for each in report.confused():
        yield f"- {report.confusion(each)}"
    told = report.cohort.told[:_SHOWN]
    yield report.say("first", n=len(told))
    for one in told:
        yield f"- {report.statement(one)} ({report.role(one.item.owner)})"
        yield f"  {report.way(one)}: {report.share(one.share)}"
        if report.compared:
            yield f"  {report.change(one)}"
    yield ""
    yield from report.notes()
    for path in outputs:
        yield report.say("written", file=path)

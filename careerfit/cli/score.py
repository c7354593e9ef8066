"""`careerfit score FILES`: many answer sheets become a table of scores, in no order of people."""

import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from careerfit.cli.answers import QuizName, needs, quiz_form
from careerfit.cli.files import check_file, replaced, write_file
from careerfit.cli.gathered import mapped, progress, rejected_rows, unknown_cells, warn
from careerfit.cli.keyed import Key, keyed, warn_public
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import Fault, UsageError
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.exchange.answers.gathering import Answers
    from careerfit.exchange.answers.table import Rejected
    from careerfit.model.mapping import AnswerMapping
    from careerfit.model.quiz import Quiz
    from careerfit.scoring.plan import Plan

_LISTED = 10
SECONDS = "seconds"
Duplicates = Literal["refuse", "first", "last"]


def score(
    *sheets: Path,
    output: Annotated[Path, Parameter(name=["--output", "-o"])],
    quiz: QuizName = None,
    form: str | None = None,
    mapping: Path | None = None,
    keep: list[str] | None = None,
    duplicates: Duplicates | None = None,
    rejects: Path | None = None,
    key: Key = None,
    flags: bool = False,
    engine: Literal["polars", "spark"] = "polars",
    master: str | None = None,
    as_json: AsJson = False,
    here: Here,
) -> None:
    needs("polars", "narwhals", "python_calamine", "xlsxwriter")
    from careerfit.cli.quiz import default

    given = mapped(mapping)
    catalogue = here.catalogue()
    name = default(catalogue, quiz or (given.quiz if given else None))
    catalogue = keyed(catalogue, name, key)
    _check_places(sheets, output, rejects, catalogue.folder, here)
    wish = Wish(sheets, name, form, tuple(keep or ()), duplicates, rejects, flags, output)
    if engine == "spark":
        _with_spark(wish, master, mapping, catalogue, here)
        return
    run = _scored(wish, given, catalogue, here)
    if rejects is not None:
        write_file(rejects, rejected_rows(run.answers, here.voice), catalogue.folder)
    if as_json:
        write_json(_for_scripts(run))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(run, here.voice))
    warn(run.answers, here.voice)
    warn_public(catalogue, name, here)


@dataclass(frozen=True)
class Wish:
    """What the command line asked for."""

    sheets: tuple[Path, ...]
    quiz: str
    form: str | None
    keep: tuple[str, ...]
    duplicates: Duplicates | None
    rejects: Path | None
    flags: bool
    output: Path


@dataclass(frozen=True)
class Run:
    """What was done."""

    wish: Wish
    answers: "Answers"
    quiz: "Quiz"
    plan: "Plan"


def _scored(wish: Wish, mapping: "AnswerMapping | None", catalogue: "Catalogue", here: Here) -> Run:
    from careerfit.exchange.answers.gathering import gather, tables
    from careerfit.exchange.tables import sink
    from careerfit.scoring.compiling import compile_plan
    from careerfit.scoring.table import score_table

    with progress(2 * len(wish.sheets) + 1, here.voice) as step:
        found = tables(wish.sheets, step=step)
        form = wish.form or (mapping.form if mapping else None)
        quiz = quiz_form(catalogue, wish.quiz, form, found[0])
        plan = compile_plan(quiz, catalogue.roles, catalogue.traits)
        answers = gather(
            found,
            quiz,
            mapping,
            keep=wish.keep,
            duplicates=wish.duplicates,
            lenient=wish.rejects is not None,
            step=step,
        )
        step(str(wish.output))
        timed = SECONDS if answers.timed else None
        frame = score_table(answers.frame, plan, keep=answers.keep, flags=wish.flags, seconds=timed)
        with replaced(wish.output, catalogue.folder) as place:
            sink(frame, place, wish.output.suffix.lower())
    return Run(wish, answers, quiz, plan)


def _with_spark(
    wish: Wish, master: str | None, mapping: Path | None, catalogue: "Catalogue", here: Here
) -> None:
    """The same scores from Spark. What it cannot read or write is refused before it starts."""
    needs("pyspark", extra="spark")
    from careerfit.exchange.answers import spark
    from careerfit.exchange.answers.gathering import opened
    from careerfit.scoring.compiling import compile_plan
    from careerfit.scoring.table import score_table

    given = {"--mapping": mapping, "--rejects": wish.rejects, "--duplicates": wish.duplicates}
    if names := [name for name, value in given.items() if value is not None]:
        raise UsageError(Fault("answers.spark_options", data={"names": ", ".join(names)}))
    if wish.output.suffix.lower() not in spark.ENDINGS:
        raise UsageError(Fault("answers.spark_output", str(wish.output)))
    if wish.output.exists():
        raise UsageError(Fault("answers.mapping_exists", str(wish.output)))
    quiz = quiz_form(catalogue, wish.quiz, wish.form, opened(wish.sheets[0]))
    plan = compile_plan(quiz, catalogue.roles, catalogue.traits)
    with spark.session(master or "local[*]") as session:
        frame = spark.read(session, wish.sheets, quiz, wish.keep)
        spark.write(score_table(frame, plan, keep=wish.keep, flags=wish.flags), wish.output)
    for key in ("spark_done", "scored_with", "no_order"):
        data = {"output": wish.output, "quiz": plan.quiz, "form": plan.form, "plan": plan.hash}
        sys.stdout.write(f"{here.voice.say(f'answers.{key}', **data)}\n")
    warn_public(catalogue, wish.quiz, here)


def _check_places(
    sheets: tuple[Path, ...], output: Path, rejects: Path | None, source: Path, here: Here
) -> None:
    """Raises UsageError or OutputError before anything is read."""
    from careerfit.exchange.tables import ENDINGS

    if not sheets:
        name = here.voice.say("cli.value_sheets")
        raise UsageError(Fault("cli.missing_value", data={"name": name}))
    if output.suffix.lower() not in ENDINGS:
        data = {"ending": output.suffix, "known": ", ".join(ENDINGS)}
        raise UsageError(Fault("answers.no_such_table", str(output), data=data))
    read = {sheet.resolve() for sheet in sheets}
    for place in (output, rejects):
        if place is not None:
            check_file(place, source)
            if place.resolve() in read:
                raise UsageError(Fault("answers.output_is_input", str(place)))


def _for_scripts(run: Run) -> dict[str, Any]:
    answers, plan = run.answers, run.plan
    return {
        "output": str(run.wish.output),
        "quiz": plan.quiz,
        "form": plan.form,
        "version": plan.version,
        "plan": plan.hash,
        "purpose": plan.purpose,
        "public_key": run.quiz.source.key == "public",
        "orders_people": False,
        "rows": answers.rows,
        "sheets": answers.sheets,
        "rejected": [_place(each) for each in answers.rejected],
        "repeated": [_place(each) for each in answers.repeated],
        "unknown": [asdict(each) for each in answers.unknown],
        "items_without_column": list(answers.absent),
        "unused_columns": {file: list(names) for file, names in answers.unused.items()},
        "warnings": [fault.code for fault in answers.warnings],
    }


def _place(each: "Rejected") -> dict[str, Any]:
    return {"file": each.file, "row": each.row, "why": each.why}


def _told(run: Run, voice: Voice) -> Iterator[str]:
    answers, plan = run.answers, run.plan
    data = {"n": answers.sheets, "of": answers.rows, "output": run.wish.output}
    yield voice.say("answers.scored", **data)
    yield voice.say("answers.scored_with", quiz=plan.quiz, form=plan.form, plan=plan.hash)
    if answers.rejected:
        yield voice.say("answers.scored_rejected", n=len(answers.rejected), file=run.wish.rejects)
    if answers.repeated:
        rule = voice.say(f"answers.reason_{answers.repeated[0].why}")
        yield voice.say("answers.scored_repeated", n=len(answers.repeated), rule=rule)
    yield from unknown_cells(answers, voice)
    if answers.absent:
        names = voice.listed(answers.absent[:_LISTED])
        yield voice.say("answers.scored_absent", n=len(answers.absent), names=names)
    if unused := sum(map(len, answers.unused.values())):
        yield voice.say("answers.scored_unused", n=unused)
    yield voice.say("answers.no_order")
    if plan.purpose == "explore":
        yield voice.say("answers.explore_never")

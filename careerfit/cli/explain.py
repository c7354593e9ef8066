"""`careerfit explain FILES --candidate ID`: a letter to one candidate, without the key."""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.answers import needs, quiz_form
from careerfit.cli.files import check_file, write_file
from careerfit.cli.gathered import mapped
from careerfit.cli.keyed import Key, keyed
from careerfit.cli.setting import Here
from careerfit.errors import AnswersError, Fault, UsageError

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.exchange.answers.gathering import Answers
    from careerfit.model.decision import Decision
    from careerfit.screening.letter import Case

_TEXT = ".txt"


def explain(
    *sheets: Path,
    candidate: str,
    quiz: Annotated[str, Parameter(name="--quiz")],
    policy: Path,
    key: Key = None,
    form: str | None = None,
    mapping: Path | None = None,
    log: Path | None = None,
    maps: Annotated[list[Path] | None, Parameter(name="--map")] = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    here: Here,
) -> None:
    needs("polars", "python_calamine", "xlsxwriter")
    from careerfit.catalogue import known
    from careerfit.screening.erasing import names_of
    from careerfit.screening.letter import letter
    from careerfit.screening.letter_written import WRITERS
    from careerfit.screening.policy import check_purpose

    if not sheets:
        name = here.voice.say("cli.value_sheets")
        raise UsageError(Fault("cli.missing_value", data={"name": name}))
    ending = output.suffix.lower() if output else _TEXT
    if ending not in WRITERS:
        data = {"ending": ending, "known": ", ".join(WRITERS)}
        raise UsageError(Fault("deciding.no_such_letter", str(output), data=data))
    catalogue = here.catalogue()
    if output:
        check_file(output, catalogue.folder)
    check_purpose(known(catalogue.quizzes, quiz, "quiz"), demo=True)  # a letter orders nobody
    catalogue = keyed(catalogue, quiz, key)
    asked = Asked(sheets, quiz, form, policy, mapping, log, names_of(candidate, maps or ()))
    case = _case(asked, candidate.strip(), catalogue, here)
    text = WRITERS[ending](letter(case), here.voice.language)
    if output is None:
        sys.stdout.write(text)
        return
    write_file(output, text.encode(), catalogue.folder)
    output.chmod(0o600)
    said = here.voice.say("deciding.explained", candidate=case.candidate, output=output)
    sys.stdout.write(f"{said}\n")


@dataclass(frozen=True)
class Asked:
    """What the command line asked for; `names` are all ids of the candidate."""

    sheets: tuple[Path, ...]
    quiz: str
    form: str | None
    policy: Path
    mapping: Path | None
    log: Path | None
    names: frozenset[str]


def _case(asked: Asked, candidate: str, catalogue: "Catalogue", here: Here) -> "Case":
    """The candidate's own data. Raises AnswersError where no sheet of theirs can be used."""
    from careerfit.exchange.answers.gathering import gather, tables
    from careerfit.scoring.compiling import compile_plan
    from careerfit.scoring.sheet import score
    from careerfit.screening.letter import Case
    from careerfit.screening.policy import load

    found = tables(asked.sheets)
    mapping = mapped(asked.mapping)
    form = asked.form or (mapping.form if mapping else None)
    quiz = quiz_form(catalogue, asked.quiz, form, found[0])
    plan = compile_plan(quiz, catalogue.roles, catalogue.traits)
    today = _today()
    policy = load(asked.policy, plan, catalogue, today)
    # What is wrong with the rows of others is not this candidate's matter.
    answers = gather(found, quiz, mapping, duplicates=policy.duplicates, lenient=True)
    name, options, seconds = _own(answers, asked.names, candidate)
    readable = {item: option or None for item, option in options.items()}
    return Case(
        candidate=name,
        answers=options,
        result=score(plan, readable, seconds=seconds),
        decisions=_decisions(asked),
        quiz=quiz,
        plan=plan,
        policy=policy,
        catalogue=catalogue,
        voice=here.voice,
        today=today,
    )


def _own(
    answers: "Answers", names: frozenset[str], candidate: str
) -> tuple[str, dict[str, int | None], int | None]:
    """The id, the option numbers (0: unreadable) and the seconds of one candidate."""
    import polars as pl

    frame = answers.frame.filter(pl.col("id").is_in(sorted(names))).collect(engine="streaming")
    if frame.height != 1:
        raise AnswersError(Fault("deciding.not_answered", data={"name": candidate}))
    row = frame.row(0, named=True)
    seconds = row["seconds"] if answers.timed else None
    return row["id"], {item: row[item] for item in answers.items}, seconds


def _decisions(asked: Asked) -> "tuple[Decision, ...] | None":
    """The log's decisions on the candidate; None without a log. Raises DecisionError."""
    from careerfit.screening.decisions import DecisionError, logged

    if asked.log is None:
        return None
    if not asked.log.exists():
        raise DecisionError(Fault("unreadable", str(asked.log)))
    every = (each for each in logged(asked.log) if each.quiz == asked.quiz)
    return tuple(each for each in every if each.candidate in asked.names)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()

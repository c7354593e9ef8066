"""`careerfit screen FILES`: an order of people by a written policy, for a person to decide on."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from careerfit.cli.answers import needs, quiz_form
from careerfit.cli.files import OutputError, check_file, replaced, write_file
from careerfit.cli.gathered import mapped, progress, rejected_rows, unknown_cells, warn
from careerfit.cli.keyed import Key, keyed
from careerfit.cli.setting import Here
from careerfit.errors import AnswersError, Fault, UsageError

if TYPE_CHECKING:
    import polars as pl

    from careerfit.catalogue import Catalogue
    from careerfit.exchange.answers.gathering import Answers
    from careerfit.model.policy import Policy
    from careerfit.scoring.plan import Plan
    from careerfit.screening.material import Screened

# Reports name reasons, so they read each row; tables stream any number of them.
REPORTS: Mapping[str, int] = {".xlsx": 200_000, ".html": 5_000, ".json": 50_000}
TABLES = (".parquet", ".csv")
SECONDS = "seconds"


def screen(
    *sheets: Path,
    quiz: Annotated[str, Parameter(name="--quiz")],
    role: Annotated[str, Parameter(name="--role")],
    policy: Path,
    output: Annotated[list[Path], Parameter(name=["--output", "-o"])],
    key: Key = None,
    demo: bool = False,
    form: str | None = None,
    mapping: Path | None = None,
    blind: Path | None = None,
    rejects: Path | None = None,
    here: Here,
) -> None:
    needs("polars", "narwhals", "python_calamine", "xlsxwriter")
    from careerfit.catalogue import known
    from careerfit.screening.policy import check_purpose

    catalogue = here.catalogue()
    known(catalogue.roles, role, "role")
    check_purpose(known(catalogue.quizzes, quiz, "quiz"), demo=demo)
    catalogue = keyed(catalogue, quiz, key)
    wish = Wish(sheets, quiz, role, policy, tuple(output), demo, form, mapping, blind, rejects)
    _check_places(wish, key, catalogue.folder, here)
    run = _run(wish, catalogue, here)
    if rejects is not None:
        write_file(rejects, rejected_rows(run.answers, here.voice), catalogue.folder)
    sys.stdout.writelines(f"{line}\n" for line in _told(run, catalogue, here))
    warn(run.answers, here.voice)


@dataclass(frozen=True)
class Wish:
    """What the command line asked for."""

    sheets: tuple[Path, ...]
    quiz: str
    role: str
    policy: Path
    outputs: tuple[Path, ...]
    demo: bool
    form: str | None
    mapping: Path | None
    blind: Path | None
    rejects: Path | None

    @property
    def reports(self) -> tuple[Path, ...]:
        """The outputs that need every row's answers."""
        return tuple(path for path in self.outputs if path.suffix.lower() in REPORTS)


@dataclass(frozen=True)
class Run:
    """What was done."""

    wish: Wish
    answers: "Answers"
    plan: "Plan"
    policy: "Policy"

    @property
    def keep(self) -> tuple[str, ...]:
        """The columns that may go into the order; blind, only those that part it."""
        return self.policy.rank_within if self.wish.blind else self.policy.kept


def _run(wish: Wish, catalogue: "Catalogue", here: Here) -> Run:
    from careerfit.exchange.answers.gathering import gather, tables
    from careerfit.scoring.compiling import compile_plan
    from careerfit.screening.policy import load

    with progress(2 * len(wish.sheets) + len(wish.outputs), here.voice) as step, ExitStack() as out:
        found = tables(wish.sheets, step=step)
        mapping = mapped(wish.mapping)
        form = wish.form or (mapping.form if mapping else None)
        quiz = quiz_form(catalogue, wish.quiz, form, found[0])
        plan = compile_plan(quiz, catalogue.roles, catalogue.traits)
        policy = load(wish.policy, plan, catalogue, _today())
        rule, lenient = policy.duplicates, wish.rejects is not None
        answers = gather(
            found, quiz, mapping, keep=policy.kept, duplicates=rule, lenient=lenient, step=step
        )
        _check_size(wish, answers)
        run = Run(wish, answers, plan, policy)
        order = _order(run, catalogue, out)
        # All files are there, or none: each takes its name when the last one is written.
        for path in wish.outputs:
            step(str(path))
            place = out.enter_context(replaced(path, catalogue.folder))
            _write(run, order, catalogue, here, place)
    return run


def _order(run: Run, catalogue: "Catalogue", out: ExitStack) -> "pl.LazyFrame":
    """Scores, then the order; collected once if anything must be told of each row."""
    from careerfit.scoring.table import score_table
    from careerfit.screening.order import ordered

    answers, plan, wish = run.answers, run.plan, run.wish
    frame = answers.frame
    if wish.blind is not None:
        frame = _blinded(frame, out.enter_context(replaced(wish.blind, catalogue.folder)))
    items = answers.items if wish.reports else ()
    timed = SECONDS if answers.timed else None
    scored = score_table(frame, plan, keep=(*run.keep, *items), flags=True, seconds=timed)
    access = catalogue.quizzes[wish.quiz].key or ""
    order = ordered(scored, plan, run.policy, key=access, keep=run.keep, extra=items)
    return order.collect().lazy() if len(wish.outputs) > 1 or wish.reports else order


def _blinded(frame: "pl.LazyFrame", place: Path) -> "pl.LazyFrame":
    """The frame with random ids; whose they are goes into a file that only its owner reads."""
    from careerfit.exchange.tables import csv_text
    from careerfit.screening.blinding import blinded

    place.chmod(0o600)
    renamed, pairs = blinded(frame)
    place.write_text(csv_text([tuple(pairs.columns), *pairs.iter_rows()]), encoding="utf-8")
    return renamed


def _write(
    run: Run, order: "pl.LazyFrame", catalogue: "Catalogue", here: Here, place: Path
) -> None:
    """One output, by its ending."""
    from careerfit.exchange.tables import sink
    from careerfit.screening import page, result, workbook

    ending = place.suffix.lower()
    if ending in TABLES:
        sink(order.drop(run.answers.items, strict=False), place, ending)
        return
    screened = _screened(run, order, catalogue, here)
    if ending == ".xlsx":
        workbook.write(screened, place)
    elif ending == ".html":
        place.write_text(page.page(screened), encoding="utf-8")
    else:
        text = json.dumps(result.result(screened), ensure_ascii=False, indent=1)
        place.write_text(f"{text}\n", encoding="utf-8")


def _screened(run: Run, order: "pl.LazyFrame", catalogue: "Catalogue", here: Here) -> "Screened":
    from careerfit.screening.material import Counts, Screened

    answers, wish = run.answers, run.wish
    source = catalogue.quizzes[wish.quiz]
    unknown = sum(each.n for each in answers.unknown)
    counts = (answers.rows, answers.sheets, len(answers.rejected), len(answers.repeated), unknown)
    return Screened(
        frame=order.collect(),
        quiz=catalogue.quiz(wish.quiz, run.plan.form),
        plan=run.plan,
        policy=run.policy,
        role=catalogue.roles[wish.role],
        catalogue=catalogue,
        key=source.key or "private",
        demo=wish.demo,
        blind=wish.blind is not None,
        counts=Counts(*counts),
        voice=here.voice,
    )


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _check_places(wish: Wish, key: Path | None, source: Path, here: Here) -> None:
    """Raises UsageError or OutputError before anything is read."""
    if not wish.sheets:
        name = here.voice.say("cli.value_sheets")
        raise UsageError(Fault("cli.missing_value", data={"name": name}))
    known = (*REPORTS, *TABLES)
    faults = [
        Fault("screening.no_such_output", str(path), data={"ending": path.suffix, "known": names})
        for path in wish.outputs
        if path.suffix.lower() not in known and (names := ", ".join(known))
    ]
    if faults:
        raise UsageError(*faults)
    taken = {path.resolve() for path in (*wish.sheets, wish.policy, wish.mapping, key) if path}
    for path in (*wish.outputs, wish.blind, wish.rejects):
        if path is None:
            continue
        check_file(path, source)
        if path.resolve() in taken:
            read = path.resolve() in {sheet.resolve() for sheet in wish.sheets}
            code = "answers.output_is_input" if read else "screening.output_twice"
            raise UsageError(Fault(code, str(path)))
        taken.add(path.resolve())
    if wish.blind is not None and wish.blind.exists():
        raise OutputError(Fault("screening.map_exists", str(wish.blind)))


def _check_size(wish: Wish, answers: "Answers") -> None:
    """Raises AnswersError for nobody, and for more people than a report can hold."""
    if not answers.sheets:
        raise AnswersError(Fault("screening.nobody"))
    faults = []
    for path in wish.reports:
        if answers.sheets > (limit := REPORTS[path.suffix.lower()]):
            data: dict[str, Any] = {"n": answers.sheets, "limit": limit, "ending": path.suffix}
            faults.append(Fault("screening.too_many", str(path), data=data))
    if faults:
        raise AnswersError(*faults)


def _told(run: Run, catalogue: "Catalogue", here: Here) -> Iterator[str]:
    voice, answers, wish = here.voice, run.answers, run.wish
    if catalogue.quizzes[wish.quiz].key == "public":
        yield voice.say("screening.demo_banner")
    for path in wish.outputs:
        yield voice.say("screening.told_done", n=answers.sheets, output=path)
    named = {"quiz": run.plan.quiz, "form": run.plan.form, "version": run.plan.version}
    hashes = {"plan": run.plan.hash, "policy": run.policy.hash}
    yield voice.say("screening.method_hashes", **named, **hashes)
    if wish.blind is not None:
        yield voice.say("screening.told_blind", file=wish.blind)
        if left := [name for name in run.policy.kept if name not in run.keep]:
            yield voice.say("screening.told_blind_columns", names=", ".join(left))
    yield from _told_rows(run, here)
    yield from _not_required(run, catalogue, here)
    yield voice.say("screening.told_person")


def _told_rows(run: Run, here: Here) -> Iterator[str]:
    """What became of rows and cells that could not be used as they are."""
    voice, answers = here.voice, run.answers
    if answers.rejected:
        n, file = len(answers.rejected), run.wish.rejects
        yield voice.say("answers.scored_rejected", n=n, file=file)
    if answers.repeated:
        rule = voice.say(f"answers.reason_{answers.repeated[0].why}")
        yield voice.say("answers.scored_repeated", n=len(answers.repeated), rule=rule)
    yield from unknown_cells(answers, voice)


def _not_required(run: Run, catalogue: "Catalogue", here: Here) -> Iterator[str]:
    """Traits that count although the role does not ask for them."""
    role = catalogue.roles[run.wish.role]
    for each in run.policy.components:
        if each.scale in catalogue.traits and each.scale not in role.requirements:
            name = here.voice.read(catalogue.traits[each.scale].name)
            yield here.voice.say("screening.not_required", role=role.slug, name=name)

"""`careerfit panel RATINGS`: what experts think of items, and which are no longer drafts."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from careerfit.cli.answers import QuizName, needs, one_line
from careerfit.cli.figures import Grid, figure, grid
from careerfit.cli.files import write_files
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import AnswersError, Fault, UsageError
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.screening.panel import Rated, RatedItem, RatedSituation
    from careerfit.screening.reviewed import Step


def panel(
    ratings: Path,
    /,
    *,
    quiz: QuizName = None,
    apply: Annotated[bool, Parameter(name="--apply")] = False,
    as_json: AsJson = False,
    here: Here,
) -> None:
    needs("polars", "python_calamine", "xlsxwriter")
    from careerfit.catalogue import known
    from careerfit.screening.panel import panel as rate
    from careerfit.screening.reviewed import marked, steps

    if apply and here.folder is None:
        raise UsageError(Fault("evidence.panel_whose"))
    catalogue = here.catalogue()
    if quiz is not None:
        known(catalogue.quizzes, quiz, "quiz")
    rated = rate(ratings)
    if not rated:
        raise AnswersError(Fault("answers.no_rows", str(ratings)))
    found = steps(rated, catalogue, quiz, _today())
    if apply:
        write_files(catalogue.folder, marked(found, catalogue.folder))
    if as_json:
        write_json(_for_scripts(rated, found, apply))
    else:
        _told(rated, found, apply, here.voice)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _for_scripts(
    rated: "Sequence[Rated]", found: "Sequence[Step]", applied: bool
) -> dict[str, Any]:
    return {
        "format": 1,
        "items": [asdict(each) | {"proposed": each.proposed} for each in rated],
        "steps": [asdict(each) for each in found],
        "applied": applied,
    }


def _told(rated: "Sequence[Rated]", found: "Sequence[Step]", applied: bool, voice: Voice) -> None:
    from careerfit.cli.paper import INDENT, Paper
    from careerfit.screening.panel import RatedItem, RatedSituation

    paper = Paper()
    items = [each for each in rated if isinstance(each, RatedItem)]
    situations = [each for each in rated if isinstance(each, RatedSituation)]
    paper.strong(voice.say("evidence.panel_title"))
    if items:
        grid(paper, _items(items, voice))
        paper.text(voice.say("evidence.panel_legend_items"))
    if situations:
        grid(paper, _options(situations, voice))
        paper.text(voice.say("evidence.panel_legend_options"))
    paper.heading(voice.say("evidence.panel_status"))
    if not found:
        paper.text(voice.say("evidence.panel_nothing"))
        return
    for step in found:
        paper.text(f"{step.file}:{step.line}  {step.item}")
        paper.text(one_line(step.new.strip()), INDENT)
    paper.text(voice.say("evidence.panel_applied" if applied else "evidence.panel_propose"))


def _items(items: "Sequence[RatedItem]", voice: Voice) -> Grid:
    names = ("item", "raters", "v", "interval", "proposal")
    return Grid(
        tuple(voice.say(f"evidence.column_{name}") for name in names),
        [
            (
                each.item,
                str(len(each.raters)),
                figure(each.v, 2, voice),
                f"{figure(each.low, 2, voice)} … {figure(each.high, 2, voice)}",
                _proposal(each.proposed, voice),
            )
            for each in items
        ],
    )


def _options(situations: "Sequence[RatedSituation]", voice: Voice) -> Grid:
    names = ("option", "raters", "credit", "apart", "proposal")
    return Grid(
        tuple(voice.say(f"evidence.column_{name}") for name in names),
        [
            (
                f"{each.item} / {one.option}",
                str(one.n),
                figure(one.credit, 0, voice),
                figure(one.deviation, 1, voice),
                voice.say(f"evidence.panel_{'agreed' if one.agreed else 'apart'}"),
            )
            for each in situations
            for one in each.options
        ],
    )


def _proposal(proposed: bool, voice: Voice) -> str:
    return voice.say(f"evidence.panel_{'yes' if proposed else 'not_yet'}")

"""What every command on many sheets does alike: mapping, progress, rows that were left out."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.cli.answers import one_line
from careerfit.cli.streams import may_style
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.exchange.answers.gathering import Answers
    from careerfit.model.mapping import AnswerMapping

_LISTED = 10


def mapped(path: Path | None) -> "AnswerMapping | None":
    """The mapping in a file. Raises ContentError with all its faults."""
    from careerfit.model.mapping import AnswerMapping
    from careerfit.reading import fit, read

    return None if path is None else fit(read(path), AnswerMapping)


@contextmanager
def progress(steps: int, voice: Voice) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal's error stream; nothing elsewhere."""
    if not may_style(sys.stderr):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (BarColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=steps)

        def step(file: str) -> None:
            bar.update(task, advance=1, description=voice.say("answers.working", file=file))

        yield step


def rejected_rows(answers: "Answers", voice: Voice) -> bytes:
    """The rows that were left out, with their places and the reasons."""
    from careerfit.exchange.tables import csv_text

    names = tuple(voice.say(f"answers.rejects_{name}") for name in ("file", "row", "reason"))
    rows = (
        (each.file, str(each.row), voice.say(f"answers.reason_{each.why}"), *each.cells)
        for each in (*answers.rejected, *answers.repeated)
    )
    return csv_text(chain([names], rows)).encode("utf-8-sig")


def unknown_cells(answers: "Answers", voice: Voice) -> Iterator[str]:
    """Cells that are no answer: how many, and the first different ones."""
    if not answers.unknown:
        return
    yield voice.say("answers.scored_unknown", n=sum(each.n for each in answers.unknown))
    for each in answers.unknown[:_LISTED]:
        where = {"file": each.file, "row": each.first_row, "item": each.item}
        yield f"  {voice.say('answers.unknown_cell', cell=one_line(each.cell), n=each.n, **where)}"
    if (more := len(answers.unknown) - _LISTED) > 0:
        yield f"  {voice.say('answers.unknown_more', n=more)}"


def warn(answers: "Answers", voice: Voice) -> None:
    from careerfit.words.complaint import line_of

    sys.stderr.writelines(f"{line_of(each, voice.language)}\n" for each in answers.warnings)

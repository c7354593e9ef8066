"""`careerfit indicator compute`: a table of counts becomes percentages."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.setting import Here
from careerfit.errors import Fault, UsageError
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.exchange.indicator.percentages import Percentages


def compute(
    csv: Path,
    /,
    *,
    service: str,
    numerator: str = "",
    denominator: str = "",
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    here: Here,
) -> None:
    from careerfit.catalogue import known
    from careerfit.exchange.indicator.counts import MOST_BYTES, counts
    from careerfit.exchange.indicator.percentages import as_csv, as_json, percentages

    writers = {".csv": as_csv, ".json": as_json}
    if output is not None and output.suffix.lower() not in writers:
        raise UsageError(Fault("computing.no_such_ending", str(output)))
    catalogue = here.catalogue()
    of = known(catalogue.services, service, "service")
    # What is counted must be said before anything is counted.
    percentages(of, (), here.voice, numerator, denominator)
    rows = counts(_read(csv, MOST_BYTES), str(csv))
    found = percentages(of, rows, here.voice, numerator, denominator)
    if output is not None:
        from careerfit.cli.files import write_file

        write_file(output, writers[output.suffix.lower()](found), catalogue.folder)
    _show(found, output, here.voice)


def _read(path: Path, most: int) -> bytes:
    """The file's bytes, at most one more than allowed. Raises UsageError if there is no file."""
    try:
        if not path.is_file():
            raise UsageError(Fault("computing.no_file", str(path)))
        with path.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        raise UsageError(Fault("computing.no_file", str(path))) from error


def _show(found: "Percentages", output: Path | None, voice: Voice) -> None:
    from careerfit.cli.answers import one_line
    from careerfit.cli.paper import Paper
    from careerfit.exchange.indicator.percentages import percent

    paper = Paper()
    paper.strong(f"{found.name}  ({found.code})")
    paper.rows(
        (
            (voice.say("cli.indicator_numerator"), one_line(found.numerator)),
            (voice.say("cli.indicator_denominator"), one_line(found.denominator)),
        )
    )
    if found.formula_status != "verified":
        paper.text(voice.say(f"computing.formula_{found.formula_status}"))
    paper.heading(voice.say("computing.values"))
    for row in found.rows:
        where = ", ".join(filter(None, (row.period, one_line(row.area), one_line(row.group))))
        said = {"numerator": row.numerator, "denominator": row.denominator}
        paper.items([f"{where}: {voice.say('computing.row', percent=percent(row, voice), **said)}"])
    if output is not None:
        paper.text(voice.say("computing.written", file=output))

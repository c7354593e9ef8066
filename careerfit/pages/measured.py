"""An indicator's own counts, if they stand beside its service: a table, and bars of the totals."""

from dataclasses import dataclass

from careerfit.catalogue import Catalogue
from careerfit.errors import Fault, UsageError
from careerfit.exchange.indicator.counts import BASIS, MOST_BYTES, Count, CountsError, counts
from careerfit.exchange.indicator.percentages import Percentages, percent, percentages
from careerfit.model.service import Service
from careerfit.telling.voice import Voice

MOST_BARS = 30
WIDTH = 400  # units of the picture's own width
ROW = 44  # units of height for a label and its bar
COLUMNS = ("period", "area", "group", "numerator", "denominator", "share")


@dataclass(frozen=True, slots=True)
class Bar:
    """One total; `width` in the picture's units, `top` of its label's line."""

    label: str
    width: str
    top: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What the page shows, in words of one language."""

    found: Percentages
    title: str
    description: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH


def measured(catalogue: Catalogue, service: Service, language: str) -> Measured | None:
    """The counts of profiles/services/<slug>.csv, or nothing if there are none.

    Raises CountsError for a table that cannot be true, UsageError where the service's record does
    not say what is counted.
    """
    name = f"profiles/services/{service.slug}.csv"
    path = catalogue.folder / name
    if path.is_symlink():
        raise CountsError(Fault("computing.no_file", name))
    if not path.is_file():
        return None
    if service.indicator is None or service.indicator.missing():
        raise UsageError(Fault("computing.incomplete", name, data={"service": service.slug}))
    with path.open("rb") as file:
        rows = counts(file.read(MOST_BYTES + 1), name)
    voice = Voice(language)
    return _told(percentages(service, rows, voice), voice)


def _told(found: Percentages, voice: Voice) -> Measured:
    totals = [row for row in found.rows if not row.group]
    drawn = totals if len(totals) <= MOST_BARS else []
    said = {"numerator": found.numerator, "denominator": found.denominator}
    return Measured(
        found,
        voice.say("computing.chart_title", name=found.name),
        voice.say("computing.chart_description", **said),
        tuple(voice.say(f"computing.column_{name}") for name in COLUMNS),
        tuple(_cells(row, voice) for row in found.rows),
        tuple(_bar(row, ROW * at, voice) for at, row in enumerate(drawn)),
        ROW * len(drawn),
    )


def _cells(row: Count, voice: Voice) -> tuple[str, ...]:
    group = row.group or voice.say("computing.total")
    number = (str(row.numerator), str(row.denominator), percent(row, voice))
    return (row.period, row.area, group, *number)


def _bar(row: Count, top: int, voice: Voice) -> Bar:
    width = f"{row.basis_points * WIDTH / BASIS:.2f}"
    return Bar(f"{row.period}, {row.area}: {percent(row, voice)}", width, top)

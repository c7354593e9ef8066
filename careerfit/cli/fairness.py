"""`careerfit fairness`: selection rates of groups, with what they can and cannot show."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from careerfit.cli.answers import needs, one_line
from careerfit.cli.figures import Grid, Told, figure, grid, share
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import Fault, UsageError
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.screening.fairness.rates import Comparison
    from careerfit.screening.fairness.report import Fairness
    from careerfit.screening.fairness.stratified import Stratified

_CHANCE = 0.05


def fairness(
    *,
    decisions: Path | None = None,
    simulate: Path | None = None,
    places: Annotated[int | None, Parameter(name="--places")] = None,
    groups: Path | None = None,
    group: str | None = None,
    stratum: str | None = None,
    selected: list[str] | None = None,
    id_column: Annotated[str, Parameter(name="--id")] = "id",
    as_json: AsJson = False,
    here: Here,
) -> None:
    _check(decisions, simulate, places, groups, group)
    needs("polars", "python_calamine", "xlsxwriter")
    from careerfit.screening.fairness import reading
    from careerfit.screening.fairness.report import fairness as report

    chosen = tuple(selected or (reading.SELECTED,))
    if simulate is not None:
        who = reading.simulated(simulate, places or 0)
    else:
        who = reading.decided(decisions or Path(), chosen, id_column)
    columns = (group or "", stratum) if stratum else (group or "",)
    file = groups or decisions or Path()
    belongs = reading.read_columns(file, id_column, columns)
    found = report(reading.people(who, belongs), strata=stratum is not None)
    run = Run(found, None if simulate is None else places, chosen, len(belongs.keys() - who))
    if as_json:
        write_json(_for_scripts(run, here.voice))
    else:
        _Told(run, here.voice).all()


@dataclass(frozen=True)
class Run:
    """What was found. `places` is the number of places of a simulation, else None."""

    found: "Fairness"
    places: int | None
    selected: tuple[str, ...]
    undecided: int


def _check(
    decisions: Path | None,
    simulate: Path | None,
    places: int | None,
    groups: Path | None,
    group: str | None,
) -> None:
    """Raises UsageError for a half or a double question."""
    if (decisions is None) == (simulate is None):
        raise UsageError(Fault("evidence.one_source"))
    if group is None:
        raise UsageError(Fault("cli.missing_value", data={"name": "--group"}))
    if simulate is not None and (places is None or places < 1):
        raise UsageError(Fault("cli.missing_value", data={"name": "--places"}))
    log = decisions is not None and decisions.suffix.lower() == ".jsonl"
    if groups is None and (simulate is not None or log):
        raise UsageError(Fault("cli.missing_value", data={"name": "--groups"}))


def _for_scripts(run: Run, voice: Voice) -> dict[str, Any]:
    from careerfit.screening.fairness.rates import LEAST

    return {
        "format": 1,
        "simulation": run.places is not None,
        "places": run.places,
        "selected": None if run.places else list(run.selected),
        "least": LEAST,
        **asdict(run.found),
        "undecided": run.undecided,
        "notes": [sentence for _, sentence in _notes(voice)],
    }


def _notes(voice: Voice) -> Iterator[tuple[str, str]]:
    for name in ("guidance", "apart", "assignment", "cause"):
        yield name, voice.say(f"evidence.fair_note_{name}")


class _Told(Told):
    """The report on a screen."""

    def __init__(self, run: Run, voice: Voice) -> None:
        super().__init__(voice)
        self.run = run

    def all(self) -> None:
        found = self.run.found
        self._source()
        self.paper.heading(self.say("fair_rates"))
        if found.groups:
            titles = tuple(self.say(f"column_{name}") for name in _RATES)
            rows = [
                (
                    each.name,
                    str(each.n),
                    str(each.selected),
                    share(each.selected / each.n, self.voice),
                )
                for each in found.groups
            ]
            grid(self.paper, Grid(titles, rows))
        self.paper.items(self._left_out(), "!")
        for place, each in enumerate(found.compared):
            self._compared(each, found.within[place] if found.within else None)
        self.paper.heading(self.say("fair_notes"))
        self.paper.items(sentence for _, sentence in _notes(self.voice))

    def _source(self) -> None:
        if self.run.places is not None:
            self.paper.strong(self.say("fair_simulated", n=self.run.places))
        else:
            names = ", ".join(map(one_line, self.run.selected))
            self.paper.strong(self.say("fair_decided", names=names))

    def _left_out(self) -> Iterator[str]:
        """Who is not in the figures, and why."""
        found = self.run.found
        if found.too_small:
            names = ", ".join(map(one_line, found.too_small))
            yield self.say("fair_too_small", names=names)
        if len(found.groups) < 2:
            yield self.say("fair_nothing")
        if found.without_group:
            yield self.say("fair_without_group", n=found.without_group)
        if self.run.undecided:
            yield self.say("fair_undecided", n=self.run.undecided)
        if found.few:
            yield self.say("fair_few")

    def _compared(self, each: "Comparison", within: "Stratified | None") -> None:
        self.paper.heading(
            self.say("fair_pair", group=one_line(each.group), other=one_line(each.reference))
        )
        self.paper.text(self._reading(each))
        number = self._number
        rows = [
            (self.say("fair_ratio"), number(each.ratio, 2) + self._interval(each.low, each.high)),
            (
                self.say("fair_four_fifths"),
                self.say("fair_below" if each.below_four_fifths else "fair_not_below"),
            ),
            (self.say("fair_fisher"), number(each.fisher, 4)),
            (self.say("fair_mid_p"), number(each.mid_p, 4)),
            (self.say("fair_shortfall"), number(each.shortfall, 1)),
            (self.say("fair_to_four_fifths"), str(each.to_four_fifths)),
        ]
        if within is not None:
            interval = self._interval(within.low, within.high)
            rows += [
                (self.say("fair_within", n=within.strata), number(within.ratio, 2) + interval),
                (self.say("fair_within_p"), number(within.p, 4)),
            ]
        self.paper.rows(rows)

    def _reading(self, each: "Comparison") -> str:
        """The figures in words; chance is never proof of fairness."""
        if each.ratio is None:
            return self.say("fair_reads_nobody")
        chance = "chance" if each.mid_p >= _CHANCE else "unclear"
        if each.fisher < _CHANCE:
            chance = "clear"
        return self.say(f"fair_reads_{'below' if each.below_four_fifths else 'above'}_{chance}")

    def _number(self, value: float | None, digits: int) -> str:
        return figure(value, digits, self.voice)

    def _interval(self, low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return ""
        return f" ({self._number(low, 2)} … {self._number(high, 2)})"


_RATES = ("group", "people", "chosen_people", "rate")

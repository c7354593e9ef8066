"""How a report looks at a given width: bars from 60 columns, ledgers side by side from 80."""

from collections.abc import Iterable

from rich.table import Table

from careerfit.cli.bars import bar
from careerfit.cli.paper import INDENT, Paper, listed
from careerfit.telling.report import Measure, Report, RoleReport, TraitReport
from careerfit.telling.voice import Voice

_SIDE_BY_SIDE_FROM = 80
_SUPPORTS, _CONSIDER = "+", "?"


class Layout:
    """Prints one report."""

    def __init__(self, paper: Paper, voice: Voice) -> None:
        self.paper = paper
        self.voice = voice

    def show(self, report: Report) -> None:
        """The whole report, the most important first."""
        self.paper.strong(report.headline)
        self.paper.heading(report.order)
        for number, role in enumerate(report.roles, 1):
            if number > 1:
                self.paper.text()
            self._role(number, role)
        if report.ties:
            self.paper.heading(self._say("ties"))
            self.paper.items((*report.ties, *report.commands))
        for title, traits in report.traits:
            self.paper.heading(title)
            self._traits(traits)
        if any(trait.measure for _, traits in report.traits for trait in traits):
            self._legend(report)
        for title, sentences in report.sections:
            self.paper.heading(title)
            self.paper.items(sentences)

    def _say(self, key: str, /, **data: object) -> str:
        return self.voice.say(f"result.{key}", **data)

    def _role(self, number: int, role: RoleReport) -> None:
        self.paper.strong(f"{number}. {role.title}")
        if role.cannot_say:
            self.paper.text(role.cannot_say, INDENT)
        rows = [(label, self._measure(measure, said)) for label, measure, said in role.measures]
        self.paper.rows([*rows, *role.words], INDENT)
        self._ledgers(role)

    def _measure(self, measure: Measure, where: str) -> str:
        low, high = measure.percents
        said = self._say("range", low=low, high=high, where=where)
        return said if self.paper.narrow else f"{self._bar(measure)}  {said}"

    def _bar(self, measure: Measure) -> str:
        return bar(measure, self._bar_width(), self.paper.glyphs)

    def _bar_width(self) -> int:
        return max(16, min(40, self.paper.width // 3 - 2))

    def _ledgers(self, role: RoleReport) -> None:
        sides = (
            ("supports", _SUPPORTS, role.supports),
            ("consider", _CONSIDER, role.consider),
        )
        columns = [
            listed(
                self._say(name),
                marker,
                ledger.lines,
                self._say("and_more", count=ledger.more) if ledger.more else "",
            )
            for name, marker, ledger in sides
            if ledger.lines
        ]
        if self.paper.width >= _SIDE_BY_SIDE_FROM and columns:
            self.paper.columns(columns, INDENT)
            return
        for column in columns:
            self.paper.print(column, INDENT)

    def _traits(self, traits: Iterable[TraitReport]) -> None:
        if self.paper.narrow:
            self.paper.items(f"{trait.name}: {self._in_words(trait)}" for trait in traits)
            return
        table = Table.grid(padding=(0, 2))
        table.add_column(width=self.paper.width - self._bar_width() - 26)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        for trait in traits:
            shown = self._bar(trait.measure) if trait.measure else ""
            table.add_row(trait.name, shown, self._in_words(trait))
        self.paper.print(table)

    def _in_words(self, trait: TraitReport) -> str:
        if trait.measure is None:
            return trait.standing
        low, high = trait.measure.percents
        if not trait.standing:
            return self._say("range_alone", low=low, high=high)
        return self._say("range", low=low, high=high, where=trait.standing)

    def _legend(self, report: Report) -> None:
        if self.paper.narrow:
            self.paper.text(self._say("legend_narrow"))
            return
        names = ("band", "score", "level", "both")
        shown = {name: getattr(self.paper.glyphs, name) for name in names}
        self.paper.text()
        self.paper.text(self._say("legend", **shown))
        if report.level_of:
            self.paper.text(self._say("legend_level", role=report.level_of, **shown))

"""`careerfit compare ROLE ROLE`: two profiles, section beside section."""

from typing import TYPE_CHECKING

from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.model.profile import Profile
    from careerfit.telling.voice import Voice

_SECTIONS = ("tasks", "suitable", "unsuitable")
_SIDE_BY_SIDE_FROM = 80


def compare(role: str, other: str, /, *, as_json: AsJson = False, here: Here) -> None:
    from careerfit.catalogue import known

    catalogue = here.catalogue()
    pair = (known(catalogue.roles, role, "role"), known(catalogue.roles, other, "role"))
    if as_json:
        write_json([profile.model_dump(mode="json") for profile in pair])
        return
    _Comparison(pair, catalogue, here.voice).show()


class _Comparison:
    """Two profiles on one screen."""

    def __init__(
        self, pair: tuple["Profile", "Profile"], catalogue: "Catalogue", voice: "Voice"
    ) -> None:
        from careerfit.cli.paper import Paper

        self.pair = pair
        self.catalogue = catalogue
        self.voice = voice
        self.paper = Paper()

    def show(self) -> None:
        self._beside([[self.voice.read(profile.summary)] for profile in self.pair], "")
        self._distinctions()
        for section in _SECTIONS:
            self.paper.heading(self.voice.say(f"cli.section_{section}"))
            self._beside([self._statements(profile, section) for profile in self.pair])
        self._requirements()

    def _statements(self, profile: "Profile", section: str) -> list[str]:
        """A section's sentences, or the reason why there are none."""
        entries = getattr(profile, section)
        said = [self.voice.read(entry.text) for entry in entries.values()]
        return said or [self.voice.read(profile.gaps[section])]

    def _beside(self, sides: list[list[str]], marker: str = "•") -> None:
        """Two lists, side by side where there is room."""
        from careerfit.cli.paper import listed

        columns = [
            listed(self.voice.read(profile.title), marker, said)
            for profile, said in zip(self.pair, sides, strict=True)
        ]
        if self.paper.width >= _SIDE_BY_SIDE_FROM:
            self.paper.columns(columns)
            return
        for column in columns:
            self.paper.print(column)

    def _distinctions(self) -> None:
        """What the sources themselves say of the difference."""
        first, second = self.pair
        said = [
            (self.voice.read(profile.title), self.voice.read(distinction.here))
            for profile, other in ((first, second), (second, first))
            for distinction in profile.distinctions.values()
            if other.slug in distinction.others
        ]
        self.paper.heading(self.voice.say("cli.section_distinctions"))
        if said:
            self.paper.rows(said)
        else:
            self.paper.text(self.voice.say("cli.no_distinction"))

    def _requirements(self) -> None:
        """Traits by level, both roles in one row each: shared ones show at a glance."""
        from rich.table import Table

        self.paper.heading(self.voice.say("cli.section_requirements"))
        asked = [
            slug
            for slug in self.catalogue.traits
            if any(slug in profile.requirements for profile in self.pair)
        ]
        rows = [
            (self.voice.read(self.catalogue.traits[slug].name), *self._levels(slug))
            for slug in asked
        ]
        if self.paper.narrow:
            self.paper.items(f"{name}: {first} | {second}" for name, first, second in rows)
        else:
            table = Table.grid(padding=(0, 2))
            for ratio in (2, 1, 1):
                table.add_column(ratio=ratio)
            table.add_row("", *(self.voice.read(profile.title) for profile in self.pair))
            for row in rows:
                table.add_row(*row)
            self.paper.print(table)
        self.paper.text(self.voice.say("cli.levels_editorial"))

    def _levels(self, trait: str) -> tuple[str, str]:
        first, second = (self._level(profile, trait) for profile in self.pair)
        return first, second

    def _level(self, profile: "Profile", trait: str) -> str:
        need = profile.requirements.get(trait)
        if need is None:
            return self.voice.say("cli.not_required")
        return f"{need.level} ({self.voice.say(f'cli.{need.importance}').lower()})"

"""`careerfit roles` and `careerfit show ROLE`: what a profile says, on a screen."""

import json
import sys
from collections.abc import Sized
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.setting import Here

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.cli.paper import Paper
    from careerfit.model.profile import Profile
    from careerfit.telling.voice import Voice

AsJson = Annotated[bool, Parameter(name="--json")]
_BEFORE = ("tasks", "partners", "suitable", "unsuitable")
_AFTER = ("path", "conditions", "next_steps", "people")


def roles(*, as_json: AsJson = False, here: Here) -> None:
    catalogue = here.catalogue()
    if as_json:
        listed = [
            profile.model_dump(mode="json", include={"slug", "status", "title", "summary"})
            for profile in catalogue.roles.values()
        ]
        write_json(listed)
        return
    from careerfit.cli.paper import INDENT, Paper

    paper = Paper()
    for slug, profile in catalogue.roles.items():
        paper.strong(f"{here.voice.read(profile.title)}  ({slug})")
        paper.text(here.voice.read(profile.summary), INDENT)
        _status(profile, paper, here.voice)
        paper.text()
    paper.text(here.voice.say("cli.roles_more"))


def show(role: str, /, *, as_json: AsJson = False, here: Here) -> None:
    from careerfit.catalogue import known

    catalogue = here.catalogue()
    profile = known(catalogue.roles, role, "role")
    if as_json:
        write_json(profile.model_dump(mode="json"))
        return
    from careerfit.cli.paper import Paper

    _Show(profile, catalogue, here.voice, Paper()).all()


def write_json(value: object) -> None:
    """A value for a script, on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _status(profile: "Profile", paper: "Paper", voice: "Voice") -> None:
    from careerfit.cli.paper import INDENT

    if profile.status != "reviewed":
        paper.text(f"[{voice.say(f'cli.status_{profile.status}')}]", INDENT)


class _Show:
    """One profile, section by section, in the order a student asks."""

    def __init__(
        self, profile: "Profile", catalogue: "Catalogue", voice: "Voice", paper: "Paper"
    ) -> None:
        self.profile = profile
        self.catalogue = catalogue
        self.voice = voice
        self.paper = paper

    def all(self) -> None:
        from careerfit.cli.provenance import notes, sources

        self.paper.strong(self.voice.read(self.profile.title))
        self.paper.text(self.voice.read(self.profile.summary))
        _status(self.profile, self.paper, self.voice)
        for section in _BEFORE:
            self._statements(section)
        self._misconceptions()
        self._expectations()
        self._distinctions()
        self._statements("facts")
        self._requirements()
        self._gates()
        for section in _AFTER:
            self._statements(section)
        self._codes()
        self._gaps()
        notes(self.profile.editorial_notes, self.paper, self.voice)
        sources(self.profile.sources.values(), self.paper, self.voice)

    def _heading(self, section: str) -> None:
        self.paper.heading(self.voice.say(f"cli.section_{section}"))

    def _statements(self, section: str) -> None:
        entries = getattr(self.profile, section)
        if self._begins(section, entries):
            self.paper.items(self.voice.read(entry.text) for entry in entries.values())

    def _begins(self, section: str, entries: Sized) -> bool:
        """The heading; an empty section shows why it is empty instead of entries."""
        gap = self.profile.gaps.get(section)
        if entries or gap:
            self._heading(section)
        if not entries and gap:
            self.paper.text(self.voice.read(gap))
        return bool(entries)

    def _misconceptions(self) -> None:
        self._pairs("misconceptions", "myth", "fact")

    def _expectations(self) -> None:
        self._pairs("expectations", "expectation", "reality")

    def _pairs(self, section: str, first: str, second: str) -> None:
        """Two sentences that belong together: what is thought, and how it is."""
        entries = getattr(self.profile, section)
        if not self._begins(section, entries):
            return
        for number, entry in enumerate(entries.values()):
            if number:
                self.paper.text()
            self.paper.rows(
                (self.voice.say(f"cli.{name}"), self.voice.read(getattr(entry, name)))
                for name in (first, second)
            )

    def _distinctions(self) -> None:
        if not self._begins("distinctions", self.profile.distinctions):
            return
        for distinction in self.profile.distinctions.values():
            others = (self.voice.read(self.catalogue.other(o).title) for o in distinction.others)
            rows = [(self.voice.say("cli.here"), self.voice.read(distinction.here))]
            if distinction.there:
                rows.append((self.voice.say("cli.there"), self.voice.read(distinction.there)))
            self.paper.text(self.voice.say("cli.compared_with", others=self.voice.listed(others)))
            self.paper.rows(rows, 2)

    def _requirements(self) -> None:
        if not self._begins("requirements", self.profile.requirements):
            return
        for importance in ("essential", "important", "helpful"):
            names = [
                f"{self.voice.read(self.catalogue.traits[trait].name)} ({need.level})"
                for trait, need in self.profile.requirements.items()
                if need.importance == importance
            ]
            if names:
                self.paper.strong(self.voice.say(f"cli.{importance}"))
                self.paper.items(names)
        self.paper.text(self.voice.say("cli.levels_editorial"))

    def _gates(self) -> None:
        gates = [self.catalogue.jurisdiction.gates[g] for g in self.profile.formal_requirements]
        if self._begins("formal_requirements", gates):
            self.paper.items(
                f"{self.voice.read(gate.text)} "
                f"{self.voice.say('cli.binds', binds=self.voice.read(gate.binds))}"
                for gate in gates
            )

    def _codes(self) -> None:
        if self._begins("codes", self.profile.codes):
            self.paper.rows(
                (
                    f"{self.voice.say(f'cli.scheme_{code.scheme}')} {code.code}",
                    f"{self.voice.read(code.gloss)} ({self.voice.say(f'cli.match_{code.match}')})",
                )
                for code in self.profile.codes
            )

    def _gaps(self) -> None:
        """Gaps of topics that have no section here."""
        from careerfit.model.profile import SECTIONS

        shown = (*SECTIONS, "codes")
        gaps = [text for topic, text in self.profile.gaps.items() if topic not in shown]
        if gaps:
            self._heading("gaps")
            self.paper.items(map(self.voice.read, gaps))

"""Lines of known kinds fill the sections of a draft, every statement with its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from careerfit.exchange.prose import sections, slugs
from careerfit.exchange.prose.cues import Tables
from careerfit.exchange.prose.defects import denies_itself
from careerfit.exchange.prose.lines import (
    EXPECTATION,
    MISCONCEPTION,
    PARTNER,
    REALITY,
    SECTION,
    SUITABLE,
    SUMMARY,
    TASK,
    UNSUITABLE,
    Line,
)
from careerfit.exchange.prose.notes import Note
from careerfit.exchange.prose.traits import Known
from careerfit.model.text import TODO, TODO_NAME

SOURCE = "sumber"
MOST_LETTERS = 2000  # of a sentence in a profile
_MOST_IN_LINE = 40


@dataclass
class Filling:
    """One pass over the lines; sections fill up in the order of the text."""

    title: str
    slug: str
    known: Known
    cues: Tables
    found: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = self.known.vocabulary(self.cues)
        self.weak = {*slugs.letters(self.title), *self.cues.words["slug_weak"]}
        self.alike = self.weak  # words that tell no statement of the line at hand apart

    def note(
        self, code: str, line: int, where: Sequence[str], quote: str = "", **data: object
    ) -> None:
        self.notes.append(Note(code, line, tuple(where), quote, dict(data)))

    def take(self, line: Line) -> None:
        """Put a line where it belongs."""
        if line.kind == SUMMARY:
            self.summary.append(line.text)
        elif line.kind == TASK:
            self.statements("tasks", line, sections.tasks(line, self.title, self.cues))
        elif line.kind == PARTNER:
            parts = sections.partners(line, self.title, self.cues)
            self.statements("tasks", line, sections.Parts(parts.tasks))
            self.statements("partners", line, parts)
        elif line.kind in (SUITABLE, UNSUITABLE):
            self.qualities(line)
        elif line.kind in (MISCONCEPTION, EXPECTATION):
            self.belief(line)
        elif line.kind == REALITY:
            self.reality(line)
        else:
            self.distinction(line)

    def statements(self, section: str, line: Line, parts: sections.Parts) -> None:
        for said in self.kept(section, line, parts.statements):
            self.add(section, said, {"text": self.text(said)}, line)
        self.flagged(section, line, parts)
        if parts.aim:
            self.note("aim_left_out", line.n, (section,), parts.aim)

    def qualities(self, line: Line) -> None:
        if line.kind == UNSUITABLE and denies_itself(line.text, self.title, self.cues):
            self.notes.append(
                Note("contradiction", line.n, ("unsuitable",), line.text, variant="self")
            )
            return
        parts = sections.qualities(line, self.cues, line.kind)
        kinds = set()
        for said in self.kept(line.kind, line, parts.statements):
            trait = self.words.trait(said)
            kinds.add(self.words.kind(trait))
            slug = self.add(line.kind, said, {"trait": trait, "text": self.text(said)}, line)
            if slug and trait == TODO_NAME:
                self.note("trait_unknown", line.n, (line.kind, slug), said)
        if len(kinds - {""}) > 1:
            self.note("mixed_kinds", line.n, (line.kind,))
        self.flagged(line.kind, line, parts)

    def belief(self, line: Line) -> None:
        parts = sections.belief(line, self.cues)
        names = ("myth", "fact") if line.kind == MISCONCEPTION else ("expectation", "reality")
        said = (parts.claim or TODO, parts.truth or TODO)
        sides = {name: self.text(side) for name, side in zip(names, said, strict=True)}
        if not self.kept(SECTION[line.kind], line, (parts.claim + parts.truth,)):
            return
        self.add(SECTION[line.kind], parts.claim, sides, line)

    def reality(self, line: Line) -> None:
        """The truth that the belief before it lacks, else an expectation without its first half."""
        truth = sections.reality(line, self.cues).truth or TODO
        for section, name in (("expectations", "reality"), ("misconceptions", "fact")):
            for entry in self.found.get(section, {}).values():
                if entry[name] == self.text(TODO) and line_of(entry) == line.n - 1:
                    entry[name] = self.text(truth)
                    entry["sources"].append(self.citation(line))
                    return
        sides = {"expectation": self.text(TODO), "reality": self.text(truth)}
        slug = self.add("expectations", truth, sides, line)
        self.note("reality_without_expectation", line.n, ("expectations", slug), line.text)

    def distinction(self, line: Line) -> None:
        parts = sections.distinction(line, self.title, self.cues)
        if not self.kept("distinctions", line, (parts.claim + parts.truth,)):
            return
        others = [self.occupation(name) for name in parts.others] or [TODO_NAME]
        entry: dict[str, Any] = {
            "others": list(dict.fromkeys(others)),
            "here": self.text(parts.claim or TODO),
        }
        if parts.truth:
            entry["there"] = self.text(parts.truth)
        slug = self.add("distinctions", " ".join(parts.others) or parts.claim, entry, line)
        strange = [name for name in parts.others if name.lower() not in self.known.occupations]
        if strange:
            self.note("neighbour_unknown", line.n, ("distinctions", slug), ", ".join(strange))
        if not parts.others:
            self.note("compared_with_nobody", line.n, ("distinctions", slug), line.text)

    def occupation(self, name: str) -> str:
        """The slug of a role or neighbour of that title; else the name itself as one."""
        return self.known.occupations.get(name.lower()) or slugs.plain(name)

    def kept(self, section: str, line: Line, said: Sequence[str]) -> tuple[str, ...]:
        """The statements that a profile can hold; what is left out is told."""
        fits = tuple(one for one in said if len(one) <= MOST_LETTERS)[:_MOST_IN_LINE]
        if len(fits) < len(said):
            self.note("too_long", line.n, (section,), line.text)
        self.alike = self.weak | slugs.common(fits, self.cues)
        return fits

    def flagged(self, section: str, line: Line, parts: sections.Parts) -> None:
        for code in parts.flags:
            self.note(code, line.n, (section,), line.text)

    def add(self, section: str, said: str, entry: dict[str, Any], line: Line) -> str:
        """Add a statement to a section, unless it is there already; its slug."""
        entries = self.found.setdefault(section, {})
        for slug, other in entries.items():
            if said and _says(other) == _says(entry):
                other["sources"].append(self.citation(line))
                self.note("doubled", line.n, (section, slug), said)
                return ""
        slug = slugs.statement(said or line.text, section, set(entries), self.alike, self.cues)
        entries[slug] = {**entry, "sources": [self.citation(line)]}
        return slug

    def text(self, said: str) -> dict[str, str]:
        """A sentence in the language of the text."""
        return {self.cues.language: said}

    def citation(self, line: Line) -> str:
        """The line as a place in the source."""
        return f"{SOURCE}#{line.n}"


def line_of(entry: Mapping[str, Any]) -> int:
    """The line that a statement comes from."""
    return int(entry["sources"][0].partition("#")[2])


def _says(entry: Mapping[str, Any]) -> list[Any]:
    return [value for key, value in entry.items() if key != "sources"]

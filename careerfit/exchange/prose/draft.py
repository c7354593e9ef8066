"""The draft profile of a career text, and the notes on what the text lacks or gets wrong.

A draft is a plain value in the shape of `careerfit.model.profile.Profile`. What only a person can
know is the word TODO there, which `careerfit check` reports.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerfit.errors import CareerfitError, Fault
from careerfit.exchange.prose import defects, slugs
from careerfit.exchange.prose.cues import Tables, detected, tables
from careerfit.exchange.prose.filling import MOST_LETTERS, SOURCE, Filling, line_of
from careerfit.exchange.prose.lines import (
    EXPECTATION,
    KINDS,
    REALITY,
    SECTION,
    Line,
    classified,
    is_profile,
)
from careerfit.exchange.prose.notes import Note
from careerfit.exchange.prose.titles import title_of
from careerfit.exchange.prose.traits import Known
from careerfit.model.profile import SECTIONS
from careerfit.model.text import TODO
from careerfit.words import say

MOST_LINES = 300
_ONCE = ("mixed_kinds",)  # a note of which one a section is enough
# Where a belief lacks its second half: section, the half it has, the half it lacks.
_HALVES = (("misconceptions", "myth", "fact"), ("expectations", "expectation", "reality"))


class RefusedError(CareerfitError):
    """A text is no career profile; the fault says what it is and what to do instead."""


@dataclass(frozen=True)
class Draft:
    """What was read: the profile's value, the kind of every line, the notes."""

    profile: Mapping[str, Any]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]

    def to_json(self) -> dict[str, Any]:
        """The shape that `careerfit import prose --json` prints."""
        return {
            "profile": self.profile,
            "lines": [{"n": line.n, "kind": line.kind} for line in self.lines],
            "notes": [note.to_json() for note in self.notes],
        }


def read(text: str, name: str, known: Known, language: str | None = None) -> Draft:
    """The draft of a text; `name` is its file's. Raises RefusedError if it is no profile."""
    cues = tables(language or detected(text))
    lines = classified(text, cues)
    _refuse(lines, name, cues)
    found = title_of(lines, cues)
    title = found or _named_by(name)
    filling = Filling(title, slugs.role(title, cues), known, cues)
    for line in lines:
        filling.take(line)
    notes = _all_notes(filling, lines, cues)
    if not found:
        notes = (Note("title_from_file", 0, ("title",)), *notes)
    return Draft(_profile(filling, notes), lines, notes)


def _refuse(lines: tuple[Line, ...], name: str, cues: Tables) -> None:
    if not lines:
        raise RefusedError(Fault("empty_file", name))
    if len(lines) > MOST_LINES:
        raise RefusedError(Fault("prose_too_long", name, data={"limit": MOST_LINES}))
    if sum(line.text.endswith("|") for line in lines) > len(lines) / 2:
        raise RefusedError(Fault("prose_is_record", name))
    if not is_profile(lines, cues):
        raise RefusedError(Fault("prose_is_article", name))


def _named_by(file: str) -> str:
    """A title from a file's name: 05_pekerja-sosial.txt is "pekerja sosial"."""
    stem = file.rpartition("/")[2].partition(".")[0]
    return stem.lstrip("0123456789_- ").replace("_", " ").replace("-", " ") or stem or TODO


def _all_notes(filling: Filling, lines: tuple[Line, ...], cues: Tables) -> tuple[Note, ...]:
    """The notes of the filling, of the text's own defects and of its gaps, by line."""
    found = [
        *filling.notes,
        *_unfinished(filling),
        *_missing(lines),
        *defects.found_in(lines, filling.found, filling.title, cues),
    ]
    kept: dict[tuple[object, ...], Note] = {}
    for note in sorted(found, key=lambda note: (note.line, note.code)):
        alike = note.where if note.code in _ONCE else (note.line, note.where)
        kept.setdefault((note.code, *alike), note)
    return tuple(kept.values())


def _unfinished(filling: Filling) -> Iterator[Note]:
    """Beliefs that nothing corrects."""
    todo = filling.text(TODO)
    for section, claim, truth in _HALVES:
        for slug, entry in filling.found.get(section, {}).items():
            if entry[truth] == todo:
                quote = entry[claim][filling.cues.language]
                yield Note(f"no_{truth}", line_of(entry), (section, slug), quote)


def _missing(lines: tuple[Line, ...]) -> Iterator[Note]:
    """Kinds of lines that a text of this family has, and this one has not."""
    there = {EXPECTATION if line.kind == REALITY else line.kind for line in lines}
    for kind in KINDS:
        if kind not in there and kind != REALITY:
            yield Note(f"missing_{kind}", 0, (SECTION[kind],))


def _profile(filling: Filling, notes: tuple[Note, ...]) -> dict[str, Any]:
    """The value of the profile's file."""
    title = filling.text(filling.title[0].upper() + filling.title[1:])
    said = {name: filling.found[name] for name in SECTIONS if filling.found.get(name)}
    absent = [name for name in SECTIONS if name not in said]
    return {
        "schema_version": 1,
        "slug": filling.slug,
        "status": "draft",
        "title": title,
        "summary": filling.text(" ".join(filling.summary)[:MOST_LETTERS] or TODO),
        **said,
        "gaps": {name: _gap(name, filling.known.languages) for name in absent},
        "sources": {SOURCE: {"kind": "page", "title": title, "status": "seen"}},
        "editorial_notes": [note.as_editorial(SOURCE, filling.known.languages) for note in notes],
    }


def _gap(section: str, spoken: Sequence[str]) -> dict[str, str]:
    """Why a section is empty, in every language of the catalogue that the program speaks."""
    key = "importing.gap_unread" if section in SECTION.values() else "importing.gap_silent"
    return {language: say(key, language) for language in spoken}

"""The draft service of a record, with its indicator and what the record lacks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerfit.errors import CareerfitError, Fault
from careerfit.exchange.indicator import defects, links
from careerfit.exchange.indicator.record import Listed, Part, fields, listed
from careerfit.exchange.indicator.vocabulary import phrase
from careerfit.exchange.prose import slugs
from careerfit.exchange.prose.cues import Tables, tables
from careerfit.exchange.prose.lists import split
from careerfit.exchange.prose.notes import Note
from careerfit.words import languages, say

LANGUAGE = "id"  # the portal's records are in Indonesian
SOURCE = "catatan"
_CODES = ("code", "romantik", "sdsn")  # fields that are no sentence
_MOST_LETTERS = 2000
# What a reader needs and a record of this kind often lacks: a gap says so.
_EXPECTED = (
    "numerator",
    "denominator",
    "period",
    "area",
    "disaggregation",
    "base_source",
    "interpretation",
    "formula",
)
_PLACES = {"concept": "Konsep", "methodology": "Metodologi", "definition": "Definisi"}


class NoRecordError(CareerfitError):
    """A text is no record of indicator metadata."""


@dataclass(frozen=True)
class ServiceDraft:
    """What was read: the service's value and the notes."""

    service: Mapping[str, Any]
    notes: tuple[Note, ...]

    def to_json(self) -> dict[str, Any]:
        """The shape that `careerfit import indicator --json` prints."""
        return {"service": self.service, "notes": [note.to_json() for note in self.notes]}


def read(text: str, name: str, spoken: Sequence[str] | None = None) -> ServiceDraft:
    """The draft of a record; `name` is its file's, `spoken` are the languages of gaps and notes.

    Raises NoRecordError if it is none.
    """
    spoken = spoken or languages()
    found = fields(text)
    if "name" not in found or len(found) < 3:
        raise NoRecordError(Fault("indicator_no_record", name))
    cues = tables(LANGUAGE)
    concept = listed(found.get("concept", ""), found["name"])
    method = listed(found.get("methodology", ""), found["name"])
    slug = slugs.role(found["name"], cues)
    components = _parts(concept.parts, "Konsep", cues)
    steps = _parts(method.parts, "Metodologi", cues)
    links.link(components, steps, concept.parts, method.parts)
    for entry, part in zip(components.values(), concept.parts, strict=True):
        if phrase("quality").match(part.title):
            entry["kind"] = "quality"
    notes = tuple(defects.found_in(text, found, components, steps, concept, method))
    service = {
        "schema_version": 1,
        "slug": slug,
        "status": "draft",
        "title": _said(found["name"]),
        "summary": _said(_first_sentence(found, concept)),
        "components": components,
        "steps": steps,
        **_people(found, cues),
        "indicator": _indicator(found, concept, method),
        "gaps": {field: _gap(field, spoken) for field in _EXPECTED if field not in found},
        "sources": {SOURCE: _source(found)},
        "editorial_notes": [note.as_editorial(SOURCE, spoken) for note in notes],
    }
    return ServiceDraft({key: value for key, value in service.items() if value != {}}, notes)


def _parts(parts: tuple[Part, ...], place: str, cues: Tables) -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for part in parts:
        slug = slugs.statement(part.title, "", set(entries), set(), cues)
        entries[slug] = {
            "title": _said(part.title),
            "text": _said(part.text or part.title),
            "sources": [f"{SOURCE}#{place} {part.number}"],
        }
    return entries


def _people(found: Mapping[str, str], cues: Tables) -> dict[str, dict[str, Any]]:
    """Principles, experts and partners, where a field names them."""
    sections: dict[str, dict[str, Any]] = {"principles": {}, "experts": {}, "partners": {}}
    for field in ("concept", "methodology"):
        text = found.get(field, "").replace("**", "")
        for section, named in _named(text, cues):
            entries = sections[section]
            known = slugs.statement(named, "", set(), set(), cues)
            if known not in entries:
                statement = named[0].upper() + named[1:]
                entries[known] = {
                    "text": _said(f"{statement}."),
                    "sources": [f"{SOURCE}#{_PLACES[field]}"],
                }
    return {section: entries for section, entries in sections.items() if entries}


def _named(text: str, cues: Tables) -> Iterator[tuple[str, str]]:
    """Pairs of a section and what the text names for it, in the order of the text."""
    for section in ("principles", "experts", "partners"):
        for match in phrase(section).finditer(text):
            rest = re.split(r"[.:]", text[match.end() : match.end() + 300], maxsplit=1)[0]
            for named in split(_before_purpose(rest, cues), cues, nouns=True):
                if len(named.split()) < 7:
                    yield section, named
    for match in phrase("expert_one").finditer(text):
        if phrase("expert_word").match(match[1]) and len(match[1].split()) < 4:
            yield "experts", match[1]


def _before_purpose(text: str, cues: Tables) -> str:
    ends = [m.start() for m in cues.phrases["purpose"].finditer(text) if m.start() > 2]
    tail = re.search(r", (?:dengan|yang|dan Ini)\b", text)
    return text[: min([*ends, tail.start() if tail else len(text), len(text)])]


def _indicator(found: Mapping[str, str], concept: Listed, method: Listed) -> dict[str, Any]:
    """All fields of the record; of a list only what stands around it, its parts stand above."""
    around = {"concept": concept, "methodology": method}
    said: dict[str, Any] = {"code": found.get("code", "-")}
    for field, value in found.items():
        if field in _CODES:
            said[field] = value
            continue
        whole = f"{around[field].before} {around[field].after}" if field in around else value
        said[field] = _said(whole.strip() or value)
    formula = "unverified" if "formula" in found else "absent"
    return {**said, "formula_status": formula, "sources": [SOURCE]}


def _first_sentence(found: Mapping[str, str], concept: Listed) -> str:
    text = concept.before or found.get("definition", "") or found["name"]
    return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0]


def _source(found: Mapping[str, str]) -> dict[str, Any]:
    source: dict[str, Any] = {"kind": "record", "title": _said(found["name"]), "status": "seen"}
    if "producer" in found:
        source["publisher"] = found["producer"]
    return source


def _said(text: str) -> dict[str, str]:
    return {LANGUAGE: text[:_MOST_LETTERS].strip()}


def _gap(field: str, spoken: Sequence[str]) -> dict[str, str]:
    return {language: say(f"importing.gap_{field}", language) for language in spoken}

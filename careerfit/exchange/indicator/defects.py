"""What a record lacks before anyone could compute or use its indicator."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import Any

from careerfit.exchange.indicator.links import words
from careerfit.exchange.indicator.record import Listed, Part
from careerfit.exchange.indicator.vocabulary import phrase, stopped
from careerfit.exchange.prose.cues import tables
from careerfit.exchange.prose.defects import doubled_words
from careerfit.exchange.prose.notes import Note
from careerfit.model.service import NEEDED

_AREA = re.compile(r"\b\d{4}\b")
_FEW = 3  # words: "kompilasi data" names no source

Entries = Mapping[str, Mapping[str, Any]]


def found_in(
    text: str,
    found: Mapping[str, str],
    components: Entries,
    steps: Entries,
    concept: Listed,
    method: Listed,
) -> Iterator[Note]:
    """All notes on a record, the grave ones first."""
    yield from _measure(found)
    yield from _method(found, method)
    yield from _names(components, concept.parts)
    yield from _names(steps, method.parts)
    yield from _holes(components, steps)
    for section, entries, parts in (
        ("components", components, concept.parts),
        ("steps", steps, method.parts),
    ):
        yield from _overlaps(section, entries, parts)
    yield from _people(components, concept.parts)
    if "**" in text:
        yield Note("leftover_marks", 0, ("indicator",), "**")


def _measure(found: Mapping[str, str]) -> Iterator[Note]:
    """A definition that defines nothing, a percentage of nothing, an area that is only a number."""
    definition = found.get("definition", "")
    repeated = words(found["name"]) & words(definition)
    circular = len(repeated) * 2 >= len(words(found["name"]))
    if definition and circular and not phrase("counting").search(definition):
        yield Note("not_operational", 0, ("indicator", "definition"), definition, severity="high")
    absent = tuple(name for name in NEEDED if name not in found)
    if phrase("percent").search(found.get("unit", "")) and {"numerator", "denominator"} & {*absent}:
        where = ("indicator", "unit", *absent)
        yield Note("percent_without_denominator", 0, where, found["unit"], severity="high")
    romantik = found.get("romantik", "")
    if "area" in absent and _AREA.search(romantik):
        yield Note("area_only_in_number", 0, ("indicator", "romantik", "area"), romantik)


def _method(found: Mapping[str, str], method: Listed) -> Iterator[Note]:
    """A way to serve people where the way to count them is asked for."""
    said = found.get("methodology", "")
    if said and not phrase("statistical").search(said):
        where = ("indicator", "methodology")
        code = "service_method_not_statistical"
        yield Note(code, 0, where, method.before[:120], severity="high")
    collection = found.get("collection", "")
    if collection and "base_source" not in found and len(collection.split()) <= _FEW:
        yield Note("base_source_unnamed", 0, ("indicator", "collection", "base_source"), collection)


def _names(entries: Entries, parts: tuple[Part, ...]) -> Iterator[Note]:
    for slug, part in zip(entries, parts, strict=True):
        if doubled := doubled_words(part.title, tables("id")):
            yield Note("doubled_word", 0, (slug,), doubled)


def _holes(components: Entries, steps: Entries) -> Iterator[Note]:
    """Components that no step carries out, and steps that serve none."""
    served = {slug for step in steps.values() for slug in step.get("components", ())}
    unserved = tuple(slug for slug in components if slug not in served)
    if steps and unserved:
        yield Note("components_without_step", 0, ("components", *unserved))
    loose = tuple(slug for slug, step in steps.items() if not step.get("components"))
    if components and loose:
        yield Note("steps_without_component", 0, ("steps", *loose))
    if served:
        yield Note("links_proposed", 0, ("steps",))
    qualities = tuple(slug for slug, entry in components.items() if entry.get("kind") == "quality")
    if qualities:
        yield Note("quality_not_service", 0, ("components", *qualities))


def _overlaps(section: str, entries: Entries, parts: tuple[Part, ...]) -> Iterator[Note]:
    """Two parts that speak of the same thing in the same two words."""
    pairs_of = [(slug, _pairs(part.text)) for slug, part in zip(entries, parts, strict=True)]
    for (one, first), (other, second) in combinations(pairs_of, 2):
        if shared := first & second:
            quote = " ".join(min(shared))
            yield Note("overlapping_parts", 0, (section, one, other), quote)


def _pairs(text: str) -> set[tuple[str, str]]:
    """Neighbouring words that both carry meaning."""
    said = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())
    return {
        (one, two)
        for one, two in pairwise(said)
        if one not in stopped() and two not in stopped() and len(one) > 3 and len(two) > 3
    }


def _people(components: Entries, parts: tuple[Part, ...]) -> Iterator[Note]:
    """Families named as support without conditions; victims told to avoid risks."""
    for slug, part in zip(components, parts, strict=True):
        if phrase("family").search(part.text):
            yield Note("safety_family", 0, ("components", slug), severity="safety")
        if match := phrase("risk").search(part.text):
            yield Note("wording", 0, ("components", slug), match[0])

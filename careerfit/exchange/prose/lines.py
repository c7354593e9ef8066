"""What every line of a career text is about: one kind a line, by the cue tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from careerfit.exchange.prose.cues import Cue, Tables, lowered

SUMMARY, TASK, PARTNER, SUITABLE, UNSUITABLE = (
    "summary",
    "task",
    "partner",
    "suitable",
    "unsuitable",
)
MISCONCEPTION, EXPECTATION, REALITY, DISTINCTION = (
    "misconception",
    "expectation",
    "reality",
    "distinction",
)
KINDS = (
    SUMMARY,
    TASK,
    PARTNER,
    SUITABLE,
    UNSUITABLE,
    MISCONCEPTION,
    EXPECTATION,
    REALITY,
    DISTINCTION,
)
# The section of a profile that lines of a kind go to.
SECTION = {
    SUMMARY: "summary",
    TASK: "tasks",
    PARTNER: "partners",
    SUITABLE: "suitable",
    UNSUITABLE: "unsuitable",
    MISCONCEPTION: "misconceptions",
    EXPECTATION: "expectations",
    REALITY: "expectations",
    DISTINCTION: "distinctions",
}
_BELIEF = "belief"  # a misconception or an expectation: the text has not said which
_ANNOUNCING = ("label", "start", "lead")
_LEAD = 12  # words
_MOST_LABEL = 100  # characters
_LOOKED_AT = 800  # characters: no cue stands behind them
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]? +(?=[\"“‘(]?[A-Z])")
_MARKS = re.compile(r"^(?:[#>*•·–—-]+|\d{1,2}[.)])\s+|\*\*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: its number among those, its sentences and its kind."""

    n: int
    text: str
    kind: str
    label: str = ""  # "Miskonsepsi:", taken off


@lru_cache(maxsize=256)  # every step asks for those of the line at hand
def sentences(text: str) -> list[str]:
    """The sentences of a line; not to be changed."""
    return [part for part in _SENTENCE.split(text) if part.strip()]


def units(text: str) -> Iterator[str]:
    """The lines that are not empty; the sentences, where all stands in one paragraph."""
    lines = [" ".join(_MARKS.sub("", line.strip()).split()) for line in text.splitlines()]
    lines = [line for line in lines if line]
    if len(lines) == 1 and len(parts := sentences(lines[0])) > 4:
        lines = parts
    yield from lines


def classified(text: str, tables: Tables) -> tuple[Line, ...]:
    """Every line with its kind."""
    found: list[Line] = []
    beliefs: list[int] = []
    for n, line in enumerate(units(text), 1):
        kind, label = _kind(line, tables, tuple(each.kind for each in found))
        if kind == _BELIEF:
            beliefs.append(len(found))
            kind = _believed([each.kind for each in found])
        body = line[len(label) :].strip() if label else line
        found.append(Line(n, body, kind, label))
    named = {line.kind for place, line in enumerate(found) if place not in beliefs}
    if EXPECTATION in named:  # a line says that it is one: the others are none
        for place in beliefs:
            found[place] = replace(found[place], kind=MISCONCEPTION)
    return tuple(found)


def is_profile(lines: tuple[Line, ...], tables: Tables) -> bool:
    """Whether lines announce two kinds with their very first words."""
    announced: set[str] = set()
    for line in lines:
        cues = _fitting(f"{line.label} {line.text[:_LOOKED_AT]}".strip(), _ANNOUNCING, tables)
        announced |= {next((cue.kind for cue in cues), "")} - {"", _BELIEF, SUMMARY}
        if len(announced) > 1:
            return True
    return False


def _kind(line: str, tables: Tables, before: tuple[str, ...]) -> tuple[str, str]:
    """The kind of a line after lines of the kinds `before`, and its label."""
    head = line[:_LOOKED_AT]
    if not before:
        return _opening(head, tables)
    for cue in _fitting(head, ("label",), tables):
        return cue.kind, _label(cue, head)
    first = _without_opener(_SENTENCE.split(head, maxsplit=1)[0], tables)
    for cue in _fitting(first, ("start", "lead", "any", "weak"), tables):
        if _may_be(cue, before):
            return cue.kind, ""
    # Nothing in the first sentence: what the others say.
    for cue in _fitting(head, ("any", "weak"), tables):
        if _may_be(cue, before):
            return cue.kind, ""
    return _continued(before), ""


def _opening(head: str, tables: Tables) -> tuple[str, str]:
    """The first line is the summary, unless its first words say otherwise."""
    for cue in _fitting(head, ("label", "start"), tables):
        if cue.kind not in (PARTNER, REALITY):
            return cue.kind, _label(cue, head)
    return SUMMARY, ""


def _fitting(text: str, places: tuple[str, ...], tables: Tables) -> Iterator[Cue]:
    """The cues that a text has at one of the places, in the order of the table."""
    low = lowered(text)
    # A label ends in a colon or is all of its line.
    labelled = ":" in low or len(low) < _MOST_LABEL
    where = {place: _seen_at(place, low) for place in places if labelled or place != "label"}
    likely = tuple(p for p in where if _found(tables.places[p], p, where[p]))
    for cue in tables.at(likely):
        if _found(cue.phrase, cue.place, where[cue.place]):
            yield cue


def _seen_at(place: str, text: str) -> str:
    return " ".join(text.split(" ", _LEAD)[:_LEAD]) if place == "lead" else text


def _found(phrase: re.Pattern[str], place: str, text: str) -> re.Match[str] | None:
    return phrase.match(text) if place in ("label", "start") else phrase.search(text)


def _label(cue: Cue, head: str) -> str:
    match = cue.phrase.match(lowered(head)) if cue.place == "label" else None
    return head[: match.end()] if match else ""


def _may_be(cue: Cue, before: tuple[str, ...]) -> bool:
    """Whether a cue counts here: partners stand before who suits, weak cues after it."""
    if cue.place == "weak":
        return bool({UNSUITABLE, MISCONCEPTION, EXPECTATION} & set(before))
    if cue.kind == PARTNER and cue.place == "any":
        return before[-1] != SUITABLE
    if cue.kind == TASK:
        return SUITABLE not in before
    return True


def _believed(before: list[str]) -> str:
    """A belief is a misconception, unless only the expectation is still to come."""
    wanting = MISCONCEPTION in before and EXPECTATION not in before
    return EXPECTATION if wanting else MISCONCEPTION


def _continued(before: tuple[str, ...]) -> str:
    """A line without a cue goes on with what was said, or names further tasks."""
    if {SUITABLE, UNSUITABLE, MISCONCEPTION, EXPECTATION, DISTINCTION} & set(before):
        return before[-1]
    return TASK


def _without_opener(text: str, tables: Tables) -> str:
    match = tables.phrases["opener"].match(text)
    return text[match.end() :].lstrip(" ,") if match else text

"""What is wrong with a text itself: it contradicts itself, repeats itself, or words things badly.

Nothing is repaired. A finding is a note with the words that gave rise to it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from careerfit.exchange.prose.cues import TITLE_CODES, Defect, Tables, lowered
from careerfit.exchange.prose.lines import (
    EXPECTATION,
    KINDS,
    REALITY,
    SECTION,
    SUMMARY,
    TASK,
    Line,
    sentences,
)
from careerfit.exchange.prose.notes import Note

_WORD = re.compile(r"\w[\w-]*")
_STOP = ".,;:!?"
_SHARED = 2  # words that two clauses must share to speak of the same thing
_LOOKED_AT = 4000  # characters of a line

Found = Mapping[str, Mapping[str, Any]]


def found_in(lines: tuple[Line, ...], found: Found, title: str, tables: Tables) -> Iterator[Note]:
    """All defects of a text whose statements are in `found`."""
    yield from out_of_order(lines)
    yield from _wording(lines, tables)
    yield from _doubled(lines, tables)
    yield from _role_level(lines, title, tables)
    yield from contradictions(lines, found, title, tables)


def denies_itself(text: str, title: str, tables: Tables) -> bool:
    """Whether a line says that people who have the role do not suit it."""
    phrase = tables.phrases["is_one"].search(text[:300])
    if not phrase or not title:
        return False
    rest = text[phrase.end() :].strip(" ,").lower()
    return rest.startswith(title.lower()) and rest[len(title) :].lstrip().startswith((",", "."))


def out_of_order(lines: tuple[Line, ...]) -> Iterator[Note]:
    """Lines of a kind that stand behind a kind that usually follows it."""
    furthest = 0
    for line in lines:
        rank = KINDS.index(EXPECTATION if line.kind == REALITY else line.kind)
        if rank < furthest:
            yield Note("out_of_order", line.n, (SECTION[line.kind],), line.text)
        furthest = max(furthest, rank)


def contradictions(
    lines: tuple[Line, ...], found: Found, title: str, tables: Tables
) -> Iterator[Note]:
    """What a distinction claims, although another section denies it or claims it of the role."""
    own = _own(lines, found, tables)
    for slug, entry in found.get("distinctions", {}).items():
        others = (other.replace("_", " ") for other in entry["others"])
        names = [title, *others, *_head_words(title)]
        claim, of_others = _said(entry, "here", tables), _said(entry, "there", tables)
        here = _content(_unnamed(claim, names), tables)
        there = _content(_unnamed(of_others, names), tables)
        claimed = [section for section, words in own.items() if words & (there - here)]
        shared = {word for section in claimed for word in own[section] & (there - here)}
        denied = [
            myth
            for myth, belief in found.get("misconceptions", {}).items()
            if _denies(_unnamed(_said(belief, "myth", tables), names), here, tables)
        ]
        if denied:
            where = ("distinctions", slug, "misconceptions", *denied, *claimed)
            yield Note("contradiction", _line(entry), where, claim)
        elif len(shared) >= _SHARED or _one_against_many(here, there, own, tables):
            where = ("distinctions", slug, *claimed)
            yield Note("mild_contradiction", _line(entry), where, of_others)


def _denies(myth: str, here: set[str], tables: Tables) -> bool:
    """Whether "only this" is called a myth, while a distinction says that it is so."""
    only = any(tables.among("only", word) for word in _WORD.findall(myth))
    return only and len(_content(myth, tables) & here) >= _SHARED


def _one_against_many(
    here: set[str], there: set[str], own: Mapping[str, set[str]], tables: Tables
) -> bool:
    """Whether the others alone are said to serve groups, though the summary says that we do."""
    one, many = tables.words["one"], tables.words["many"]
    return bool(here & one and there & many and not here & many and own["summary"] & many)


def _head_words(title: str) -> list[str]:
    """What a text calls the role for short: the first or, in English, the last word."""
    words = [word for word in title.split() if len(word) > 3]
    return [words[0], words[-1]] if words else []


def _unnamed(text: str, names: list[str]) -> str:
    """A clause in lower case without the occupations it speaks of, in singular or plural."""
    said = text.lower()
    for name in names:
        stem = name[:-2] if " " not in name and len(name) > 5 else name
        said = _without(said, stem.lower())
    return said


def _without(text: str, stem: str) -> str:
    """A text without the words that begin with `stem` and have three letters more at most."""
    kept, done = "", 0
    while stem and (start := text.find(stem, done)) >= 0:
        end = start + len(stem)
        if start and text[start - 1].isalnum():
            kept, done = kept + text[done:end], end
            continue
        kept, done = kept + text[done:start], end
        while done < min(end + 3, len(text)) and text[done].isalnum():
            done += 1
    return kept + text[done:]


def _own(lines: tuple[Line, ...], found: Found, tables: Tables) -> dict[str, set[str]]:
    """The words with which each section speaks of the role itself."""
    summary = " ".join(line.text for line in lines if line.kind == SUMMARY)
    own = {"summary": _content(summary[:_LOOKED_AT], tables)}
    for section in ("tasks", "suitable"):
        said = " ".join(_said(entry, "text", tables) for entry in found.get(section, {}).values())
        own[section] = _content(said[:_LOOKED_AT], tables)
    return own


def _content(text: str, tables: Tables) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - tables.words["content_stop"]


def _wording(lines: tuple[Line, ...], tables: Tables) -> Iterator[Note]:
    for line in lines:
        low = lowered(line.text[:_LOOKED_AT])
        if not tables.defective.search(low):
            continue
        for defect in tables.defects:
            if defect.code in TITLE_CODES or not _concerns(defect, line):
                continue
            if match := defect.phrase.search(low):
                yield _noted(defect, line, line.text[match.start() : match.end()])


def _noted(defect: Defect, line: Line, quote: str) -> Note:
    data = {"proposal": defect.proposal} if defect.proposal else {}
    variant = "with" if defect.proposal else ""
    return Note(defect.code, line.n, (SECTION[line.kind],), quote, data, defect.severity, variant)


def _concerns(defect: Defect, line: Line) -> bool:
    return not defect.kinds or SECTION[line.kind] in defect.kinds


def _doubled(lines: tuple[Line, ...], tables: Tables) -> Iterator[Note]:
    """A line said twice, and a word said twice in a row or around a conjunction."""
    seen: dict[str, int] = {}
    for line in lines:
        said = " ".join(_WORD.findall(line.text.lower()))
        if said in seen:
            yield Note("doubled", line.n, (SECTION[line.kind],), line.text, {})
        seen.setdefault(said, line.n)
        for sentence in sentences(line.text[:_LOOKED_AT]):
            if words := doubled_words(sentence, tables):
                yield Note("doubled_word", line.n, (SECTION[line.kind],), words)


def doubled_words(text: str, tables: Tables) -> str:
    """The words said twice, "dan dan" or "hukum dan hukum"; empty if there are none."""
    said = text.split(" ")
    low = [word.lower().rstrip(_STOP) for word in said]
    for place, word in enumerate(low):
        if word in low[place + 1 : place + 3] and word.isalpha() and len(word) > 1:
            found = said[place : low.index(word, place + 1) + 1]
            joined = all(tables.among("and", between) for between in found[1:-1])
            paused = found[0][-1] in _STOP
            if joined and not paused and not tables.among("repeats", word):
                return " ".join(found).rstrip(_STOP)
    return ""


def _role_level(lines: tuple[Line, ...], title: str, tables: Tables) -> Iterator[Note]:
    """A title that leads, with tasks of which none does."""
    leads, works = (
        [defect.phrase for defect in tables.defects if defect.code == code] for code in TITLE_CODES
    )
    said = [line for line in lines if line.kind == TASK]
    low = [lowered(line.text[:_LOOKED_AT]) for line in said]
    leading = any(phrase.search(text) for phrase in works for text in low)
    if said and not leading and any(phrase.search(lowered(title)) for phrase in leads):
        yield Note("role_level", said[0].n, ("title", "tasks"), title)


def _said(entry: Mapping[str, Any], name: str, tables: Tables) -> str:
    return str(entry.get(name, {}).get(tables.language, ""))


def _line(entry: Mapping[str, Any]) -> int:
    return int(entry["sources"][0].partition("#")[2])

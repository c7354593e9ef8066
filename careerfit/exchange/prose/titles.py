"""What a text calls the role it is about."""

import re
from collections import Counter

from careerfit.exchange.prose.cues import Tables
from careerfit.exchange.prose.lines import Line, sentences

_MOST_WORDS = 11
_EDGE = " ,;:.\"'“”"


def title_of(lines: tuple[Line, ...], tables: Tables) -> str:
    """The name most sentences use, as most of them write it; empty where none is found."""
    found = [name for line in lines for name in _names(line, tables)]
    if not found:
        return ""
    counts = Counter(name.lower() for name in found)
    wanted = max(counts, key=lambda name: counts[name])  # the first of the most frequent ones
    return max((name for name in found if name.lower() == wanted), key=_capitals)


def _names(line: Line, tables: Tables) -> list[str]:
    first = sentences(line.text)[0][:400] if line.text else ""
    said = f"{line.label} {first}".strip() if line.label else first
    found = []
    for phrase in tables.titles:
        for text in {said, first}:
            if (match := phrase.match(text)) and (name := _name(match[1], tables)):
                found.append(name)
    return found


def _name(text: str, tables: Tables) -> str:
    """A name, unless the words are none ("pekerjaan ini")."""
    words = [word for word in text.strip(_EDGE).split(" ") if word]
    while words and tables.among("not_name_first", words[0]):
        words = words[1:]
    unnamed = any(tables.among("not_name", word) for word in words)
    if not words or unnamed or len(words) > _MOST_WORDS or re.search(r"[,;:]", text):
        return ""
    return " ".join(words)


def _capitals(name: str) -> int:
    return sum(letter.isupper() for letter in name)

"""Words, stems and claims of a sentence, by lists that anyone can edit (lists/*.tsv).

A language without rows in a list is left alone by the rules that need them.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_LISTS = Path(__file__).with_name("lists")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z0-9\"“(])")
_NOTHING = re.compile(r"(?!)")
SAME = 0.7  # share of common stems from which two sentences claim the same
_STEM = 6  # letters kept: endings vary, beginnings do not
_LEAST = 4  # letters that an affix must leave


class Claim(NamedTuple):
    """What a sentence says, as far as words tell."""

    stems: frozenset[str]
    denied: bool  # it says that something is not so
    narrow: bool  # it says that there is only this

    def same_as(self, other: "Claim") -> bool:
        """Whether both say nearly the same, with the same sign."""
        common, every = self.stems & other.stems, self.stems | other.stems
        return (
            bool(common)
            and len(common) >= SAME * len(every)
            and (self.denied, self.narrow) == (other.denied, other.narrow)
        )


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of lists/<name>.tsv below its heading."""
    lines = (_LISTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines[1:] if line.strip())


def knows(name: str, language: str) -> bool:
    """Whether a list has anything in a language."""
    return any(language in row[:2] for row in rows(name))


@cache
def phrases(name: str, language: str) -> re.Pattern[str]:
    """One pattern for all phrases of a list in a language; `*` stands for any letters."""
    found = [row[1] for row in rows(name) if row[0] == language]
    return pattern(found)


def pattern(found: list[str]) -> re.Pattern[str]:
    """A pattern for any of these phrases, the longest first; for none of them: nothing."""
    if not found:
        return _NOTHING
    ordered = sorted(found, key=len, reverse=True)
    written = (re.escape(each).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for each in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", re.IGNORECASE)


def words(text: str) -> list[str]:
    """The words of a text in small letters; a hyphen joins, as in `langkah-langkah`."""
    return [word.lower() for word in _WORD.findall(text)]


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def claim(text: str, language: str) -> Claim:
    """What a sentence says, without the words that only carry it."""
    bare = phrases("frames", language).sub(" ", text)
    return Claim(
        stems(bare, language),
        bool(phrases("denials", language).search(bare)),
        bool(phrases("narrowings", language).search(bare)),
    )


def stems(text: str, language: str) -> frozenset[str]:
    """The stems of all words that carry meaning."""
    bare = text
    for list_ in ("frames", "denials", "narrowings"):
        bare = phrases(list_, language).sub(" ", bare)
    return frozenset(stem(word, language) for word in words(bare) if len(word) > 2)


@cache
def _affixes(language: str, kind: str) -> tuple[str, ...]:
    found = [affix for code, place, affix in rows("affixes") if (code, place) == (language, kind)]
    return tuple(sorted(found, key=len, reverse=True))


def stem(word: str, language: str) -> str:
    """A word without its commonest affixes, cut short: `perlindungan`, `melindungi` are one."""
    for ending in _affixes(language, "suffix"):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word.removesuffix(ending)
            break
    for beginning in _affixes(language, "prefix"):
        if word.startswith(beginning) and len(word) - len(beginning) >= _LEAST:
            word = word.removeprefix(beginning)
            break
    return word[:_STEM]

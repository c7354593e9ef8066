"""When two texts count as the same: letter case, spaces, quotes and end marks do not matter."""

import re
import unicodedata

_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_NUMBERING = re.compile(r"^(?:[a-z]{0,3}[0-9]{1,3}[a-z]?|[a-z])\s*[.):]\s+")
# The number of an option beside its words: before them, or in brackets behind them.
_BEFORE = re.compile(r"\(?([+-]?[0-9]{1,2})\)?\s*(?:[:.)=\-]\s*|\s)(\D.*)")
_BEHIND = re.compile(r"(.*\D)\s*\(([+-]?[0-9]{1,2})\)")


def normal(text: str) -> str:
    """A text for comparison."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold()
    return " ".join(plain.split()).strip(" .,;:!*\"'")


def without_number(text: str) -> str:
    """A normal text without the numbering of a question or an answer: `q3. `, `a) `."""
    return _NUMBERING.sub("", text)


def numbered(text: str) -> tuple[int, str] | None:
    """The number and the words of `4 : Satisfied`, `(5) more` or `Agree (+1)`, both normal."""
    text = " ".join(unicodedata.normalize("NFKC", text).translate(_QUOTES).split())[:200]
    if found := _BEHIND.fullmatch(text):
        return int(found[2]), normal(found[1])
    if found := _BEFORE.fullmatch(text):
        return int(found[1]), normal(found[2])
    return None

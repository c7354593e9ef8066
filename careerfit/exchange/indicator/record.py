"""The fields of a record, and the numbered parts that a field lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
_NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,2})\. +(?=\*\*|[A-Z])")
_TITLE = re.compile(r"\*\*([^*]{2,90}?):?\*\*:?\s+|([^:.*]{2,90}):\s+")
_BULLET = re.compile(r"(?:^|(?<=\s))[-•] +")
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z])")


@dataclass(frozen=True)
class Part:
    """One numbered part: "3. **Pelayanan Kesehatan:** ..."."""

    number: int
    title: str
    text: str


@dataclass(frozen=True)
class Listed:
    """A field that lists parts: what leads to the list, the parts, what follows."""

    before: str
    parts: tuple[Part, ...]
    after: str


@cache
def known_fields() -> Mapping[str, str]:
    """Headings in lower case and the fields they stand for."""
    rows = (HERE / "fields.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.partition("\t") for row in rows if row and not row.startswith("#"))
    return {heading: name for heading, _, name in cells}


def fields(text: str) -> dict[str, str]:
    """The fields of a record in the portal's `field | value |` form; empty if it is none."""
    found: dict[str, list[str]] = {}
    current = ""
    for cell in (cell.strip() for line in text.splitlines() for cell in line.split("|")):
        name = known_fields().get(cell.lower().rstrip(":"), "")
        if name and name not in found:
            current = name
            found[current] = []
        elif cell and current:
            found[current].append(cell)
    return {name: " ".join(cells) for name, cells in found.items() if cells}


def listed(text: str, name: str) -> Listed:
    """The numbered parts of a field; sentences that begin with `name` end the last of them."""
    marks = _in_order(list(_NUMBER.finditer(text)))
    if not marks:
        return Listed(plain(text), (), "")
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [
        _part(int(mark[1]), text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)
    ]
    last, after = _ending(parts[-1].text, name)
    parts[-1] = Part(parts[-1].number, parts[-1].title, last)
    return Listed(plain(text[: marks[0].start()]), tuple(parts), after)


def plain(text: str) -> str:
    """A text without the marks that a word processor or a chat left in it."""
    return " ".join(_BULLET.sub("", text.replace("**", "")).split())


def _in_order(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count 1, 2, 3 ...; other numbers are part of a sentence."""
    found: list[re.Match[str]] = []
    for mark in marks:
        if int(mark[1]) == len(found) + 1:
            found.append(mark)
    return found


def _part(number: int, text: str) -> Part:
    title = _TITLE.match(text)
    if title is None:
        return Part(number, plain(_SENTENCE.split(text, maxsplit=1)[0]).rstrip(":"), plain(text))
    return Part(number, plain(title[1] or title[2]), plain(text[title.end() :]))


def _ending(text: str, name: str) -> tuple[str, str]:
    """The part's own sentences, and the field's closing ones."""
    said = _SENTENCE.split(text)
    starts = tuple(" ".join(start.split()[:2]).lower() for start in (name, "metodologi ini"))
    for place, sentence in enumerate(said[1:], 1):
        if sentence.lower().startswith(starts):
            return " ".join(said[:place]), " ".join(said[place:])
    return text, ""

"""Header rows become columns with one name each; which item a header speaks of."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from careerfit.exchange.answers.known import known, suffixes
from careerfit.exchange.answers.table import Row, Table
from careerfit.exchange.answers.wording import normal, without_number
from careerfit.model.quiz import Quiz

Evidence = Literal["code", "text"]
JOIN = " | "
_IMPORT_ID = '{"ImportId"'
_TOKEN = re.compile(r"[a-z][a-z0-9_]*")
_GRID = re.compile(r"(.*?)\s*\[([^\[\]]*)\]")
_LONGEST = 1500  # of a name; what is longer is cut


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: its place from 0, its name, and its cells in the header rows."""

    place: int
    name: str
    cells: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The first header cell as it is compared with what tools call their own columns."""
        return normal(self.cells[0])


def columns(table: Table, header_rows: int) -> tuple[Column, ...]:
    """The columns of a file, each with a name that no other one has."""
    rows = [list(row) for row in table.top[:header_rows]]
    if len(rows) > 1:
        _carry(rows[0])
    found: list[Column] = []
    seen: Counter[str] = Counter()
    for place, cells in enumerate(zip(*rows, strict=True)):
        name = _named(cells) or f"#{place + 1}"
        seen[name] += 1
        unique = name if seen[name] == 1 else f"{name} ({seen[name]})"
        found.append(Column(place, unique, tuple(cells)))
    return tuple(found)


def _carry(first: list[str]) -> None:
    """A question's text stands over its first column only; the others are blank above."""
    for place in range(1, len(first)):
        if not first[place].strip():
            first[place] = first[place - 1]


def _named(cells: tuple[str, ...]) -> str:
    shown = (" ".join(cell.split()) for cell in cells if not cell.startswith(_IMPORT_ID))
    return JOIN.join(dict.fromkeys(cell for cell in shown if cell))[:_LONGEST]


@dataclass(frozen=True)
class ItemNames:
    """How headers may name the items of a form: by their ids and by their texts."""

    ids: frozenset[str]
    texts: Mapping[str, str]

    @classmethod
    def of(cls, quiz: Quiz) -> "ItemNames":
        texts: dict[str, set[str]] = {}
        for item in quiz.items:
            for said in item.text.root.values():
                texts.setdefault(normal(said), set()).add(item.id)
        unique = {text: items.pop() for text, items in texts.items() if len(items) == 1}
        return cls(frozenset(item.id for item in quiz.items), unique)

    def of_column(self, cells: Row) -> tuple[str, Evidence] | None:
        """The item that a column's header cells name, and by what; none if several or none."""
        if any(normal(cell).endswith(suffixes()) for cell in cells):
            return None
        by_code = {item for cell in cells for item in self._coded(cell)}
        if len(by_code) == 1:
            return by_code.pop(), "code"
        by_text = {self.texts[said] for said in _said(cells) if said in self.texts}
        return (by_text.pop(), "text") if len(by_text) == 1 and not by_code else None

    def _coded(self, cell: str) -> set[str]:
        """Item ids in a header cell; of `group/item/option` only the last part counts."""
        last = cell.rpartition("/")[2] if " " not in cell else cell
        return set(_TOKEN.findall(last)) & self.ids


def _said(cells: Row) -> Iterator[str]:
    """The texts in which a question may stand: alone, in a grid, behind a code or a dash."""
    for cell in (*cells, " ".join(cells)):
        for part in (cell, *cell.split("\n"), *cell.split(" / ")):
            yield from _ways(part)


def _ways(text: str) -> Iterator[str]:
    said = normal(text)
    yield said
    yield without_number(said)
    if grid := _GRID.fullmatch(" ".join(text.split())):
        yield from (normal(grid[2]), normal(f"{grid[1]} {grid[2]}"), normal(grid[1]))
    for mark in (" - ", ". ", ": ", "] "):
        if mark in said:
            yield normal(said.rpartition(mark)[2])
            yield normal(said.partition(mark)[2])


def header_rows(table: Table, names: ItemNames) -> int:
    """How many rows are headers: up to the last one that names items or is a tool's own.

    SurveyMonkey writes two (the second one has no id), Qualtrics three (the last is JSON).
    """
    found = 1
    for number in range(2, min(table.may_have_headers, len(table.top)) + 1):
        row = table.top[number - 1]
        is_import = any(cell.lstrip().startswith(_IMPORT_ID) for cell in row)
        if is_import or sum(names.of_column([cell]) is not None for cell in row) > 1:
            found = number
    if found == 1 and table.may_have_headers > 1 and len(table.top) > 2:
        ids = [place for place, cell in enumerate(table.top[0]) if normal(cell) in known("id")]
        second = any(not cell.strip() for cell in table.top[0]) or any(
            normal(cell) in known("second") for cell in table.top[1]
        )
        if ids and second and not table.top[1][ids[0]].strip():
            return 2
    return found

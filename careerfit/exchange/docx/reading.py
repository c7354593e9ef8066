"""A filled form becomes entries of a profile; what is odd is named by its heading."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from careerfit.errors import Fault
from careerfit.exchange.docx.archive import DocxError, text_part
from careerfit.exchange.docx.blocks import Block, Row, blocks
from careerfit.exchange.docx.form import (
    ABOUT,
    ABOUT_ROWS,
    NAME,
    TABLES,
    Column,
    fields,
    plain,
    sections,
)
from careerfit.exchange.prose import slugs
from careerfit.reading.fit import nearest
from careerfit.words import languages, say

_HEADER = re.compile(r"(?P<words>.*?)\s*(?:\((?P<language>[a-z]{2,3})\))?")
_WORDS = 4  # of a text that make a name

Entry = dict[str, Any]


@dataclass(frozen=True)
class Filled:
    """What the form says: sections with their entries, by name and in the form's order."""

    sections: Mapping[str, Mapping[str, Entry]]
    languages: tuple[str, ...]  # those that the form has columns for
    faults: tuple[Fault, ...]  # warnings: what was not read

    @property
    def slug(self) -> str:
        """The role's name: as written, or made of its title."""
        about = self.sections[ABOUT]
        written = _first(about.get("slug", {}))
        return written or slugs.plain(_first(about.get("title", {})))


def read(raw: bytes, file: str) -> Filled:
    """The form in these bytes. Raises DocxError with every place that cannot be read."""
    known = sections()
    found: dict[str, dict[str, Entry]] = {}
    warnings: list[Fault] = []
    faults: list[Fault] = []
    spoken: dict[str, None] = {}
    for block in blocks(text_part(raw, file), known, file):
        section = known.get(plain(block.heading))
        warnings += _loose(block, file)
        if section is None:
            faults += _lost(block, file, tuple(known))
            continue
        table = _Table(section, block.heading, file, found.setdefault(section, {}))
        for rows in block.tables:
            table.take(rows)
        faults += table.faults
        spoken |= dict.fromkeys(table.languages)
    if ABOUT not in found:
        faults.append(Fault("docx.no_form", file))
    if faults:
        raise DocxError(*faults)
    return Filled(found, tuple(spoken), tuple(warnings))


def _lost(block: Block, file: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """A table below a heading that no form has."""
    if block.tables:
        data = {"heading": block.heading, "nearest": nearest(plain(block.heading), known)}
        yield Fault("docx.unknown_heading", file, field=block.heading, data=data)


def _loose(block: Block, file: str) -> Iterator[Fault]:
    """Text that somebody wrote beside the tables; the list of traits is the form's own."""
    if plain(block.heading) in {plain(say("docx.traits", code)) for code in languages()}:
        return
    for said in block.paragraphs:
        if plain(said) not in _hints():
            data = {"text": said[:60]}
            yield Fault("docx.text_beside", file, 0, block.heading, data, "warning")


def _hints() -> set[str]:
    """The form's own instructions."""
    keys = ("how", *(f"hint_{section}" for section in TABLES))
    return {plain(say(f"docx.{key}", code)) for code in languages() for key in keys}


class _Table:
    """The tables of one section, row by row."""

    def __init__(self, section: str, heading: str, file: str, entries: dict[str, Entry]) -> None:
        self.section = section
        self.heading = heading
        self.file = file
        self.entries = entries
        self.columns = {column.field: column for column in TABLES[section]}
        self.languages: dict[str, None] = {}
        self.faults: list[Fault] = []

    def take(self, rows: list[Row]) -> None:
        """Read one table; its first row names the columns."""
        if not rows:
            return
        header = [self._column(words) for words in rows[0]]
        for number, row in enumerate(rows[1:], 2):
            cells = [(*column, cell) for column, cell in zip(header, row, strict=False) if column]
            if len(row) != len(header):
                self._complain("ragged", number)
            elif any(cell for _, _, cell in cells):
                self._entry(cells, number)

    def _column(self, words: str) -> tuple[str, str] | None:
        """The field and the language of a column."""
        found = _HEADER.fullmatch(words)
        field = fields().get(plain(found["words"])) if found else None
        if found is None or field not in (NAME, *self.columns):
            self._complain("unknown_column", 1, name=words)
            return None
        if found["language"]:
            self.languages[found["language"]] = None
        return field, found["language"] or ""

    def _entry(self, cells: list[tuple[str, str, str]], number: int) -> None:
        entry: Entry = {}
        for field, language, cell in cells:
            if field != NAME:
                self._cell(entry, self.columns[field], language, cell)
        written = next((" ".join(cell.split()) for field, _, cell in cells if field == NAME), "")
        name = written or self._named(entry)
        if self.section == ABOUT and name not in ABOUT_ROWS:
            self._complain("unknown_row", number, name=name, known=", ".join(ABOUT_ROWS))
        elif name in self.entries:
            self._complain("name_twice", number, name=name)
        else:
            self.entries[name] = entry

    def _cell(self, entry: Entry, column: Column, language: str, cell: str) -> None:
        if column.kind == "text":
            texts = entry.setdefault(column.field, {})
            if cell:
                texts[language] = " ".join(cell.split())
        elif cell:
            entry[column.field] = _value(column, cell)

    def _named(self, entry: Entry) -> str:
        """A name for an entry that has none: its first words, unlike all other names."""
        words = slugs.letters(_first(entry))[:_WORDS]
        base = name = slugs.plain(" ".join(words)) if words else self.section
        number = 2
        while name in self.entries:
            name, number = f"{base}_{number}", number + 1
        return name

    def _complain(self, code: str, number: int, **data: object) -> None:
        told = {"row": number, **data}
        self.faults.append(Fault(f"docx.{code}", self.file, 0, self.heading, told))


def _first(entry: Mapping[str, Any]) -> str:
    """The first text of an entry."""
    texts = (value for value in entry.values() if isinstance(value, dict))
    return next((said for text in texts for said in text.values()), "")


def _value(column: Column, cell: str) -> object:
    """What a cell means; what it cannot mean stays text, and the profile's model complains."""
    if column.kind == "number":
        return int(cell) if re.fullmatch(r"\d{1,4}", cell) else cell
    if column.kind == "truth":
        words = {plain(say(f"docx.{key}", code)): key == "yes" for code in languages()
                 for key in ("yes", "no")}  # fmt: skip
        return words.get(plain(cell), cell)
    if column.kind in ("names", "citations"):
        parts = re.split(r"[;\n]" if column.kind == "citations" else r"[,;\s]", cell)
        return [part.strip() for part in parts if part.strip()]
    return " ".join(cell.split())

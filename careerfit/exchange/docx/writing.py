"""A profile as a Word form: headings, short instructions and tables with one row an entry."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from careerfit.errors import Fault, MissingExtraError
from careerfit.exchange.docx.archive import undated
from careerfit.exchange.docx.form import (
    ABOUT,
    ABOUT_ROWS,
    GATES,
    NAME,
    TABLES,
    Column,
    heading,
    label,
)
from careerfit.words import say

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

_EMPTY_ROWS = 3  # where a section has no entry yet; one more row where it has some
_A4 = (297, 210)  # millimetres, on its side
_MARGIN = 15
_NAME_WIDTH, _SHORT_WIDTH = 38, 34
_LETTERS = 9  # points
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same form has the same bytes

Cells = list[str]


def write(
    value: Mapping[str, Any], languages: Sequence[str], speaks: str, traits: Mapping[str, str]
) -> dict[str, bytes]:
    """The form of a profile's value, explained in `speaks`; `traits` are names by their slug.

    Raises MissingExtraError without python-docx.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise MissingExtraError(Fault("cli.missing_extra", data={"extra": "exchange"})) from error
    form = Document()
    _prepare(form, value, languages[0], speaks)
    for section, columns in TABLES.items():
        form.add_heading(heading(section, speaks), level=2)
        hint = form.add_paragraph(say(f"docx.hint_{section}", speaks))
        hint.paragraph_format.keep_with_next = True
        rows = list(_rows(value, section, columns, languages, speaks))
        empty = 0 if section == ABOUT else 1 if rows else _EMPTY_ROWS
        header = list(_header(columns, languages, speaks))
        width = len(header)
        _table(form, header, rows + [[""] * width] * empty)
    _traits(form, traits, speaks)
    made = io.BytesIO()
    form.save(made)
    return {f"{value['slug']}.docx": undated(made.getvalue())}


def _prepare(form: "Document", value: Mapping[str, Any], language: str, speaks: str) -> None:
    """The page, the properties, the title."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    page = form.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = map(Mm, _A4)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)
    form.styles["Normal"].font.size = Pt(_LETTERS)
    said = form.core_properties
    said.author = said.last_modified_by = said.comments = ""
    said.created = said.modified = _MADE
    said.language = language
    titles = value.get("title", {})
    said.title = titles.get(speaks) or next(iter(titles.values()), str(value["slug"]))
    form.add_heading(say("docx.title", speaks, role=said.title), level=1)
    form.add_paragraph(say("docx.how", speaks))


def _header(columns: tuple[Column, ...], languages: Sequence[str], speaks: str) -> Iterator[str]:
    yield label(NAME, speaks)
    for column in columns:
        word = label(column.field, speaks)
        if column.kind == "text":
            yield from (f"{word} ({language})" for language in languages)
        else:
            yield word


def _rows(
    value: Mapping[str, Any],
    section: str,
    columns: tuple[Column, ...],
    languages: Sequence[str],
    speaks: str,
) -> Iterator[Cells]:
    """One row an entry, its name first."""
    if section == ABOUT:
        for name in ABOUT_ROWS:
            said = value.get(name, {})
            texts = {languages[0]: said} if isinstance(said, str) else said
            yield [name, *(texts.get(language, "") for language in languages)]
    elif section == GATES:
        yield from ([name] for name in value.get(GATES, ()))
    else:
        for name, entry in value.get(section, {}).items():
            whole = {"text": entry} if section == "gaps" else entry
            cells = (_cells(column, whole, languages, speaks) for column in columns)
            yield [name, *(cell for group in cells for cell in group)]


def _cells(
    column: Column, entry: Mapping[str, Any], languages: Sequence[str], speaks: str
) -> Cells:
    said = entry.get(column.field)
    if column.kind == "text":
        return [(said or {}).get(language, "") for language in languages]
    if column.kind == "truth":
        return ["" if said is None else say(f"docx.{'yes' if said else 'no'}", speaks)]
    if isinstance(said, list):
        return ["; ".join(said) if column.kind == "citations" else ", ".join(said)]
    return ["" if said is None else str(said)]


def _table(form: "Document", header: Cells, rows: list[Cells]) -> None:
    from docx.shared import Mm

    table = form.add_table(rows=0, cols=len(header))
    table.style = "Table Grid"
    table.autofit = False
    widths = list(map(Mm, _widths(header)))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, cells in enumerate([header, *rows]):
        for cell, words, width in zip(table.add_row().cells, cells, widths, strict=True):
            cell.width = width
            _say(cell, words, bold=number == 0)
    _break_between_rows(table)


def _widths(header: Cells) -> list[int]:
    """Millimetres: names and short fields narrow, the rest shared by the texts."""
    texts = sum(word.endswith(")") for word in header)
    room = _A4[0] - 2 * _MARGIN - _NAME_WIDTH - _SHORT_WIDTH * (len(header) - 1 - texts)
    short = _SHORT_WIDTH if texts else room // max(len(header) - 1, 1) + _SHORT_WIDTH
    wide = [room // texts if word.endswith(")") else short for word in header[1:]]
    return [_NAME_WIDTH, *wide]


def _say(cell: "_Cell", words: str, *, bold: bool) -> None:
    run = cell.paragraphs[0].add_run(words) if words else None
    if run is not None:
        run.bold = bold


def _break_between_rows(table: "Table") -> None:
    """Pages break between rows, and the first row stands again on each of them."""
    from docx.oxml import OxmlElement

    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _traits(form: "Document", traits: Mapping[str, str], speaks: str) -> None:
    """The names that the column for traits takes, in one paragraph each."""
    form.add_heading(say("docx.traits", speaks), level=2)
    for slug, name in traits.items():
        form.add_paragraph(f"{slug}: {name}", style="List Bullet")

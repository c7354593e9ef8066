"""The text of a Word file: headings, the tables below them, and what stands between.

Changes that Word tracks count as accepted: what was put in is read, what was struck is not.
"""

import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from careerfit.errors import Fault
from careerfit.exchange.docx.archive import DocxError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY, _P, _TBL, _TR, _TC, _T = (f"{_W}{tag}" for tag in ("body", "p", "tbl", "tr", "tc", "t"))
_STYLE = f"{_W}pPr/{_W}pStyle"
_TAB = f"{_W}tab"
_LINES = {f"{_W}{tag}" for tag in ("br", "cr", "p")}
_STRUCK = {
    f"{_W}del",
    f"{_W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}

Row = list[str]


@dataclass
class Block:
    """A heading, its tables row by row, and the paragraphs below it; cells keep their lines."""

    heading: str
    tables: list[list[Row]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


def blocks(part: bytes, known: Collection[str], name: str) -> list[Block]:
    """The text from heading to heading; a paragraph whose words are `known` is a heading too.

    Raises DocxError for what is no XML.
    """
    try:
        root = ET.fromstring(part)  # noqa: S314 - without DOCTYPE there are no entities
    except (ET.ParseError, ValueError, LookupError) as error:
        raise DocxError(Fault("docx.no_docx", name)) from error
    found = [Block("")]
    for element in _walk(root, inside={_P, _TBL}):
        if element.tag == _TBL:
            found[-1].tables.append([_row(row) for row in _walk(element, {_TR}) if row.tag == _TR])
        elif element.tag == _P and (said := _text(element)):
            if _is_heading(element) or said.casefold() in known:
                found.append(Block(said))
            else:
                found[-1].paragraphs.append(said)
    return found


def _walk(top: ET.Element, inside: Collection[str] = ()) -> Iterator[ET.Element]:
    """The elements below `top` in their order, but nothing below those `inside` or struck."""
    waiting = list(reversed(top))
    while waiting:
        element = waiting.pop()
        if element.tag in _STRUCK:
            continue
        yield element
        if element.tag not in inside:
            waiting.extend(reversed(element))


def _row(row: ET.Element) -> Row:
    return [_text(cell) for cell in _walk(row, {_TC}) if cell.tag == _TC]


def _text(element: ET.Element) -> str:
    """The words of an element, line by line."""
    said = []
    for part in _walk(element):
        if part.tag == _T:
            said.append(part.text or "")
        elif part.tag == _TAB:
            said.append(" ")
        elif part.tag in _LINES:
            said.append("\n")
    lines = (" ".join(line.split()) for line in "".join(said).split("\n"))
    return "\n".join(filter(None, lines))


def _is_heading(paragraph: ET.Element) -> bool:
    style = paragraph.find(_STYLE)
    name = style.get(f"{_W}val", "") if style is not None else ""
    return name.lower().replace(" ", "") in ("heading1", "heading2", "title")

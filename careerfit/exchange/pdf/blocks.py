"""What a printed text is made of: headings, paragraphs, lists and tables, as book.typ reads them.

A said thing is a text, a text with the numbers of its sources and a mark before it, or a code.
"""

from collections.abc import Iterable
from typing import Any, Literal

Block = dict[str, Any]
Said = str | dict[str, str]
Style = Literal["lead", "small", "notice"]


def said(text: str, cite: str = "", mark: str = "") -> Said:
    """A text, with source numbers behind it and a mark such as "Safety" before it."""
    parts = {"text": text, "cite": cite, "mark": mark}
    return {name: part for name, part in parts.items() if part}


def heading(text: str, level: int = 2) -> Block:
    return {"kind": "heading", "text": text, "level": level}


def paragraph(text: Said, style: Style | None = None) -> Block:
    return {"kind": "paragraph", "text": text, "style": style}


def bullets(items: Iterable[Said]) -> Block:
    return {"kind": "bullets", "items": list(items)}


def numbered(items: Iterable[Said], *, small: bool = False) -> Block:
    return {"kind": "numbered", "items": list(items), "small": small}


def table(
    header: Iterable[str],
    rows: Iterable[Iterable[Said]],
    widths: Iterable[int] = (),
    *,
    room: float | None = None,
) -> Block:
    """`widths` are shares of the line; none: all columns are equally wide.

    `room` is the height of every row in centimetres, to write in; none: as its text wants.
    """
    names = list(header)
    shares = list(widths) or [1] * len(names)
    lines = [list(row) for row in rows]
    return {"kind": "table", "header": names, "rows": lines, "widths": shares, "room": room}


def together(blocks: Iterable[Block]) -> Block:
    """Blocks that stand on one page; together they must fit on one."""
    return {"kind": "together", "blocks": list(blocks)}


def page_break() -> Block:
    """What follows begins a page."""
    return {"kind": "break"}


def pair(left: Iterable[Block], right: Iterable[Block]) -> Block:
    """Blocks beside each other; the left ones are read first."""
    return {"kind": "pair", "sides": [list(left), list(right)]}

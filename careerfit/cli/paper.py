"""What every screen of text is made of: headings, paragraphs, lists, labelled rows."""

import re
import sys
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from careerfit.cli import streams
from careerfit.cli.bars import ASCII, BLOCKS, Glyphs

WIDEST = 110  # longer lines are hard to read
NARROW = 60  # below it, labels stand above their values and there are no bars
INDENT = 3
_TRAILING = re.compile(r" +((?:\x1b\[0m)?)$", re.MULTILINE)


class Paper:
    """Standard output, as wide as its terminal, with escape codes only where they belong."""

    def __init__(self) -> None:
        styled = streams.may_style(sys.stdout)
        self.console = Console(
            file=sys.stdout,
            color_system="auto" if styled else None,
            force_terminal=styled,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )
        self.console.width = min(self.console.width, WIDEST)
        self.glyphs: Glyphs = BLOCKS if streams.speaks_unicode(sys.stdout) else ASCII

    @property
    def width(self) -> int:
        """Columns."""
        return self.console.width

    @property
    def narrow(self) -> bool:
        """Whether rows must become lines of text."""
        return self.width < NARROW

    def heading(self, title: str) -> None:
        """A heading that is one without colour too."""
        rule = self.glyphs.rule * min(len(title), self.width)
        self.print(Text(f"\n{title}\n{rule}", style="bold"))

    def strong(self, text: str) -> None:
        """A sentence that matters most."""
        self.print(Text(text, style="bold"))

    def text(self, text: str = "", indent: int = 0) -> None:
        """A paragraph, or an empty line."""
        self.print(Text(text), indent)

    def items(self, sentences: Iterable[str], marker: str = "•", indent: int = 0) -> None:
        """A list; what wraps stays to the right of the marker."""
        for sentence in sentences:
            self.print(item(marker, sentence), indent)

    def rows(self, rows: Iterable[tuple[str, str]], indent: int = 0) -> None:
        """Labels beside their values, or before them in a narrow window."""
        if self.narrow:
            for label, value in rows:
                self.text(f"{label}: {value}" if value else label, indent)
            return
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for label, value in rows:
            table.add_row(Text(label), Text(value))
        self.print(table, indent)

    def columns(self, columns: Iterable[RenderableType], indent: int = 0) -> None:
        """Things side by side, equally wide."""
        table = Table.grid(padding=(0, 3), expand=True)
        shown = list(columns)
        for _ in shown:
            table.add_column(ratio=1)
        table.add_row(*shown)
        self.print(table, indent)

    def print(self, thing: RenderableType, indent: int = 0) -> None:
        """Anything else. Lines end where their words end, so that they can be copied."""
        with self.console.capture() as captured:
            self.console.print(Padding(thing, (0, 0, 0, indent)))
        sys.stdout.write(_TRAILING.sub(r"\1", captured.get()))


def item(marker: str, text: str) -> RenderableType:
    """A line, with a marker if there is one."""
    if not marker:
        return Text(text)
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(marker), Text(text))
    return table


def listed(title: str, marker: str, sentences: Iterable[str], more: str = "") -> RenderableType:
    """A small titled list that can stand beside another."""
    body: list[RenderableType] = [item(marker, sentence) for sentence in sentences]
    return Group(Text(title, style="underline"), *body, *([Text(more)] if more else []))

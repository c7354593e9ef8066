"""Figures on a screen: numbers as a language writes them, in tables that fit the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerfit.cli.answers import one_line
from careerfit.cli.paper import INDENT, Paper
from careerfit.telling.voice import Voice

NONE = "–"
GAP = 2


@dataclass(frozen=True)
class Grid:
    """Column titles and rows of text."""

    titles: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class Told:
    """A report of evidence on a screen; what is said of it stands in `evidence`."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.paper = Paper()

    def say(self, key: str, /, **data: object) -> str:
        return self.voice.say(f"evidence.{key}", **data)


def figure(value: float | None, digits: int, voice: Voice) -> str:
    """A number with a language's decimal sign; a dash where there is none."""
    if value is None:
        return NONE
    return f"{value:.{digits}f}".replace(".", voice.say("evidence.point")).replace("-", "−")


def share(value: float | None, voice: Voice) -> str:
    """A number of 0..1 as percent."""
    return NONE if value is None else f"{figure(100 * value, 0, voice)} %"


def grid(paper: Paper, shown: Grid) -> None:
    """A table; where it is too wide, each row's name stands above it; else blocks of lines."""
    rows = [tuple(one_line(cell) for cell in row) for row in shown.rows]
    widths = [max(map(len, cells)) for cells in zip(shown.titles, *rows, strict=True)]
    right = [_is_number(place, rows) for place in range(len(widths))]
    rest = sum(widths[1:]) + GAP * (len(widths) - 1)
    if widths[0] + rest <= paper.width:
        paper.strong(_line(shown.titles, widths, right))
        for row in rows:
            paper.text(_line(row, widths, right))
    elif INDENT + rest <= paper.width:
        paper.strong(_line(shown.titles[1:], widths[1:], right[1:], INDENT))
        for first, *others in rows:
            paper.text(first)
            paper.text(_line(others, widths[1:], right[1:], INDENT))
    else:
        for first, *others in rows:
            paper.strong(first)
            for title, cell in zip(shown.titles[1:], others, strict=True):
                paper.text(f"{title}: {cell}", INDENT)


def _line(cells: Sequence[str], widths: list[int], right: list[bool], indent: int = 0) -> str:
    """Cells under their titles; numbers stand at the right of their columns."""
    placed = (
        cell.rjust(width) if at_right else cell.ljust(width)
        for cell, width, at_right in zip(cells, widths, right, strict=True)
    )
    return f"{' ' * indent}{(' ' * GAP).join(placed)}".rstrip()


def _is_number(place: int, rows: list[tuple[str, ...]]) -> bool:
    cells = [row[place] for row in rows]
    return place > 0 and all(cell == NONE or cell.strip("−% ")[:1].isdigit() for cell in cells)

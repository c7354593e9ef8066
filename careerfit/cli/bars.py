"""A scale as a row of characters: every meaning has a shape of its own, none only a colour."""

from dataclasses import dataclass

from careerfit.scoring.plan import FULL
from careerfit.telling.report import Measure


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The shapes of a bar."""

    track: str
    band: str
    score: str
    level: str
    both: str  # score and level in one cell
    rule: str


BLOCKS = Glyphs("░", "▒", "█", "│", "◆", "─")
ASCII = Glyphs("-", "=", "#", "|", "*", "-")


def bar(measure: Measure, width: int, glyphs: Glyphs) -> str:
    """The measure on a track of `width` cells, 0 on the left and 100 on the right."""
    first, last = _cell(measure.low, width), _cell(measure.high, width)
    cells = [glyphs.band if first <= cell <= last else glyphs.track for cell in range(width)]
    score = _cell(measure.score, width)
    cells[score] = glyphs.score
    if measure.level is not None:
        level = _cell(measure.level, width)
        cells[level] = glyphs.both if level == score else glyphs.level
    return "".join(cells)


def _cell(value: int, width: int) -> int:
    return min(width - 1, value * width // FULL)

"""Whether a large CSV file is so plain that polars reads it rightly, as far as it goes.

Polars takes UTF-16, files with \\r alone, short rows and quotes inside cells without an error
and reads them wrongly. One pass over the lines, at its speed, rules all of these out.
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import polars as pl

_BEGIN = 256 * 1024
_NEVER = "\x1f"  # a separator that no text has, so that polars gives whole lines


class Plain(NamedTuple):
    """What the scan needs to know."""

    delimiter: str
    blank_lines: bool
    plus: bool  # somewhere is a plus sign, which polars takes for a part of a number


def plain(path: Path) -> Plain | None:
    """How to scan this file; None if it has to be decoded with care."""
    import polars as pl

    from careerfit.errors import AnswersError
    from careerfit.exchange.answers.delimited import delimiter_of, records

    with path.open("rb") as file:
        begin = file.read(_BEGIN)
    lines = begin.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").split("\n")[:-1]
    if b"\0" in begin or not lines or lines[0].lower().lstrip('"').startswith("sep="):
        return None
    try:
        delimiter = delimiter_of(lines, str(path))
        width = len(next(records(lines, delimiter)).cells)
        return _even(path, delimiter, width)
    except (AnswersError, pl.exceptions.PolarsError):
        return None


def _even(path: Path, delimiter: str, width: int) -> Plain | None:
    """None unless every line that is not blank is one whole record of `width` cells."""
    import polars as pl

    line = pl.col("line")
    count = line.str.count_matches(delimiter, literal=True)
    uneven, quotes, returns, blank, plus = _looked(
        path,
        (count != width - 1).any(),
        line.str.contains('"', literal=True).any(),
        line.str.contains("\r", literal=True).any(),
        line.is_null().any() | (line == "").any(),
        line.str.contains("+", literal=True).any(),
    )
    if returns or (uneven and not quotes):
        return None
    if quotes:
        # Without its quoted cells a line must be even, and a quote stands at a cell's edge;
        # two quotes are one that is meant.
        line = line.str.replace_all('""', "", literal=True)
        bare = line.str.replace_all('"[^"]*"', "")
        uneven, left, inside = _looked(
            path,
            (bare.str.count_matches(delimiter, literal=True) != width - 1).any(),
            bare.str.contains('"', literal=True).any(),
            line.str.contains(f'[^{delimiter}]"[^{delimiter}]').any(),
        )
        if uneven or left or inside:
            return None
    return Plain(delimiter, bool(blank), bool(plus))


def _looked(path: Path, *questions: "pl.Expr") -> tuple[bool, ...]:
    """Answers to questions about all lines that are not blank."""
    import polars as pl

    lines = pl.scan_csv(
        path,
        has_header=False,
        separator=_NEVER,
        quote_char=None,
        schema={"line": pl.String},
        glob=False,
    )
    named = [question.alias(str(place)) for place, question in enumerate(questions)]
    return lines.select(named).collect(engine="streaming").row(0)

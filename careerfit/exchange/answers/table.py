"""A file as it was found: header rows, a first look at its rows, and all of them as a frame."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import polars as pl

Row = Sequence[str]
ROW = "row"  # the frame's first column: where the row stands in the file, from 1
MOST_HEADER_ROWS = 3


class MadeFor(NamedTuple):
    """The quiz, form and version that answers say they belong to."""

    quiz: str
    form: str
    version: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is left out: why (a word `answers.why_...`), and its cells as they were."""

    file: str
    row: int
    why: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One file. `top` holds its first rows as text, header rows included.

    `body(header_rows)` is a polars LazyFrame: `row`, then one column a file's column, `c0`,
    `c1` ..., of text (integers where the file itself is typed). Blank cells are null.
    `numbers(header_rows, places)`, where a file has it, is the same with integers at these places;
    it fails when it is collected if a cell there is none.
    """

    file: str
    kind: str
    top: tuple[Row, ...]
    body: Callable[[int], "pl.LazyFrame"] = field(repr=False)
    numbers: "Callable[[int, frozenset[int]], pl.LazyFrame] | None" = field(
        default=None, repr=False
    )
    details: Mapping[str, str] = field(default_factory=dict)
    rejected: tuple[Rejected, ...] = ()
    may_have_headers: int = MOST_HEADER_ROWS
    made_for: frozenset[MadeFor] = frozenset()

    @property
    def width(self) -> int:
        """How many columns the file has."""
        return len(self.top[0])

    def typed(self, made_for: set[MadeFor]) -> "Table":
        """The same table, of a format that has one header and says what it was made for."""
        return replace(self, may_have_headers=1, made_for=frozenset(made_for))


def column(place: int) -> str:
    """The frame's name of a file's column, counted from 0."""
    return f"c{place}"

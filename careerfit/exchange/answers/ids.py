"""Ids are text. What a spreadsheet has done to them cannot be undone, so it is refused."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from careerfit.errors import Fault

if TYPE_CHECKING:
    import polars as pl

LONGEST = 200
# Codes of what is wrong with an id, in the order in which they are looked for.
WHY = ("", "no_id", "id_too_long", "id_control", "id_rounded")
_CONTROL = r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
_ROUNDED = r"^(?:[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+|[0-9]{16,}[.,]0)$"
_DIGITS = 15  # that a spreadsheet keeps of a number
_LONG = 8  # ids from this length on are written, not counted up
_NEARLY_ALL = 0.9


def text(cell: "pl.Expr") -> "pl.Expr":
    """The id in a cell, without spaces around it."""
    import polars as pl

    return cell.cast(pl.String).str.strip_chars(" \u00a0\t")


def why_bad(identity: "pl.Expr") -> "pl.Expr":
    """The place in WHY of what is wrong with an id; 0 if nothing is."""
    import polars as pl

    return (
        pl.when(identity.is_null() | (identity == ""))
        .then(1)
        .when(identity.str.len_chars() > LONGEST)
        .then(2)
        .when(identity.str.contains(_CONTROL))
        .then(3)
        .when(identity.str.contains(_ROUNDED))
        .then(4)
        .otherwise(0)
        .cast(pl.UInt8)
    )


def digits(identity: "pl.Expr") -> "pl.Expr":
    """How many digits an id of digits alone has, negative if it ends in 0; else 0.

    Ids that begin with 0 are left out: what lost its zeros would not have them.
    """
    import polars as pl

    long = identity.str.len_chars().clip(0, 100).cast(pl.Int8)
    sign = pl.when(identity.str.ends_with("0")).then(-1).otherwise(1).cast(pl.Int8)
    return pl.when(identity.str.contains("^[1-9][0-9]*$")).then(long * sign).otherwise(0)


def column_faults(found: "pl.Series", file: str) -> Iterator[Fault]:
    """What a whole column of ids shows: digits lost at the end, zeros lost at the beginning.

    `found` are the values of `digits`.
    """
    numbers = found.filter(found != 0)
    long = numbers.filter(numbers.abs() > _DIGITS)
    if len(long) > 1 and (long < 0).all():
        yield Fault("answers.ids_rounded", file, data={"n": len(long)})
    lengths = numbers.abs()
    longest = lengths.max()
    if not isinstance(longest, int) or longest < _LONG or len(numbers) < len(found):
        return
    shorter = int((lengths < longest).sum())
    if 0 < shorter <= (1 - _NEARLY_ALL) * len(numbers):
        data = {"n": shorter, "digits": longest}
        yield Fault("answers.lost_zeros", file, data=data, severity="warning")


def twice(hashes: Iterable["pl.Series"]) -> "pl.Series":
    """Hashes that stand more than once among all files' ids."""
    import polars as pl

    every = pl.concat(list(hashes))
    return every.filter(every.is_duplicated()).unique()

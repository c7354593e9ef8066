"""Seconds that a sheet took: a tool's own column, or the time between two moments."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from careerfit.model.mapping import Seconds

if TYPE_CHECKING:
    import polars as pl

ISO = "%Y-%m-%dT%H:%M:%S"
# As tools write moments, most certain first. Day and month may be read the wrong way round;
# the time between two moments of one day is the same either way.
FORMATS = (
    ISO,
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %I:%M:%S %p",
    "%Y/%m/%d %H:%M:%S",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H.%M.%S",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%y %H:%M:%S",
    "%d/%m/%y %H:%M:%S",
    "%d-%m-%Y %H:%M:%S",
)
# Fractions of a second, and the zone, which is the same for both moments of a sheet.
_TAIL = r"(?:\.\d{1,9})?\s*(?:Z|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?)?$"
LONGEST = 86_400  # seconds; longer means that the form was left open


def format_of(cells: Iterable[str]) -> str | None:
    """The first format that all moments have; None if there is none."""
    import polars as pl

    texts = pl.Series([cell for cell in cells if cell.strip()], dtype=pl.String)
    for form in FORMATS:
        if len(texts) and _moment(pl.lit(texts), form).is_not_null().all().pipe(_said):
            return form
    return None


def seconds(spec: Seconds, column: "dict[str, pl.Expr]") -> "pl.Expr":
    """Whole seconds 0..86400, or null where the file does not say or cannot mean it."""
    import polars as pl

    if spec.column is not None:
        found = column[spec.column].cast(pl.String).str.strip_chars().cast(pl.Float64, strict=False)
    elif spec.start is not None and spec.end is not None:
        form = spec.format or ISO
        taken = _moment(column[spec.end], form) - _moment(column[spec.start], form)
        found = taken.dt.total_seconds().cast(pl.Float64)
    else:
        return pl.lit(None, pl.Int32)
    return pl.when(found.is_between(0, LONGEST)).then(found).cast(pl.Int32)


def _moment(text: "pl.Expr", form: str) -> "pl.Expr":
    import polars as pl

    plain = text.cast(pl.String).str.strip_chars().str.replace(_TAIL, "")
    return plain.str.to_datetime(form, strict=False, time_unit="ms")


def _said(expression: "pl.Expr") -> bool:
    import polars as pl

    return bool(pl.select(expression).item())

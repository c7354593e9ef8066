"""A Parquet file as a table; integers stay integers, all else is text."""

from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.table import ROW, Table, column
from careerfit.exchange.answers.text import MOST_COLUMNS, TOP
from careerfit.exchange.answers.workbook import EXACT

if TYPE_CHECKING:
    import polars as pl

MOST_ROWS = 1_000_000_000  # a few bytes can claim more


def read(path: Path) -> Table:
    """The table, scanned lazily. Raises AnswersError for a broken file or nested columns."""
    import polars as pl

    file = str(path)
    try:
        scan = pl.scan_parquet(path, glob=False, row_index_name=ROW, row_index_offset=1)
        schema = scan.drop(ROW).collect_schema()
        if len(schema) > MOST_COLUMNS:
            raise _stop("too_many_columns", file, MOST_COLUMNS)
        if scan.select(pl.len()).collect().item() > MOST_ROWS:
            raise _stop("too_many_rows", file, MOST_ROWS)
        if nested := [name for name, kind in schema.items() if kind.is_nested()]:
            data = {"names": ", ".join(nested[:10])}
            raise AnswersError(Fault("answers.nested_columns", file, data=data))
        frame = scan.select(
            pl.col(ROW).cast(pl.UInt32),
            *(_plain(name, kind).alias(column(n)) for n, (name, kind) in enumerate(schema.items())),
        )
        first = frame.head(TOP).drop(ROW).cast(pl.String).fill_null("").collect()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise AnswersError(Fault("answers.broken_parquet", file)) from error
    top = (tuple(schema.names()), *first.rows())
    return Table(file, "parquet", top, lambda _: frame, may_have_headers=1)


def _plain(name: str, kind: "pl.DataType") -> "pl.Expr":
    """Integers as they are; whole numbers in a float column lose their point; the rest is text."""
    import polars as pl

    value = pl.col(name)
    if kind.is_integer():
        return value
    if kind.is_float():
        whole = value.cast(pl.Int64, strict=False)
        exact = (whole.cast(pl.Float64) == value) & (value.abs() < EXACT)
        return pl.when(exact).then(whole.cast(pl.String)).otherwise(value.cast(pl.String))
    text = value.cast(pl.String)
    return pl.when(text.str.strip_chars() != "").then(text)


def _stop(code: str, file: str, limit: int) -> AnswersError:
    return AnswersError(Fault(f"answers.{code}", file, data={"limit": limit}))

"""Whose sheets these are: rows of unusable ids, and sheets of one id that stand twice."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers import ids
from careerfit.exchange.answers.layout import ID, Layout
from careerfit.exchange.answers.table import ROW, Rejected, column

if TYPE_CHECKING:
    import polars as pl

MOST_REJECTED = 100_000  # more bad rows than this mean that the file is another one
_SHOWN_ROWS = 8


def identity(of: Layout, name: str) -> "pl.Expr":
    import polars as pl

    if of.id is None:
        return pl.concat_str(pl.lit(f"{name}:"), pl.col(ROW).cast(pl.String))
    return ids.text(pl.col(column(of.id)))


def checked_ids(
    layouts: Sequence[Layout], names: Mapping[str, str], rule: str
) -> tuple[tuple[Rejected, ...], tuple[Rejected, ...], tuple[Fault, ...]]:
    """Rows of unusable ids, rows that the rule for duplicates leaves out, and warnings.

    Raises AnswersError where a file's ids have lost digits.
    """
    bad: list[Rejected] = []
    faults: list[Fault] = []
    hashes: list[pl.Series] = []
    for each in layouts:
        whose = identity(each, names[each.table.file])
        looked = each.frame.select(
            whose.hash().alias("hash"),
            ids.why_bad(whose).alias("why"),
            ids.digits(whose).alias("digits"),
        ).collect(engine="streaming")
        if each.id is not None:
            faults += ids.column_faults(looked["digits"], each.table.file)
        if looked["why"].max():
            bad += _rows(each, ids.why_bad(whose))
        hashes.append(looked["hash"].filter(looked["why"] == 0))
    if any(fault.severity == "error" for fault in faults):
        raise AnswersError(*faults)
    twice = ids.twice(hashes)
    repeated = _repeated(layouts, names, twice, rule) if len(twice) else []
    if rule == "refuse":
        bad, repeated = bad + repeated, []
    return tuple(bad), tuple(repeated), tuple(faults)


def _rows(of: Layout, why: "pl.Expr") -> Iterator[Rejected]:
    """The rows of bad ids, with their cells. Raises AnswersError if nearly the whole file is."""
    import polars as pl

    found = of.frame.with_columns(why.alias("why")).filter(pl.col("why") > 0).head(MOST_REJECTED)
    rows = found.select(ROW, "why", pl.exclude(ROW, "why").cast(pl.String)).collect()
    if len(rows) == MOST_REJECTED:
        raise AnswersError(
            Fault("answers.too_many_bad", of.table.file, data={"limit": MOST_REJECTED})
        )
    for row, code, *cells in rows.iter_rows():
        yield Rejected(of.table.file, row, ids.WHY[code], tuple(cell or "" for cell in cells))


def _repeated(
    layouts: Sequence[Layout], names: Mapping[str, str], twice: "pl.Series", rule: str
) -> list[Rejected]:
    """The sheets of an id that stands more than once and that do not count by the rule."""
    import polars as pl

    sheets: dict[str, list[Rejected]] = {}
    for each in layouts:
        whose = identity(each, names[each.table.file])
        found = each.frame.filter(
            whose.hash().is_in(twice.implode()) & (ids.why_bad(whose) == 0)
        ).head(MOST_REJECTED)
        rows = found.select(whose.alias(ID), ROW, pl.exclude(ROW).cast(pl.String)).collect(
            engine="streaming"
        )
        if len(rows) == MOST_REJECTED:
            raise AnswersError(
                Fault("answers.too_many_bad", each.table.file, data={"limit": MOST_REJECTED})
            )
        for name, row, *cells in rows.sort(ROW).iter_rows():
            sheet = Rejected(
                each.table.file, row, f"duplicate_{rule}", tuple(cell or "" for cell in cells)
            )
            sheets.setdefault(name, []).append(sheet)
    every = [same for same in sheets.values() if len(same) > 1]
    # In the order of the files and of their rows; which sheet counts is the rule's.
    left = {"refuse": slice(None), "first": slice(1, None), "last": slice(None, -1)}[rule]
    return [sheet for same in every for sheet in same[left]]


def complaints(rejected: Sequence[Rejected]) -> Iterator[Fault]:
    """One complaint for each file and reason, with the first rows and how many there are."""
    groups: dict[tuple[str, str], list[int]] = {}
    for each in rejected:
        groups.setdefault((each.file, each.why), []).append(each.row)
    for (file, why), rows in groups.items():
        shown = ", ".join(map(str, islice(sorted(rows), _SHOWN_ROWS)))
        more = ", …" if len(rows) > _SHOWN_ROWS else ""
        data = {"n": len(rows), "rows": shown + more}
        yield Fault(f"answers.why_{why}", file, min(rows), data=data)
    yield Fault("answers.use_rejects")

"""Files of answers become one checked table: ids, option numbers, kept columns, and counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.errors import AnswersError, CareerfitError, Fault
from careerfit.exchange.answers.kinds import kind_of
from careerfit.exchange.answers.layout import ID, SECONDS, Layout, absent_items, layout
from careerfit.exchange.answers.moments import seconds
from careerfit.exchange.answers.people import checked_ids, complaints, identity
from careerfit.exchange.answers.survey import Survey, Unknown, surveyed
from careerfit.exchange.answers.table import ROW, Rejected, Table, column
from careerfit.model.mapping import AnswerMapping
from careerfit.model.quiz import Quiz

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Answers:
    """Many sheets of one form. `frame` is a polars LazyFrame, one row a sheet:

    `id` (String), one Int16 column an item that a file has (null: missing; 0: a cell that is
    no option, for the scorer to count), the kept columns (String), and `seconds` (Int32 0..86400
    or null) if they are known. `rows` counts the files' rows, `sheets` the frame's.
    """

    frame: "pl.LazyFrame"
    rows: int
    sheets: int
    items: tuple[str, ...]
    absent: tuple[str, ...]  # items without a column
    keep: tuple[str, ...]
    timed: bool
    unknown: tuple[Unknown, ...]
    rejected: tuple[Rejected, ...]  # rows that cannot be used
    repeated: tuple[Rejected, ...]  # rows that another sheet of the same id stands for
    unused: Mapping[str, tuple[str, ...]]  # file: columns that nothing is read from
    warnings: tuple[Fault, ...]


def tables(
    paths: Iterable[Path], step: Callable[[str], None] = lambda _: None
) -> tuple[Table, ...]:
    """The files as tables; a folder of our own answers files is one. Raises AnswersError."""
    found: list[Table] = []
    faults: list[Fault] = []
    for path in paths:
        step(str(path))
        try:
            found.append(opened(path))
        except CareerfitError as error:
            faults += error.faults
    if faults:
        raise AnswersError(*faults)
    return tuple(found)


def opened(path: Path) -> Table:
    """One file as a table, whatever kind it is. Raises AnswersError or ContentError."""
    from careerfit.exchange.answers import json_lines, own, parquet, text, workbook

    if path.is_dir():
        return own.read(own.in_folder(path), str(path))
    kind = kind_of(path)
    if kind == "sheet":
        return own.read([path], str(path))
    reader: Mapping[str, Callable[[Path], Table]] = {
        "parquet": parquet.read,
        "workbook": workbook.read,
        "json_lines": json_lines.read,
        "text": text.read,
    }
    found = reader[kind](path)
    if len(found.top) < 2 and not found.rejected:
        raise AnswersError(Fault("answers.no_rows", str(path)))
    return found


def gather(
    found: Sequence[Table],
    quiz: Quiz,
    mapping: AnswerMapping | None = None,
    *,
    keep: Sequence[str] = (),
    duplicates: str | None = None,
    lenient: bool = False,
    step: Callable[[str], None] = lambda _: None,
) -> Answers:
    """All tables as one. `duplicates` (refuse, first, last) goes before the mapping's rule.

    Raises AnswersError for rows that cannot be used, unless `lenient`: then they are left out
    and listed. `step` is told of each file before it is read.
    """
    layouts: list[Layout] = []
    surveys: list[Survey] = []
    faults: list[Fault] = []
    for table in found:
        step(table.file)
        try:
            of, looked = surveyed(layout(table, quiz, mapping, keep))
            layouts.append(of)
            surveys.append(looked)
        except AnswersError as error:
            faults += error.faults
    if faults:
        raise AnswersError(*faults)
    rule = duplicates or layouts[0].duplicates
    names = _names(layouts)
    bad, repeated, warnings = checked_ids(layouts, names, rule)
    rejected = (*(each for table in found for each in table.rejected), *bad)
    if rejected and not lenient:
        raise AnswersError(*complaints(rejected))
    left_out: dict[str, set[int]] = {}
    for each in (*bad, *repeated):
        left_out.setdefault(each.file, set()).add(each.row)
    items = tuple(item.id for item in quiz.items if any(item.id in one.items for one in layouts))
    rows = sum(each.rows for each in surveys)
    ragged = sum(len(table.rejected) for table in found)
    return Answers(
        frame=_whole(layouts, surveys, names, items, left_out),
        rows=rows + ragged,
        sheets=rows - sum(map(len, left_out.values())),
        items=items,
        absent=absent_items(layouts, quiz),
        keep=tuple(layouts[0].keep),
        timed=any(each.seconds for each in layouts),
        unknown=tuple(each for one in surveys for each in one.unknown),
        rejected=rejected,
        repeated=repeated,
        unused={each.table.file: each.unused for each in layouts if each.unused},
        warnings=warnings,
    )


def _names(layouts: Sequence[Layout]) -> dict[str, str]:
    """A short name of each file, for sheets without an id: its stem, if no other has it."""
    stems = Counter(Path(each.table.file).stem for each in layouts)
    return {
        each.table.file: stem if stems[stem := Path(each.table.file).stem] == 1 else each.table.file
        for each in layouts
    }


def _whole(
    layouts: Sequence[Layout],
    surveys: Sequence[Survey],
    names: Mapping[str, str],
    items: tuple[str, ...],
    left_out: Mapping[str, set[int]],
) -> "pl.LazyFrame":
    import polars as pl

    timed = any(each.seconds for each in layouts)
    frames = []
    for each, looked in zip(layouts, surveys, strict=True):
        frame = each.frame
        if gone := left_out.get(each.table.file):
            frame = frame.filter(~pl.col(ROW).is_in(sorted(gone)))
        kept = [pl.col(column(p)).cast(pl.String).alias(n) for n, p in each.keep.items()]
        if timed:
            named = {name: pl.col(column(place)) for name, place in each.named.items()}
            spec = each.seconds
            taken = seconds(spec, named) if spec else pl.lit(None, pl.Int32)
            kept.append(taken.alias(SECONDS))
        options = [_options(each, looked, item) for item in items]
        frames.append(
            frame.select(identity(each, names[each.table.file]).alias(ID), *options, *kept)
        )
    return pl.concat(frames)


def _options(of: Layout, looked: Survey, item: str) -> "pl.Expr":
    """An item's option numbers; null where nobody answered, 0 for what is no option."""
    import polars as pl

    if item not in of.items:
        return pl.lit(None, pl.Int16).alias(item)
    cell = pl.col(column(of.items[item]))
    if item not in looked.decoded:
        return cell.cast(pl.Int16).alias(item)
    return pl.when(cell.is_not_null()).then(_decoded(cell, looked.decoded[item])).alias(item)


def _decoded(cell: "pl.Expr", known: Mapping[str, int | None]) -> "pl.Expr":
    """What the different cells stand for; 0 for any other.

    The cells of one option follow each other in an Enum, so that its numbers have few borders:
    `replace_strict` would need the whole column in memory, and twice the time.
    """
    import polars as pl

    cells = sorted(known, key=lambda said: (known[said] is not None, known[said] or 0))
    place = cell.cast(pl.String).cast(pl.Enum(cells), strict=False).to_physical()
    found: pl.Expr = pl.lit(0, pl.Int16)
    begin = 0
    for option, same in groupby(cells, key=known.__getitem__):
        found = pl.when(place >= begin).then(pl.lit(option, pl.Int16)).otherwise(found)
        begin += len(list(same))
    return found

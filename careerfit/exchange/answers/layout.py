"""Where the id, the items and the rest stand in one file, by a mapping."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.headers import Column, columns
from careerfit.exchange.answers.labels import Reading, option_lists
from careerfit.exchange.answers.proposing import Proposal, propose, undecided
from careerfit.exchange.answers.table import Table
from careerfit.model.mapping import AnswerMapping, Seconds
from careerfit.model.quiz import Quiz
from careerfit.reading.fit import nearest

if TYPE_CHECKING:
    import polars as pl

ID = "id"
SECONDS = "seconds"


@dataclass(frozen=True)
class Layout:
    """Places of columns in one file, and how the cells of each item are read."""

    table: Table
    header_rows: int
    id: int | None
    items: Mapping[str, int]
    readings: Mapping[str, Reading]
    keep: Mapping[str, int]
    seconds: Seconds | None
    named: Mapping[str, int]  # every column
    duplicates: str
    unused: tuple[str, ...]
    in_numbers: bool = False  # the file's item columns are scanned as integers

    @property
    def frame(self) -> "pl.LazyFrame":
        """The rows below the header."""
        if self.in_numbers and self.table.numbers:
            return self.table.numbers(self.header_rows, frozenset(self.items.values()))
        return self.table.body(self.header_rows)


def layout(table: Table, quiz: Quiz, mapping: AnswerMapping | None, keep: Iterable[str]) -> Layout:
    """By the mapping, or without one by the file itself, if nothing in it is unsure.

    Raises AnswersError with every reason why the columns do not fit the form.
    """
    if faults := tuple(_made_for_another(table, quiz)):
        raise AnswersError(*faults)
    if mapping is None:
        mapping = _sure(propose(table, quiz), quiz)
    elif faults := tuple(_unfit(mapping, quiz)):
        raise AnswersError(*faults)
    found = columns(table, min(mapping.header_rows, table.may_have_headers))
    named = {each.name: each.place for each in found}
    kept = tuple(dict.fromkeys((*mapping.keep, *keep)))
    if faults := tuple(_absent(mapping, kept, named, quiz, table.file)):
        raise AnswersError(*faults)
    readings = {
        item: Reading.of(each, mapping.labels.get(each.name, {}), mapping.missing)
        for each in option_lists(quiz)
        for item in each.items
    }
    return Layout(
        table=table,
        header_rows=min(mapping.header_rows, table.may_have_headers),
        id=None if mapping.id is None else named[mapping.id],
        items={item: named[name] for name, item in mapping.columns.items()},
        readings=readings,
        keep={name: named[name] for name in kept},
        seconds=mapping.seconds,
        named=named,
        duplicates=mapping.duplicates,
        unused=tuple(_unused(found, mapping, kept)),
    )


def _sure(found: Proposal, quiz: Quiz) -> AnswerMapping:
    """The proposal, if a person need not look at it first."""
    unknown = [name for name, kind in found.unused if kind == "other"]
    if found.table.made_for and unknown:
        data = {"name": unknown[0], "quiz": quiz.source.slug}
        raise AnswersError(Fault("unknown_item", found.table.file, field=unknown[0], data=data))
    if found.doubts:
        whole = {"n": len(found.doubts), "file": found.table.file, "quiz": quiz.source.slug}
        faults = [Fault(f"answers.{code}", found.table.file, data=d) for code, d in found.doubts]
        raise AnswersError(*faults[:10], Fault("answers.needs_mapping", data=whole))
    return found.mapping


def _made_for_another(table: Table, quiz: Quiz) -> Iterator[Fault]:
    """Sheets that say which quiz they answer must say this one (both are named)."""
    expected = (quiz.source.slug, quiz.form, str(quiz.source.version))
    for made in sorted(table.made_for):
        for part, written, wanted in zip(made._fields, made, expected, strict=True):
            if written != wanted:
                data = {"written": written, "expected": wanted}
                yield Fault(f"answers.made_for_{part}", table.file, data=data)


def _unfit(mapping: AnswerMapping, quiz: Quiz) -> Iterator[Fault]:
    """Why a mapping is not one for this form, or is not finished."""
    source = quiz.source
    pairs: dict[str, tuple[object, object]] = {
        "quiz": (mapping.quiz, source.slug),
        "form": (mapping.form, quiz.form),
        "version": (mapping.version, source.version),
    }
    for part, (written, wanted) in pairs.items():
        if written != wanted:
            both = {"written": written, "expected": wanted}
            yield Fault(f"answers.mapping_{part}", data=both)
    ids = {item.id for item in quiz.items}
    for name, item in mapping.columns.items():
        if item not in ids:
            data = {"name": item, "quiz": source.slug, "nearest": nearest(item, tuple(ids))}
            yield Fault("unknown_item", field=name[:60], data=data)
    items = tuple(mapping.columns.values())
    for item in sorted({item for item in items if items.count(item) > 1}):
        yield Fault("answers.item_twice", field=item, data={"name": item})
    yield from _unfit_labels(mapping, quiz)


def _unfit_labels(mapping: AnswerMapping, quiz: Quiz) -> Iterator[Fault]:
    """Lists and options that the quiz does not have, and labels nobody has decided on."""
    lists = {each.name: each.most for each in option_lists(quiz)}
    for name, table in mapping.labels.items():
        if name not in lists:
            data = {"name": name, "known": ", ".join(lists), "nearest": nearest(name, lists)}
            yield Fault("answers.unknown_list", field=name, data=data)
            continue
        for cell, number in table.items():
            if isinstance(number, int) and number > lists[name]:
                limit = {"value": number, "most": lists[name]}
                yield Fault("no_such_option", field=f"{name}.{cell[:60]}", data=limit)
    for name, cell in undecided(mapping):
        yield Fault("answers.undecided", field=name, data={"cell": cell[:80]})


def _absent(
    mapping: AnswerMapping,
    kept: tuple[str, ...],
    named: Mapping[str, int],
    quiz: Quiz,
    file: str,
) -> Iterator[Fault]:
    """Columns that the mapping or the caller names and the file does not have."""
    spec = mapping.seconds
    times = [name for name in (spec.column, spec.start, spec.end) if name] if spec else []
    wanted = (*([mapping.id] if mapping.id else []), *mapping.columns, *kept, *times)
    for name in dict.fromkeys(wanted):
        if name not in named:
            data = {"name": name[:80], "nearest": nearest(name, named)}
            yield Fault("answers.no_column", file, data=data)
    taken = {ID, SECONDS, *(item.id for item in quiz.items)}
    for name in kept:
        if name in taken:
            yield Fault("answers.kept_twice", file, data={"name": name})


def _unused(
    found: tuple[Column, ...], mapping: AnswerMapping, kept: tuple[str, ...]
) -> Iterator[str]:
    used = {*mapping.columns, *kept, mapping.id}
    if mapping.seconds:
        used |= {mapping.seconds.column, mapping.seconds.start, mapping.seconds.end}
    yield from (each.name for each in found if each.name not in used)


def absent_items(layouts: Iterable[Layout], quiz: Quiz) -> tuple[str, ...]:
    """Items that no file has a column for."""
    there = {item for each in layouts for item in each.items}
    return tuple(item.id for item in quiz.items if item.id not in there)

"""A mapping for a file, as far as the file says it: with reasons, and what is unsure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers import meanings
from careerfit.exchange.answers.headers import (
    Column,
    Evidence,
    ItemNames,
    columns,
    header_rows,
)
from careerfit.exchange.answers.known import known, suffixes
from careerfit.exchange.answers.labels import Proposed, option_lists
from careerfit.exchange.answers.meanings import Doubt
from careerfit.exchange.answers.moments import format_of
from careerfit.exchange.answers.table import Table
from careerfit.exchange.answers.wording import normal
from careerfit.model.mapping import UNDECIDED, AnswerMapping, Seconds
from careerfit.model.quiz import Quiz

_SUMMARY = 3  # labels among the headers, or items among the rows, that tell a summary


@dataclass(frozen=True)
class Proposal:
    """A mapping, and why: `evidence` by column, `labels` by option list.

    `doubts` are words `answers.doubt_...` with their data; without any, a file may be scored
    without a person having read the mapping.
    """

    table: Table
    mapping: AnswerMapping
    evidence: Mapping[str, Evidence]
    labels: Mapping[str, tuple[Proposed, ...]]
    unused: tuple[tuple[str, str], ...]  # a column's name, and what it is
    missing_items: tuple[str, ...]
    notes: tuple[Doubt, ...]
    doubts: tuple[Doubt, ...] = field(default=())


def propose(table: Table, quiz: Quiz, keep: Iterable[str] = ()) -> Proposal:
    """Raises AnswersError where the file is a summary, or nothing in it is of this form."""
    names = ItemNames.of(quiz)
    rows = header_rows(table, names)
    found = columns(table, rows)
    doubts: list[Doubt] = []
    items, evidence = _items(found, names, doubts)
    if not items:
        raise AnswersError(_why_none(table, found, quiz, names))
    missing = tuple(item.id for item in quiz.items if item.id not in items.values())
    if missing:
        data = {"n": len(missing), "of": len(quiz.items), "names": listed(missing)}
        doubts.append(("doubt_items", data))
    notes: list[Doubt] = []
    identity = _id(found, items, notes)
    lists = option_lists(quiz)
    places = {items[each.name]: each.place for each in found if each.name in items}
    cells = meanings.different(table.body(rows), places, lists)
    labels = {each.name: meanings.proposals(each, cells[each.name], notes) for each in lists}
    doubts += meanings.doubts(lists, labels, cells)
    mapping = AnswerMapping(
        schema_version=1,
        quiz=quiz.source.slug,
        form=quiz.form,
        version=quiz.source.version,
        header_rows=rows,
        id=identity,
        columns=items,
        labels=meanings.tables(labels),
        missing=meanings.missing(labels),
        seconds=_seconds(table, rows, found, items, notes),
        keep=tuple(keep),
    )
    unused = tuple(_unused(found, mapping))
    return Proposal(table, mapping, evidence, labels, unused, missing, tuple(notes), tuple(doubts))


def matched(table: Table, quiz: Quiz) -> int:
    """How many items of a form the file has a column for."""
    names = ItemNames.of(quiz)
    found = columns(table, header_rows(table, names))
    return len({item[0] for each in found if (item := names.of_column(each.cells))})


def best_form(table: Table, quizzes: Iterable[Quiz]) -> Quiz:
    """The form that a file answers: the longest one of which every item is there, else the one
    with the greatest share of its items.
    """

    def share(quiz: Quiz) -> tuple[float, int]:
        found = matched(table, quiz)
        return found / len(quiz.items), found

    return max(quizzes, key=share)


def listed(names: Iterable[str], most: int = 5) -> str:
    """The first few of many names."""
    every = tuple(names)
    return ", ".join(every[:most]) + (", …" if len(every) > most else "")


def _items(
    found: tuple[Column, ...], names: ItemNames, doubts: list[Doubt]
) -> tuple[dict[str, str], dict[str, Evidence]]:
    """Columns to items. Two columns of one item are both left out: neither is guessed."""
    said = {each.name: by for each in found if (by := names.of_column(each.cells))}
    # A code is exact; a text that stands in another column too does not count beside it.
    coded = {named for named, why in said.values() if why == "code"}
    said = {n: (i, why) for n, (i, why) in said.items() if why == "code" or i not in coded}
    counts = Counter(item for item, _ in said.values())
    for item in (each for each, many in counts.items() if many > 1):
        both = [name for name, (other, _) in said.items() if other == item]
        doubts.append(("doubt_twice", {"item": item, "names": listed(both)}))
    once = {name: item for name, item in said.items() if counts[item[0]] == 1}
    return {name: item for name, (item, _) in once.items()}, {
        n: why for n, (_, why) in once.items()
    }


def _id(found: tuple[Column, ...], items: Mapping[str, str], notes: list[Doubt]) -> str | None:
    """The column of ids: a tool's own name for it, the surest first.

    An address would do, but it says who a person is; so it is named, not taken.
    """
    free = [each for each in found if each.name not in items]
    for wanted in known("id"):
        for each in free:
            if each.plain == wanted or each.plain.rpartition("/")[2] == wanted:
                return each.name
    notes.append(("note_no_id", {}))
    for each in free:
        if each.plain in known("email"):
            notes.append(("note_email", {"name": each.name}))
    return None


def _seconds(
    table: Table,
    rows: int,
    found: tuple[Column, ...],
    items: Mapping[str, str],
    notes: list[Doubt],
) -> Seconds | None:
    free = {each.plain: each for each in reversed(found) if each.name not in items}
    for wanted in known("seconds"):
        if wanted in free:
            return Seconds(column=free[wanted].name)
    start = next((free[name] for name in known("start") if name in free), None)
    end = next((free[name] for name in known("end") if name in free), None)
    if start is None or end is None:
        return None
    moments = [row[each.place] for row in table.top[rows:] for each in (start, end)]
    form = format_of(moments)
    if form is None:
        notes.append(("note_no_format", {"names": f"{start.name}, {end.name}"}))
        return None
    return Seconds(start=start.name, end=end.name, format=form)


def _unused(found: tuple[Column, ...], mapping: AnswerMapping) -> Iterator[tuple[str, str]]:
    """Columns that no item, id or time is read from, and what they seem to be."""
    spec = mapping.seconds
    times = {spec.column, spec.start, spec.end} if spec else set()
    for each in found:
        if each.name in mapping.columns or each.name == mapping.id or each.name in times:
            continue
        if any(normal(cell).endswith(suffixes()) for cell in each.cells):
            yield each.name, "score"
        else:
            kinds = ("email", "person", "time", "start", "end", "score", "tool", "id")
            yield each.name, next((kind for kind in kinds if each.plain in known(kind)), "other")


def _why_none(table: Table, found: tuple[Column, ...], quiz: Quiz, names: ItemNames) -> Fault:
    """A summary of counts, or a form that is not this quiz."""
    own = {label for each in option_lists(quiz) for label in each.own}
    headers = sum(normal(cell) in own for each in found for cell in each.cells[:1])
    rows = sum(names.of_column(row[:1]) is not None for row in table.top[1:])
    if headers >= _SUMMARY or rows >= _SUMMARY:
        return Fault("answers.summary", table.file)
    data = {
        "quiz": quiz.source.slug,
        "form": quiz.form,
        "names": listed(c.name[:60] for c in found),
    }
    return Fault("answers.other_quiz", table.file, data=data)


def undecided(mapping: AnswerMapping) -> tuple[tuple[str, str], ...]:
    """Labels that a person still has to decide on: the list's name and the cell."""
    return tuple(
        (name, cell)
        for name, table in mapping.labels.items()
        for cell, number in table.items()
        if number == UNDECIDED
    )

"""Which line of which file says that an item is a draft, and the line that says it no longer is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from careerfit.catalogue import Catalogue
from careerfit.errors import AnswersError, Fault
from careerfit.model.quiz import OWN
from careerfit.reading import Document, parse, read, read_text
from careerfit.reading.document import Path_
from careerfit.reading.fit import nearest
from careerfit.screening.panel import Rated, RatedSituation

REVIEWED = "reviewed"
_LINE = re.compile(r"(?P<head>\s*status:\s+)(?P<status>draft|draft_translation)\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Step:
    """One item's way from draft to reviewed: `new` takes the place of the line `line`."""

    item: str
    file: str
    line: int
    new: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item's status stands, and the options of an item that has its own."""

    file: str
    path: Path_
    options: tuple[str, ...] = ()


def steps(
    rated: Iterable[Rated], catalogue: Catalogue, quiz: str | None, today: date
) -> tuple[Step, ...]:
    """A step for every proposed item that is a draft; one that was reviewed before has none.

    A situation of which an option was not rated stays a draft. Raises AnswersError for items
    that are neither a trait's nor the select quiz's, and for options that an item has not.
    """
    known = dict(_known(catalogue, quiz))
    rated = tuple(rated)
    if faults := tuple(_faults(rated, known)):
        raise AnswersError(*faults)
    documents: dict[str, tuple[Document, list[str]]] = {}
    found = (
        _step(each, known[each.item], catalogue.folder, documents, today)
        for each in rated
        if each.proposed and _whole(each, known[each.item])
    )
    return tuple(step for step in found if step is not None)


def marked(steps: Iterable[Step], folder: Path) -> Mapping[str, bytes]:
    """The files with these lines in place; nothing else of them changes.

    Raises AnswersError if a file would then say anything else, ContentError if nothing at all.
    """
    found: dict[str, list[str]] = {}
    for step in steps:
        lines = found.setdefault(step.file, read_text(folder / step.file).split("\n"))
        lines[step.line - 1] = step.new
    written: dict[str, bytes] = {}
    for name, lines in found.items():
        raw = "\n".join(lines).encode()
        before, after = read(folder / name).value, parse(raw, name).value
        if _without_status(before) != _without_status(after):
            raise AnswersError(Fault("evidence.panel_not_written", name))
        written[name] = raw
    return written


def _known(catalogue: Catalogue, quiz: str | None) -> Iterator[tuple[str, _Place]]:
    for trait, content in catalogue.traits.items():
        for item in content.items:
            path: Path_ = ("traits", trait, "items", item, "status")
            yield f"{trait}__{item}", _Place("profiles/traits.yaml", path)
    if quiz is not None:
        for section in OWN:
            for item, asked in getattr(catalogue.quizzes[quiz], section).items():
                path = (section, item, "status")
                file = f"quizzes/{quiz}/quiz.yaml"
                yield f"{section}__{item}", _Place(file, path, tuple(asked.options))


def _faults(rated: Iterable[Rated], known: Mapping[str, _Place]) -> Iterator[Fault]:
    for each in rated:
        where = each.item[:60]
        if each.item not in known:
            yield Fault(
                "evidence.panel_unknown", field=where, data={"nearest": nearest(each.item, known)}
            )
        elif isinstance(each, RatedSituation):
            for one in each.options:
                if one.option not in known[each.item].options:
                    yield Fault("unknown_option", field=where, data={"name": one.option})


def _whole(rated: Rated, place: _Place) -> bool:
    """Whether every option was rated."""
    if not isinstance(rated, RatedSituation):
        return True
    return {one.option for one in rated.options} == set(place.options)


def _step(
    rated: Rated,
    place: _Place,
    folder: Path,
    documents: dict[str, tuple[Document, list[str]]],
    today: date,
) -> Step | None:
    file = place.file
    if file not in documents:
        documents[file] = (read(folder / file), read_text(folder / file).split("\n"))
    document, lines = documents[file]
    line = document.line(place.path)
    draft = _LINE.fullmatch(lines[line - 1])
    if draft is None:
        return None
    who = ", ".join(map(_plain, rated.raters))
    return Step(rated.item, file, line, f"{draft['head']}{REVIEWED}  # {today.isoformat()}: {who}")


def _plain(name: str) -> str:
    """A rater's name in a comment: one line, no letters that are not seen."""
    return "".join(letter for letter in name if letter.isprintable())[:60]


def _without_status(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_status(each) for key, each in value.items() if key != "status"}
    return [_without_status(each) for each in value] if isinstance(value, list) else value

"""The rows of an XLSForm, and what must hold of them before anybody gets the form."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Label = Mapping[str, str]  # language: what a person reads
_VALUE = re.compile(r"\$\{([^}]*)\}")
MOST_CHARACTERS = 32_767  # in one cell of a workbook


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet `survey`; what is empty stays an empty cell."""

    type: str
    name: str = ""
    label: Label = field(default_factory=dict)
    relevant: str = ""
    calculation: str = ""
    appearance: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the sheet `choices`."""

    list_name: str
    name: str
    label: Label


@dataclass(frozen=True, slots=True)
class Survey:
    """The three sheets of a form. Building one that a tool would misread raises ValueError."""

    languages: tuple[str, ...]
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...]
    settings: Mapping[str, str]

    def __post_init__(self) -> None:
        if faults := tuple(_faults(self)):
            raise ValueError("; ".join(faults))


def group(name: str, label: Label, rows: Iterable[Row], relevant: str = "") -> Iterator[Row]:
    """Rows on one screen, or none if there are none."""
    inside = tuple(rows)
    if inside:
        yield Row("begin_group", name, label, relevant, appearance="field-list")
        yield from inside
        yield Row("end_group")


def _faults(survey: Survey) -> Iterator[str]:
    """What the tools accept in silence: a value of nowhere, a name twice, an empty translation."""
    names = [row.name for row in survey.rows if row.name]
    yield from (f"twice: {name}" for name in set(names) if names.count(name) > 1)
    known = set(names)
    lists = {choice.list_name for choice in survey.choices}
    for row in survey.rows:
        texts = (*row.label.values(), row.relevant, row.calculation)
        yield from (f"too long: {row.name}" for text in texts if len(text) > MOST_CHARACTERS)
        used = {name for text in texts for name in _VALUE.findall(text)}
        yield from (f"{row.name} needs {name}" for name in sorted(used - known))
        kind, _, choices = row.type.partition(" ")
        if kind == "select_one" and choices not in lists:
            yield f"{row.name} needs choices {choices}"
        if kind in ("select_one", "note") or row.label:
            yield from _untranslated(survey, row.name, row.label)
    for choice in survey.choices:
        yield from _untranslated(survey, f"{choice.list_name} {choice.name}", choice.label)


def _untranslated(survey: Survey, name: str, label: Label) -> Iterator[str]:
    for language in survey.languages:
        if not label.get(language, "").strip():
            yield f"{name} says nothing in {language}"

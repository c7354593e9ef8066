"""A filled form becomes a profile: a new draft, or a profile that exists with what was edited.

Nothing is lost that the form cannot carry: codes, notes, the status, what is shared or asked.
"""

from collections.abc import Mapping
from typing import Any

from careerfit.errors import ContentError, Fault
from careerfit.exchange.docx.archive import DocxError
from careerfit.exchange.docx.form import ABOUT, DEFAULTS, GATES, TABLES, Column, heading
from careerfit.exchange.docx.reading import Entry, Filled
from careerfit.model.profile import Profile
from careerfit.model.text import TODO, TODO_NAME
from careerfit.reading import Document, fit

Value = dict[str, Any]


def merged(form: Filled, existing: Mapping[str, Any] | None, language: str) -> Value:
    """The profile's value; what is not written yet is TODO, in `language` where it is a text."""
    language = form.languages[0] if form.languages else language
    value: Value = {"schema_version": 1, "slug": form.slug, "status": "draft"} | dict(
        existing or {}
    )
    about = form.sections[ABOUT]
    for field in ("title", "summary"):
        texts = about.get(field, {}).get("text", {})
        value[field] = _texts(texts, value.get(field, {}), form.languages) or {language: TODO}
    for section in form.sections.keys() - {ABOUT}:
        value[section] = _section(form, section, value.get(section, {}), language)
    value.setdefault("sources", {})
    return _ordered({key: entry for key, entry in value.items() if _is_said(key, entry, existing)})


def _is_said(field: str, entry: object, existing: Mapping[str, Any] | None) -> bool:
    """Empty sections stay out of a file that did not have them."""
    return bool(entry) or field == "sources" or field in (existing or {})


def _section(form: Filled, section: str, before: Any, language: str) -> Any:
    rows = form.sections[section]
    if section == GATES:
        return list(rows)
    return {
        name: _entry(TABLES[section], row, before.get(name), section, form.languages, language)
        for name, row in rows.items()
    }


def _entry(
    columns: tuple[Column, ...],
    row: Entry,
    before: Mapping[str, Any] | None,
    section: str,
    languages: tuple[str, ...],
    language: str,
) -> Entry:
    """An entry as the form has it, with what the form cannot say of it."""
    if section == "gaps":  # a gap is a text itself
        return _texts(row["text"], before or {}, languages) or {language: TODO}
    entry: Entry = {**DEFAULTS.get(section, {}), **(before or {})}
    for column in columns:
        said = row.get(column.field)
        if column.kind == "text":
            said = _texts(said or {}, entry.get(column.field, {}), languages)
        if said not in (None, {}):
            entry[column.field] = said
        elif column.optional or column.field in DEFAULTS.get(section, {}):
            _forget(entry, column, section)
        else:
            entry[column.field] = _unwritten(column, language)
    return entry


def _forget(entry: Entry, column: Column, section: str) -> None:
    """An optional field whose cell is empty goes; one with a default gets it back."""
    entry.pop(column.field, None)
    if default := DEFAULTS.get(section, {}).get(column.field):
        entry[column.field] = default


def _unwritten(column: Column, language: str) -> object:
    """What stands for a cell that must be filled; `careerfit check` names it."""
    if column.kind == "text":
        return {language: TODO}
    if column.kind == "number":
        return TODO
    return [TODO_NAME] if column.kind in ("names", "citations") else TODO_NAME


def _texts(
    said: Mapping[str, str], before: Mapping[str, str], languages: tuple[str, ...]
) -> dict[str, str]:
    """The form's languages as it says them, others as they were.

    Word keeps no double spaces apart from single ones: a text that is otherwise alike stays.
    """
    kept = {code: text for code, text in before.items() if code in said or code not in languages}
    alike = {code for code, text in said.items() if " ".join(kept.get(code, "").split()) == text}
    return kept | {code: text for code, text in said.items() if code not in alike}


def _ordered(value: Value) -> Value:
    """The fields in the order of every profile."""
    order = list(Profile.model_fields)
    return dict(sorted(value.items(), key=lambda entry: _rank(entry[0], order)))


def _rank(field: str, order: list[str]) -> int:
    return order.index(field) if field in order else len(order)


def checked(value: Value, file: str, language: str) -> None:
    """Raises DocxError with every fault of the profile, named by heading and entry."""
    try:
        fit(Document(file, value), Profile)
    except ContentError as error:
        raise DocxError(*(_at_heading(fault, language) for fault in error.faults)) from error


def _at_heading(fault: Fault, language: str) -> Fault:
    section, _, rest = fault.field.partition(".")
    if section in ("title", "summary", "slug"):
        section, rest = ABOUT, fault.field
    place = f"{heading(section, language)}, {rest}" if section in TABLES else fault.field
    return Fault(fault.code, fault.file, 0, place.strip(", "), fault.data)

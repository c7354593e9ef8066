"""The three sheets of an XLSForm as a workbook; the same rows always give the same bytes."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from careerfit.exchange.xlsform.rows import Label, Survey

_SURVEY = ("type", "name", "relevant", "calculation", "appearance", "required")
_CHOICES = ("list_name", "name")
# A workbook's date would make two exports of one quiz differ.
_CREATED = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def workbook(survey: Survey, tongues: dict[str, str]) -> bytes:
    """The form as XLSX; `tongues` is what each language is called in the form."""
    labels = [f"label::{tongues[language]}" for language in survey.languages]

    def said(label: Label) -> list[str]:
        return [label.get(language, "") for language in survey.languages]

    rows = [
        (r.type, r.name, r.relevant, r.calculation, r.appearance, _required(r.type), *said(r.label))
        for r in survey.rows
    ]
    choices = [(one.list_name, one.name, *said(one.label)) for one in survey.choices]
    return _written(
        {
            "survey": [(*_SURVEY, *labels), *rows],
            "choices": [(*_CHOICES, *labels), *choices],
            "settings": [tuple(survey.settings), tuple(survey.settings.values())],
        }
    )


def _required(kind: str) -> str:
    """Every question may be skipped."""
    return "no" if kind == "text" or kind.startswith("select_one") else ""


def _written(sheets: dict[str, Sequence[Iterable[str]]]) -> bytes:
    """Every cell is text, whatever it looks like."""
    import xlsxwriter  # type: ignore[import-untyped]

    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        book.set_properties({"created": _CREATED})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell:
                        sheet.write_string(number, place, cell)
    return kept.getvalue()

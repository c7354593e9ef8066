"""A cohort as a workbook of two sheets: statements, and how to read them."""

import io
from collections.abc import Iterator
from datetime import datetime

from careerfit.screening.cohort.counting import STATES, Told
from careerfit.screening.cohort.told import Report, verdict
from careerfit.screening.workbook.book import Column, height

_MADE = datetime(1980, 1, 1)  # so that the same report gives the same bytes
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_A4 = 9
_NUMBERS = ("share", "low", "high", "before", "difference", "difference_low", "difference_high")
_WIDE = {"statement": 36, "truth": 44, "role": 22, "way": 20, "verdict": 16}
_CHANGED = ("before", "difference", "difference_low", "difference_high", "verdict")


def workbook(report: Report) -> bytes:
    """The file. Shares are numbers shown as percent; a count below five is a word."""
    import xlsxwriter  # type: ignore[import-untyped]

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        book.set_properties({"title": report.title, "created": _MADE})
        wrap = {"text_wrap": True, "valign": "top"}
        head = book.add_format({**wrap, "bold": True, "bg_color": "#E8EFEE", "bottom": 1})
        text, percent = book.add_format(wrap), book.add_format({"valign": "top", "num_format": 9})
        sheet = book.add_worksheet(report.say("sheet_statements"))
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        rows = [dict(_cells(report, told)) for told in report.cohort.told]
        columns = [Column(report.say(f"column_{name}"), _WIDE.get(name, 12)) for name in rows[0]]
        sheet.set_row(0, height([column.title for column in columns], columns))
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.title, head)
        for number, row in enumerate(rows, 1):
            sheet.set_row(number, height(list(row.values()), columns))
            for place, (name, cell) in enumerate(row.items()):
                if isinstance(cell, str):
                    sheet.write_string(number, place, cell, text)
                elif cell is not None:
                    sheet.write_number(number, place, cell, percent if name in _NUMBERS else text)
        notes = book.add_worksheet(report.say("sheet_notes"))
        notes.set_column(0, 0, 110)
        said = (report.title, report.source, *map(report.confusion, report.confused()))
        for number, sentence in enumerate((*said, *report.notes())):
            notes.write_string(number, 0, sentence, head if number == 0 else text)
    return kept.getvalue()


def _cells(report: Report, told: Told) -> Iterator[tuple[str, str | float | None]]:
    share, change = told.share, told.change
    yield "statement", report.statement(told)
    yield "role", report.role(told.item.owner)
    yield "way", report.way(told)
    for state in STATES:
        n = told.counts[state]
        shown = report.count(n)
        yield state, n if shown == str(n) else shown
    yield "share", share.value if share else report.say("too_few_answered")
    yield "low", share.low if share else None
    yield "high", share.high if share else None
    if report.compared:
        moved = change.difference if change else None
        values = (
            change.before.value if change else report.say("too_few_answered"),
            *(moved or (None, None, None)),
            report.say(verdict(moved)) if moved else None,
        )
        yield from zip(_CHANGED, values, strict=True)
    yield "truth", report.truth(told)

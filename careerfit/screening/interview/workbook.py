"""A score sheet that one rater fills in for one candidate, alone; the questions stand beside it."""

import io
from datetime import datetime
from typing import Any

from careerfit.screening.interview.kit import Kit
from careerfit.screening.interview.ratings import CANDIDATE, MOST_POINTS, RATER, ROLE
from careerfit.screening.workbook.book import Column, height

_MADE = datetime(1980, 1, 1)  # so that the same kit gives the same bytes
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_A4 = 9
_ROOM = 45  # points: three lines for the evidence
_HEAD = 4  # the row of the table's heads, below role, candidate and rater


def workbook(kit: Kit) -> bytes:
    """The file. Its first column holds names that `interview score` reads in any language."""
    import xlsxwriter  # type: ignore[import-untyped]

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        book.set_properties({"title": kit.title, "created": _MADE})
        _scores(kit, book)
        _questions(kit, book)
    return kept.getvalue()


def _scores(kit: Kit, book: Any) -> None:
    say = kit.say
    wrap = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#C9D6D4"}
    grey, text = (book.add_format({**wrap, **more}) for more in ({"font_color": "#6B7A78"}, {}))
    strong = book.add_format({**wrap, "bold": True, "bg_color": "#E8EFEE"})
    fill = book.add_format({**wrap, "bg_color": "#FFF9E0", "num_format": "0", "locked": False})
    # As text, so that an id keeps its zeros.
    named = book.add_format({**wrap, "bg_color": "#FFF9E0", "num_format": "@", "locked": False})
    sheet = _sheet(book, say("sheet_scores"))
    widths = (27, 26, 12, 60)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    rows = ((ROLE, kit.role.slug), (CANDIDATE, kit.candidate or ""), (RATER, ""))
    for number, (key, value) in enumerate(rows):
        sheet.write_string(number, 0, key, grey)
        sheet.write_string(number, 1, say(f"cell_{key}"), strong)
        sheet.write_string(number, 2, value, grey if key == ROLE else named)
        sheet.write_string(number, 3, say(f"help_{key}"), grey)
    for place, key in enumerate(("key", "competency", "points", "evidence")):
        sheet.write_string(_HEAD, place, say(f"column_{key}"), strong)
    for number, each in enumerate(kit.competencies, _HEAD + 1):
        sheet.set_row(number, _ROOM)
        sheet.write_string(number, 0, each.slug, grey)
        sheet.write_string(number, 1, each.name, text)
        sheet.write_blank(number, 2, None, fill)
        sheet.write_blank(number, 3, None, named)
    last = _HEAD + len(kit.competencies)
    sheet.data_validation(_HEAD + 1, 2, last, 2, _points(kit))
    sheet.freeze_panes(_HEAD + 1, 2)
    sheet.write_string(last + 2, 1, say("rule_alone"), text)
    sheet.protect("", {"format_rows": True, "format_columns": True})


def _points(kit: Kit) -> dict[str, Any]:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1,
        "maximum": MOST_POINTS,
        "ignore_blank": True,
        "error_title": kit.say("column_points"),
        "error_message": kit.say("wrong_points", most=MOST_POINTS),
    }


def _questions(kit: Kit, book: Any) -> None:
    """Each competency's questions and anchors, one row each."""
    say = kit.say
    wrap = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#C9D6D4"}
    strong = book.add_format({**wrap, "bold": True, "bg_color": "#E8EFEE"})
    text = book.add_format(wrap)
    sheet = _sheet(book, say("sheet_questions"))
    titles = (say("column_competency"), say("behavioural"), say("situational"), say("probes"))
    columns = [Column(title, 24) for title in (*titles, "1", "3", "5")]
    rows = [
        (e.name, e.behavioural, e.situational, " ".join(e.probes), *e.anchors.values())
        for e in kit.competencies
    ]
    for number, row in enumerate([[column.title for column in columns], *rows]):
        sheet.set_row(number, height(row, columns))
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell, text if number else strong)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    below = (say("heading_never"), *kit.never(), say("never_told"), *kit.personal)
    for number, sentence in enumerate(below, len(rows) + 2):
        sheet.merge_range(number, 0, number, len(columns) - 1, "", text)
        sheet.write_string(number, 0, sentence, strong if number == len(rows) + 2 else text)


def _sheet(book: Any, name: str) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    return sheet

"""The first sheet: who comes where, by how much, and an empty place for a person's decision."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, get_args

from careerfit.model.select import GateStatus
from careerfit.screening.material import Row, Screened
from careerfit.screening.workbook.book import Book, Cell, Column

_BAR = {
    "type": "data_bar",
    "bar_solid": True,
    "bar_color": "#CFE3E1",
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 100,
}
DECISION = ("decision", "decided_by", "reason")
_GATE = "gate "
_LONGEST_MESSAGE = 255  # letters beside a cell, as the format limits them


def write(screened: Screened, book: Book) -> None:
    """Every candidate in the policy's order, those without a total last."""
    demo = "_demo" if screened.key == "public" else ""
    sheet = book.sheet(screened.say(f"sheet_order{demo}"))
    named = dict(_columns(screened))
    columns, n = tuple(named.values()), len(screened.frame)
    book.table(sheet, columns, n)
    measured = ("total", *(each.scale for each in screened.policy.components))
    for place, name in enumerate(named):
        if name in measured:
            sheet.conditional_format(1, place, n, place, _BAR)
        elif name == "decision":
            sheet.data_validation(1, place, n, place, _decisions(screened))
        elif name.startswith(_GATE):
            told = _statuses(screened, name.removeprefix(_GATE))
            sheet.data_validation(1, place, n, place, told)
    sizes = {each.id: len(each.children) for each in screened.plan.scales}
    for number, (row, after) in enumerate(_with_next(screened), 1):
        cells = tuple(_cells(screened, row, sizes))
        book.row(sheet, number, columns, cells, screened.last(row, after))


def _with_next(screened: Screened) -> Iterator[tuple[Row, Row | None]]:
    """Each row with the one below it."""

    def rows() -> Iterator[Row | None]:
        yield from screened.rows()
        yield None

    for row, after in pairwise(rows()):
        if row is not None:
            yield row, after


def _columns(screened: Screened) -> Iterator[tuple[str, Column]]:
    """The columns by name, in the order of `_cells`."""
    say = screened.say
    yield "id", Column(say("column_id"), 15)
    yield "rank", Column(say("column_rank"), 10, "middle")
    yield "band", Column(say("column_band"), 12, "middle")
    for name in screened.kept:
        yield f"kept {name}", Column(name, 14)
    yield "total", Column(say("column_total"), 13, "exact")
    for each in screened.policy.components:
        scale = screened.scale(each.scale)
        yield each.scale, Column(scale, 14, "whole")
        yield f"{each.scale}__right", Column(say("column_right", scale=scale), 14, "middle")
    yield "missing", Column(say("column_missing"), 9, "middle")
    yield "flags", Column(say("column_flags"), 13)
    yield "below", Column(say("column_below"), 18)
    for gate in screened.policy.gates:
        yield f"{_GATE}{gate}", Column(say("column_gate", gate=gate), 17)
        yield f"evidence {gate}", Column(say("column_evidence", gate=gate), 24)
    for name, width in zip(DECISION, (12, 14, 34), strict=True):
        yield name, Column(say(f"column_{name}"), width)


def _cells(screened: Screened, row: Row, sizes: dict[str, int]) -> Iterator[Cell]:
    """The cells of a row; without a total the place of the ranks says why there is none."""
    say, total = screened.say, row["total"]
    yield row["id"]
    yield row["rank"]
    yield None if total is None else say("ranks", low=row["band_low"], high=row["band_high"])
    for name in screened.kept:
        yield row[name]
    yield say("none") if total is None else total / 100
    for each in screened.policy.components:
        score = row[each.scale]
        yield None if score is None else score / 100
        yield say("right_of", right=row[f"{each.scale}__right"], of=sizes[each.scale])
    yield row["missing"] or None
    yield screened.flags(row)
    yield say("no_total") if total is None else screened.below(row)
    for _ in screened.policy.gates:
        yield say("gate_unknown")
        yield None
    yield from (None for _ in DECISION)


def _decisions(screened: Screened) -> dict[str, Any]:
    """A list to choose from; nothing is chosen yet."""
    return {
        "validate": "list",
        "source": list(screened.policy.decisions),
        "input_title": screened.say("decision_prompt"),
        "input_message": screened.say("decision_help"),
        "error_title": screened.say("decision_prompt"),
        "error_message": screened.say("decision_refused"),
    }


def _statuses(screened: Screened, name: str) -> dict[str, Any]:
    """What may be known of a gate; beside the cell stand the rule and when it binds."""
    gate, read = screened.catalogue.jurisdiction.gates[name], screened.voice.read
    message = f"{read(gate.binds)} {read(gate.text)}"
    if len(message) > _LONGEST_MESSAGE:
        message = f"{message[: _LONGEST_MESSAGE - 1]}…"
    return {
        "validate": "list",
        "source": [screened.say(f"gate_{status}") for status in get_args(GateStatus)],
        "input_title": screened.say("gate_prompt"),
        "input_message": message,
        "error_title": screened.say("gate_prompt"),
        "error_message": screened.say("gate_refused"),
    }

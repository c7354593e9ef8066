"""What has gone wrong in dataframe scorers; each engine must give the right integers all the same.

R1  sums of many Int8 answers do not wrap
R2  columns of floats, text and Booleans are refused, all of them in one complaint: 3.5 would be
    cast to 3 in one engine and to 4 in another
R3  a score that is none stays none: least and greatest skip nulls, here they must not
R4  half up, also where integer division truncates or floats round half to even
R5  nobody divides by zero: a table of empty sheets, an empty table
R6  more items than an engine can add in one expression
R7  what is no option is missing, whatever integer type holds it, and never wraps into an option
R8  columns that are not there, names that would come twice, a form of another quiz: refused
R9  rank = 1 + how many are higher: shared, none for null, within groups
R10 only a select quiz puts people in order
R11 "don't know" counts as an answer of the sheet, not of its scale
R12 runs of answers pass over missing ones; a time without answers is no haste
R13 column names of other people: dots, spaces, quotes
R14 without narwhals a complaint that names the extra
"""

import dataclasses
import sys

import duckdb
import polars as pl
import pytest

from careerfit import score_table
from careerfit.errors import AnswersError, MissingExtraError
from careerfit.scoring.plan import FULL, Part, Plan, PlanItem, PlanRole, PlanValue
from careerfit.scoring.table.ladder import Ladder, ladder

FIVE = (0, 2_500, 5_000, 7_500, 10_000)


def plan(
    items: int = 3, credits=FIVE, *, coverage: int = 1, kind: str = "likert", level: int = 7_500
) -> Plan:
    """One scale of items that are all alike, one role that wants a level of it."""
    own = tuple(PlanItem(f"i{n}", kind, credits) for n in range(items))
    scale = PlanValue("scale", tuple(Part(item.id, 1, FULL) for item in own), coverage)
    ready = PlanValue("role__readiness", (Part("scale", 1, level),), 1)
    role = PlanRole("role", {"interest": "scale", "readiness": ready.id}, ())
    return Plan("q", "full", 1, "select", own, (scale,), (ready,), (role,))


def in_polars(sheets: pl.DataFrame, of: Plan, **wanted) -> pl.DataFrame:
    return score_table(sheets.lazy(), of, **wanted).collect(engine="streaming")


def in_duckdb(sheets: pl.DataFrame, of: Plan, **wanted) -> pl.DataFrame:
    return score_table(duckdb.from_arrow(sheets.to_arrow()), of, **wanted).pl()


@pytest.fixture(params=[in_polars, in_duckdb], ids=["polars", "duckdb"])
def scored(request):
    return request.param


def sheets(*rows: tuple, kind=pl.Int8, **more) -> pl.DataFrame:
    items = {f"i{n}": list(answers) for n, answers in enumerate(zip(*rows, strict=True))}
    frame = pl.DataFrame({"id": [str(n) for n in range(len(rows))]})
    return frame.with_columns(
        *(pl.Series(name, answers, dtype=kind) for name, answers in items.items()),
        *(pl.Series(name, values) for name, values in more.items()),
    )


def refused(frame, of: Plan, **wanted) -> dict[str, str]:
    with pytest.raises(AnswersError) as caught:
        score_table(frame, of, **wanted)
    return {fault.field: fault.code for fault in caught.value.faults}


def test_r1_forty_answers_of_eleven_do_not_wrap(scored):
    eleven = tuple(1_000 * n for n in range(11))
    table = scored(sheets((11,) * 40), plan(40, eleven))
    assert table.select("scale", "answered", "scale__answered").row(0) == (FULL, 40, 40)


def test_r2_only_integers():
    frame = sheets((1, 1, 1)).with_columns(
        i0=pl.lit(3.5), i1=pl.lit("3"), i2=pl.lit(True), seconds=pl.lit(1.5)
    )
    wanted = dict.fromkeys(("i0", "i1", "i2", "seconds"), "column_not_integer")
    assert refused(frame, plan(), seconds="seconds") == wanted
    assert refused(duckdb.from_arrow(frame.to_arrow()), plan(), seconds="seconds") == wanted
    decimal = frame.with_columns(pl.lit(3).cast(pl.Decimal(5, 1)).alias(f"i{n}") for n in range(3))
    assert set(refused(decimal, plan()).values()) == {"column_not_integer"}


def test_r3_no_score_is_not_the_level(scored):
    table = scored(sheets((None, 5, 5), (5, 5, 5)), plan(coverage=100))
    assert table["scale"].to_list() == [None, FULL]
    assert table["role__readiness"].to_list() == [None, FULL]
    assert table["role__ok"].to_list() == [False, True]


@pytest.mark.parametrize(
    ("credits", "row", "wanted"),
    [
        ((0, 1), (2, 1), 1),  # 0.5 -> 1; half to even would be 0
        ((2, 3), (2, 1), 3),  # 2.5 -> 3; half to even would be 2
        ((0, 2), (2, 1, 1), 1),  # 0.67 -> 1; truncated it would be 0
        ((0, 1), (2, 1, 1), 0),  # 0.33 -> 0
    ],
)
def test_r4_half_up(scored, credits, row, wanted):
    blank = (None,) * (4 - len(row))
    assert scored(sheets((*row, *blank)), plan(4, credits))["scale"].item() == wanted


def test_r4_every_score_against_every_level(scored):
    """Attainment is FULL*score/level half up: 10,001 scores, some levels with ties."""
    for level in (100, 3_200, 6_000, 9_600):
        of = plan(3, (0, 1, 3, 250, 1_600, 3_333, 5_999, 6_000, 9_599, 10_000), level=level)
        rows = [(a, b, c) for a in range(1, 11) for b in range(1, 11) for c in range(1, 11)]
        table = scored(sheets(*rows), of).select("scale", "role__readiness").rows()
        assert all(
            ready == (2 * FULL * min(scale, level) + level) // (2 * level) for scale, ready in table
        )


def test_r5_empty_sheets_and_empty_tables(scored):
    table = scored(sheets((None,) * 3, (None,) * 3), plan(), flags=True, bands=True)
    assert table["scale"].to_list() == [None, None]
    assert table["longest_run"].to_list() == [False, False]
    nobody = scored(sheets((1, 1, 1)).clear(), plan(), flags=True, bands=True, ranks=["scale"])
    assert nobody.height == 0
    assert nobody.columns[:5] == ["id", "answered", "missing", "unknown", "scale"]


def test_r6_more_items_than_one_sum_can_hold(scored):
    table = scored(sheets((5,) * 319 + (1,)), plan(320))
    assert table.select("scale", "answered").row(0) == (9_969, 320)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (pl.Int8, [0, -1, 6]),
        (pl.UInt8, [0, 255, 6]),
        (pl.Int64, [2**32 + 1, -(2**63), 2**63 - 1]),
        (pl.UInt64, [2**64 - 1, 2**16 + 1, 2**8 + 1]),
    ],
)
def test_r7_what_is_no_option(scored, kind, wrong):
    table = scored(sheets(tuple(wrong), (5, None, wrong[2]), kind=kind), plan())
    assert table["unknown"].to_list() == [3, 1]
    assert table["missing"].to_list() == [3, 2]
    assert table["scale"].to_list() == [None, FULL]


def test_r8_columns_that_do_not_fit():
    frame = sheets((1, 1, 1)).rename({"id": "ID"})
    assert refused(frame, plan(), keep=["place"], within=["region"]) == dict.fromkeys(
        ("id", "place", "region"), "no_such_column"
    )
    assert refused(frame.select("ID"), plan(), id="ID") == {"": "no_item_column"}
    twice = frame.with_columns(Scale=pl.lit("x"), __careerfit_code_i0=pl.lit(1))
    assert refused(twice, plan(), id="ID", keep=["Scale"]) == {"scale": "column_taken"}
    assert refused(twice, plan(), id="ID", keep=["__careerfit_code_i0"]) == {
        "__careerfit_code_i0": "column_taken"
    }
    assert refused(frame, plan(), id="ID", ranks=["i0"]) == {"i0": "no_such_score"}


def test_r9_ranks(scored):
    frame = sheets((5, 5, 5), (1, 1, 1), (5, 5, 5), (None,) * 3, (3, 3, 3), place=[*"aabbb"])
    table = scored(frame, plan(), ranks=["scale", "scale", "role__interest"]).sort("id")
    assert table["scale__rank"].to_list() == [1, 4, 1, None, 3]
    assert table["role__interest__rank"].to_list() == [1, 4, 1, None, 3]
    assert table.columns[-2:] == ["scale__rank", "role__interest__rank"]
    table = scored(frame, plan(), ranks=["scale"], within=["place"]).sort("id")
    assert table["scale__rank"].to_list() == [1, 2, 1, None, 2]
    assert "place" not in table.columns


@pytest.mark.parametrize("purpose", ["explore", "train"])
def test_r10_only_a_select_quiz_puts_people_in_order(purpose):
    of = dataclasses.replace(plan(), purpose=purpose)
    assert refused(sheets((1, 1, 1)), of, ranks=["scale"]) == {"": "ranks_refused"}


def test_r11_do_not_know(scored):
    table = scored(sheets((1, 5, 5), (5, None, None)), plan(3, (None, *FIVE[1:])))
    assert table.select("answered", "missing", "scale", "scale__answered").rows() == [
        (3, 0, FULL, 2),
        (1, 2, FULL, 1),
    ]


def test_r12_careless_answers(scored):
    ten = (4,) * 5 + (None,) + (4,) * 5
    frame = sheets(
        (*ten, 5), (*ten[1:], None, 5), (None, *ten), (*(None,) * 12,), time=[23, 1, 0, -1]
    )
    table = scored(frame, plan(12), flags=True, seconds="time")
    assert table["longest_run"].to_list() == [True, False, True, False]
    assert table["no_variation"].to_list() == [False, False, True, False]
    assert table["too_fast"].to_list() == [False, True, True, False]


def test_r12_three_options_are_no_carelessness(scored):
    table = scored(sheets((1,) * 12), plan(12, (0, 5_000, FULL)), flags=True)
    assert table.select("longest_run", "no_variation").row(0) == (False, False)


def test_r13_names_of_other_people(scored):
    names = ["Nama lengkap?", "a.b", 'kata "kunci"', "_id"]
    frame = sheets((5, 5, 5), **{name: ["x"] for name in names}).rename({"id": "No. urut"})
    table = scored(frame, plan(), id="No. urut", keep=names)
    assert table.columns[:5] == ["No. urut", *names]
    assert table.row(0)[:5] == ("0", *"xxxx")


def test_r14_without_narwhals(monkeypatch):
    for name in [*sys.modules]:
        if name.startswith("careerfit.scoring.table."):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtraError) as caught:
        score_table(sheets((1, 1, 1)), plan())
    assert caught.value.faults[0].data == {"extra": "screen"}


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (FIVE, Ladder(-2_500, 2_500, ())),
        (FIVE[::-1], Ladder(12_500, -2_500, ())),
        ((0, 3_333, 6_667, 10_000), Ladder(-3_333, 3_333, ((3, 1),))),
        ((0, FULL, 0, 0), None),
        ((None, 0, 5_000, None, FULL), None),
    ],
)
def test_a_ladder_gives_back_its_values(values, wanted):
    found = ladder(values)
    assert wanted in (found, None)
    for option, value in enumerate(values, 1):
        jumps = sum(jump for since, jump in found.jumps if option >= since)
        assert value in (found.start + found.step * option + jumps, None)

"""Many sheets at once: the integers of sheet.py, in Polars and in DuckDB.

T1 each golden case gives the row that sheet.py tells, whole: lazy, eager, DuckDB
T2 the same for 100,000 random dirty sheets over random plans, integer types of all widths,
   absent columns, values that are no option
T3 the columns come back in the documented order, with the documented types, in both engines
T4 a lazy frame stays lazy, an eager one eager, a relation a relation
"""

import random

import duckdb
import polars as pl
import pytest

from careerfit import score_table
from tests.scoring import dirty, tables
from tests.scoring.test_golden import CASES, sheet

SEED = 20261124
PLANS, SHEETS = 8, 12_500
EVERYTHING = {"flags": True, "bands": True, "seconds": "seconds"}


def case_frames(all_plans):
    """One frame for each plan that has golden cases."""
    for quiz, form in dict.fromkeys((quiz, case.form) for quiz, case in CASES):
        plan = all_plans[quiz][form]
        own = [case for name, case in CASES if (name, case.form) == (quiz, form)]
        answers = [sheet(plan, case) for case in own]
        columns = {"id": [case.name for case in own], "seconds": [case.seconds for case in own]}
        columns |= {item.id: [each.get(item.id) for each in answers] for item in plan.items}
        types = {item.id: pl.Int8 for item in plan.items}
        schema = {"id": pl.String, "seconds": pl.Int32, **types}
        yield plan, pl.DataFrame(columns, schema=schema)


def test_t1_golden_cases(all_plans):
    seen = 0
    for plan, frame in case_frames(all_plans):
        wanted = tables.rows(plan, frame)
        seen += len(wanted)
        assert score_table(frame.lazy(), plan, **EVERYTHING).collect().to_dicts() == wanted
        # Bands are left to T2: DuckDB is slow to plan them for 70 items.
        relation = score_table(tables.in_duckdb(frame), plan, flags=True, seconds="seconds")
        found = relation.pl()
        assert found.to_dicts() == [{name: row[name] for name in found.columns} for row in wanted]
    assert seen == len(CASES)


def test_t2_random_dirty_sheets():
    chance = random.Random(SEED)
    said = {"rows": 0, "unknown": 0, "absent": 0, "long": 0, "none": 0}
    for _ in range(PLANS):
        plan = dirty.plan(chance, most_scales=2, most_roles=2)
        columns = dirty.columns(chance, plan, SHEETS)
        frame = tables.frame(chance, columns)
        wanted = tables.rows(plan, frame)
        scored = score_table(frame.lazy(), plan, **EVERYTHING).collect(engine="streaming")
        assert scored.to_dicts() == wanted
        relation = score_table(tables.in_duckdb(frame), plan, **EVERYTHING)
        assert relation.pl().sort("id").equals(scored.sort("id"))
        said["rows"] += scored.height
        said["unknown"] += (scored["unknown"] > 0).sum()
        said["absent"] += len(columns) < len(plan.items)
        said["long"] += scored["longest_run"].sum()
        said["none"] += scored[plan.scales[0].id].null_count()
    # The sheets reach what the engines must agree on.
    assert said["rows"] >= 100_000
    assert min(said["unknown"], said["long"], said["none"]) > 1_000
    assert said["absent"] > 1


def test_t3_columns_and_types(plans):
    plan = plans["short"]
    frame = pl.DataFrame({"id": ["a"], "place": ["x"], **{i.id: [1] for i in plan.items}})
    scored = score_table(frame, plan, keep=["place"], flags=True)
    assert scored.columns[:8] == [
        *("id", "place", "answered", "missing", "unknown"),
        *("ahli_kdrt__tasks", "ahli_kdrt__tasks__answered", "ahli_rehabilitasi_sosial__tasks"),
    ]
    assert scored.columns[-5:] == [
        *("tenaga_kesehatan_on_demand__interest", "tenaga_kesehatan_on_demand__readiness"),
        *("tenaga_kesehatan_on_demand__ok", "longest_run", "no_variation"),
    ]
    booleans = {name for name, kind in scored.schema.items() if kind == pl.Boolean}
    assert booleans == {"longest_run", "no_variation", *(f"{r.id}__ok" for r in plan.roles)}
    assert {scored.schema[name] for name in scored.columns[2:]} == {pl.Int16, pl.Boolean}
    relation = score_table(tables.in_duckdb(frame), plan, keep=["place"], flags=True)
    assert relation.pl().schema == scored.schema


def test_t3_a_scale_named_as_a_role_s_value_comes_once(all_plans):
    plan = all_plans["mitos_atau_fakta"]["full"]
    frame = pl.DataFrame({"id": ["a"], **{item.id: [1] for item in plan.items}})
    columns = score_table(frame, plan).columns
    assert columns.count("ahli_kdrt__knowledge") == 1
    assert columns.index("ahli_kdrt__knowledge__right") < columns.index("ahli_kdrt__ok")


@pytest.mark.parametrize("kind", [pl.DataFrame, pl.LazyFrame, duckdb.DuckDBPyRelation])
def test_t4_the_same_kind_comes_back(plans, kind):
    plan = plans["short"]
    frame = pl.DataFrame({"id": ["a"], **{item.id: [1] for item in plan.items}})
    given = {
        pl.DataFrame: frame,
        pl.LazyFrame: frame.lazy(),
        duckdb.DuckDBPyRelation: tables.in_duckdb(frame),
    }[kind]
    assert isinstance(score_table(given, plan), kind)

"""Many sheets in Spark: the rows of Polars, which test_table.py compares with sheet.py.

S1 golden cases
S2 100,000 random dirty sheets over random plans: integers, flags, bands, ranks, types
S3 a Spark frame comes back, and nothing is computed before it is asked for
S4 more items than Spark can add in one expression
S5 names of columns with dots, which narwhals cannot hand to Spark, are refused
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from careerfit import score_table
from careerfit.errors import AnswersError
from tests.conftest import needs
from tests.scoring import dirty, tables
from tests.scoring.test_table import EVERYTHING, case_frames
from tests.scoring.test_table_traps import plan as plan_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.clients
SEED = 20261125
PLANS, SHEETS = 4, 25_000


@pytest.fixture(scope="module")
def session() -> "Iterator[SparkSession]":
    needs("java")
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.codegen.hugeMethodLimit": "8000",
    }
    builder = SparkSession.builder.master("local[2]").config(map=settings)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def back(frame) -> pl.DataFrame:
    return pl.DataFrame(frame.toArrow()).sort("id")


def test_s1_golden_cases(session, all_plans):
    seen = 0
    for plan, frame in case_frames(all_plans):
        if len(plan.items) > 30:
            continue  # Spark plans the long form for half a minute, and its rules are the same
        wanted = score_table(frame, plan, flags=True, seconds="seconds").sort("id")
        found = score_table(tables.in_spark(session, frame), plan, flags=True, seconds="seconds")
        assert back(found).to_dicts() == wanted.to_dicts()
        seen += frame.height
    assert seen > 10


def test_s2_random_dirty_sheets(session):
    chance = random.Random(SEED)
    for _ in range(PLANS):
        plan = replace(dirty.plan(chance, most_scales=2, most_roles=2), purpose="select")
        frame = tables.frame(chance, dirty.columns(chance, plan, SHEETS))
        wanted = {**EVERYTHING, "ranks": [plan.scales[0].id], "within": ["seconds"]}
        found = back(score_table(tables.in_spark(session, frame), plan, **wanted))
        polars = score_table(frame, plan, **wanted).sort("id")
        assert found.height == SHEETS
        assert found.schema == polars.schema
        assert found.equals(polars)


def test_s3_a_spark_frame_comes_back(session, plans):
    from pyspark.sql import DataFrame

    plan = plans["short"]
    # Were it computed, the division by zero would be an error.
    never = session.sql("select 'a' id, cast(1 div (id - id) as int) x from range(1)")
    frame = never.withColumnRenamed("x", plan.items[0].id)
    assert isinstance(score_table(frame, plan), DataFrame)


def test_s4_more_items_than_one_sum_can_hold(session):
    of = plan_of(320)
    given = pl.DataFrame({"id": ["1"], **{item.id: [5] for item in of.items}})
    found = back(score_table(tables.in_spark(session, given), of))
    assert found.select("scale", "answered").row(0) == (10_000, 320)


def test_s5_names_of_other_people(session, plans):
    plan = plans["short"]
    given = pl.DataFrame({"a b": ["1"], "a.b": ["x"], plan.items[0].id: [1]})
    frame = tables.in_spark(session, given)
    with pytest.raises(AnswersError) as caught:
        score_table(frame, plan, id="a b", keep=["a.b"])
    assert [(fault.code, fault.field) for fault in caught.value.faults] == [
        ("column_dotted", "a.b")
    ]
    assert score_table(frame, plan, id="a b").columns[:2] == ["a b", "answered"]

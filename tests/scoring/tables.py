"""What score_table must say of a sheet, told by sheet.py; and sheets as frames of each engine."""

import random
from functools import cache
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl

from careerfit.scoring.plan import Plan
from careerfit.scoring.result import Result
from careerfit.scoring.sheet import score

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

VALUES = ("interest", "readiness", "learning", "realism", "knowledge")
TYPES = (pl.Int8, pl.Int16, pl.Int32, pl.Int64)
Columns = dict[str, list[int | None]]
Row = dict[str, Any]


def told(plan: Plan, sheet: dict[str, int | None], seconds: int | None) -> Row:
    """The row of a sheet that may hold values that are no option: these are missing."""
    clean = {
        item.id: answer
        for item in plan.items
        if (answer := sheet.get(item.id)) is not None and 1 <= answer <= len(item.credits)
    }
    given = sum(answer is not None for answer in sheet.values())
    result = score(plan, clean, seconds=seconds)
    row: Row = {"answered": len(clean), "missing": len(plan.items) - len(clean)}
    row["unknown"] = given - len(clean)
    row |= _scales(result) | _roles(plan, result)
    return row | {
        flag: flag in result.flags for flag in ("longest_run", "no_variation", "too_fast")
    }


def _scales(result: Result) -> Row:
    row: Row = {}
    for name, scale in result.scales.items():
        row[name] = scale.score
        if scale.right is None:
            row |= {f"{name}__low": scale.low, f"{name}__high": scale.high}
        row[f"{name}__answered"] = scale.answered
        if scale.right is not None:
            row[f"{name}__right"] = scale.right
    return row


def _roles(plan: Plan, result: Result) -> Row:
    row: Row = {}
    for role in plan.roles:
        found = result.roles[role.id]
        row |= {f"{role.id}__{v}": getattr(found, v) for v in VALUES if v in role.values}
        row[f"{role.id}__ok"] = found.state == "ok"
    return row


def frame(chance: random.Random, columns: Columns) -> pl.DataFrame:
    """The columns in integer types of all widths, with ids and seconds."""
    many = len(next(iter(columns.values())))
    types = {name: chance.choice(TYPES) for name in columns}
    ids = {"id": [f"s{n}" for n in range(many)]}
    seconds = {"seconds": chance.choices([None, 0, 1, 20, 3600], k=many)}
    return pl.DataFrame(
        ids | columns | seconds, schema={"id": pl.String, **types, "seconds": pl.Int32}
    )


def rows(plan: Plan, sheets: pl.DataFrame) -> list[Row]:
    """sheet.py's rows of a whole frame; sheets that come again are scored once."""
    names = [item.id for item in plan.items if item.id in sheets.columns]

    @cache
    def row(sheet: tuple[int | None, ...], seconds: int | None) -> Row:
        return told(plan, dict(zip(names, sheet, strict=True)), seconds)

    answers = zip(*(sheets[name].to_list() for name in names), strict=True)
    return [
        {"id": name} | row(sheet, seconds)
        for name, sheet, seconds in zip(sheets["id"], answers, sheets["seconds"], strict=True)
    ]


def in_duckdb(sheets: pl.DataFrame) -> duckdb.DuckDBPyRelation:
    return duckdb.from_arrow(sheets.to_arrow())


def in_spark(session: "SparkSession", sheets: pl.DataFrame) -> "DataFrame":
    return session.createDataFrame(sheets.to_arrow())


def from_spark(sheets: "DataFrame") -> pl.DataFrame:
    return pl.DataFrame(sheets.toArrow())

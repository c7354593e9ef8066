"""A recruiter's desk: the example's invented people and policy, and a fixed moment."""

import runpy
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from careerfit.catalogue import Catalogue
from careerfit.cli.edge import run as edge

EXAMPLE = Path(__file__).parents[2] / "examples/recruiter_day"
COHORT = EXAMPLE / "make_cohort.py"
POLICY = EXAMPLE / "policy.yaml"
QUIZ, ROLE = "seleksi_pendamping", "ahli_kdrt"
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY: date = NOW.date()
FIRST, SECOND = "SINTETIS-001", "SINTETIS-002"


def person(number: int) -> str:
    return f"SINTETIS-{number:03}"


def sheets(shipped: Catalogue, people: int = 12) -> str:
    """The first people of the cohort, as the form exports them."""
    made: dict[str, Callable[..., Any]] = runpy.run_path(str(COHORT))
    rows = made["rows"](shipped.quiz(QUIZ, "full"))
    text: str = made["as_csv"](rows[: people + 1])
    return text


ENDINGS = ("json", "xlsx", "html", "csv", "parquet")


def screened(folder: Path, shipped: Catalogue, *more: str) -> Path:
    """A folder with answers and every output of `screen`; returns the JSON result."""
    answers = folder / "jawaban.csv"
    answers.write_text(sheets(shipped), encoding="utf-8", newline="")
    outputs = [f"-o{folder / f'hasil.{ending}'}" for ending in ENDINGS]
    named = ["--quiz", QUIZ, "--role", ROLE, "--policy", str(POLICY), "--demo"]
    assert edge(["screen", str(answers), *named, *outputs, *more]) == 0
    return folder / "hasil.json"

"""A policy, sheets of a select quiz, and the order that both make."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from careerfit.catalogue import Catalogue
from careerfit.model.policy import Policy
from careerfit.scoring.plan import FULL, Plan
from careerfit.scoring.table import score_table
from careerfit.screening.material import Counts, Screened
from careerfit.screening.order import ordered
from careerfit.telling.voice import Voice

QUIZ = "seleksi_pendamping"
TODAY = date(2026, 11, 24)
POLICY: dict[str, Any] = {
    "schema_version": 1,
    "controller": "UPTD PPA Contoh",
    "contact": "pdp@contoh.example",
    "legal_basis": "public_task",
    "purpose": "Memilih tiga pendamping.",
    "notice": "Halaman pertama formulir.",
    "retain_until": "2027-06-30",
    "quiz": QUIZ,
    "version": 1,
    "components": [{"scale": "situations"}, {"scale": "knowledge"}],
    "appeal": {"route": "Kirim surat.", "contact": "seleksi@contoh.example", "days": 14},
}


@pytest.fixture(scope="session")
def plan(all_plans: dict[str, dict[str, Plan]]) -> Plan:
    return all_plans[QUIZ]["full"]


@pytest.fixture(scope="session")
def sheet(plan: Plan) -> Callable[..., dict[str, Any]]:
    """A sheet of best answers, but for the first `wrong` items of a section and what is named."""

    def make(name: str, situations: int = 0, knowledge: int = 0, **other: object) -> dict[str, Any]:
        answers: dict[str, Any] = {"id": name}
        left = {"situations": situations, "knowledge": knowledge}
        for item in plan.items:
            section = item.id.partition("__")[0]
            worst = left[section] > 0
            left[section] -= 1
            answers[item.id] = item.credits.index(0 if worst else FULL) + 1
        return answers | other

    return make


@pytest.fixture(scope="session")
def order(plan: Plan) -> Callable[..., pl.DataFrame]:
    """The order of sheets under a policy that differs from POLICY as told."""

    def make(sheets: list[Mapping[str, Any]], **different: Any) -> pl.DataFrame:
        rules = policy(**different)
        items = [item.id for item in plan.items]
        frame = pl.LazyFrame(sheets, infer_schema_length=None).with_columns(
            pl.col(items).cast(pl.Int16)
        )
        scored = score_table(frame, plan, keep=(*rules.kept, *items), flags=True)
        made = ordered(scored, plan, rules, key="public", keep=rules.kept, extra=items)
        return made.collect()

    return make


@pytest.fixture(scope="session")
def screened(shipped: Catalogue, plan: Plan, order: Callable[..., pl.DataFrame]):
    """Everything that a report tells, of these sheets."""

    def make(
        sheets: list[Mapping[str, Any]],
        *,
        language: str = "id",
        key: str = "public",
        role: str = "ahli_kdrt",
        **different: Any,
    ) -> Screened:
        return Screened(
            frame=order(sheets, **different),
            quiz=shipped.quiz(QUIZ, "full"),
            plan=plan,
            policy=policy(**different),
            role=shipped.roles[role],
            catalogue=shipped,
            key=key,
            demo=key == "public",
            blind=False,
            counts=Counts(len(sheets), len(sheets), 0, 0, 0),
            voice=Voice(language),
        )

    return make


@pytest.fixture
def policy_file(tmp_path: Path) -> Callable[..., Path]:
    """A policy file that differs from POLICY as told; None takes a field out."""
    import yaml

    def write(**different: Any) -> Path:
        value = {name: said for name, said in (POLICY | different).items() if said is not None}
        path = tmp_path / "aturan.yaml"
        path.write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")
        return path

    return write


def policy(**different: Any) -> Policy:
    import json

    return Policy.model_validate_json(json.dumps(POLICY | different))

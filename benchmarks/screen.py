"""`careerfit screen`: 10,000 people to a workbook, 1,000,000 to Parquet, as whole commands."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.table import COPY, Run, run
from careerfit.catalogue import load
from careerfit.scoring.compiling import compile_plan

QUIZ, ROLE = "seleksi_pendamping", "ahli_kdrt"
WORKBOOK, TABLE = 10_000, 1_000_000
SECONDS, MEMORY = 10.0, 1_000.0
POLICY = f"""schema_version: 1
controller: benchmark
contact: none
legal_basis: public_task
purpose: to be measured
notice: synthetic sheets
retain_until: 2999-12-31
quiz: {QUIZ}
version: 1
components: [{{scale: situations}}, {{scale: knowledge, minimum: 50}}]
rank_within: [place]
places: 3
tie_breaks: [confidentiality_ethics]
appeal: {{route: none, contact: none, days: 1}}
"""


def people() -> Iterator[Figure]:
    """Seconds of each command from its start to its end, and its peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        policy = Path(folder, "policy.yaml")
        policy.write_text(POLICY, encoding="utf-8")
        few, many = Path(folder, "few.csv"), Path(folder, "many.parquet")
        make(WORKBOOK, few)
        took = screen(few, policy, Path(folder, "out.xlsx"))
        yield Figure("screen 10,000 to XLSX, time", "s", took.seconds, "the limit", SECONDS)
        make(TABLE, many)
        took = screen(many, policy, Path(folder, "out.parquet"))
        copied = run("copy", str(many), str(Path(folder, "copy.parquet")))
        yield Figure("screen 1M to Parquet, time", "s", took.seconds, COPY, copied.seconds, None)
        yield Figure("screen 1M to Parquet, memory", "MB", took.memory, "the limit", MEMORY)


def make(n: int, file: Path) -> None:
    """Sheets of chance: in each, one's own share of best answers; one cell in 500 is blank."""
    import numpy as np
    import polars as pl

    catalogue = load()
    plan = compile_plan(catalogue.quiz(QUIZ, "full"), catalogue.roles, catalogue.traits)
    chance = np.random.default_rng(1)
    skill = chance.random(n)
    columns = {
        "id": pl.Series([f"K-{number:07}" for number in range(n)]),
        "place": pl.Series(chance.choice(["Jombang", "Kediri", "Malang"], n)),
    }
    for item in plan.items:
        best = 1 + max(range(len(item.credits)), key=lambda at: item.credits[at] or 0)
        guessed = chance.integers(1, len(item.credits) + 1, n)
        answers = pl.Series(np.where(chance.random(n) < skill, best, guessed).astype("int16"))
        there = pl.Series(chance.random(n) >= 1 / 500)
        columns[item.id] = pl.select(pl.when(there).then(answers)).to_series()
    frame = pl.DataFrame(columns)
    frame.write_csv(file) if file.suffix == ".csv" else frame.write_parquet(file)


def screen(sheets: Path, policy: Path, output: Path) -> Run:
    """The command as a process of its own."""
    named = ["--quiz", QUIZ, "--role", ROLE, "--policy", str(policy), "--demo", "-o", str(output)]
    call = [sys.executable, "-m", "careerfit", "screen", str(sheets), *named]
    started = time.perf_counter()
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(call)}: {process.returncode}")
    return Run(took, used.ru_maxrss * 1024 / 1e6)

"""A million sheets of 60 items, against Polars that reads the same file and writes it again.

Each figure is the fastest of three processes, which take turns; memory is the least of their peaks.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.sheets import SHEETS

RUNS = 3
COPY = "a Polars copy"
GOALS = {"scores": 1.2, "everything": 1.6}
MEMORY = 2.0
LIMIT = 1_000.0
# The same 15 scale means; scoreItems tells reliabilities besides.
R = """
suppressMessages(library(psych)); a <- commandArgs(TRUE); sheets <- read.csv(a[1])[, -1]
keys <- lapply(0:14, function(s) paste0(c("", "", "", "-"), "i", 4 * s + 0:3))
names(keys) <- paste0("s", 0:14); started <- proc.time()[3]
found <- if (a[3] == "scoreFast") scoreFast(keys, sheets, min = 1, max = 5, impute = "none") else
  scoreItems(keys, sheets, min = 1, max = 5, missing = TRUE, impute = "none")$scores
write.csv(found, a[2]); cat(proc.time()[3] - started)
"""


@dataclass(frozen=True)
class Run:
    """What one process took."""

    seconds: float
    memory: float  # MB


def million() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        sheets = Path(folder, "sheets")
        run("make", str(SHEETS), str(sheets))
        for suffix in ("parquet", "csv"):
            yield from one_kind(sheets.with_suffix(f".{suffix}"))
        yield from in_r(sheets.with_suffix(".csv"))
        yield from ten_million(sheets.with_suffix(".parquet"))


def one_kind(file: Path) -> Iterator[Figure]:
    """Scores, and scores with flags and ranks, against the copy; then the other peers."""
    out = file.with_stem("out")
    tasks = ("copy", *GOALS, "pandas", "NumPy")
    runs: dict[str, list[Run]] = {task: [] for task in tasks}
    for _ in range(RUNS):
        for task in tasks:
            runs[task].append(run(task, str(file), str(out)))
    best = {
        task: Run(min(r.seconds for r in own), min(r.memory for r in own))
        for task, own in runs.items()
    }
    for task, goal in GOALS.items():
        what = f"1M sheets, {file.suffix[1:]}, {task}"
        yield Figure(f"{what}, time", "s", best[task].seconds, COPY, best["copy"].seconds, goal)
        yield Figure(f"{what}, memory", "MB", best[task].memory, COPY, best["copy"].memory, MEMORY)
    for peer in ("pandas", "NumPy"):
        what = f"1M sheets, {file.suffix[1:]}, scores, time"
        name = f"scale means alone, {peer}"
        yield Figure(what, "s", best["scores"].seconds, name, best[peer].seconds, None)


def in_r(file: Path) -> Iterator[Figure]:
    """psych's scores of a tenth of the sheets; reading the file is not in its time."""
    call = ["Rscript", "-e", 'stopifnot(requireNamespace("psych", quietly = TRUE))']
    if not shutil.which("Rscript") or subprocess.run(call, capture_output=True).returncode:
        sys.stderr.write("R's psych is missing: apt-get install r-base-core r-cran-psych\n")
        return
    tenth, out = file.with_stem("tenth"), file.with_stem("out")
    with file.open() as whole, tenth.open("w") as part:
        part.writelines(line for _, line in zip(range(SHEETS // 10 + 1), whole, strict=False))
    ours = min(run("scores", str(tenth), str(out)).seconds for _ in range(RUNS))
    for function in ("scoreFast", "scoreItems"):
        call = ["Rscript", "-e", R, str(tenth), str(out), function]
        took = float(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
        yield Figure(
            "100,000 sheets, csv, scores, time", "s", ours, f"psych {function}", took, None
        )


def ten_million(file: Path) -> Iterator[Figure]:
    large, out = file.with_stem("large"), file.with_stem("out")
    run("tenfold", str(file), str(large))
    for task in GOALS:
        took = run(task, str(large), str(out))
        yield Figure(f"10M sheets, {task}, memory", "MB", took.memory, "the limit", LIMIT)
        yield Figure(f"10M sheets, {task}, time", "s", took.seconds, "the limit", 600.0, None)


def run(*arguments: str) -> Run:
    """A task as a process of its own: a peak of memory never goes down again."""
    call = [sys.executable, "-m", "benchmarks.sheets", *arguments]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {process.returncode}")
    return Run(float(said), used.ru_maxrss * 1024 / 1e6)

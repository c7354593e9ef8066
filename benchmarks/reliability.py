"""All figures of 100,000 sheets of one scale of 60 items, beside alpha alone from elsewhere.

Reading the file is in nobody's time. Each figure is the fastest of three rounds.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks.figure import Figure
from careerfit.scoring.compiling import likert_credits
from careerfit.scoring.plan import FULL, Part, Plan, PlanItem, PlanValue
from careerfit.screening.reliability.coefficients import alpha
from careerfit.screening.reliability.evidence import evidence
from careerfit.screening.reliability.matrix import Sheets, shared

SHEETS, ITEMS, ROUNDS = 100_000, 60, 3
BLANK = 0.001
WHAT = "100,000 x 60, reliability"
R = """
suppressMessages(library(psych)); sheets <- read.csv(commandArgs(TRUE)[1]); best <- Inf
for (round in 1:3) { started <- proc.time()[3]; found <- alpha(sheets, check.keys = FALSE)
  best <- min(best, proc.time()[3] - started) }
cat(best, sprintf("%.12f", found$total$raw_alpha))
"""
PINGOUIN = """
import sys, time, warnings; warnings.simplefilter("ignore"); import pandas, pingouin
sheets, best = pandas.read_csv(sys.argv[1]), 1e9
for _ in range(3):
    started = time.perf_counter(); found = pingouin.cronbach_alpha(sheets)
    best = min(best, time.perf_counter() - started)
print(best, found[0])
"""


def hundred_thousand() -> Iterator[Figure]:
    """Everything: both alphas, omega, split-half, SEM, item figures and the key audit."""
    sheets, plan = made()
    ours = {
        "everything": fastest(lambda: evidence(sheets, plan)),
        "alpha": fastest(lambda: alpha(shared(sheets.credits).covariance)),
    }
    expected = alpha(shared(sheets.credits).covariance)
    assert expected is not None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sheets.csv")
        write(sheets, file)
        for peer, call in peers(file):
            done = subprocess.run(call, capture_output=True, text=True)
            if done.returncode:
                sys.stderr.write(f"{peer} is missing or failed: {done.stderr.strip()[-200:]}\n")
                continue
            took, said = map(float, done.stdout.split())
            assert abs(said - expected) < 1e-9, peer
            for name, seconds in ours.items():
                goal = 1.0 if name == "alpha" or "psych" in peer else None
                yield Figure(f"{WHAT}, {name}", "s", seconds, f"{peer}, alpha", took, goal)


def fastest(work: Callable[[], object]) -> float:
    """Seconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def peers(file: Path) -> Iterator[tuple[str, list[str]]]:
    """Name and command; each prints its seconds and its pairwise alpha."""
    if shutil.which("Rscript"):
        yield "R's psych", ["Rscript", "-e", R, str(file)]
    else:
        sys.stderr.write("R's psych is missing: apt-get install r-base-core r-cran-psych\n")
    yield "pingouin", [sys.executable, "-c", PINGOUIN, str(file)]


def made() -> tuple[Sheets, Plan]:
    """Answers 1..5 of one factor, a few of them blank."""
    chance = np.random.default_rng(60)
    level = chance.normal(size=(SHEETS, 1))
    latent = 0.6 * level + 0.8 * chance.normal(size=(SHEETS, ITEMS))
    options = np.clip(np.round(3 + 1.1 * latent), 1, 5).astype(np.int16)
    options[chance.random(options.shape) < BLANK] = 0
    credits = np.where(options == 0, np.nan, (options - 1) / 4)
    names = tuple(f"i{n}" for n in range(ITEMS))
    items = tuple(PlanItem(name, "likert", likert_credits(5, False)) for name in names)
    scale = PlanValue("s", tuple(Part(name, 1, FULL) for name in names), 60)
    return Sheets(names, options, credits), Plan(
        "bench", "full", 1, "explore", items, (scale,), (), ()
    )


def write(sheets: Sheets, file: Path) -> None:
    """The options as CSV; a blank is missing."""
    lines = [",".join(sheets.items)]
    lines += [",".join(str(each or "") for each in row) for row in sheets.options.tolist()]
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")

"""R's psych on its own data `bfi` (2,800 people, 25 items of six options, five scales).

P1 alphas (pairwise and listwise) and omega agree to 1e-6
P2 person means agree exactly, missing answers and reversed items included
P3 item-rest correlations, alpha without an item, and split-half agree with R's own arithmetic
"""

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from careerfit.scoring.compiling import likert_credits
from careerfit.scoring.plan import FULL, Part, Plan, PlanItem, PlanValue
from careerfit.scoring.table import score_table
from careerfit.screening.reliability.evidence import evidence
from careerfit.screening.reliability.matrix import sheets_of
from tests.conftest import needs

pytestmark = pytest.mark.clients
REVERSED = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}
SCALES = "ACENO"
R = """
suppressMessages(library(psych)); folder <- commandArgs(TRUE)[1]
items <- bfi[, 1:25]; write.csv(items, file.path(folder, "bfi.csv"), row.names = FALSE, na = "")
turned <- c("A1", "C4", "C5", "E1", "E2", "O2", "O5"); items[turned] <- 7 - items[turned]
say <- function(x) paste0("[", paste(ifelse(is.na(x), "null", sprintf("%.17g", x)),
  collapse = ","), "]")
lines <- sapply(c("A", "C", "E", "N", "O"), function(s) {
  y <- items[grep(paste0("^", s, "[1-5]$"), names(items))]; whole <- na.omit(y)
  found <- alpha(y); odd <- rowSums(whole[c(1, 3, 5)]); even <- rowSums(whole[c(2, 4)])
  rest <- sapply(1:5, function(i) cor(whole[, i], rowSums(whole[, -i])))
  one <- fa(y, 1, fm = "minres"); r <- cor(y, use = "pairwise")
  sprintf('"%s":{"pairwise":%s,"listwise":%s,"omega":%s,"half":%s,"rest":%s,"without":%s,"mean":%s}',
    s, say(found$total$raw_alpha), say(alpha(whole)$total$raw_alpha),
    say(1 - sum(one$uniquenesses) / sum(r)), say(4 * cov(odd, even) / var(odd + even)),
    say(rest), say(found$alpha.drop$raw_alpha), say(rowMeans(y, na.rm = TRUE)))
})
cat("{", paste(lines, collapse = ","), "}")
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What R says, and the folder with its data."""
    script = needs("Rscript")
    call = [script, "-e", 'stopifnot(exists("bfi", asNamespace("psych")$.__NAMESPACE__.$lazydata))']
    if subprocess.run(call, capture_output=True).returncode:
        missing = "R's psych with its data bfi is missing: apt-get install r-cran-psych"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    folder = tmp_path_factory.mktemp("bfi")
    done = subprocess.run([script, "-e", R, str(folder)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), folder


@pytest.fixture(scope="module")
def plan():
    items = tuple(
        PlanItem(f"{s}{n}", "likert", likert_credits(6, f"{s}{n}" in REVERSED))
        for s in SCALES
        for n in range(1, 6)
    )
    scales = tuple(
        PlanValue(s, tuple(Part(f"{s}{n}", 1, FULL) for n in range(1, 6)), 1) for s in SCALES
    )
    return Plan("bfi", "full", 1, "explore", items, scales, (), ())


def frame_of(folder: Path) -> pl.DataFrame:
    frame = pl.read_csv(folder / "bfi.csv").cast(pl.Int16)
    return frame.select(pl.int_range(pl.len()).cast(pl.String).alias("id"), pl.all())


def test_p1_p3_coefficients(told, plan):
    said, folder = told
    frame = frame_of(folder)
    found = evidence(sheets_of(frame, plan), plan)
    assert frame.height == 2800
    for scale in found.scales:
        theirs, ours = said[scale.scale], scale.consistency
        mine = {
            "pairwise": ours.alpha_pairwise,
            "listwise": ours.alpha_listwise,
            "omega": ours.omega,
            "half": ours.split_half,
        }
        for name, value in mine.items():
            assert value == pytest.approx(theirs[name][0], abs=1e-6), (scale.scale, name)
        assert [item.rest for item in scale.items] == pytest.approx(theirs["rest"], abs=1e-6)
        without = [item.alpha_without for item in scale.items]
        assert without == pytest.approx(theirs["without"], abs=1e-6)
        assert {item.key for item in scale.items} == {"agrees"}


def test_p2_person_means(told, plan):
    """A mean of 1..6 as R gives it is this many of 10,000, half up; credits are exact fifths."""
    said, folder = told
    scores = score_table(frame_of(folder).lazy(), plan).collect()
    for scale in SCALES:
        theirs = np.array([np.nan if m is None else m for m in said[scale]["mean"]])
        expected = np.floor((theirs - 1) / 5 * FULL + 0.5 + 1e-7)
        ours = scores[scale].cast(pl.Float64).to_numpy()
        assert np.array_equal(ours, expected, equal_nan=True), scale

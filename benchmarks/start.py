"""Starting: the version against importing cyclopts, the quiz against a limit of 300 ms."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure

CAREERFIT = str(Path(sys.executable).with_name("careerfit"))
RUNS = 15


def version() -> Iterator[Figure]:
    ours = best([CAREERFIT, "--version"])
    peer = best([sys.executable, "-c", "import cyclopts"])
    yield Figure("careerfit --version", "ms", ours, "python -c 'import cyclopts'", peer, 1.5)


def best(command: list[str]) -> float:
    """The fastest of several runs, in ms: what the machine can do undisturbed."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(1000 * (time.perf_counter() - started))
    return min(times)


def first_question() -> Iterator[Figure]:
    import pexpect

    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        child = pexpect.spawn(
            CAREERFIT, ["--lang", "en", "quiz", "kenali_diri", "--short"], dimensions=(24, 80)
        )
        child.expect(re.compile(rb"\?"), timeout=20)
        times.append(1000 * (time.perf_counter() - started))
        child.close(force=True)
    yield Figure("quiz to its first question", "ms", min(times), "the limit", 300.0)

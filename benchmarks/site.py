"""The site of 10, 100 and 1,000 more roles, against plain Material on the very same Markdown."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure

# How many roles, and how often each site is built: small ones are over too soon to trust one run.
RUNS = {10: 3, 100: 3, 1000: 1}
PLAIN = "plain Material"
SHARE = 1.15
GROWTH = 1.3


@dataclass(frozen=True)
class Build:
    """What one build took: seconds of processor time, peak memory and bytes of its role pages."""

    seconds: float
    memory: int
    size: float
    pages: int


def roles() -> Iterator[Figure]:
    """Time, memory and size a catalogue size, then time a page of the largest and the middle."""
    found = {}
    for number, runs in RUNS.items():
        with tempfile.TemporaryDirectory() as folder:
            made, plain = Path(folder, "ours"), Path(folder, "plain")
            call = [sys.executable, "-m", "benchmarks.roles", str(made), str(plain), str(number)]
            subprocess.run(call, check=True)
            pairs = [(build(made), build(plain)) for _ in range(runs)]
        ours, peer = (min(side, key=lambda b: b.seconds) for side in zip(*pairs, strict=True))
        if ours.pages != peer.pages:
            raise SystemExit(f"{ours.pages} pages against {peer.pages}: not the same site")
        what = f"site of {number:,} roles"
        yield Figure(f"{what}, time", "s", ours.seconds, PLAIN, peer.seconds, SHARE)
        yield Figure(f"{what}, memory", "MB", ours.memory / 1e6, PLAIN, peer.memory / 1e6, None)
        yield Figure(f"{what}, median page", "KB", ours.size / 1e3, PLAIN, peer.size / 1e3, None)
        found[number] = ours
    _, middle, largest = (1000 * build.seconds / build.pages for build in found.values())
    yield Figure("time a page, 1,000 roles", "ms", largest, "100 roles", middle, GROWTH)


def build(folder: Path) -> Build:
    """MkDocs as a process of its own; what it took is what the system says when it ends."""
    call = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    process = subprocess.Popen(call, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"mkdocs build: {process.returncode}")
    sizes = [page.stat().st_size for page in (folder / "site" / "peran").glob("*/index.html")]
    pages = sum(1 for _ in (folder / "site").rglob("*.html"))
    return Build(used.ru_utime, used.ru_maxrss * 1024, median(sizes), pages)

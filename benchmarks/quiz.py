"""The quiz in the browser: its code, a first visit on a phone, and what Lighthouse says.

What it is measured against and with comes from npm (`package.json` beside this file). Where
npm or Chromium is missing, a sentence says so and that part is left out.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure
from benchmarks.serving import Served, served
from careerfit.browser import assets
from careerfit.catalogue import find

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync""".split()

CODE = ("element.js", "quiz.js")
STYLE = ("quiz.css",)
WORDS = ("words.js",)
LIMITS = {"script": 10_000, "style": 3_000, "visit": 140_000}
PEERS = {
    "survey-core + survey-js-ui": {
        "script": ("survey-core/survey.core.min.js", "survey-js-ui/survey-js-ui.min.js"),
        "style": ("survey-core/survey-core.fontless.min.css",),
    },
    "jsPsych + plugin-survey": {
        "script": (
            "jspsych/dist/index.browser.min.js",
            "@jspsych/plugin-survey/dist/index.browser.min.js",
        ),
        "style": ("jspsych/css/jspsych.css", "@jspsych/plugin-survey/css/survey.min.css"),
    },
}

PAGES = {"quiz page": "kuis/kenali_diri/", "role page": "peran/ahli_kdrt/"}
PHONE = {"width": 390, "height": 844}
# A file below this share of a visit is told with the others.
SMALL = 0.02
RUNS = 5
SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


def code() -> Iterator[Figure]:
    """Script and style of the quiz, each file gzipped alone, as it travels."""
    ours = {name: squeezed(content) for name, content in assets().items()}
    files = {"script": CODE, "style": STYLE}
    sizes = {kind: sum(ours[name] for name in names) for kind, names in files.items()}
    for kind, size in sizes.items():
        yield Figure(f"quiz {kind}, gzipped", "KB", size / 1e3, "the limit", LIMITS[kind] / 1e3)
    if installed():
        for peer, parts in PEERS.items():
            for kind, names in parts.items():
                against = sum(squeezed((MODULES / name).read_bytes()) for name in names)
                what = f"quiz {kind}, gzipped"
                yield Figure(what, "KB", sizes[kind] / 1e3, peer, against / 1e3)
    words = sum(ours[name] for name in WORDS)
    yield Figure(
        "its words, both languages", "KB", words / 1e3, "its script", sizes["script"] / 1e3, None
    )


def squeezed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def pages() -> Iterator[Figure]:
    """What the built site costs a phone, and what Lighthouse makes of it."""
    if not CHROMIUM.exists():
        skip(f"{CHROMIUM} is missing: no visit, no Lighthouse")
        return
    with built() as site, served(site) as host:
        for what, path in PAGES.items():
            yield from visit(what, host, path)
        if installed():
            for what, path in PAGES.items():
                yield from lighthouse(what, host.address + path)


@contextmanager
def built() -> Iterator[Path]:
    """The shipped site, made by `careerfit site build` in a folder of its own."""
    shipped = find()
    with tempfile.TemporaryDirectory() as folder:
        for part in ("docs", "profiles", "quizzes"):
            shutil.copytree(shipped / part, Path(folder, part))
        for settings in shipped.glob("mkdocs*.yml"):
            shutil.copy(settings, folder)
        call = [sys.executable, "-m", "careerfit", "--catalogue", folder, "site", "build"]
        subprocess.run(call, check=True, stdout=sys.stderr)
        yield Path(folder, "site")


def visit(what: str, host: Served, path: str) -> Iterator[Figure]:
    """All that a phone with an empty cache is sent until nothing more is asked for."""
    from playwright.sync_api import sync_playwright

    host.sent.clear()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = browser.new_page(viewport=PHONE, is_mobile=True, has_touch=True)
        page.goto(host.address + path, wait_until="networkidle")
        browser.close()
    sent: Counter[str] = Counter()
    for name, size in host.sent:
        sent[name] += size
    whole = sent.total()
    limit = LIMITS["visit"] / 1e3
    yield Figure(f"first visit, {what}", "KB", whole / 1e3, "the limit", limit)
    shown = {name: size for name, size in sent.most_common() if size >= SMALL * whole}
    shown[f"{len(sent) - len(shown)} smaller files"] = whole - sum(shown.values())
    for name, size in shown.items():
        yield Figure(f"  {short(name)}", "KB", size / 1e3, "the visit", whole / 1e3, None)


def short(path: str) -> str:
    """The end of a path that fits into the table."""
    return path if len(path) <= 42 else f"...{path[-39:]}"


def lighthouse(what: str, address: str) -> Iterator[Figure]:
    """The scores of the middle one of several runs, and the audits that cost points."""
    reports = sorted((report(address) for _ in range(RUNS)), key=performance)
    middle = reports[RUNS // 2]
    for name, goal in SCORES.items():
        found = middle["categories"][name]
        score = 100 * found["score"]
        yield Figure(f"Lighthouse, {what}, {name}", "", score, "the goal", goal, least=True)
        if score < 100:
            yield from lost(middle["audits"], found["auditRefs"])


def performance(made: dict[str, Any]) -> float:
    return float(made["categories"]["performance"]["score"])


def lost(audits: dict[str, Any], counted: list[dict[str, Any]]) -> Iterator[Figure]:
    for part in counted:
        audit = audits[part["id"]]
        if part["weight"] and audit["score"] is not None and audit["score"] < 1:
            what = f"  {part['id']} {audit.get('displayValue', '')}".rstrip()
            yield Figure(what, "", 100 * audit["score"], "a whole score", 100, None)


def report(address: str) -> dict[str, Any]:
    """One run of Lighthouse with its own settings for a phone."""
    node, program = MODULES / "node/bin/node", MODULES / "lighthouse/cli/index.js"
    call = [node, program, address, "--quiet", "--output=json"]
    call.append(f"--chrome-flags={' '.join(FLAGS)}")
    # Without it Lighthouse would send its authors what went wrong.
    call.append("--no-enable-error-reporting")
    env = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    done = subprocess.run(call, check=True, capture_output=True, env=env)
    made: dict[str, Any] = json.loads(done.stdout)
    if error := made.get("runtimeError"):
        raise SystemExit(f"Lighthouse: {error['message']}")
    return made


def installed() -> bool:
    """Whether the packages are there; npm fetches them once, as the lock file says."""
    lock, stamp = HERE / "package-lock.json", MODULES / ".package-lock.json"
    if stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return True
    if (npm := shutil.which("npm")) is None:
        skip("npm is missing: no comparison, no Lighthouse")
        return False
    subprocess.run([npm, "ci", "--silent"], cwd=HERE, check=True)
    return True


def skip(sentence: str) -> None:
    print(sentence, file=sys.stderr)

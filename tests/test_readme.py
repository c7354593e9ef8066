"""README and CONTRIBUTING tell the truth: their commands are executed, their links exist.

Commands run in a copy of the content, as in a user's folder. `make run` and `make test` are run by
.ci/run itself; here their targets must exist.
"""

import io
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from careerfit.catalogue import load
from careerfit.cli.edge import run as run_edge

ROOT = Path(__file__).parents[1]
CAREERFIT = Path(sys.executable).with_name("careerfit")
# Tutorials begin in a folder of their own and go on from step to step: test_tutorials.py.
DOCS = [page for page in sorted((ROOT / "docs").rglob("*.md")) if page.parent.name != "tutorial"]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS]


def blocks(language: str) -> list[str]:
    found = []
    for page in PAGES:
        found += re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    return found


LINES = [
    line.partition("  #")[0].strip()
    for block in blocks("sh")
    for line in block.splitlines()
    if line.strip()
]
# One program, whether its place is told or not.
COMMANDS = list(
    dict.fromkeys(line.removeprefix(".venv/bin/") for line in LINES if "careerfit " in line)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("user")
    for part in ("profiles", "quizzes", "docs"):
        shutil.copytree(ROOT / part, copy / part)
    for settings in ROOT.glob("mkdocs*.yml"):
        shutil.copy(settings, copy)
    sheet = load().sample("kenali_diri").model_dump_json()
    for name in ("SHEET.json", "LEMBAR.json"):
        (copy / name).write_text(sheet, encoding="utf-8")
    return copy


def test_every_line_is_a_command_we_know():
    assert len(COMMANDS) > 10
    known = (".venv/bin/careerfit ", "careerfit ", "make ")
    assert [line for line in LINES if not line.startswith(known)] == []


@pytest.mark.parametrize("target", [line for line in LINES if line.startswith("make ")])
def test_every_chore_exists(target):
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target.split()[1]}:", rules, re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(command, folder, monkeypatch, capsys):
    """In a process of its own where MkDocs is at work."""
    arguments = command.split()[1:]
    if arguments[-1] == "serve":
        serves(arguments, folder)
    elif arguments[0] == "site":
        builds(arguments, folder)
    else:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        status = run_edge(arguments)
        done = capsys.readouterr()
        assert status == 0, done.err
        assert done.out or "check" in command


def builds(arguments: list[str], folder: Path) -> None:
    done = subprocess.run(
        [CAREERFIT, *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def serves(arguments: list[str], folder: Path) -> None:
    """The server says where it listens; then it is stopped."""
    with subprocess.Popen(
        [CAREERFIT, *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        deadline = time.monotonic() + 60
        said = ""
        while "Serving on" not in said and time.monotonic() < deadline:
            said += server.stdout.readline()
        server.terminate()
        server.wait(20)
    assert "Serving on" in said


def test_the_python_example_runs():
    (example,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert re.match(r"[a-z_]+ \d+", done.stdout)


@pytest.mark.parametrize("page", PAGES[:2], ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page):
    text = page.read_text(encoding="utf-8")
    targets = [t for t in re.findall(r"\]\(([^)]+)\)", text) if "://" not in t]
    assert [target for target in targets if not (page.parent / target).exists()] == []

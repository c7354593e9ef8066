"""The house: floors and doors hold, and every room is on a floor.

A1 import-linter's contracts are kept
A2 the contracts name every room (a new room must choose its floor)
A3 no sentence that a visitor reads stands in a .py file
A4 no private key of the toolchain: no machine path or registry address in the tree
"""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "careerfit"


def test_a1_rooms_import_downwards_only():
    done = subprocess.run(
        [ROOT / ".venv/bin/lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_a2_every_room_is_on_a_floor():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    assert contract["exhaustive"] is True
    floors = {room.strip("()") for floor in contract["layers"] for room in floor.split(" | ")}
    rooms = {
        entry.stem
        for entry in PACKAGE.iterdir()
        if (entry.suffix == ".py" or (entry / "__init__.py").is_file())
        and not entry.stem.startswith("__")
    }
    assert rooms <= floors


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE))
)
def test_a3_no_sentence_stands_in_code(file):
    """Texts with a capital, a space and a full stop are sentences; docstrings may be."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    spoken = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and re.match(r"[A-Z][a-z]+ .*\w[.?!]$", node.value)
    ]
    assert spoken == []


def test_a4_the_tree_names_no_machine():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    suspicious = re.compile(
        "|".join(
            [r"/work/" + "main", r"\." + "library", "pypi" + r"\.org", "registry" + r"\.npmjs"]
        )
    )
    found = [
        name
        for name in listed
        if (ROOT / name).is_file()
        and suspicious.search((ROOT / name).read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []

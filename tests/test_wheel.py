"""The wheel carries the content: an installed careerfit works in any folder.

W1 the wheel has profiles, quizzes, words, templates and the entry points
W2 a quiz runs from the wheel alone, in an empty folder
W3 the version is said once in pyproject.toml and once in the package, and they agree
"""

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import careerfit

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked where nothing else is."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize(
    "file",
    [
        "careerfit/shipped/profiles/roles/ahli_kdrt.yaml",
        "careerfit/shipped/quizzes/kenali_diri/sample.yaml",
        "careerfit/words/id/faults.json",
        "careerfit/pages/templates/role.md.j2",
        "careerfit/pages/theme/assets/javascripts/lunr/min/lunr.id.min.js",
        "careerfit/browser/quiz.js",
        "careerfit/exchange/single.html",
        "careerfit/exchange/prose/tables/id/kinds.tsv",
        "careerfit/exchange/indicator/fields.tsv",
        "careerfit/exchange/answers/known.tsv",
        "careerfit/starter/templates/workspace/mkdocs.yml",
        "careerfit/starter/templates/new/role.yaml",
    ],
)
def test_w1_the_wheel_carries_what_it_needs(installed, file):
    assert (installed / file).is_file()


def test_w1_the_wheel_names_its_entry_points(installed):
    (points,) = installed.glob("*.dist-info/entry_points.txt")
    text = points.read_text()
    assert "careerfit = careerfit.cli:main" in text
    assert "careerfit = careerfit.pages.plugin:" in text


def test_w2_a_quiz_runs_from_the_wheel_in_an_empty_folder(installed, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "careerfit", "quiz", "--sample", "--json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["quiz"] == "kenali_diri"


def test_w2_the_catalogue_in_use_is_the_one_in_the_wheel(installed, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "from careerfit.catalogue import find; print(find())"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()) == installed / "careerfit" / "shipped"


def test_w3_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert careerfit.__version__ == project["version"]

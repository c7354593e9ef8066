"""Nothing in code assumes victim services, Indonesia or two languages.

A workspace about nurses, in Spanish alone, without laws, gates, notices, contacts or services:
N1 it is checked, reviewed, listed and compared
N2 both its quizzes give a result, from a sheet and asked line by line
N3 its site builds with mkdocs --strict, says in which language it is and has no page of nothing
N4 a language that the theme has no words for builds too
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from careerfit.cli.edge import run as run_edge
from careerfit.pages.tongue import theme_language

CAREERFIT = Path(sys.executable).with_name("careerfit")
NURSES = Path(__file__).parent / "nurses"


@pytest.fixture(scope="module")
def nurses(tmp_path_factory) -> Path:
    return shutil.copytree(NURSES, tmp_path_factory.mktemp("nurses") / "w")


@pytest.fixture
def run(capsys, monkeypatch, nurses):
    monkeypatch.setenv("CAREERFIT_LANG", "en")
    monkeypatch.chdir(nurses)

    def call(*arguments):
        status = run_edge(list(arguments))
        return status, *capsys.readouterr()

    return call


@pytest.mark.parametrize(
    "call",
    ["check", "review", "roles", "show hospital", "compare hospital escolar", "trait", "service"],
)
def test_n1_every_command_speaks_of_nurses(run, call):
    status, said, complaints = run(*call.split())
    assert (status, complaints) == (0, "")
    assert call == "service" or said


def test_n2_a_sheet_gives_a_result(run):
    status, said, _ = run("quiz", "--sample", "--json")
    result = json.loads(said)
    assert (status, result["order"]) == (0, ["hospital", "escolar"])
    assert result["roles"]["hospital"]["interest"] > result["roles"]["escolar"]["interest"]


@pytest.mark.parametrize("quiz", ["interes", "mitos"])
def test_n2_asked_line_by_line(nurses, quiz):
    done = subprocess.run(
        [CAREERFIT, "quiz", quiz, "--plain"],
        cwd=nurses,
        input="1\n" * 30,
        env={**os.environ, "CAREERFIT_LANG": "en"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Enfermera de hospital" in done.stdout


@pytest.fixture(scope="module")
def site(nurses) -> Path:
    done = subprocess.run(
        [CAREERFIT, "site", "build"], cwd=nurses, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return nurses / "site"


def test_n3_the_site_is_in_its_language(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        assert '<html lang="es"' in page.read_text(encoding="utf-8")


def test_n3_no_page_of_nothing_and_no_place_of_elsewhere(site):
    assert not [name for name in ("bantuan", "layanan", "istilah") if (site / name).exists()]
    said = "".join(page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
    assert re.findall(r"(?i)\bSAPA\b|kekerasan|violence|korban|victim|129", said) == []
    assert "https://www.example.org/" in said


def test_n3_its_quiz_travels_in_spanish(site):
    page = (site / "kuis/interes/index.html").read_text(encoding="utf-8")
    assert "Me gustaría tomar la tensión y la temperatura." in page
    assert '"languages":["es"]' in page


@pytest.mark.parametrize(("language", "words"), [("es", "es"), ("tl", "tl"), ("jv", "en")])
def test_n4_the_themes_words(language, words):
    assert theme_language(language) == words


def test_n4_a_language_without_words_of_the_theme(nurses, tmp_path):
    folder = shutil.copytree(nurses, tmp_path / "w", ignore=shutil.ignore_patterns("site"))
    for file in (*folder.rglob("*.yaml"), *folder.glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"\bes([:\]}])", r"jv\1", text), encoding="utf-8")
    done = subprocess.run([CAREERFIT, "site", "build"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert '<html lang="jv"' in (folder / "site/index.html").read_text(encoding="utf-8")

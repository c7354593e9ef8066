"""A recruiter's day in the docs tells the truth (issue 6, done when 4).

Y1 every command of both languages runs with the status that the text says, on 240 invented people
Y2 the cohort is always the same, marked in every row, and untidy: blanks, a duplicate, a remark
Y3 the day ends as it says: decisions with their revision, a letter, one person gone from each file
Y4 the example's policy and the tutorials' are the same rules
Y5 the page on installing without a network names extras, commands and chores that exist
"""

import csv
import io
import json
import re
import runpy
import subprocess
import sys
import tomllib
from collections import Counter

import openpyxl
import pytest

from careerfit.cli.app import COMMANDS, GROUPS
from careerfit.model.policy import Policy
from careerfit.reading import fit, parse, read
from tests.screening.desk import COHORT, POLICY
from tests.test_tutorials import _BLOCK, DOCS, Reader

DAYS = sorted(DOCS.glob("*/tutorial/sehari_perekrut.md"))
OFFLINE = sorted(DOCS.glob("*/tutorial/tanpa_jaringan.md"))
LETTERS = {"id": "surat.html", "en": "letter.html"}
by_language = pytest.mark.parametrize("day", DAYS, ids=lambda path: path.parts[-3])


class Recruiter(Reader):
    """Also runs the script of the repository."""

    def run(self, line: str) -> None:
        if not line.startswith("python "):
            super().run(line)
            return
        _, script, *arguments = line.split()
        done = subprocess.run(
            [sys.executable, str(COHORT.with_name(script)), *arguments], cwd=self.folder
        )
        assert done.returncode == 0


@pytest.fixture(scope="session")
def rows(shipped):
    made = runpy.run_path(str(COHORT))
    return made["untidy"](made["rows"](shipped.quiz(made["QUIZ"], made["FORM"])))


@by_language
def test_y1_y3_a_whole_day(day, tmp_path, monkeypatch, capsys):
    recruiter = Recruiter(tmp_path, day.parts[-3], monkeypatch, capsys)
    recruiter.follow(day.read_text(encoding="utf-8"))
    assert len(recruiter.said) == 10
    assert all(recruiter.said)

    log = [json.loads(line) for line in (tmp_path / "decisions.jsonl").read_text().splitlines()]
    found = [(each["candidate"], each["decision"]) for each in log]
    assert found == [
        ("SINTETIS-053", "invite"),
        ("SINTETIS-019", "reserve"),
        ("SINTETIS-019", "invite"),
    ]
    letter = (tmp_path / LETTERS[recruiter.language]).read_text()
    assert "SINTETIS-019" in letter
    assert all(each["reason"] in letter for each in log[1:])
    for path in tmp_path.iterdir():
        assert b"SINTETIS-027" not in path.read_bytes(), path.name
    (book,) = tmp_path.glob("*.xlsx")
    sheets = openpyxl.load_workbook(book).worksheets
    ids = {row[0] for row in sheets[0].iter_rows(min_row=2, values_only=True)}
    assert len(ids) == 239
    assert "SINTETIS-027" not in ids


def test_y2_an_untidy_cohort(rows):
    header, *people = rows
    assert header[:3] == ["Cap waktu", "Kode peserta", "Formasi"]
    ids = Counter(row[1].strip() for row in people)
    assert (len(people), len(ids)) == (241, 240)
    assert max(ids.values()) == 2
    assert all(name.startswith("SINTETIS-") for name in ids)
    cells = Counter(cell for row in people for cell in row[3:])
    assert 5 <= cells[""] <= 30
    assert cells["-"] == cells["Tergantung keadaannya"] == 1


def test_y2_always_the_same(rows, tmp_path):
    target = tmp_path / "a.csv"
    done = subprocess.run([sys.executable, str(COHORT), str(target)])
    assert done.returncode == 0
    text = target.read_bytes().decode()
    assert list(csv.reader(io.StringIO(text))) == rows


@by_language
def test_y4_the_same_rules(day):
    blocks = (body for kind, body in _BLOCK.findall(day.read_text()) if kind == "text")
    told = fit(parse(next(blocks).encode(), "policy.yaml"), Policy)
    words = {"controller", "contact", "purpose", "notice", "justification", "appeal"}
    expected = fit(read(POLICY), Policy)
    assert told.model_dump(exclude=words) == expected.model_dump(exclude=words)


@pytest.mark.parametrize("page", OFFLINE, ids=lambda path: path.parts[-3])
def test_y5_installing_names_what_exists(page):
    text = page.read_text(encoding="utf-8")
    settings = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    extras = set(settings["project"]["optional-dependencies"])
    assert {"screen", "site"} <= set(re.findall(r"careerfit\[(\w+)\]", text)) <= extras
    named = set(re.findall(r"careerfit (\w+)", text))
    assert named <= {*COMMANDS, *GROUPS}
    chores = set(re.findall(r"`make (\w+)`", text))
    makefile = (DOCS.parent / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{chore}:", makefile, re.MULTILINE) for chore in chores)


@pytest.mark.parametrize("language", ["id", "en"])
def test_y5_the_recruiters_page_leads_to_both(language):
    text = (DOCS / language / "perekrut.md").read_text(encoding="utf-8")
    assert {"tutorial/sehari_perekrut.md", "tutorial/tanpa_jaringan.md"} <= set(
        re.findall(r"\]\(([^)]+)\)", text)
    )

"""The tutorials tell the truth: a reader who does what they say gets what they promise.

T1 every command runs with the status that the text says (2 where it speaks of TODO or a refusal)
T2 files and edits are the tutorial's own code blocks; in the end check is clean, the guide is on
   the built site and the quiz asks about it
T3 both languages have the same tutorials, with sentences of 18 words at most
T4 "what did my class believe?" ends with reports of the class before and after, about nobody
T5 "two raters, one candidate": filled in as its table says, the raters differ where it says so
"""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest

from careerfit.catalogue import load
from careerfit.cli.edge import run as run_edge

DOCS = Path(__file__).parents[1] / "docs"
CAREERFIT = Path(sys.executable).with_name("careerfit")
TUTORIALS = sorted(DOCS.glob("*/tutorial/*.md"))
# Those that end with a site; tests/test_recruiter_day.py follows the recruiter.
GUIDES = [
    path for path in TUTORIALS if "\ncareerfit site build" in path.read_text(encoding="utf-8")
]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^(?:Berkas|File): `([^`]+)`\n\n\Z", re.MULTILINE)
_REFUSED = re.compile(r"TODO|^(?:ditolak|refused)$")
_MOST_WORDS = 18


@dataclass
class Reader:
    """Somebody who does what a tutorial says, from an empty folder on."""

    folder: Path
    language: str
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    said: list[str] = field(default_factory=list)

    def follow(self, text: str) -> None:
        for found in _BLOCK.finditer(text):
            kind, body = found.groups()
            if kind == "sh":
                for line in body.splitlines():
                    self.run(line)
                continue
            named = _FILE.search(text[: found.start()])
            assert named, f"no file is named before:\n{body}"
            path = self.folder / named[1]
            path.write_text(body if kind == "text" else edited(path, body), encoding="utf-8")

    def run(self, line: str) -> None:
        command, _, remark = (part.strip() for part in line.partition("#"))
        program, *arguments = shlex.split(command)
        if program == "cd":
            self.folder /= arguments[0]
            return
        assert program == "careerfit", line
        status, said = self.called(arguments)
        assert status == (2 if _REFUSED.search(remark) else 0), said
        self.said.append(said)

    def called(self, arguments: list[str]) -> tuple[int, str]:
        """Status and output: of a process of its own where MkDocs is at work."""
        if arguments[:2] == ["site", "build"]:
            return self.process(arguments)
        self.monkeypatch.chdir(self.folder)
        self.capsys.readouterr()
        status = run_edge(["--lang", self.language, *arguments])
        return status, "".join(self.capsys.readouterr())

    def process(self, arguments: list[str]) -> tuple[int, str]:
        done = subprocess.run(
            [CAREERFIT, *arguments],
            cwd=self.folder,
            env={**os.environ, "CAREERFIT_LANG": self.language},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return done.returncode, done.stdout


def edited(path: Path, sections: str) -> str:
    """The file with its sections replaced by those of the same names."""
    text = path.read_text(encoding="utf-8")
    for section in re.findall(r"^\w+:.*\n(?:[ ].*\n|\n)*", sections, re.MULTILINE):
        name = section.partition(":")[0]
        old = re.compile(rf"^{name}:.*\n(?:[ ].*\n)*", re.MULTILINE)
        if old.search(text):
            text = old.sub(lambda _, new=section: new, text, count=1)
        else:
            text += section
    return text


@pytest.mark.parametrize("tutorial", GUIDES, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_t1_t2_a_reader_publishes_a_guide(tutorial, tmp_path, monkeypatch, capsys):
    reader = Reader(tmp_path, tutorial.parts[-3], monkeypatch, capsys)
    reader.follow(tutorial.read_text(encoding="utf-8"))
    assert len(reader.said) >= 7
    assert all(reader.said)

    catalogue = load(reader.folder)
    assert catalogue.warnings == ()
    (role,) = catalogue.roles.keys() - {"pustakawan", "librarian"}
    assert len(catalogue.roles[role].tasks) >= 3
    page = (reader.folder / f"site/peran/{role}/index.html").read_text(encoding="utf-8")
    assert catalogue.roles[role].title.root[reader.language] in page
    assert "Content-Security-Policy" in page
    (quiz,) = catalogue.quizzes
    assert role in catalogue.quiz(quiz, "full").roles


def test_t3_both_languages_have_the_same_tutorials():
    assert {path.stem for path in GUIDES} == {"peran_pertama", "dari_prosa"}
    names = {path.name for path in TUTORIALS}
    assert {path.parts[-3] for path in TUTORIALS} == {"id", "en"}
    assert len(TUTORIALS) == 2 * len(names)


def sentences(text: str) -> Iterator[str]:
    prose = _BLOCK.sub("", text.partition("---\n")[2].partition("---\n")[2])
    for line in prose.splitlines():
        yield from re.split(r"(?<=[.!?:]) ", line.lstrip("-# "))


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_t3_sentences_are_short(tutorial):
    every = sentences(tutorial.read_text(encoding="utf-8"))
    assert [said for said in every if len(said.split()) > _MOST_WORDS] == []


class Trainer(Reader):
    """Also runs the scripts of `examples`, and fills in score sheets as the text says."""

    points: tuple[tuple[str, ...], ...] = ()

    def run(self, line: str) -> None:
        if line.startswith("python "):
            _, script, *arguments = line.split()
            (path,) = DOCS.parent.glob(f"examples/*/{script}")
            done = subprocess.run([sys.executable, str(path), *arguments], cwd=self.folder)
            assert done.returncode == 0
            return
        super().run(line)
        if " -o " in line and line.endswith(".xlsx") and self.points:
            self.fill(self.folder / line.split()[-1])

    def fill(self, path: Path) -> None:
        """Give the sheet `..._1.xlsx` the points of the first rater, `..._2.xlsx` the second's."""
        rater = int(path.stem[-1])
        head, *rows = self.points
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        given = {row[0]: row[rater] for row in rows}
        for key, _, cell, _ in sheet.iter_rows(max_col=4):
            if key.value == "rater":
                cell.value = head[rater]
            elif given.get(key.value):
                cell.value = int(given.pop(key.value))
        assert not any(given.values())
        book.save(path)


@pytest.mark.parametrize("language", ["id", "en"])
def test_t4_what_did_my_class_believe(language, tmp_path, monkeypatch, capsys):
    trainer = Trainer(tmp_path, language, monkeypatch, capsys)
    text = DOCS / language / "tutorial/apa_yang_diyakini_kelas.md"
    trainer.follow(text.read_text(encoding="utf-8"))
    (report,) = tmp_path.glob("*.json")
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["sheets"], told["before"], told["pairs"]) == (30, 28, None)
    assert "fewer_off" in {each["change"]["verdict"] for each in told["statements"]}
    assert report.with_suffix(".xlsx").exists()
    assert len(list(tmp_path.glob("*.html"))) == 2


@pytest.mark.parametrize("language", ["id", "en"])
def test_t5_two_raters_one_candidate(language, tmp_path, monkeypatch, capsys):
    text = (DOCS / language / "tutorial/dua_penilai.md").read_text(encoding="utf-8")
    trainer = Trainer(tmp_path, language, monkeypatch, capsys)
    cells = (line.strip("|").split("|") for line in text.splitlines() if line.startswith("| "))
    trainer.points = tuple(tuple(cell.strip() for cell in row) for row in cells)
    trainer.follow(text)
    (_, *_, shown, found, _) = trainer.said
    (compared,) = json.loads(found)["candidates"].values()
    apart = [each["competency"] for each in compared if each["discuss"]]
    assert apart == ["confidentiality_ethics"]
    assert json.loads(found)["agreement"]["rows"] == 5
    assert {"id": "Bahas bersama", "en": "Discuss:"}[language] in shown

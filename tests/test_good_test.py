"""The tutorial "is my test any good?" tells the truth, in both languages (issue 8, done when 3).

G1 every command runs, on 240 invented students; each screen says what the text promises
G2 the students are always the same, and marked in every row; only one item differs when mended
"""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_tutorials import DOCS, Reader

MAKE = DOCS.parent / "examples/my_test/make_answers.py"
PAGES = sorted(DOCS.glob("*/tutorial/kuis_bagus.md"))
PLANTED = "patience__tidak_mudah_kesal"


class Editor(Reader):
    """Also runs the script of the repository."""

    def run(self, line: str) -> None:
        if not line.startswith("python "):
            super().run(line)
            return
        _, script, *arguments = line.split()
        call = [sys.executable, str(MAKE.with_name(script)), *arguments]
        assert subprocess.run(call, cwd=self.folder).returncode == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.parts[-3])
def test_g1_the_test_becomes_better(page: Path, tmp_path, monkeypatch, capsys):
    editor = Editor(tmp_path, page.parts[-3], monkeypatch, capsys)
    editor.follow(page.read_text(encoding="utf-8"))
    _, before, after, groups, panel = (" ".join(said.split()) for said in editor.said)
    flagged = {"id": "TERBALIK?", "en": "FLIPPED?"}[editor.language]
    assert (before.count(flagged), after.count(flagged)) == (1, 0)
    assert PLANTED in before
    assert "DIF" in groups
    assert "DIF" not in after
    assert panel.count("status: reviewed") == 1
    assert panel.count("patience__ingin_segera") == 1


def test_g2_the_students(shipped):
    made = runpy.run_path(str(MAKE))
    quiz = shipped.quiz(made["QUIZ"], made["FORM"])
    (header, *wrong), (_, *right) = made["rows"](quiz), made["rows"](quiz, mended=True)
    assert len(wrong) == 240
    assert all(row[0].startswith("SINTETIS-") for row in wrong)
    pairs = zip(wrong, right, strict=True)
    differ = {
        place
        for one, other in pairs
        for place, (a, b) in enumerate(zip(one, other, strict=True))
        if a != b
    }
    assert [header[place].endswith(f"[{PLANTED}]") for place in differ] == [True]

"""`careerfit new role --docx`, `export docx` and `import docx`: a role in Word, there and back.

W1 an empty form becomes a saved role; nothing is overwritten unsaid
W2 an edited form: the difference is told, and written only where that was asked for
W3 an unknown role, a file that is no form, a missing extra: one sentence
"""

import json
import sys

import docx
import pytest

from careerfit.errors import Fault
from careerfit.exchange.docx.form import TABLES
from careerfit.words.complaint import line_of


@pytest.fixture
def workspace(run, monkeypatch, tmp_path):
    """A workspace in English, and the person in it."""
    monkeypatch.setenv("CAREERFIT_LANG", "en")
    monkeypatch.chdir(tmp_path)
    assert run("init", "w").status == 0
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


@pytest.mark.usefixtures("workspace")
def test_w1_from_a_form_to_a_saved_role(run):
    assert run("new", "role", "archivist", "--docx", "--languages", "en").status == 0
    assert run("new", "role", "archivist", "--docx").status == 2
    assert run("import", "docx", "archivist.docx", "-o", "profiles/roles").status == 0
    assert run("new", "role", "archivist", "--docx").status == 2
    done = run("import", "docx", "archivist.docx", "--json")
    assert (done.status, json.loads(done.out)["difference"]) == (0, [])


def test_w2_from_a_role_to_its_difference(run, workspace):
    assert run("export", "docx", "librarian", "-o", "l.docx").status == 0
    document = docx.Document("l.docx")
    document.tables[list(TABLES).index("tasks")].cell(1, 1).text = "Put books in order."
    document.save("l.docx")
    role = workspace / "profiles/roles/librarian.yaml"
    before = role.read_bytes()
    done = run("import", "docx", "l.docx")
    assert done.status == 0
    assert "Tasks\n  ~ arrange_books text.en: Arrange books" in done.out
    assert role.read_bytes() == before
    assert run("import", "docx", "l.docx", "-o", "profiles/roles").status == 2
    assert role.read_bytes() == before
    done = run("import", "docx", "l.docx", "-o", "profiles/roles", "--overwrite")
    assert (done.status, "Comments (#)" in done.out) == (0, True)
    assert "Put books in order." in role.read_text()
    assert run("check").status == 0


def test_w3_an_unknown_role(run):
    done = run("export", "docx", "ahli_kdr")
    assert (done.status, "ahli_kdrt" in done.err) == (2, True)


def test_w3_a_fault_of_the_whole_file_has_no_heading():
    fault = Fault("docx.no_docx", "f.docx")
    assert line_of(fault, "en").startswith("f.docx: This is no Word document")


def test_w3_a_missing_extra_names_its_pip_line(run, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.chdir(tmp_path)
    done = run("--lang", "en", "export", "docx", "ahli_kdrt")
    assert done.status == 2
    assert 'pip install "careerfit[exchange]"' in done.err
    assert list(tmp_path.iterdir()) == []

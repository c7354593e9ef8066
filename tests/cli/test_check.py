"""`careerfit check`: every fault of a folder in one run, for people and for scripts.

F1 the shipped catalogue is clean
F2 a folder of broken files: every fault with file and line, both languages, status 2
F3 what only shows when a plan is compiled is found too (safety row 33)
F4 a broken catalogue is the same complaint for every other command
"""

import json
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    for part in ("profiles", "quizzes"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


def broken(folder: Path) -> dict[str, str]:
    """Three files, a fault in each: file and the field at fault."""
    edits = {
        "profiles/roles/ahli_kdrt.yaml": ("status: draft", "status: finished"),
        "profiles/traits.yaml": ("kind: disposition", "kind: &anchor disposition"),
        "profiles/services/reintegrasi_sosial.yaml": ("summary:", "sumary:"),
    }
    for name, (old, new) in edits.items():
        path = folder / name
        path.write_text(path.read_text().replace(old, new, 1))
    return dict(zip(edits, ("status", "kind", "sumary"), strict=True))


def test_f1_the_shipped_catalogue_is_clean(run):
    done = run("check")
    assert (done.status, done.err) == (0, "")
    assert "4 peran" in done.out
    assert json.loads(run("check", "--json").out) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_f2_all_faults_of_all_files_in_one_run(run, folder, language):
    places = broken(folder)
    done = run("check", str(folder), "--lang", language)
    assert done.status == 2
    for file, field in places.items():
        assert re.search(rf"^{file}:\d+ \S*{field}: \S", done.err, re.M), file
    assert ("kesalahan" if language == "id" else "faults") in done.out


def test_f2_scripts_get_the_same_faults(run, folder):
    places = broken(folder)
    done = run("check", str(folder), "--json")
    faults = json.loads(done.out)
    assert done.status == 2
    assert {fault["file"] for fault in faults} == set(places)
    assert all(fault["line"] >= 1 and fault["sentence"] for fault in faults)


def test_f3_a_quiz_that_measures_nothing_of_an_essential_trait(run, folder):
    path = folder / "quizzes/kenali_diri/quiz.yaml"
    text = path.read_text()
    path.write_text(re.sub(r"\n      empathy: \[.*\]", "", text))
    done = run("check", str(folder))
    assert done.status == 2
    assert "empathy" in done.err


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("empathy__meluangkan_waktu: 4", "empathy__meluangkan_waktu: 9", "“9”"),
        ("empathy__meluangkan_waktu", "empathy__meluangkan", "empathy__meluangkan"),
        ("version: 1", "version: 2", "2"),
    ],
)
def test_f3_a_sample_sheet_that_does_not_answer_its_quiz(run, folder, before, after, said):
    path = folder / "quizzes/kenali_diri/sample.yaml"
    path.write_text(path.read_text().replace(before, after, 1))
    done = run("--catalogue", str(folder), "check")
    assert done.status == 2
    assert "quizzes/kenali_diri/sample.yaml" in done.err
    assert said in done.err


@pytest.mark.parametrize(
    "call", [["roles"], ["quiz"], ["quiz", "--sample"], ["plan", "kenali_diri"]]
)
def test_f4_other_commands_complain_alike(run, folder, call):
    broken(folder)
    done = run(*call, "--catalogue", str(folder))
    assert (done.status, done.out) == (2, "")
    assert done.err == run("check", str(folder)).err


def test_f4_a_folder_without_a_catalogue_is_one_sentence(run, tmp_path):
    done = run("roles", "--catalogue", str(tmp_path))
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert str(tmp_path) in done.err

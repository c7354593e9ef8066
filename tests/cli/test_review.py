"""`careerfit review`: what to read again, for people and for scripts.

V1 nothing on the shipped catalogue; status 0
V2 a finding has place, severity, reason, remedy and name, in both languages, file by file
V3 accepted by its name in the file, it is silent
V4 --fail-on: status 2 from a level on; an unknown level is refused
V5 what check refuses is not reviewed
V6 what a file holds cannot turn the terminal's line
"""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROLE = "profiles/roles/ahli_kdrt.yaml"


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setattr("careerfit.cli.review._today", lambda: date(2026, 11, 24))


@pytest.fixture
def folder(tmp_path):
    """The shipped profiles with a word that labels people and a doubled word."""
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    edit(tmp_path / ROLE, "Mendampingi korban kekerasan dalam", "Menolong pecandu kekerasan dalam")
    edit(tmp_path / "profiles/glossary.yaml", "The perpetrator is", "The the perpetrator is")
    return tmp_path


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_v1_the_shipped_catalogue_is_silent(run):
    done = run("review", "--fail-on", "note")
    assert (done.status, done.err, done.out.count("\n")) == (0, "", 1)


def test_v1_scripts_get_what_was_accepted_and_the_simulation(run):
    told = json.loads(run("review", "--json").out)
    assert told["findings"] == []
    assert all(each["why"] and each["reason"] for each in told["accepted"])
    full, _short = told["separability"]
    assert full["seed"] > 0
    assert len(full["pairs"]) == 6


@pytest.mark.parametrize(
    ("language", "level", "reason"),
    [("id", "penting", "kesulitannya"), ("en", "high", "difficulty")],
)
def test_v2_where_how_grave_why_and_what_to_do(run, folder, language, level, reason):
    done = run("review", str(folder), "--lang", language)
    assert done.status == 0
    where = rf"^{ROLE}:\d+ tasks.pendampingan.text.id: \[{level}\] .*pecandu.*{reason}\. .+\.$"
    assert re.search(where, done.out, re.M)
    assert "\n    labels_person/tasks.pendampingan.text\n" in done.out
    first, second, closing = done.out.split("\n\n")
    assert first.startswith("profiles/glossary.yaml")
    assert second.startswith(ROLE)
    assert "accepted" in closing


def test_v2_scripts_get_the_line(run, folder):
    found = json.loads(run("review", str(folder), "--json").out)["findings"]
    (finding,) = (each for each in found if each["code"] == "labels_person")
    line = (folder / ROLE).read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
    assert "pecandu" in line
    assert (finding["severity"], finding["file"]) == ("high", ROLE)


def test_v3_accepted_by_name(run, folder):
    name = "labels_person/tasks.pendampingan.text"
    edit(folder / ROLE, "accepted:\n", f"accepted:\n  {name}: {{id: Kutipan., en: A quotation.}}\n")
    told = json.loads(run("review", str(folder), "--json").out)
    assert name not in [each["name"] for each in told["findings"]]
    (accepted,) = (each for each in told["accepted"] if each["name"] == name)
    assert accepted["why"] == "Kutipan."


def test_v3_a_name_that_is_none(run, folder):
    edit(folder / ROLE, "accepted:\n", "accepted:\n  Salah: {id: Kutipan., en: A quotation.}\n")
    done = run("check", str(folder))
    assert (done.status, "accepted.Salah" in done.err) == (2, True)


@pytest.mark.parametrize(("level", "status"), [("note", 2), ("high", 2), ("safety", 0)])
def test_v4_fail_on_a_level_or_a_graver_one(run, folder, level, status):
    assert run("review", str(folder), "--fail-on", level).status == status


def test_v4_an_unknown_level(run):
    done = run("review", "--fail-on", "gravest")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


def test_v5_what_check_refuses_is_not_reviewed(run, folder):
    edit(folder / ROLE, "status: draft", "status: finished")
    done = run("review", str(folder))
    assert (done.status, done.out) == (2, "")
    assert done.err == run("check", str(folder)).err


def test_v6_no_finding_turns_the_line(run, folder):
    edit(
        folder / ROLE,
        "id: Menolong pecandu",
        'id: "Menolong\\u2028pecandu\\u202e"\n      nl: Menolong',
    )
    edit(folder / "profiles/catalogue.yaml", "languages: [id, en]", "languages: [id, en, nl]")
    said = run("review", str(folder)).out
    assert "\u2028" not in said
    assert "\u202e" not in said

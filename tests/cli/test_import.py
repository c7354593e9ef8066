"""`careerfit import`: texts and records become drafts that `check` reads.

M1 a draft on the screen, in a folder, as JSON; both languages
M2 nothing is overwritten unsaid; one file that is refused does not stop the others
M3 bad input (safety rows 7-9, 12, 28, 32): one message, status 2, nothing written
M4 the round: import, save, check, edit one line, site; notes stay until they are taken out
M5 many files at once
"""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from careerfit.words import say

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TEXT = CASES / "import" / "06_ahli-rehabilitasi.txt"
RECORD = CASES / "import_sources" / "003_record.txt"


@pytest.fixture
def folder(tmp_path):
    for part in ("profiles", "quizzes"):
        shutil.copytree(ROOT / part, tmp_path / "catalogue" / part)
    return tmp_path / "catalogue"


def test_m1_a_draft_on_the_screen(run):
    done = run("import", "prose", str(TEXT))
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("# yaml-language-server")
    assert "slug: ahli_rehabilitasi\nstatus: draft\n" in done.out


def test_m1_json_has_the_profile_the_lines_and_the_notes(run):
    made = json.loads(run("import", "prose", str(TEXT), "--json").out)
    assert list(made) == ["profile", "lines", "notes"]
    gold = json.loads(TEXT.with_suffix(".json").read_text())["lines"]
    assert made["lines"] == gold
    assert all(list(note) == ["code", "line", "text"] for note in made["notes"])
    both = json.loads(run("import", "prose", str(TEXT), str(TEXT.parent), "--json").out)
    assert len(both) == 10


@pytest.mark.parametrize("language", ["id", "en"])
def test_m1_a_folder_with_a_report(run, tmp_path, language):
    out = tmp_path / "drafts"
    done = run("import", "prose", str(CASES / "import"), "-o", str(out), "--lang", language)
    assert done.status == 0
    assert len(list(out.glob("*.yaml"))) == 10
    assert "pekerja_sosial.yaml: 14 " in done.out
    assert done.out.splitlines()[-1].startswith("10 ")


def test_m1_a_record(run, tmp_path):
    done = run("import", "indicator", str(RECORD), "-o", str(tmp_path))
    assert done.status == 0
    assert (tmp_path / "cakupan_layanan_pemulihan.yaml").is_file()
    assert list(json.loads(run("import", "indicator", str(RECORD), "--json").out)) == [
        "service",
        "notes",
    ]


def test_m2_nothing_is_overwritten_unsaid(run, tmp_path):
    out = tmp_path / "ahli_rehabilitasi.yaml"
    out.write_text("mine")
    done = run("import", "prose", str(TEXT), "-o", str(tmp_path))
    assert (done.status, out.read_text()) == (2, "mine")
    assert str(out) in done.err
    assert run("import", "prose", str(TEXT), "-o", str(tmp_path), "--overwrite").status == 0
    assert out.read_text() != "mine"


def test_m2_a_refused_file_does_not_stop_the_others(run, tmp_path):
    done = run("import", "prose", str(CASES / "import_sources"), "-o", str(tmp_path / "drafts"))
    assert done.status == 2
    assert len(list((tmp_path / "drafts").iterdir())) == 3
    assert "003_record.txt: " in done.err
    assert "careerfit import indicator" in done.err
    assert "004_article.txt: " in done.err


def test_m2_two_texts_of_one_title_get_two_names(run, tmp_path):
    copy = tmp_path / "copy.txt"
    shutil.copy(TEXT, copy)
    run("import", "prose", str(TEXT), str(copy), "-o", str(tmp_path / "drafts"))
    names = {path.stem for path in (tmp_path / "drafts").iterdir()}
    assert names == {"ahli_rehabilitasi", "ahli_rehabilitasi_2"}
    assert (
        "slug: ahli_rehabilitasi_2\n" in (tmp_path / "drafts/ahli_rehabilitasi_2.yaml").read_text()
    )


def test_m2_several_files_need_a_folder(run):
    done = run("import", "prose", str(TEXT.parent))
    assert (done.status, done.out) == (2, "")
    assert "-o" in done.err


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfeT\x00", b"a\0b", "Pekerjaan é".encode("latin-1"), b"x" * 600_000]
)
@pytest.mark.parametrize("kind", ["prose", "indicator"])
def test_m3_bad_bytes(run, tmp_path, content, kind):
    text = tmp_path / "text.txt"
    text.write_bytes(content)
    done = run("import", kind, str(text), "-o", str(tmp_path / "drafts"))
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert str(text) in done.err
    assert not (tmp_path / "drafts").exists()


def test_m3_no_regular_file(run, tmp_path):
    os.mkfifo(tmp_path / "fifo")
    for place in ("fifo", "nowhere.txt", "empty"):
        if place == "empty":
            (tmp_path / place).mkdir()
        done = run("import", "prose", str(tmp_path / place))
        assert (done.status, done.err.count("\n")) == (2, 1), place


def test_m3_the_folder_is_a_link(run, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path)
    done = run("import", "prose", str(TEXT), "-o", str(tmp_path / "link"))
    assert done.status == 2
    assert list(tmp_path.iterdir()) == [tmp_path / "link"]


def test_m3_a_language_without_a_table(run):
    done = run("import", "prose", str(TEXT), "--language", "xx")
    assert done.status == 2
    assert "en, id" in done.err


def test_m4_import_check_edit_one_line_site(run, folder):
    """The text has one quality without a trait: one line to write, as `check` says."""
    text = (
        TEXT.read_text()
        .replace("paham ragam rehabilitasi", "sabar")
        .replace("ahli terapi", "konselor")
    )
    (folder / "text.txt").write_text(text)
    roles = folder / "profiles" / "roles"
    there = ("--catalogue", str(folder))
    assert run(*there, "import", "prose", str(folder / "text.txt"), "-o", str(roles)).status == 0
    draft = roles / "ahli_rehabilitasi.yaml"

    checked = run("check", str(folder))
    (fault,) = (line for line in checked.err.splitlines() if "Peringatan" not in line)
    number = int(fault.split(":")[1].split(" ")[0])
    lines = draft.read_text().splitlines()
    assert (checked.status, lines[number - 1].strip()) == (2, "trait: todo")
    lines[number - 1] = lines[number - 1].replace("todo", "adaptability_diversity")
    draft.write_text("\n".join(lines) + "\n")
    assert run("check", str(folder)).status == 0

    note = say("importing.note_mixed_kinds", "id")
    assert note in page_of(draft, folder / "site", run)
    draft.write_text(re.sub(r"  - code: mixed_kinds\n(?:    .*\n)+", "", draft.read_text()))
    page = page_of(draft, folder / "site-2", run)
    assert note not in page
    assert say("importing.note_open_list", "id") not in page
    assert say("importing.note_aim_left_out", "id") in page


def page_of(draft: Path, site: Path, run) -> str:
    """The role's page on a site that is written now."""
    assert run("--catalogue", str(site.parent), "site", "write", str(site)).status == 0
    return (site / "docs" / "id" / "peran" / f"{draft.stem}.md").read_text()


def test_m4_a_text_that_says_todo_must_be_fixed(run, folder):
    text = CASES / "import" / "10_kepala-bidang-rehabilitasi-sosial.txt"
    roles = folder / "profiles" / "roles"
    run("--catalogue", str(folder), "import", "prose", str(text), "-o", str(roles))
    faults = json.loads(run("check", str(folder), "--json").out)
    todo = {fault["field"] for fault in faults if fault["code"] == "todo"}
    assert todo == {"misconceptions.pekerjaan.fact.id", "unsuitable.kurang_peka.trait"}


def test_m4_an_unfinished_draft_does_not_stop_the_next_import(run, folder):
    (folder / "profiles" / "roles" / "half.yaml").write_text("slug: half\n")
    assert run("--catalogue", str(folder), "import", "prose", str(TEXT)).status == 0


def test_m5_many_files_use_every_core_and_keep_their_order(run, tmp_path, monkeypatch):
    monkeypatch.setattr("careerfit.cli.import_._MANY", 8)
    done = run("import", "prose", str(CASES / "import"), "-o", str(tmp_path / "drafts"))
    names = [line.split(" ")[0] for line in done.out.splitlines()[:-1]]
    assert names == sorted(path.name for path in (CASES / "import").glob("*.txt"))

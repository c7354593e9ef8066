"""`careerfit decide`: a person's decisions, one by one or from the workbook they filled in.

C1 one decision is recorded beside the result; the log is its owner's alone
C2 without an id: how many are undecided; a demonstration says so each time
C3 half a decision, unknown names: status 2, everything at once, nothing written
C4 --batch takes our workbook with its columns filled in, in either language, and CSV
C5 a failing disk leaves the log as it was
C6 no command writes a decision that a person did not give
C7 formal gates: noted with --gate or in the workbook, in either language; evidence is needed
"""

import csv
import errno
import json
import os
import shutil
import stat
import warnings

import openpyxl
import pytest

from careerfit.words import say
from tests.screening.desk import FIRST, NOW, SECOND, person, screened

WHY = "Dua situasi ditangani sangat baik."
GATE = "pelatihan_pendamping"
DECISION = ["--decision", "invite", "--by", "Ibu Contoh", "--reason", WHY]


@pytest.fixture(scope="module", params=["id"])
def made(request, tmp_path_factory, shipped):
    """All outputs of one order, made once for each language that is asked for."""
    folder = tmp_path_factory.mktemp(request.param)
    screened(folder, shipped, "--lang", request.param)
    return folder


@pytest.fixture
def result(made, tmp_path, monkeypatch):
    monkeypatch.setattr("careerfit.cli.decide._now", lambda: NOW)
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "hasil.json"


def log(result):
    path = result.with_name("decisions.jsonl")
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else None


def test_c1_one_decision(run, result):
    done = run("decide", str(result), FIRST, *DECISION)
    assert done.status == 0
    (made,) = log(result)
    data = json.loads(result.read_text())
    assert made == {
        "candidate": FIRST,
        "decision": "invite",
        "by": "Ibu Contoh",
        "at": "2026-11-24T09:30:00Z",
        "reason": WHY,
        "gates": {},
        "appeal": data["rules"]["appeal"],
        "quiz": "seleksi_pendamping",
        "plan": data["plan"],
        "policy": data["policy"],
    }
    mode = result.with_name("decisions.jsonl").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_c1_a_revision_is_added(run, result, tmp_path):
    place = ["--log", str(tmp_path / "catatan.jsonl")]
    run("decide", str(result), FIRST, *DECISION, *place)
    before = (tmp_path / "catatan.jsonl").read_bytes()
    revised = ["--decision", "reserve", *DECISION[2:]]
    done = run("--lang", "en", "decide", str(result), FIRST, *revised, *place)
    assert f"1 revises an earlier decision, which stays in the log: {FIRST}." in done.out
    after = (tmp_path / "catatan.jsonl").read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == 2
    assert log(result) is None


def test_c2_how_many_are_undecided(run, result):
    run("decide", str(result), FIRST, *DECISION)
    done = run("decide", str(result))
    assert "Belum diputuskan: 11 dari 12 orang." in done.out
    assert "invite: 1\n  reserve: 0\n  not_now: 0" in done.out
    assert "terbuka" in done.err
    found = json.loads(run("decide", str(result), "--json").out)
    assert found["undecided"] == [each for each in order(result) if each != FIRST]
    assert found["counts"] == {"invite": 1, "reserve": 0, "not_now": 0}
    assert (found["recorded"], found["demo"]) == ([], True)
    assert len(log(result)) == 1


def order(result):
    return [each["id"] for each in json.loads(result.read_text())["candidates"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([FIRST, "--decision", "invite"], "--by, --reason"),
        ([FIRST], "--decision, --by, --reason"),
        (["--decision", "invite"], "--batch"),
        (["--reason", WHY], "--batch"),
        ([FIRST, "--batch", "x.csv"], "--batch"),
        (["--batch", "x.csv"], "x.csv"),
        ([FIRST, "--decision", "ya", "--by", "7", "--reason", "x"], "invite, reserve, not_now"),
        (["SINTETIS-0012", *DECISION], "SINTETIS-012"),
        ([FIRST, *DECISION, "--gate", GATE], "--gate"),
        ([FIRST, *DECISION, "--gate", f"{GATE}=pass"], GATE),
        ([FIRST, *DECISION, "--gate", "pelatihan=pass:ya"], GATE),
        (["--gate", f"{GATE}=pass:ya"], "--batch"),
    ],
)
def test_c3_half_a_decision(run, result, arguments, said):
    done = run("decide", str(result), *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert log(result) is None


def test_c3_all_at_once(run, result):
    bad = ["--decision", "ya", "--by", "7", "--reason", "x"]
    assert run("decide", str(result), "SIAPA", *bad).err.count("\n") == 4


def test_c3_a_log_that_is_a_link(run, result, tmp_path):
    link = tmp_path / "link.jsonl"
    link.symlink_to(tmp_path / "lain.jsonl")
    done = run("decide", str(result), FIRST, *DECISION, "--log", str(link))
    assert done.status == 2
    assert not (tmp_path / "lain.jsonl").exists()


def test_c3_a_pipe_is_never_waited_for(run, result, tmp_path):
    os.mkfifo(tmp_path / "pipa")
    assert run("decide", str(tmp_path / "pipa")).status == 2
    assert run("decide", str(result), "--log", str(tmp_path / "pipa")).status == 2
    assert run("decide", str(result), "--batch", str(tmp_path / "pipa")).status == 2


@pytest.mark.parametrize("made", ["id", "en"], indirect=True)
def test_c4_the_workbook_filled_in(run, result, tmp_path):
    language = json.loads(result.read_text())["language"]
    book = openpyxl_quietly(result.with_suffix(".xlsx"))
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    at = {
        name: 1 + titles.index(say(f"screening.column_{name}", language))
        for name in ("decision", "decided_by", "reason")
    }
    for row, decision in ((2, "invite"), (3, "not_now")):
        sheet.cell(row, at["decision"], decision)
        sheet.cell(row, at["reason"], WHY)
    sheet.cell(3, at["decided_by"], "Bapak Contoh")
    filled = tmp_path / "diisi.xlsx"
    book.save(filled)
    done = run("decide", str(result), "--batch", str(filled), "--by", "Ibu Contoh")
    assert done.status == 0, done.err
    made = [(each["candidate"], each["decision"], each["by"]) for each in log(result)]
    first, second, *_ = order(result)
    assert made == [(first, "invite", "Ibu Contoh"), (second, "not_now", "Bapak Contoh")]
    again = run("decide", str(result), "--batch", str(filled), "--by", "Ibu Contoh")
    assert again.status == 0
    assert len(log(result)) == 2


def openpyxl_quietly(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path)


def write(path, *rows):
    with path.open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return str(path)


def test_c4_a_table_of_decisions(run, result, tmp_path):
    head = ["id", "catatan", "decision", "decided_by", "reason"]
    rows = [[FIRST, "", "invite", "Ibu Contoh", WHY], [SECOND, "nanti", "", "", ""]]
    batch = write(tmp_path / "isi.csv", head, *rows)
    assert run("decide", str(result), "--batch", batch).status == 0
    assert [each["candidate"] for each in log(result)] == [FIRST]


def test_c4_all_rows_at_once_or_none(run, result, tmp_path):
    head = ["id", "decision", "decided_by", "reason"]
    batch = write(
        tmp_path / "isi.csv",
        head,
        [FIRST, "invite", "Ibu Contoh", WHY],
        [person(99), "ya", "", "singkat"],
        [FIRST, "reserve", "Ibu Contoh", WHY],
    )
    done = run("decide", str(result), "--batch", batch)
    assert done.status == 2
    assert done.err.count("isi.csv:3 ") == 4
    assert done.err.count("isi.csv:4: ") == 1
    assert log(result) is None


def test_c4_a_reason_without_a_decision(run, result, tmp_path):
    head = ["id", "decision", "decided_by", "reason"]
    batch = write(tmp_path / "isi.csv", head, [FIRST, "", "", WHY], [SECOND, "", "Ibu", ""])
    done = run("decide", str(result), "--batch", batch)
    assert (done.status, done.err.count("\n")) == (2, 2)


def test_c4_a_file_without_the_columns(run, result):
    done = run("decide", str(result), "--batch", str(result.with_name("jawaban.csv")))
    assert done.status == 2
    assert "decided_by" in done.err


def test_c5_a_full_disk_leaves_the_log(run, result, monkeypatch):
    run("decide", str(result), FIRST, *DECISION)
    before = log(result)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("careerfit.cli.files.os.fsync", full)
    done = run("decide", str(result), SECOND, *DECISION)
    assert done.status == 2
    assert log(result) == before


def test_c6_screen_decides_nothing(result):
    data = json.loads(result.read_text())
    assert {each["decision"] for each in data["candidates"]} == {None}
    assert log(result) is None
    with result.with_suffix(".csv").open() as file:
        assert {row["decision"] for row in csv.DictReader(file)} == {""}


def test_c7_a_gate_on_the_command_line(run, result):
    known = f"{GATE}=pass:Sertifikat dilihat 3 Maret"
    assert run("decide", str(result), FIRST, *DECISION, "--gate", known).status == 0
    (made,) = log(result)
    assert made["gates"] == {GATE: {"status": "pass", "evidence": "Sertifikat dilihat 3 Maret"}}


@pytest.mark.parametrize("made", ["id", "en"], indirect=True)
def test_c7_gates_in_the_workbook(run, result, tmp_path):
    language = json.loads(result.read_text())["language"]
    book = openpyxl_quietly(result.with_suffix(".xlsx"))
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]

    def put(row, name, cell, **data):
        sheet.cell(row, 1 + titles.index(say(f"screening.column_{name}", language, **data)), cell)

    for row in (2, 3):
        put(row, "decision", "invite")
        put(row, "reason", WHY)
    put(2, "gate", say("screening.gate_fail", language), gate=GATE)
    put(2, "evidence", "Belum ikut pelatihan; terdaftar Mei.", gate=GATE)
    put(4, "gate", say("screening.gate_pass", language), gate=GATE)  # nobody has decided yet
    filled = tmp_path / "diisi.xlsx"
    book.save(filled)
    done = run("decide", str(result), "--batch", str(filled), "--by", "Ibu Contoh")
    assert done.status == 0, done.err
    noted = {"status": "fail", "evidence": "Belum ikut pelatihan; terdaftar Mei."}
    assert [each["gates"] for each in log(result)] == [{GATE: noted}, {}]


def test_c7_gates_in_a_table_need_evidence(run, result, tmp_path):
    head = ["id", "decision", "decided_by", "reason", f"gate {GATE}", f"evidence {GATE}"]
    rows = [[FIRST, "invite", "Ibu Contoh", WHY, "pass", ""]]
    rows += [[SECOND, "invite", "Ibu Contoh", WHY, "MET", "Sertifikat"]]
    batch = write(tmp_path / "isi.csv", head, *rows)
    done = run("--lang", "en", "decide", str(result), "--batch", batch)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "isi.csv:2" in done.err
    assert log(result) is None

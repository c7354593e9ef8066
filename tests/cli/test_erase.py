"""`careerfit erase`: a person leaves every file that is named, or none is touched.

R1 every file of a recruiter's day forgets the person, and nobody else
R2 one file that is not safe: status 2, its name, every file as it was, nothing left beside
R3 a file without the person is said, and not rewritten; in none of them: status 2
R4 blind ids go with the map
R5 permissions stay; a person's own sheet is deleted; links and folders are refused
R6 what stays elsewhere is said: ranks, copies, lines that mention the person
"""

import json
import os
import shutil
import stat

import polars as pl
import pytest

from careerfit.cli.edge import run as edge
from tests.screening.desk import ENDINGS, FIRST, SECOND, person, screened

WHY = "Dua situasi ditangani sangat baik."


@pytest.fixture(scope="module")
def made(tmp_path_factory, shipped):
    """All files of a recruiter's day, made once."""
    folder = tmp_path_factory.mktemp("meja")
    result = screened(folder, shipped)
    for candidate in (FIRST, SECOND):
        named = ["--decision", "invite", "--by", "Ibu Contoh", "--reason", WHY]
        assert edge(["decide", str(result), candidate, *named]) == 0
    return folder


@pytest.fixture
def desk(made, tmp_path):
    shutil.copytree(made, tmp_path / "meja")
    return tmp_path / "meja"


def files(desk):
    names = ["jawaban.csv", "decisions.jsonl", *(f"hasil.{ending}" for ending in ENDINGS)]
    return [str(desk / name) for name in names]


def contents(desk):
    return {path.name: path.read_bytes() for path in desk.iterdir() if path.is_file()}


def test_r1_every_file_forgets(run, desk):
    before = contents(desk)
    done = run("erase", FIRST, *files(desk))
    assert done.status == 0, done.err
    after = contents(desk)
    assert after.keys() == before.keys()
    for name in ("jawaban.csv", "decisions.jsonl", "hasil.csv", "hasil.html"):
        lines = before[name].splitlines(keepends=True)
        kept = b"".join(line for line in lines if FIRST.encode() not in line)
        assert after[name] == kept, name
    left = json.loads(after["hasil.json"])
    was = json.loads(before["hasil.json"])
    assert left == was | {"candidates": [c for c in was["candidates"] if c["id"] != FIRST]}
    assert set(pl.read_parquet(desk / "hasil.parquet")["id"]) == set(map(person, range(2, 13)))


def test_r1_counts_for_scripts(run, desk):
    found = json.loads(run("erase", FIRST, *files(desk), "--json").out)
    rows = {name.rpartition("/")[2]: each["rows"] for name, each in found.items()}
    assert rows == {
        "jawaban.csv": 1,
        "decisions.jsonl": 1,
        "hasil.json": 1,
        "hasil.xlsx": 2,
        "hasil.html": 2,
        "hasil.csv": 1,
        "hasil.parquet": 1,
    }


def test_r1_a_second_time_there_is_nothing(run, desk):
    run("erase", FIRST, *files(desk))
    before = contents(desk)
    done = run("erase", FIRST, *files(desk))
    assert (done.status, done.out) == (2, "")
    assert FIRST in done.err
    assert contents(desk) == before


def test_r2_all_or_none(run, desk):
    for name, text in {"tanpa_id.csv": "a,b\n1,2\n", "rusak.jsonl": "{\n"}.items():
        (desk / name).write_text(text)
    before = contents(desk)
    unsafe = [str(desk / "tanpa_id.csv"), str(desk / "rusak.jsonl"), str(desk / "tiada.csv")]
    done = run("erase", FIRST, *files(desk), *unsafe)
    assert (done.status, done.out) == (2, "")
    assert [line.partition(":")[0] for line in done.err.splitlines()] == unsafe
    assert contents(desk) == before


def test_r3_a_file_without_the_person(run, desk):
    other = desk / "lain.csv"
    other.write_text("id,x\nQ-1,1\n")
    was = other.stat()
    done = run("erase", FIRST, str(desk / "jawaban.csv"), str(other))
    assert done.status == 0
    assert f"{other}: tidak ada; berkasnya tidak diubah\n" in done.out
    now = other.stat()
    assert (now.st_ino, now.st_mtime_ns) == (was.st_ino, was.st_mtime_ns)


def test_r3_the_same_file_twice(run, desk):
    path = str(desk / "jawaban.csv")
    assert run("erase", FIRST, path, f"{desk}/./jawaban.csv").out.count("1 baris dihapus") == 1


def test_r4_blind_ids(run, desk, shipped):
    peta = desk / "peta.csv"
    screened(desk, shipped, "--blind", str(peta))
    blind = {real: name for name, real in (r.split(",") for r in peta.read_text().split())}
    before = contents(desk)
    done = run("erase", FIRST, *files(desk), "--map", str(peta))
    assert done.status == 0, done.err
    for name, content in contents(desk).items():
        if not name.endswith((".xlsx", ".parquet")):
            assert FIRST.encode() not in content, name
            assert blind[FIRST].encode() not in content, name
    assert blind[SECOND].encode() in contents(desk)["hasil.html"]
    assert blind[FIRST] not in set(pl.read_parquet(desk / "hasil.parquet")["id"])
    assert before["hasil.xlsx"] != contents(desk)["hasil.xlsx"]


def test_r5_permissions_stay(run, desk):
    path = desk / "jawaban.csv"
    path.chmod(0o640)
    run("erase", FIRST, str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_r5_an_own_sheet_is_deleted(run, tmp_path):
    sheet = {"quiz": "kenali_diri", "form": "short", "version": 1, "answers": {}}
    path = tmp_path / f"{FIRST}.json"
    path.write_text(json.dumps(sheet))
    assert run("erase", FIRST, str(path)).status == 0
    assert list(tmp_path.iterdir()) == []


def test_r5_links_and_folders(run, desk):
    link = desk / "link.csv"
    link.symlink_to(desk / "jawaban.csv")
    before = contents(desk)
    done = run("erase", FIRST, str(link), str(desk))
    assert done.status == 2
    assert len(done.err.splitlines()) == 2
    assert contents(desk) == before
    assert link.is_symlink()


@pytest.mark.parametrize("name", ["x.html", "x.csv", "x.json", "x.jsonl", "x.parquet", "x.xlsx"])
def test_r5_a_pipe_is_never_waited_for(run, tmp_path, name):
    os.mkfifo(tmp_path / name)
    assert run("erase", FIRST, str(tmp_path / name)).status == 2
    assert run("erase", FIRST, "--map", str(tmp_path / name)).status == 2


@pytest.mark.parametrize("arguments", [[], [FIRST]])
def test_r5_nothing_to_erase_from(run, arguments):
    assert run("erase", *arguments).status == 2


def test_r6_what_stays_is_said(run, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,kenal\n{FIRST},\n{SECOND},teman {FIRST}\n")
    done = run("--lang", "en", "erase", FIRST, str(path))
    assert "the id still stands in line 3." in done.out
    assert "ranks of the others" in done.out
    assert "backups" in done.out

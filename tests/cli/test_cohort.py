"""`careerfit cohort`.

K6 a folder of phones' answers becomes a page, a workbook and JSON, in both languages
K7 no id, no file name and no exact count leaves; art. 25 and the rounding are stated
K8 before and after from a table with ids
K9 what cannot be reported is said in both languages, and nothing is written
"""

import csv
import json
import re
import zipfile

import pytest

from careerfit.exchange.answers.codes import code

QUIZ = ("--quiz", "mitos_atau_fakta")


@pytest.fixture
def phones(tmp_path, shipped):
    """A folder as phones fill it: one file each, named by the browser or by the person."""

    def make(name, many, wrong, quiz="mitos_atau_fakta", form="full"):
        of = shipped.quiz(quiz, form)
        folder = tmp_path / name
        folder.mkdir()
        for k in range(many):
            answers = {i.id: i.right or 5 for i in of.items}
            if k < wrong:
                answers[of.items[0].id] = 3 - (of.items[0].right or 2)
            said = {"quiz": quiz, "form": form, "version": of.source.version, "answers": answers}
            where = folder / (f"rahasia_ana_{k}.json" if k % 2 else f"catatan ({k}).json")
            where.write_text(json.dumps(said), encoding="utf-8")
        return folder

    return make


@pytest.mark.parametrize("language", ["id", "en"])
def test_k6_k7_a_class_of_phones(run, phones, tmp_path, language):
    out = [tmp_path / f"laporan.{ending}" for ending in ("html", "xlsx", "json")]
    options = [word for path in out for word in ("-o", str(path))]
    done = run("--lang", language, "cohort", str(phones("kelas", 23, 20)), *QUIZ, *options)
    assert (done.status, done.err) == (0, "")
    page = out[0].read_text(encoding="utf-8")
    assert page.count("<tr>") == 1 + 12
    assert f'<html lang="{language}">' in page
    assert "<script" not in page
    with zipfile.ZipFile(out[1]) as book:
        cells = "".join(book.read(name).decode() for name in book.namelist() if "xml" in name)
    told = json.loads(out[2].read_text(encoding="utf-8"))
    assert told["sheets"] == 23
    assert told["statements"][0]["counts"]["off"] == 20
    assert {n % 5 for each in told["statements"] for n in each["counts"].values()} == {0}
    for whole in (done.out, page, cells, json.dumps(told, ensure_ascii=False)):
        assert "rahasia" not in whole
        assert "catatan (" not in whole
        assert re.search(r"27/2022 (?:pasal|art\.) 25", whole)
        assert re.search("acak|at random", whole)


def test_k8_pairs_from_a_table_with_ids(run, shipped, tmp_path):
    items = shipped.quiz("mitos_atau_fakta", "full").items
    for name, wrong in (("sebelum", 20), ("sesudah", 0)):
        with (tmp_path / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(["id", *(item.id for item in items)])
            for k in range(20):
                rows.writerow([f"k-{k}", *(3 - i.right if k < wrong else i.right for i in items)])
    before, after = (str(tmp_path / f"{name}.csv") for name in ("sebelum", "sesudah"))
    done = run("cohort", after, *QUIZ, "--before", before, "--json")
    assert (done.status, done.err) == (0, "")
    told = json.loads(done.out)
    assert (told["sheets"], told["before"], told["pairs"]) == (20, 20, 20)
    assert {each["change"]["verdict"] for each in told["statements"]} == {"fewer_off"}
    assert "k-1" not in done.out


def test_k6_roles_that_are_confused(run, phones):
    folder = phones("tugas", 10, 10, "tugas_siapa", "ahli_kdrt__penyelenggara_program")
    done = run("cohort", str(folder), "--quiz", "tugas_siapa", "--json")
    told = json.loads(done.out)
    assert {each["off_means"] for each in told["statements"]} == {"whose"}
    assert told["confused"][0]["share"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("kelas", *QUIZ), "5"),
        (("kelas", "--quiz", "seleksi_pendamping"), "careerfit screen"),
        (("kelas", "--quiz", "mitos"), "mitos_atau_fakta"),
        (("kelas", *QUIZ, "-o", "laporan.pdf"), ".xlsx"),
        (("kelas", *QUIZ, "-o", "kelas"), "kelas"),
        (("nix", *QUIZ), "nix"),
        (QUIZ, "…"),
    ],
)
def test_k9_what_cannot_be_reported(run, phones, tmp_path, monkeypatch, language, words, said):
    phones("kelas", 4, 1)
    monkeypatch.chdir(tmp_path)
    done = run("--lang", language, "cohort", *words)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["kelas"]


def test_k9_four_before_are_too_few(run, phones):
    after, before = phones("sesudah", 8, 1), phones("sebelum", 4, 1)
    done = run("cohort", str(after), *QUIZ, "--before", str(before))
    assert (done.status, done.out) == (2, "")
    assert "sebelum" in done.err


@pytest.mark.parametrize("form", [(), ("--form", "full")])
def test_k10_class_codes_typed_into_a_list(run, all_plans, tmp_path, form):
    """K10 class codes copied from results are a class; a code typed wrong is named with its line"""
    plan = all_plans["mitos_atau_fakta"]["full"]
    good = [code(plan, {item.id: k % 4 or None for item in plan.items}) for k in range(20)]
    path = tmp_path / "kode.txt"
    path.write_text("\n".join(good), encoding="utf-8")
    told = json.loads(run("cohort", str(path), *QUIZ, *form, "--json").out)
    assert (told["sheets"], told["statements"][0]["answered"]) == (20, 15)
    path.write_text("\n".join([*good, good[1][:-1] + "Z"]), encoding="utf-8")
    done = run("cohort", str(path), *QUIZ, *form)
    assert (done.status, done.out) == (2, "")
    assert "kode.txt:21" in done.err


@pytest.mark.parametrize("content", ["\n \n", "ana\nbudi\n", ""])
@pytest.mark.parametrize("form", [(), ("--form", "full")])
def test_k10_a_list_without_codes(run, tmp_path, content, form):
    path = tmp_path / "kode.txt"
    path.write_text(content, encoding="utf-8")
    done = run("cohort", str(path), *QUIZ, *form)
    assert (done.status, done.out) == (2, "")
    assert "kode.txt" in done.err

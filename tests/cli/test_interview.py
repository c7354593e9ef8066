"""`careerfit interview`.

V6 a guide on the screen and as Markdown, HTML and a workbook, in both languages
V7 `--result` adds the candidate's own questions out of a real result of `careerfit screen`
V8 filled-in sheets of two raters are compared, whatever language they were made in
V9 what is wrong is said in both languages, with the place, and nothing is written
"""

import csv
import json

import openpyxl
import pytest

ROLE = "ahli_kdrt"


@pytest.fixture
def filled(run, tmp_path):
    """A score sheet as a rater hands it in."""

    def make(name, candidate, rater, points, language="id", role=ROLE):
        path = tmp_path / name
        assert run("--lang", language, "interview", role, "-o", str(path)).status == 0
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        sheet["C2"], sheet["C3"] = candidate, rater
        for row, value in enumerate(points, 6):
            sheet.cell(row, 3).value = value
        book.save(path)
        return str(path)

    return make


@pytest.mark.parametrize(
    ("language", "words"), [("id", ("Empati", "Situasi:")), ("en", ("Empathy", "Situation:"))]
)
def test_v6_a_guide_in_every_form(run, tmp_path, language, words):
    paths = [tmp_path / f"kit.{ending}" for ending in ("md", "html", "xlsx")]
    options = [word for path in paths for word in ("-o", str(path))]
    done = run("--lang", language, "interview", ROLE, "--candidate", "A-1", *options)
    assert (done.status, done.err) == (0, "")
    text, html = (path.read_text(encoding="utf-8") for path in paths[:2])
    for whole in (text, html):
        assert all(word in whole for word in (*words, "A-1"))
    book = openpyxl.load_workbook(paths[2])
    assert [sheet.cell(6, 2).value for sheet in book.worksheets[:1]] == [words[0]]
    assert book.worksheets[0]["C2"].value == "A-1"
    assert words[1] in [cell.value for cell in book.worksheets[1][1]]
    screen = run("--lang", language, "interview", ROLE)
    assert screen.out == text.replace(f"{_line(text, 'A-1')}\n\n", "")


def _line(text, word):
    return next(line for line in text.splitlines() if word in line)


def test_v7_the_candidates_own_questions(run, shipped, tmp_path, monkeypatch):
    items = shipped.quiz("seleksi_pendamping", "full").items
    with (tmp_path / "jawaban.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["id", *(item.id for item in items)])
        for k in range(3):
            rows.writerow([f"P-{k}", *(1 + (place + k) % 3 for place in range(len(items)))])
    (tmp_path / "aturan.yaml").write_text(
        """schema_version: 1
controller: UPTD PPA Contoh
contact: pdp@contoh.example
legal_basis: public_task
purpose: Memilih tiga pendamping.
notice: Halaman pertama formulir.
retain_until: 2099-06-30
quiz: seleksi_pendamping
version: 1
components:
  - scale: situations
  - scale: knowledge
appeal:
  route: Kirim surat.
  contact: seleksi@contoh.example
  days: 14
""",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    screened = ("jawaban.csv", "--quiz", "seleksi_pendamping", "--role", ROLE)
    made = run("screen", *screened, "--policy", "aturan.yaml", "--demo", "-o", "hasil.json")
    assert made.status == 0, made.err
    result = json.loads((tmp_path / "hasil.json").read_text(encoding="utf-8"))
    (own,) = (each["questions"] for each in result["candidates"] if each["id"] == "P-1")
    assert own
    done = run("interview", ROLE, "--candidate", "P-1", "--result", "hasil.json")
    assert done.status == 0
    assert all(question in done.out.replace("\\", "") for question in own)
    other = run("interview", ROLE, "--candidate", "P-9", "--result", "hasil.json")
    assert (other.status, other.out) == (2, "")
    assert "P-9" in other.err
    wrong = run(
        "interview", "penyelenggara_program", "--candidate", "P-1", "--result", "hasil.json"
    )
    assert (wrong.status, wrong.out) == (2, "")
    assert ROLE in wrong.err


def test_v8_two_raters_one_candidate(run, filled):
    sheets = (
        filled("ib.xlsx", "A-1", "IB", (4, 2, 3, None, 5)),
        filled("dk.xlsx", "A-1", "DK", (4, 4, 3, 2, 4), language="en"),
    )
    told = json.loads(run("interview", "score", *sheets, "--json").out)
    empathy, second, _, fourth, *_ = told["candidates"]["A-1"]
    assert empathy["points"] == {"DK": 4, "IB": 4}
    assert (second["apart"], second["discuss"], second["mean"]) == (2, True, 3.0)
    assert (fourth["points"]["IB"], fourth["apart"], fourth["mean"]) == (None, None, 2.0)
    assert told["agreement"]["rows"] == 4
    assert (told["decides"], told["orders_people"]) == (False, False)
    for language, discuss in (("id", "Bahas bersama"), ("en", "Discuss:")):
        done = run("--lang", language, "interview", "score", *sheets, columns=120)
        assert (done.status, done.err) == (0, "")
        assert done.out.count(discuss) == 1
        assert "ICC(2,1)" in done.out


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("value", [0, 6, -1, 3.5, "3,5", "NA", "=2+2", True])
def test_v9_points_that_are_none(run, filled, language, value):
    sheets = (filled("a.xlsx", "A-1", "IB", (4, value)), filled("b.xlsx", "A-1", "DK", (4, 4)))
    done = run("--lang", language, "interview", "score", *sheets)
    if value == "=2+2":  # a formula without a computed value is an empty cell
        assert done.status == 0
        return
    assert (done.status, done.out) == (2, "")
    assert "a.xlsx:7 confidentiality_ethics" in done.err


@pytest.mark.parametrize("language", ["id", "en"])
def test_v9_sheets_that_do_not_belong_together(run, filled, language, tmp_path):
    one = filled("a.xlsx", "A-1", "IB", (4, 3))
    nobody = filled("b.xlsx", "", "", (4, 4))
    again = filled("c.xlsx", "A-1", "IB", (5,))
    other = filled("d.xlsx", "A-1", "DK", (4,), role="penyelenggara_program")
    empty = filled("e.xlsx", "A-1", "DK", ())
    (tmp_path / "f.xlsx").write_bytes(b"PK\x03\x04nonsense")
    text = tmp_path / "g.csv"
    text.write_text("role,x\n", encoding="utf-8")
    for sheets, said in (
        ((one, nobody), "b.xlsx:2"),
        ((one, nobody), "b.xlsx:3"),
        ((one, again), "a.xlsx"),
        ((one, other), "d.xlsx"),
        ((one, empty), "e.xlsx"),
        ((one, str(tmp_path / "f.xlsx")), "f.xlsx"),
        ((one, str(text)), "g.csv"),
        ((one,), ""),
        ((), "…"),
    ):
        done = run("--lang", language, "interview", "score", *sheets)
        assert (done.status, done.out) == (2, "")
        assert said in done.err
        assert "Traceback" not in done.err


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ahli_kdr",), "ahli_kdrt"),
        ((ROLE, "-o", "kit.docx"), ".xlsx"),
        ((ROLE, "--result", "x.json"), "--candidate"),
        ((ROLE, "--candidate", "A", "--result", "x.json"), "x.json"),
        ((), ""),
    ],
)
def test_v9_wrong_calls(run, tmp_path, monkeypatch, language, words, said):
    monkeypatch.chdir(tmp_path)
    done = run("--lang", language, "interview", *words)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert list(tmp_path.iterdir()) == []

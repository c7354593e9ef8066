"""`careerfit score`: many answer sheets become a table, checked, counted, in no order of people.

S1 the table has the integers of `sheet.py`, in every format, from every kind of file
S2 the report: counts, unknown cells, rejected rows, and that nobody is put in order
S3 `--rejects`, `--duplicates`, `--keep`, `--flags`
S4 cells that a spreadsheet would take for formulas (safety row 20)
S5 wrong places and names: one message, status 2, nothing written
S6 Spark gives the same integers (clients)
S7 a bar on a terminal, nothing in a pipe
"""

import csv
import io
import json
import zipfile

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from careerfit.scoring.sheet import score
from tests.conftest import needs
from tests.exchange.answers import exports
from tests.exchange.answers.exports import as_csv, as_xlsx
from tests.exchange.answers.test_rows import plain_rows


@pytest.fixture
def form(shipped):
    return shipped.quiz("kenali_diri", "short")


@pytest.fixture
def sheets(tmp_path, form):
    path = tmp_path / "jawaban.csv"
    path.write_bytes(as_csv(plain_rows(form, [f"k{n}" for n in range(30)])))
    return path


def workbook(path) -> pl.DataFrame:
    names, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    cells = [[None if cell == "" else cell for cell in row] for row in rows]
    return pl.DataFrame(cells, schema=names, orient="row", infer_schema_length=None)


def read(path) -> pl.DataFrame:
    readers = {
        ".csv": pl.read_csv,
        ".parquet": pl.read_parquet,
        ".jsonl": lambda place: pl.read_ndjson(place, infer_schema_length=None),
        ".xlsx": workbook,
    }
    return readers[path.suffix](path)


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl", "xlsx"])
def test_s1_the_integers_are_those_of_one_sheet(run, tmp_path, plans, form, ending):
    path, out = tmp_path / "a.xlsx", tmp_path / f"skor.{ending}"
    path.write_bytes(as_xlsx(exports.microsoft(form).rows))
    done = run("score", str(path), "--quiz", "kenali_diri", "-o", str(out))
    assert (done.status, done.err) == (0, "")
    frame = read(out)
    assert list(map(str, frame["id"].to_list())) == exports.ids()
    ids = [item.id for item in form.items]
    for row, options in zip(frame.rows(named=True), exports.options(form), strict=True):
        result = score(plans["short"], dict(zip(ids, options, strict=True)))
        assert {s: row[s] for s in result.scales} == {
            s: scale.score for s, scale in result.scales.items()
        }
        for role, values in result.roles.items():
            assert row[f"{role}__interest"] == values.interest
            assert row[f"{role}__readiness"] == values.readiness


def test_s1_several_files_of_several_kinds(run, tmp_path, form):
    one, two, out = tmp_path / "a.csv", tmp_path / "b.xlsx", tmp_path / "skor.csv"
    one.write_bytes(as_csv(exports.google(form).rows))
    two.write_bytes(as_xlsx(exports.surveymonkey(form).rows))
    assert run("score", str(one), str(two), "-o", str(out)).status == 0
    frame = read(out).drop("id")
    assert frame.head(6).equals(frame.tail(6))


def test_s2_the_report_counts_and_orders_nobody(run, tmp_path, form):
    rows = plain_rows(form, [f"k{n}" for n in range(30)])
    rows[4][2], rows[5][3] = "3,5", 6
    path, out = tmp_path / "a.csv", tmp_path / "skor.csv"
    path.write_bytes(as_csv([[*row, "x"] for row in rows]))
    told = run("--lang", "en", "score", str(path), "--quiz", "kenali_diri", "-o", str(out)).out
    assert told.startswith(f"Scored 30 of 30 answer sheets: {out}\n")
    assert "2 cells are no answers and count as missing:" in told
    assert f"{form.items[1].id}: “3,5” 1× (first: {path}, row 5)" in told
    assert "1 column was not read and is not kept." in told
    assert "These are scores, not an order of people" in told
    assert "not for choosing people" in told
    frame = read(out)
    assert frame["id"].to_list() == [row[0] for row in rows[1:]]
    assert frame["unknown"].to_list()[3:5] == [1, 1]
    assert (frame["answered"] + frame["missing"] == len(form.items)).all()


def test_s2_json_for_scripts(run, tmp_path, sheets, plans):
    out = tmp_path / "skor.csv"
    told = json.loads(run("score", str(sheets), "-o", str(out), "--json").out)
    assert (told["rows"], told["sheets"], told["orders_people"]) == (30, 30, False)
    assert told["plan"] == plans["short"].hash
    assert told["rejected"] == told["repeated"] == told["unknown"] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_s3_bad_rows_stop_it_unless_they_may_be_put_aside(run, tmp_path, sheets, language):
    lines = sheets.read_text().splitlines()
    lines[3] = "=HYPERLINK(1),2"
    lines[5] = lines[4]
    sheets.write_text("\n".join(lines))
    out, rejects = tmp_path / "skor.csv", tmp_path / "ditolak.csv"
    call = ("--lang", language, "score", str(sheets), "-o", str(out))
    stopped = run(*call)
    assert (stopped.status, stopped.out) == (2, "")
    assert f"{sheets}:4: " in stopped.err
    assert f"{sheets}:5: " in stopped.err
    assert "--rejects" in stopped.err
    assert list(tmp_path.iterdir()) == [sheets]
    done = run(*call, "--rejects", str(rejects))
    assert done.status == 0
    assert str(rejects) in done.out
    assert len(read(out)) == 27
    rows = list(csv.reader(io.StringIO(rejects.read_text(encoding="utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["4", "5", "6"]
    assert rows[1][3] == "'=HYPERLINK(1)"


@pytest.mark.parametrize(("rule", "place"), [("first", 1), ("last", 2)])
def test_s3_a_rule_for_ids_that_stand_twice(run, tmp_path, form, rule, place):
    rows = plain_rows(form, ["a", "a", "b"])
    path, out = tmp_path / "a.csv", tmp_path / "skor.parquet"
    path.write_bytes(as_csv(rows))
    assert run("score", str(path), "-o", str(out), "--duplicates", rule).status == 0
    kept = tmp_path / "k.csv"
    kept.write_bytes(as_csv([rows[0], rows[place], rows[3]]))
    other = tmp_path / "k.parquet"
    run("score", str(kept), "-o", str(other))
    assert read(out).sort("id").equals(read(other).sort("id"))


def test_s3_flags_and_the_time_taken(run, tmp_path, form):
    rows = exports.qualtrics(form).rows
    for row in rows[4:]:
        row[5] = 10
    rows[3][8:] = ["Sesuai"] * len(form.items)
    path, out = tmp_path / "a.csv", tmp_path / "skor.parquet"
    path.write_bytes(as_csv(rows))
    assert run("score", str(path), "-o", str(out), "--flags").status == 0
    frame = read(out)
    assert frame["too_fast"].to_list() == [False, *[True] * 5]
    assert frame["no_variation"].to_list() == [True, *[False] * 5]
    assert frame["longest_run"].to_list()[0] is True
    run("score", str(path), "-o", str(out))
    assert "too_fast" not in read(out).columns


HOSTILE = [
    "=1+1",
    "+62811",
    "-1",
    "@x",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "https://x.id",
    "ok",
]


@pytest.fixture
def hostile(tmp_path, form):
    names, *rows = plain_rows(form, [f"={n}" for n, _ in enumerate(HOSTILE)])
    path = tmp_path / "a.csv"
    kept = [[*row, cell] for row, cell in zip(rows, HOSTILE, strict=True)]
    path.write_bytes(as_csv([[*names, "=kota"], *kept]))
    return path


def test_s4_text_that_begins_a_formula_is_text_in_csv(run, tmp_path, hostile):
    out = tmp_path / "skor.csv"
    assert run("score", str(hostile), "-o", str(out), "--keep", "=kota").status == 0
    rows = list(csv.reader(io.StringIO(out.read_bytes().decode(), newline="")))
    assert rows[0][:2] == ["id", "'=kota"]
    assert [row[1] for row in rows[1:]] == [
        cell if cell in ("https://x.id", "ok") else f"'{cell}" for cell in HOSTILE
    ]
    assert all(row[0].startswith("'=") for row in rows[1:])


def test_s4_a_workbook_has_no_formula_and_no_link(run, tmp_path, hostile):
    out = tmp_path / "skor.xlsx"
    assert run("score", str(hostile), "-o", str(out), "--keep", "=kota").status == 0
    with zipfile.ZipFile(out) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 't="inlineStr"' in sheet or 't="s"' in sheet
    frame = read(out)
    assert frame["=kota"].to_list()[0] == "=1+1"
    assert frame["answered"].to_list() == [float(24)] * len(HOSTILE)


@pytest.mark.parametrize(
    "call",
    [
        ["-o", "skor.csv"],
        ["{sheets}"],
        ["{sheets}", "-o", "skor.txt"],
        ["{sheets}", "-o", "{sheets}"],
        ["{sheets}", "-o", "skor.csv", "--rejects", "{sheets}"],
        ["{sheets}", "-o", "{tmp}"],
        ["{sheets}", "-o", "{tmp}/link.csv"],
        ["{sheets}", "-o", "{sheets}/skor.csv"],
        ["{sheets}", "-o", "{tmp}/skor.csv", "--keep", "kota"],
        ["{sheets}", "-o", "{tmp}/skor.csv", "--mapping", "{tmp}/none.yaml"],
        ["{sheets}", "-o", "{tmp}/skor.csv", "--quiz", "none"],
        ["{sheets}", "-o", "{tmp}/skor.csv", "--form", "none"],
        ["{sheets}", "-o", "{tmp}/skor.csv", "--engine", "abacus"],
        ["{sheets}", "-o", "{tmp}/skor.csv", "--duplicates", "both"],
        ["{tmp}/none.csv", "-o", "{tmp}/skor.csv"],
        ["{sheets}", "-o", "{tmp}/skor.jsonl", "--engine", "spark"],
        ["{sheets}", "-o", "{tmp}/skor.csv", "--engine", "spark", "--rejects", "x.csv"],
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_s5_what_is_wrong_is_said_and_nothing_is_written(run, tmp_path, sheets, call, language):
    (tmp_path / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.is_file()}
    words = [word.format(sheets=sheets, tmp=tmp_path) for word in call]
    done = run("--lang", language, "score", *words)
    assert (done.status, done.out) == (2, "")
    assert done.err
    assert {p: p.stat().st_mtime_ns for p in tmp_path.iterdir() if p.is_file()} == before


def test_s5_a_folder_of_the_catalogue_is_no_place_for_scores(run, sheets, shipped):
    done = run("score", str(sheets), "-o", str(shipped.folder / "quizzes" / "skor.csv"))
    assert (done.status, done.out) == (2, "")


@pytest.mark.clients
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_s6_spark_gives_the_same_integers(process, tmp_path, form, ending):
    needs("java")
    pytest.importorskip("pyspark")
    rows = plain_rows(form, [f"k{n}" for n in range(200)])
    rows[3][4] = None
    path = tmp_path / f"a.{ending}"
    schema = {"id": pl.String, **dict.fromkeys(rows[0][1:], pl.Int64)}
    frame = pl.DataFrame(rows[1:], schema=schema, orient="row")
    (frame.write_csv if ending == "csv" else frame.write_parquet)(path)
    out, spark = tmp_path / f"p.{ending}", tmp_path / f"s.{ending}"
    assert process("score", str(path), "-o", str(out)).status == 0
    call = ("score", str(path), "-o", str(spark), "--engine", "spark", "--master", "local[2]")
    done = process(*call, patience=180)
    assert done.status == 0, done.err
    glob = str(spark / f"part*.{ending}")
    found = pl.read_csv(glob) if ending == "csv" else pl.read_parquet(glob)
    assert found.sort("id").cast(read(out).schema).equals(read(out).sort("id"))
    assert process(*call).status == 2  # the folder is there already


def test_s7_a_bar_on_a_terminal_and_nothing_in_a_pipe(terminal, run, tmp_path, sheets):
    out = tmp_path / "skor.csv"
    assert run("score", str(sheets), "-o", str(out)).err == ""
    shown = terminal("score", str(sheets), "-o", str(out))
    assert shown.ends() == 0
    assert "30 dari 30" in shown.everything()
    assert b"\x1b[?25l" in shown.raw  # the bar hides the cursor while it moves

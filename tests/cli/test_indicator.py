"""`careerfit indicator compute`.

I1 percentages with what is counted, and out of what, on the screen and in both files
I2 nothing is computed while nobody says what is counted
I3 what is wrong is said in both languages, and nothing is written
"""

import csv
import json

import pytest

ROWS = "periode,wilayah,pembilang,penyebut\n2021,Indonesia,175,12931\n"
SAID = ("--numerator", "korban yang dilayani", "--denominator", "=korban yang tercatat")


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "counts.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.mark.parametrize(("language", "percent"), [("id", "1,35 %"), ("en", "1.35 %")])
def test_i1_on_the_screen(run, table, language, percent):
    call = ("indicator", "compute", str(table), "--service", "reintegrasi_sosial", *SAID)
    done = run("--lang", language, *call)
    assert (done.status, done.err) == (0, "")
    assert percent in done.out
    assert "175" in done.out
    assert "12931" in done.out
    assert "=korban yang tercatat" in done.out
    assert "formula" in done.out.lower() or "rumus" in done.out.lower()


def test_i1_as_csv_without_formulas(run, table, tmp_path):
    out = tmp_path / "out.csv"
    call = ("indicator", "compute", str(table), "--service", "reintegrasi_sosial", *SAID)
    assert run(*call, "-o", str(out)).status == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["basis_points"], row["denominator"]) == ("135", "12931")
    assert row["denominator_is"] == "'=korban yang tercatat"


def test_i1_as_json(run, table, tmp_path):
    out = tmp_path / "out.json"
    call = ("indicator", "compute", str(table), "--service", "reintegrasi_sosial", *SAID)
    assert run(*call, "-o", str(out)).status == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert (told["code"], told["formula_status"]) == ("354", "absent")
    assert told["denominator"] == "=korban yang tercatat"
    (value,) = told["values"]
    assert (value["basis_points"], value["disaggregation"]) == (135, None)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ((), "--numerator --denominator"),
        (SAID[:2], "--denominator"),
        ((*SAID[:2], "--denominator", " "), "--denominator"),
    ],
)
def test_i2_a_percentage_of_nothing_named_is_refused(run, table, tmp_path, given, missing):
    out = tmp_path / "out.csv"
    call = ("indicator", "compute", str(table), "--service", "reintegrasi_sosial", *given)
    done = run(*call, "-o", str(out))
    assert (done.status, done.out) == (2, "")
    assert f"{missing}." in done.err
    assert not out.exists()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (
            "period,area,numerator,denominator\n2024,A,3,2\n2024,A,1,0\n",
            (":2 numerator", ":3 deno"),
        ),
        ("", ("counts.csv: ",)),
        ("period,aera,numerator,denominator\n2024,A,1,2\n", ("area",)),
    ],
)
def test_i3_impossible_tables(run, table, tmp_path, content, lines, language):
    table.write_text(content, encoding="utf-8")
    call = ("indicator", "compute", str(table), "--service", "reintegrasi_sosial", *SAID)
    done = run("--lang", language, *call, "-o", str(tmp_path / "out.csv"))
    assert (done.status, done.out) == (2, "")
    assert all(line in done.err for line in lines)
    assert "Traceback" not in done.err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nope.csv", "--service", "reintegrasi_sosial", *SAID), "nope.csv"),
        ((".", "--service", "reintegrasi_sosial", *SAID), "."),
        (("counts.csv", "--service", "reintegrasi", *SAID), "reintegrasi_sosial"),
        (("counts.csv", "--service", "dukungan_on_demand", *SAID), "dukungan_on_demand"),
        (("counts.csv", "--service", "reintegrasi_sosial", *SAID, "-o", "out.xlsx"), ".json"),
        (("counts.csv",), "--service"),
    ],
)
def test_i3_wrong_calls(run, table, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    done = run("indicator", "compute", *words)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert sorted(file.name for file in tmp_path.glob("*.*")) == [table.name]

"""`careerfit answers inspect`: what a file is, a mapping for it, and what is unsure.

I1 the report, in both languages, on one line each, without what a terminal would obey
I2 JSON for scripts has the mapping, the evidence and what is unsure
I3 `-o` writes a mapping that `score` reads; a file that exists is not replaced
I4 what is no file of this quiz: one message, status 2, and the quiz it may be
I5 without the extra: its pip line
"""

import json

import pytest
import yaml

from tests.exchange.answers import exports
from tests.exchange.answers.exports import as_csv


@pytest.fixture
def form(shipped):
    return shipped.quiz("kenali_diri", "short")


@pytest.fixture
def google(tmp_path, form):
    path = tmp_path / "jawaban.csv"
    path.write_bytes(as_csv(exports.google(form).rows))
    return path


@pytest.fixture
def agreement(tmp_path, form):
    """A form whose labels are not the quiz's."""
    said = {"": "", 1: "STS", 2: "TS", 3: "Netral", 4: "S", 5: "SS"}
    head, *_ = exports.google(form).rows
    rows = [["x", "y", *(said[cell] for cell in row)] for row in exports.numbers(form)]
    path = tmp_path / "setuju.csv"
    path.write_bytes(as_csv([head, *rows]))
    return path


def test_i1_the_report_says_what_was_found(run, google):
    told = run("answers", "inspect", str(google), "--quiz", "kenali_diri")
    assert (told.status, told.err) == (0, "")
    for said in (
        "Kuis kenali_diri, bentuk short",
        "24 dari 24 butir punya kolom",
        "Sangat sesuai → 5  (label kuis ini)",
        "Alamat Email  (alamat email)",
        "Tidak ada kolom id.",
        "Semua pasti.",
    ):
        assert said in told.out
    english = run("--lang", "en", "answers", "inspect", str(google))
    assert "24 of 24 items have a column" in english.out
    assert "Nothing is unsure." in english.out


def test_i1_what_is_unsure_is_said_and_not_guessed(run, agreement):
    told = run("--lang", "en", "answers", "inspect", str(agreement), "--form", "short")
    assert "Netral → ?  (its place on the scale is not certain)" in told.out
    assert "SS → 5  (the end of a scale of agreement)" in told.out
    assert "“Netral” has no certain place on this scale." in told.out
    assert told.out.rstrip().endswith("-o mapping.yaml")


def test_i1_escape_codes_of_a_file_do_not_reach_the_terminal(run, tmp_path, form):
    rows = exports.kobo(form).rows
    rows[0][-1] = "catatan\x1b[31m\nmerah"
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(rows))
    told = run("answers", "inspect", str(path))
    assert "\x1b" not in told.out
    assert "catatan [31m merah" in told.out


def test_i2_json_for_scripts(run, agreement):
    told = json.loads(run("answers", "inspect", str(agreement), "--json").out)
    assert told["mapping"]["labels"]["sesuai"] == {
        "SS": 5,
        "S": 4,
        "Netral": "?",
        "TS": 2,
        "STS": 1,
    }
    assert {each["code"] for each in told["unsure"]} == {"doubt_agreement", "doubt_no_rank"}
    assert (told["encoding"], told["delimiter"]) == ("utf-8", ",")
    assert set(told["evidence"].values()) == {"text"}


def test_i3_the_mapping_that_is_written_is_read_by_score(run, agreement, tmp_path):
    place, out = tmp_path / "mapping.yaml", tmp_path / "skor.csv"
    assert run("answers", "inspect", str(agreement), "-o", str(place)).status == 0
    call = ("score", str(agreement), "--mapping", str(place), "-o", str(out))
    undecided = run(*call)
    assert undecided.status == 2
    assert "“Netral”" in undecided.err
    assert not out.exists()
    value = yaml.safe_load(place.read_text())
    value["labels"]["sesuai"]["Netral"] = 3
    place.write_text(yaml.safe_dump(value, allow_unicode=True))
    assert run(*call).status == 0
    again = run("answers", "inspect", str(agreement), "-o", str(place))
    assert (again.status, again.out) == (2, "")
    assert yaml.safe_load(place.read_text()) == value


@pytest.mark.parametrize("language", ["id", "en"])
def test_i4_a_form_that_is_not_this_quiz(run, google, tmp_path, language):
    other = run("--lang", language, "answers", "inspect", str(google), "--quiz", "mitos_atau_fakta")
    assert (other.status, other.out) == (2, "")
    assert "--quiz kenali_diri --form short" in other.err
    path = tmp_path / "soto.csv"
    path.write_text("Timestamp,Makanan?\n1,soto\n")
    none = run("--lang", language, "answers", "inspect", str(path))
    assert (none.status, none.out) == (2, "")
    assert len(none.err.splitlines()) == 1
    assert "careerfit export" in none.err


@pytest.mark.parametrize("call", [["x.csv", "--quiz", "no"], ["x.csv", "--form", "no"], []])
def test_i4_wrong_names_and_missing_ones(run, google, call):
    files = [str(google) if word == "x.csv" else word for word in call]
    done = run("answers", "inspect", *files)
    assert (done.status, done.out) == (2, "")
    assert done.err


@pytest.mark.parametrize("command", [("answers", "inspect"), ("score", "-o", "a.csv")])
def test_i5_a_missing_library_names_its_pip_line(run, google, monkeypatch, command):
    import importlib.util

    real = importlib.util.find_spec
    monkeypatch.setattr(
        "careerfit.cli.answers.find_spec", lambda name: None if name == "polars" else real(name)
    )
    done = run(*command, str(google))
    assert (done.status, done.out) == (2, "")
    assert 'pip install "careerfit[screen]"' in done.err

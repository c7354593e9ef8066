"""`careerfit reliability`.

L1 the invented class: the planted question is named, in both languages and at every width
L2 the same figures as JSON, without a number that JSON does not know
L3 nothing is written for a file that cannot be read; a group that is no column is named
"""

import json
import runpy
from pathlib import Path

import pytest

MAKE = Path(__file__).parents[2] / "examples/my_test/make_answers.py"
PLANTED = "patience__tidak_mudah_kesal"


@pytest.fixture(scope="session")
def answers(tmp_path_factory, shipped):
    made = runpy.run_path(str(MAKE))
    path = tmp_path_factory.mktemp("class") / "answers.csv"
    table = made["rows"](shipped.quiz(made["QUIZ"], made["FORM"]))
    path.write_text(made["as_csv"](table), encoding="utf-8")
    return path


@pytest.mark.parametrize(("language", "said"), [("id", "Kunci mungkin"), ("en", "key may be")])
@pytest.mark.parametrize("columns", [40, 80, 110])
def test_l1_on_the_screen(run, answers, language, said, columns):
    call = ("reliability", str(answers), "--quiz", "kenali_diri", "--group", "Sekolah")
    done = run("--lang", language, *call, columns=columns)
    assert (done.status, done.err) == (0, "")
    squeezed = " ".join(done.out.split())
    assert squeezed.count(said) == 1
    assert PLANTED in squeezed.replace(" ", "")
    assert all(len(line) <= columns for line in done.out.splitlines())
    assert "nan" not in squeezed.split()


def test_l2_as_json(run, answers):
    call = ("reliability", str(answers), "--quiz", "kenali_diri", "--json")
    done = run(*call)
    told = json.loads(done.out, parse_constant=lambda name: pytest.fail(name))
    assert (told["n"], told["allows"], told["quiz"]) == (240, "comparison", "kenali_diri")
    flipped = {
        item["item"]
        for scale in told["scales"]
        for item in scale["items"]
        if item["key"] == "flipped"
    }
    assert flipped == {PLANTED}
    assert 0.04 < told["within_variance"] < 0.07
    patience = next(scale for scale in told["scales"] if scale["scale"] == "patience")
    assert [each["code"] for each in patience["cautions"]] == ["flipped"]


@pytest.mark.parametrize(
    ("more", "named"),
    [(("--group", "Kota"), "Kota"), (("--quiz", "kenali"), "kenali_diri"), (("x.csv",), "x.csv")],
)
def test_l3_what_is_wrong_is_named(run, answers, more, named):
    quiz = () if "--quiz" in more else ("--quiz", "kenali_diri")
    done = run("reliability", str(answers), *quiz, *more)
    assert (done.status, done.out) == (2, "")
    assert named in done.err
    assert "Traceback" not in done.err


def test_l3_no_files(run):
    assert run("reliability").status == 2

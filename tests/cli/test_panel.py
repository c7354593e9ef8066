"""`careerfit panel`.

B1 a table of ratings and one of credits, on the screen and as JSON, in both languages
B2 --apply changes the named catalogue and no other; without it nothing is written
B3 what is wrong is named with status 2
"""

import json
import shutil

import pytest

RATERS = ("Sari", "Budi", "Ani", "Dewi", "Tono")
ITEMS = {"empathy__turut_merasakan": 5, "patience__ingin_segera": 3}


@pytest.fixture
def ratings(tmp_path):
    path = tmp_path / "ratings.csv"
    lines = [f"{item};{rater};{value}" for item, value in ITEMS.items() for rater in RATERS]
    path.write_text("\n".join(["item;rater;rating", *lines, ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize(("language", "words"), [("id", "tetap draf"), ("en", "stays draft")])
@pytest.mark.parametrize("columns", [40, 80])
def test_b1_on_the_screen(run, ratings, language, words, columns):
    done = run("--lang", language, "panel", str(ratings), columns=columns)
    assert (done.status, done.err) == (0, "")
    squeezed = " ".join(done.out.split())
    assert squeezed.count(words) == 1
    assert "status: reviewed # 20" in squeezed
    assert "Sari, Budi, Ani, Dewi, Tono" in squeezed
    assert all(len(line) <= columns for line in done.out.splitlines())


def test_b1_credits_as_json(run, tmp_path, shipped):
    path = tmp_path / "credits.csv"
    options = shipped.quizzes["seleksi_pendamping"].situations["telepon_malam"].options
    name = "situations__telepon_malam"
    lines = [f"{name},{option},{rater},80" for option in options for rater in RATERS]
    path.write_text("\n".join(["item,option,rater,credit", *lines, ""]), encoding="utf-8")
    call = ("panel", str(path), "--quiz", "seleksi_pendamping")
    told = json.loads(run(*call, "--json").out)
    (item,) = told["items"]
    assert (item["proposed"], item["options"][0]["credit"]) == (True, 80)
    assert [step["file"] for step in told["steps"]] == ["quizzes/seleksi_pendamping/quiz.yaml"]
    assert run(*call).out.count(name) == len(options) + 1


def test_b2_apply(run, ratings, tmp_path, shipped):
    folder = tmp_path / "own"
    for name in ("profiles", "quizzes"):
        shutil.copytree(shipped.folder / name, folder / name)
    traits = folder / "profiles/traits.yaml"
    before = traits.read_bytes()
    call = ("--catalogue", str(folder), "panel", str(ratings), "--json")
    told = json.loads(run(*call).out)
    assert (told["applied"], traits.read_bytes()) == (False, before)
    assert [step["item"] for step in told["steps"]] == ["empathy__turut_merasakan"]
    told = json.loads(run(*call, "--apply").out)
    assert told["applied"] is True
    assert traits.read_bytes().count(b"status: reviewed  # 20") == 1
    assert json.loads(run(*call, "--apply").out)["steps"] == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("text", "more", "named"),
    [
        ("item;rater;rating\nempathy__turut_merasakan;A;9\n", (), "ratings.csv:2"),
        ("item;rater;skor\nempathy__turut_merasakan;A;4\n", (), "“rating”"),
        ("item;rater;rating\nempathy__turut_merasaka;A;4\n", (), "empathy__turut_merasakan"),
        ("item;rater;rating\nempathy__turut_merasakan;A;4\n", ("--apply",), "--catalogue"),
        ("item;rater;rating\nempathy__turut_merasakan;A;\n", (), "ratings.csv"),
        ("item;rater;rating\nempathy__turut_merasakan;A;4\n", ("--quiz", "x"), "x"),
    ],
)
def test_b3_what_is_wrong(run, ratings, language, text, more, named):
    ratings.write_text(text, encoding="utf-8")
    done = run("--lang", language, "panel", str(ratings), *more)
    assert (done.status, done.out) == (2, "")
    assert named in done.err

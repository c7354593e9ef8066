"""A quiz as a Google Form.

G1 every item is a question with its code in the title, its labels in order, none required
G2 no key, no points, no addresses collected, no public summary; a select quiz's key changes nothing
G3 what is said before the first question: notices that hold there, who reads the answers
G4 hostile text stays text: one script, no statement of its own, options never equal
G5 the answers come back without a mapping
G6 the script's types are those of Google Apps Script (tsc)
G7 the command: languages, refusals, the same bytes for the same quiz
"""

import json
import subprocess
from dataclasses import replace

import pytest

from careerfit.catalogue import load
from careerfit.errors import UsageError
from careerfit.exchange.answers.gathering import gather, tables
from careerfit.exchange.gform import write
from careerfit.telling.voice import Voice
from careerfit.words import say
from tests.cli.conftest import machine, run  # noqa: F401
from tests.conftest import needs
from tests.exchange.answers.exports import as_csv, options
from tests.exchange.engines import HERE, ROOT
from tests.exchange.test_xlsform import other_key
from tests.pages.conftest import HOSTILE, Poison, write_catalogue

QUIZZES = ("kenali_diri", "mitos_atau_fakta", "tugas_siapa", "seleksi_pendamping")


def script(catalogue, quiz: str, language: str = "id", form: str | None = None) -> str:
    ((_, content),) = write(catalogue, quiz, form, language).items()
    return content.decode()


@pytest.fixture
def built(tmp_path):
    """Run a script as Google would; the form that it built."""

    def build(code: str):
        path = tmp_path / "form.gs"
        path.write_text(code, encoding="utf-8")
        done = subprocess.run(
            [needs("node"), HERE / "google.js", path], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        (form,) = json.loads(done.stdout)["forms"]
        form["calls"] = {name: given for name, *given in form["calls"]}
        for item in form["items"]:
            item["calls"] = {name: given for name, *given in item["calls"]}
        return form

    return build


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("quiz", QUIZZES)
def test_g1_every_item_is_a_question(built, shipped, quiz, language):
    complete = shipped.quiz(quiz, next(iter(shipped.forms(quiz))))
    read = Voice(language).read
    form = built(script(shipped, quiz, language))
    assert form["title"] == read(complete.source.title)
    asked = [item["calls"] for item in form["items"] if item["kind"] == "choice"]
    assert len(asked) == len(complete.items)
    for calls, item in zip(asked, complete.items, strict=True):
        assert calls["setTitle"] == [f"{read(item.text)} [{item.id}]"]
        assert calls["setChoiceValues"] == [[read(label) for label in item.labels]]
    assert all(item["calls"]["setRequired"] == [False] for item in form["items"])
    codes = [i["calls"]["setTitle"] for i in form["items"] if i["kind"] == "text"]
    assert codes == ([[say("forms.code_google", language)]] if quiz.startswith("sel") else [])


def test_g2_nothing_but_answers_is_collected(built, shipped):
    calls = built(script(shipped, "mitos_atau_fakta"))["calls"]
    for name in ("IsQuiz", "CollectEmail", "LimitOneResponsePerUser", "PublishingSummary"):
        assert calls[f"set{name}"] == [False], name


def test_g2_a_key_changes_nothing(shipped):
    said = script(shipped, "seleksi_pendamping")
    assert said == script(replace(shipped, keys={}), "seleksi_pendamping")
    assert said == script(other_key(shipped), "seleksi_pendamping")


@pytest.mark.parametrize("quiz", QUIZZES)
def test_g2_the_data_hold_nothing_else(shipped, quiz):
    (line,) = (line for line in script(shipped, quiz).splitlines() if line.startswith("var QUIZ"))
    data = json.loads(line.removeprefix("var QUIZ = ").removesuffix(";"))
    assert set(data) == {"title", "description", "code", "options", "items", "done"}
    assert {tuple(item) for item in data["items"]} == {("title", "options")}


@pytest.mark.parametrize("language", ["id", "en"])
def test_g3_what_is_said_first(built, shipped, language):
    (said,) = built(script(shipped, "kenali_diri", language))["calls"]["setDescription"]
    notices, read = shipped.jurisdiction.notices, Voice(language).read
    assert read(notices["refleksi"]) in said
    assert read(notices["bantuan"]) in said
    assert say("forms.google_keeps", language) in said
    # Here answers are sent: the promise of our own programs would be false.
    assert read(notices["privasi"]) not in said


def test_g4_hostile_text_stays_text(built, tmp_path):
    poison = Poison(
        HOSTILE, iter(lambda: f"{HOSTILE}\u2028\u2029\\'\"", None), "1", "https://e.org/"
    )
    catalogue = load(write_catalogue(tmp_path / "c", poison))
    code = script(catalogue, "kenali_diri")
    assert not {"<", "\u2028", "\u2029"} & set(code)
    assert len(code.splitlines()) == len(script(load(), "kenali_diri").splitlines())
    form = built(code)
    complete = catalogue.quiz("kenali_diri", "full")
    read = Voice("id").read
    calls = [item["calls"] for item in form["items"]]
    titles = [f"{read(item.text)} [{item.id}]" for item in complete.items]
    assert [each["setTitle"] for each in calls] == [[title] for title in titles]
    # Every label is the same here, and Google takes no two equal ones.
    assert calls[0]["setChoiceValues"][0][1] == f"2 : {read(complete.items[0].labels[1])}"


def test_g5_answers_come_back_without_a_mapping(built, shipped, tmp_path):
    quiz = shipped.quiz("seleksi_pendamping", "full")
    form = built(script(shipped, "seleksi_pendamping"))
    head = ["Cap waktu", *(item["calls"]["setTitle"][0] for item in form["items"])]
    labels = [item["calls"].get("setChoiceValues", [[]])[0] for item in form["items"]][1:]
    given = options(quiz)
    rows = [
        [f"2026/11/2{n} 9:00:00 AM GMT+7", f"C-{n}"]
        + ["" if one is None else own[one - 1] for one, own in zip(row, labels, strict=True)]
        for n, row in enumerate(given)
    ]
    path = tmp_path / "tanggapan.csv"
    path.write_bytes(as_csv([head, *rows]))
    found = gather(tables([path]), quiz)
    frame = found.frame.collect()
    assert frame["id"].to_list() == [f"C-{n}" for n in range(len(given))]
    assert [list(row) for row in frame.select(item.id for item in quiz.items).rows()] == given


def test_g6_types(shipped, tmp_path):
    needs("node")
    compiler = ROOT / "node_modules/.bin/tsc"
    if not (ROOT / "node_modules/@types/google-apps-script").exists():
        needs("@types/google-apps-script")
    for quiz in ("kenali_diri", "seleksi_pendamping"):
        (tmp_path / f"{quiz}.js").write_text(script(shipped, quiz), encoding="utf-8")
    assert typed(compiler, tmp_path) == ""
    wrong = script(shipped, "kenali_diri").replace("setCollectEmail", "setCollectMail")
    (tmp_path / "kenali_diri.js").write_text(wrong, encoding="utf-8")
    assert "setCollectMail" in typed(compiler, tmp_path)


def typed(compiler, folder) -> str:
    """What the compiler complains of in a folder of scripts, each a program of its own."""
    said = ""
    for path in sorted(folder.glob("*.js")):
        options = {
            "allowJs": True, "checkJs": True, "noEmit": True, "strict": True,
            "noImplicitAny": False, "target": "es2020", "lib": ["es2020"],
            "typeRoots": [str(ROOT / "node_modules/@types")], "types": ["google-apps-script"],
        }  # fmt: skip
        settings = folder / "tsconfig.json"
        settings.write_text(json.dumps({"compilerOptions": options, "files": [path.name]}))
        done = subprocess.run(
            [compiler, "-p", settings], capture_output=True, text=True, check=False
        )
        said += done.stdout
        assert (done.returncode == 0) == (done.stdout == "")
    return said


def test_g7_the_command(run, tmp_path):  # noqa: F811
    target = tmp_path / "kuis.gs"
    done = run("--lang", "en", "export", "gform", "--quiz", "tugas_siapa", "-o", str(target))
    assert (done.status, done.err) == (0, "")
    assert say("forms.no_results_google", "en") in done.out
    first = target.read_bytes()
    assert say("forms.google_done", "en").encode() in first
    run("export", "gform", "--quiz", "tugas_siapa", "--language", "en", "-o", str(target))
    assert target.read_bytes() == first
    run("export", "gform", "--quiz", "tugas_siapa", "-o", str(target))
    assert say("forms.google_done", "id").encode() in target.read_bytes()
    done = run("export", "gform", "--language", "fr", "-o", str(tmp_path / "x.gs"))
    assert done.status == 2
    assert "fr" in done.err
    assert not (tmp_path / "x.gs").exists()


def test_g7_always_the_same(shipped):
    assert script(shipped, "kenali_diri") == script(load(), "kenali_diri")


@pytest.mark.parametrize(
    "wrong",
    [("kuis", None, "id"), ("kenali_diri", "panjang", "id"), ("kenali_diri", None, "x")],
)
def test_g7_unknown_names(shipped, wrong):
    with pytest.raises(UsageError):
        write(shipped, *wrong)

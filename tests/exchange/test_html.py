"""A quiz as one file, opened by Chromium from a folder as a phone's downloads are.

H1 at most 60 KB, the same bytes for the same quiz
H2 it works whole from file://: answered, told, saved; no request, no error, policy live
H3 without JavaScript or in an old browser: a sentence and a sheet for a pen
H4 the quick exit works in it
H5 hostile text stays text
H6 the command says what it wrote, refuses folders, links and unknown quizzes, writes nothing then
H7 axe finds nothing to object to
H8 the question that has the focus is not under the header
"""

from pathlib import Path

import pytest

from careerfit.catalogue import load
from careerfit.errors import UsageError
from careerfit.exchange.html import write
from careerfit.scoring.sheet import score
from careerfit.telling.material import Telling
from careerfit.telling.result import report
from careerfit.telling.voice import Voice
from careerfit.words import say
from tests.cli.conftest import machine, run  # noqa: F401
from tests.pages.axe import violations
from tests.pages.conftest import HOSTILE, Poison, write_catalogue
from tests.pages.test_quiz import answer_all, press, saved, visiting

QUIZZES = ("kenali_diri", "mitos_atau_fakta", "tugas_siapa")
LIMIT = 60_000


def written(folder: Path, catalogue, quiz: str, language: str = "id") -> Path:
    ((name, content),) = write(catalogue, quiz, language).items()
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("quiz", QUIZZES)
def test_h1_small_and_always_the_same(shipped, quiz):
    first, second = (write(shipped, quiz, "id") for _ in range(2))
    assert first == second
    assert len(next(iter(first.values()))) <= LIMIT


def test_h8_the_header_covers_no_question(browser, shipped, tmp_path):
    path = written(tmp_path, shipped, "kenali_diri")
    with visiting(browser, path.as_uri(), viewport={"width": 390, "height": 700}) as page:
        page.goto(path.as_uri())
        page.wait_for_selector(".cfq")
        press(page, "start")
        covered = page.locator("header").bounding_box()
        assert page.locator("legend").bounding_box()["y"] >= covered["y"] + covered["height"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_h2_whole_from_a_folder(browser, shipped, plans, tmp_path, language):
    path = written(tmp_path, shipped, "kenali_diri", language)
    with visiting(browser, path.as_uri(), color_scheme="dark") as page:
        page.goto(path.as_uri())
        page.wait_for_selector(".cfq")
        page.locator(".cfq-forms input").nth(1).check()
        press(page, "start", language)
        answer_all(page, 4)
        press(page, "see_result", language)
        answers = saved(page, language)["answers"]
        quiz, plan = shipped.quiz("kenali_diri", "short"), plans["short"]
        assert answers == {item.id: 4 for item in plan.items}
        voice = Voice(language)
        told = report(Telling(score(plan, answers), quiz, plan, shipped, voice))
        assert page.inner_text(".cfq-lead") == told.headline
        assert violations(page) == []


def test_h2_its_policy_refuses_any_other_script(browser, shipped, tmp_path):
    page = browser.new_page()
    page.goto(written(tmp_path, shipped, "tugas_siapa").as_uri())
    page.wait_for_selector(".cfq")
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'),"
        " {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    page.close()


def test_h3_without_javascript(browser, shipped, tmp_path):
    path = written(tmp_path, shipped, "mitos_atau_fakta")
    with visiting(browser, path.as_uri(), java_script_enabled=False) as page:
        page.goto(path.as_uri())
        shown = page.inner_text("main")
        assert say("pages.quiz_no_script", "id") in shown
        assert say("browser.old_browser", "id") not in shown
        for item in shipped.quiz("mitos_atau_fakta", "full").items:
            assert Voice("id").read(item.text) in shown


def test_h3_an_old_browser(browser, shipped, tmp_path):
    path = written(tmp_path, shipped, "mitos_atau_fakta")
    with visiting(browser, path.as_uri()) as page:
        page.add_init_script("delete window.DecompressionStream")
        page.goto(path.as_uri())
        page.wait_for_selector("[data-old]:not([hidden])")
        assert say("browser.old_browser", "id") in page.inner_text("main")


def test_h4_quick_exit(browser, shipped, tmp_path):
    path = written(tmp_path, shipped, "mitos_atau_fakta")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector(".cfq")
    link = page.locator("a[data-exit]").first
    assert link.get_attribute("href") == str(shipped.jurisdiction.exit_address)
    link.click()
    page.wait_for_timeout(300)
    assert page.locator("main:visible").count() == 0
    context.close()


def test_h5_hostile_text_stays_text(browser, tmp_path):
    folder = write_catalogue(
        tmp_path / "c", Poison(HOSTILE, iter(lambda: HOSTILE, None), "1", "https://example.org/")
    )
    catalogue = load(folder)
    path = written(tmp_path, catalogue, "mitos_atau_fakta")
    asked: list[str] = []
    with visiting(browser, path.as_uri()) as page:
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        page.wait_for_selector(".cfq")
        press(page, "start")
        assert "<img src=x onerror=alert(3)>" in page.inner_text(".cfq legend")
        answer_all(page, 2)
        assert page.locator("main :is(img, iframe, base, script, object)").count() == 0
    assert asked == []


def test_h6_the_command(run, tmp_path):  # noqa: F811
    target = tmp_path / "kuis.html"
    done = run("export", "html", "--quiz", "tugas_siapa", "-o", str(target))
    assert (done.status, done.err) == (0, "")
    assert str(target) in done.out
    assert target.read_bytes().startswith(b"<!doctype html>")
    (tmp_path / "link.html").symlink_to(target)
    for wrong in (tmp_path, tmp_path / "link.html", tmp_path / "kuis.html" / "x.html"):
        done = run("export", "html", "--quiz", "tugas_siapa", "-o", str(wrong))
        assert done.status == 2
        assert "Traceback" not in done.err
    done = run("export", "html", "--quiz", "tugas_siap", "-o", str(tmp_path / "new.html"))
    assert done.status == 2
    assert "tugas_siapa" in done.err
    assert not (tmp_path / "new.html").exists()


def test_h6_a_select_quiz_is_refused(shipped):
    import dataclasses

    source = shipped.quizzes["mitos_atau_fakta"].model_copy(update={"purpose": "select"})
    catalogue = dataclasses.replace(shipped, quizzes={"seleksi": source})
    with pytest.raises(UsageError) as error:
        write(catalogue, "seleksi", "id")
    assert error.value.faults[0].code == "quiz_select"

"""The quizzes on the built site, in a real browser.

Q1 each quiz is answered by keyboard only, in both languages; the result is the one of Python
Q2 an answers file goes both ways between browser and terminal
Q3 the quiz's own language switch loses no answer; the page's asks before an unfinished quiz is left
Q4 nothing is stored unless asked for; what was asked for survives a reload and goes when deleted
Q5 tampered links and stored states: a clean start and one sentence, no exception (safety row 29)
Q6 a link opens its result once, the address is cleaned, and no question makes a history entry
Q7 two quizzes on a page; instant navigation away and back
Q8 under file:// too: see test_usb.py, test_html.py
Q9 every request stays on the site, no error on the console, no violation of the policy
Q10 a train quiz shows the refutation at once and lets no answer be changed afterwards
Q11 without JavaScript: a sentence and a sheet for pen and paper
Q12 an unanswered question says so and takes the reader there; skipping and going back work
Q13 the quick exit forgets answers, also those in memory
Q14 an earlier file is compared; bands that touch are no change
Q15 each role guide with myths ends with its own check
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from careerfit.browser.bundle import bundle
from careerfit.cli.sheets import sheet_of
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.sheet import score
from careerfit.telling.material import Telling
from careerfit.telling.result import report
from careerfit.telling.voice import Voice
from careerfit.words import say
from tests.pages.conftest import ROOT, mkdocs, served

LANGUAGES = ("id", "en")
EXPLORE, MYTHS, WHOSE = "kenali_diri", "mitos_atau_fakta", "tugas_siapa"
PAIR = "ahli_kdrt__penyelenggara_program"


def word(name: str, language: str = "id", **data: object) -> str:
    return say(f"browser.{name}", language, **data)


@contextmanager
def visiting(browser: Browser, origin: str, **wishes: object) -> Iterator[Page]:
    """A page whose every request, error and policy violation is watched."""
    context = browser.new_context(**wishes)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda r: r.url.startswith((origin, "blob:")) or wrong.append(r.url))
    page.on("console", lambda m: m.type in ("error", "warning") and wrong.append(m.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def open_quiz(page: Page, origin: str, quiz: str, language: str = "id", tail: str = "") -> None:
    top = "" if language == "id" else f"{language}/"
    page.goto(f"{origin}{top}kuis/{quiz}/{tail}")
    page.wait_for_selector(".cfq")


def press(page: Page, name: str, language: str = "id") -> None:
    page.get_by_role("button", name=word(name, language), exact=True).click()


ANSWER_ALL = """option => {
  for (let left = 400, form; (form = document.querySelector(".cfq form")); left--) {
    if (!left) throw new Error("the questions never end");
    const radios = form.querySelectorAll("input");
    if (!radios[0].disabled) radios[Math.min(option, radios.length) - 1].click();
    form.querySelector(".cfq-main").click();
  }
}"""


def answer_all(page: Page | Frame, option: int = 5) -> None:
    """Every question that is left, by clicks inside the page: ten times as fast as from outside."""
    page.evaluate(ANSWER_ALL, option)


def saved(page: Page, language: str = "id") -> dict:
    with page.expect_download() as download:
        press(page, "save", language)
    path = download.value.path()
    assert download.value.suggested_filename == word("file_name", language)
    return json.loads(Path(path).read_text(encoding="utf-8"))


def stored(page: Page) -> list[int]:
    return page.evaluate("[localStorage.length, sessionStorage.length]")


def choose_form(page: Page, form: str, quiz: str, shipped) -> None:
    forms = list(shipped.forms(quiz))
    if len(forms) > 1:
        page.locator(".cfq-forms input").nth(forms.index(form)).check()


def press_keys_to(page: Page, selector: str, most: int = 60) -> None:
    """Tab until the focus is on it: a person without a mouse has no other way."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("quiz", "form"), [(EXPLORE, "short"), (MYTHS, "full"), (WHOSE, PAIR)])
def test_q1_by_keyboard_only(browser, address, shipped, quiz, form, language):
    with visiting(browser, address) as page:
        open_quiz(page, address, quiz, language)
        forms = list(shipped.forms(quiz))
        if len(forms) > 1:
            press_keys_to(page, ".cfq-forms input")
            for _ in range(forms.index(form)):
                page.keyboard.press("ArrowDown")
        press_keys_to(page, ".cfq-row .cfq-main")
        page.keyboard.press("Enter")
        whole = shipped.quiz(quiz, form)
        for at, item in enumerate(whole.items):
            focused = page.evaluate("document.activeElement.textContent")
            assert str(at + 1) in focused
            assert Voice(language).read(item.text) in focused
            press_keys_to(page, ".cfq form input", 2)
            page.keyboard.press(str(at % len(item.labels) + 1))
            page.keyboard.press("Enter")
            if item.right is not None:
                assert page.evaluate("document.activeElement.className").startswith("cfq-verdict")
                press_keys_to(page, ".cfq form .cfq-main", 3)
                page.keyboard.press("Enter")
        if quiz == EXPLORE:
            assert page.evaluate("document.activeElement.textContent") == word(
                "check_title", language
            )
            press_keys_to(page, ".cfq-row .cfq-main", 3)
            page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.textContent") == word("result_title", language)
        lead = page.inner_text(".cfq-lead")
        answers = {i.id: at % len(i.labels) + 1 for at, i in enumerate(whole.items)}
        assert saved(page, language)["answers"] == answers
        if quiz == EXPLORE:
            plan = compile_plan(whole, shipped.roles, shipped.traits)
            telling = Telling(score(plan, answers), whole, plan, shipped, Voice(language))
            assert lead == report(telling).headline
        else:
            right = sum(answers[item.id] == item.right for item in whole.items)
            of = len(whole.items)
            assert lead == say("trained.headline", language, right=right, answered=of, of=of)


def test_q2_files_go_both_ways(browser, address, shipped, tmp_path):
    quiz = shipped.quiz(EXPLORE, "full")
    plan = compile_plan(quiz, shipped.roles, shipped.traits)
    sheet = shipped.sample(EXPLORE)
    file = tmp_path / "catatan.json"
    file.write_text(sheet_of(quiz, plan, sheet.answers).model_dump_json(), encoding="utf-8")
    with visiting(browser, address) as page:
        open_quiz(page, address, EXPLORE)
        page.set_input_files(".cfq-button input", file)
        page.wait_for_selector(".cfq-check")
        press(page, "see_result")
        telling = Telling(score(plan, sheet.answers), quiz, plan, shipped, Voice("id"))
        told = report(telling)
        assert page.inner_text(".cfq-lead") == told.headline
        titles = page.locator(".cfq-roles > li > h4").all_inner_texts()
        assert titles == [f"{n}. {role.title}" for n, role in enumerate(told.roles, 1)]
        lines = page.locator(".cfq-roles > li:first-child .cfq-supports > ul li").all_inner_texts()
        assert tuple(lines) == told.roles[0].supports.lines
        # Each line of a ledger leads to its sentence, and the sentence is there.
        hrefs = page.locator(".cfq-ledgers a").evaluate_all("all => all.map(a => a.href)")
        assert len(hrefs) > 10
        assert saved(page) == json.loads(file.read_text(encoding="utf-8"))
        for href in sorted(set(hrefs))[:3]:
            page.goto(href)
            assert page.locator(f"[id='{href.partition('#')[2]}']").count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quiz": MYTHS}, "other_quiz"),
        ({"version": 9}, "other_version"),
        ({"form": "long"}, "other_form"),
        ({"answers": {"nobody__asked": 1}}, "unknown_items"),
        ({"answers": {"__proto__": 1}}, "unknown_items"),
        ({"answers": []}, "bad_file"),
        ({"plan": "0" * 16}, "other_plan"),
    ],
)
def test_q2_a_file_that_does_not_fit_is_named(browser, address, shipped, tmp_path, change, said):
    quiz = shipped.quiz(EXPLORE, "full")
    plan = compile_plan(quiz, shipped.roles, shipped.traits)
    sheet = sheet_of(quiz, plan, shipped.sample(EXPLORE).answers).model_dump() | change
    file = tmp_path / "a.json"
    text = json.dumps(sheet)
    file.write_text(text, encoding="utf-8")
    with visiting(browser, address) as page:
        open_quiz(page, address, EXPLORE)
        page.set_input_files(".cfq-button input", file)
        page.wait_for_selector(".cfq-note")
        start = say(f"browser.{said}", "id").partition("{")[0]
        assert start in page.inner_text(".cfq-note")
        assert (page.query_selector(".cfq-check") is not None) == (said == "other_plan")


def test_q3_the_switch_loses_no_answer(browser, address, shipped):
    with visiting(browser, address) as page:
        open_quiz(page, address, EXPLORE)
        choose_form(page, "short", EXPLORE, shipped)
        press(page, "start")
        page.locator(".cfq form input").nth(3).check()
        page.click(".cfq form .cfq-main")
        page.locator(".cfq form input").nth(1).check()  # picked, not yet confirmed
        page.get_by_role("button", name="English").click()
        assert page.evaluate("document.activeElement.textContent") == "English"
        item = shipped.quiz(EXPLORE, "short").items[1]
        assert Voice("en").read(item.text) in page.inner_text(".cfq legend")
        assert page.locator(".cfq form input").nth(1).is_checked()
        press(page, "back", "en")
        assert page.locator(".cfq form input").nth(3).is_checked()
        # The page's own language link would lose them, so it asks; "no" stays.
        asked: list[str] = []
        page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        page.click("a[hreflang=en]")
        assert asked == [word("leave", "en")]
        assert page.query_selector(".cfq form") is not None


def test_q4_nothing_is_stored_unless_asked_for(browser, address, shipped):
    with visiting(browser, address) as page:
        open_quiz(page, address, EXPLORE)
        choose_form(page, "short", EXPLORE, shipped)
        press(page, "start")
        page.locator(".cfq form input").nth(2).check()
        page.click(".cfq form .cfq-main")
        assert stored(page) == [0, 0]
        page.reload()
        page.wait_for_selector(".cfq-forms")
        choose_form(page, "short", EXPLORE, shipped)
        page.locator(".cfq input[type=checkbox]").check()
        press(page, "start")
        for option in (2, 3):
            page.locator(".cfq form input").nth(option).check()
            page.click(".cfq form .cfq-main")
        assert stored(page) == [0, 1]
        page.reload()
        page.wait_for_selector(".cfq form")
        assert page.inner_text(".cfq-note") == word("resumed")
        assert word("progress", number=3, of=24) in page.inner_text(".cfq legend")
        assert len(saved(page)["answers"]) == 2
        press(page, "delete")
        press(page, "delete_no")
        assert page.query_selector(".cfq form") is not None
        press(page, "delete")
        press(page, "delete_yes")
        assert page.inner_text(".cfq-note") == word("deleted")
        assert stored(page) == [0, 0]


BROKEN = (
    "",
    "{",
    "[]",
    "null",
    '"x"',
    '{"answers": {"a": 1}}',
    "GOOD+at=99",
    "GOOD+view=nothing",
    "GOOD+queue=[1.5]",
    "GOOD+queue=[500]",
    "GOOD+answers={}",
    'GOOD+answers={"__proto__": {"x": 1}}',
)


def test_q5_tampered_states_start_clean(browser, address, shipped):
    quiz = shipped.quiz(EXPLORE, "short")
    plan = compile_plan(quiz, shipped.roles, shipped.traits)
    good = sheet_of(quiz, plan, {quiz.items[0].id: 2}).model_dump()
    good |= {"view": "question", "queue": [0, 1], "at": 0}
    with visiting(browser, address) as page:
        open_quiz(page, address, EXPLORE)
        for broken in BROKEN:
            text = broken
            if broken.startswith("GOOD"):
                name, _, value = broken.removeprefix("GOOD+").partition("=")
                changed = json.loads(value) if value[0] in "[{0123456789" else value
                text = json.dumps(good | {name: changed})
            page.evaluate(f"t => sessionStorage.setItem('careerfit:{EXPLORE}:', t)", text)
            page.reload()
            page.wait_for_selector(".cfq")
            if broken == "GOOD+answers={}":  # nothing answered yet is no fault
                assert page.query_selector(".cfq form") is not None
                page.evaluate("sessionStorage.clear()")
                continue
            assert page.inner_text(".cfq-note") == word("bad_stored"), broken
            assert page.query_selector(".cfq-forms") is not None, broken
            assert stored(page) == [0, 0], broken


def test_q5_q6_links(browser, address):
    with visiting(browser, address) as page:
        open_quiz(page, address, MYTHS)
        before = page.evaluate("history.length")
        press(page, "start")
        answer_all(page, 2)
        assert page.evaluate("history.length") == before
        assert "#" not in page.url
        press(page, "link")
        link = page.input_value(".cfq-share input")
        headline = page.inner_text(".cfq-lead")
        page.goto("about:blank")
        page.goto(link)
        page.wait_for_selector(".cfq-note")
        assert page.inner_text(".cfq-note") == word("from_link")
        assert page.inner_text(".cfq-lead") == headline
        assert "#" not in page.url
        letters = link.rpartition(".")[2]
        for wrong in (
            link.replace(".full.", ".long."),
            link.replace(letters, letters + "1"),
            link.replace(letters, "9" * len(letters)),
            link.replace(letters, "<script>alert(1)</script>"),
            link.replace(".full.1.", ".full.7."),
            f"{address}kuis/{MYTHS}/#jawab=",
            f"{address}kuis/{MYTHS}/#jawab=" + "1" * 100_000,
            f"{address}kuis/{MYTHS}/#jawab={EXPLORE}.full.1.{'0' * 16}.1",
        ):
            page.goto("about:blank")
            page.goto(wrong)
            page.wait_for_selector(".cfq-note")
            assert page.query_selector(".cfq-lead") is not None
            assert page.query_selector(".cfq-learned") is None, wrong[:200]
            assert "#" not in page.url


def test_q7_two_quizzes_and_instant_navigation(browser, tmp_path):
    for name in ("profiles", "quizzes"):
        shutil.copytree(ROOT / name, tmp_path / name)
    docs = tmp_path / "docs"
    docs.mkdir()
    lines = [
        f'<careerfit-quiz name="{MYTHS}"></careerfit-quiz>',
        f'<div>\n<careerfit-quiz name="{WHOSE}" form="{PAIR}"></careerfit-quiz>\n</div>',
        f'```html\n<careerfit-quiz name="{MYTHS}"></careerfit-quiz>\n```',
    ]
    docs.joinpath("index.md").write_text("# Dua\n\n" + "\n\n".join(lines), encoding="utf-8")
    docs.joinpath("lain.md").write_text("# Lain\n\n[Dua](index.md)\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Arah\nsite_url: http://127.0.0.1/\n"
        "theme: {name: material, language: id, font: false, palette: {},"
        " features: [navigation.instant]}\n"
        "plugins: {careerfit: {}}\nmarkdown_extensions: [attr_list, md_in_html, tables]\n",
        encoding="utf-8",
    )
    done = mkdocs("build", "--strict", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    with served(tmp_path / "site") as origin, visiting(browser, origin) as page:
        # Instant navigation knows the pages of the site by its map.
        page.route("**/sitemap.xml", lambda route: route.fulfill(
            content_type="text/xml", body=sitemap(tmp_path / "site", origin)))  # fmt: skip
        page.goto(f"{origin}lain/")
        page.evaluate("window.stayed = true")
        page.wait_for_timeout(500)
        page.click("article a:has-text('Dua')")
        page.wait_for_selector(".cfq >> nth=1")
        assert page.evaluate("window.stayed") is True
        assert page.locator(".cfq").count() == 2
        assert page.locator("pre careerfit-quiz").count() == 0
        first, second = page.locator("careerfit-quiz").nth(0), page.locator("careerfit-quiz").nth(1)
        second.get_by_role("button", name=word("start"), exact=True).click()
        second.locator("form input").first.check()
        assert first.locator("form").count() == 0
        first.get_by_role("button", name=word("start"), exact=True).click()
        first.locator("form input").nth(1).check()
        assert second.locator("form input").first.is_checked()
        page.go_back()
        page.wait_for_selector("h1:has-text('Lain')")
        page.click("article a:has-text('Dua')")
        page.wait_for_selector(".cfq >> nth=1")
        assert page.evaluate("window.stayed") is True
        assert page.locator(".cfq form").count() == 0  # answers were in memory only


def sitemap(site: Path, origin: str) -> str:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    return text.replace("http://127.0.0.1/", origin)


def test_q10_the_refutation_follows_at_once(browser, address, shipped):
    quiz = shipped.quiz(MYTHS, "full")
    whole = bundle(shipped, MYTHS)["forms"][0]["items"]
    with visiting(browser, address) as page:
        open_quiz(page, address, MYTHS)
        press(page, "start")
        for item, travelled in zip(quiz.items, whole, strict=True):
            wrong = 3 - (item.right or 0)
            page.locator(".cfq form input").nth(wrong - 1).check()
            page.click(".cfq form .cfq-main")
            answer = Voice("id").read(item.labels[(item.right or 1) - 1])
            said = page.inner_text(".cfq-verdict")
            assert say("trained.verdict_wrong", "id", answer=answer) in said
            assert travelled["fact"][0] in said
            assert travelled["sources"][0] in said
            assert page.locator(".cfq form input").first.is_disabled()
            assert page.get_by_role("button", name=word("back"), exact=True).count() == 0
            page.click(".cfq form .cfq-main")
        assert page.inner_text(".cfq-lead").startswith("0 ")
        assert page.locator(".cfq-learned li").count() == len(quiz.items)


@pytest.mark.parametrize("language", LANGUAGES)
def test_q11_without_javascript(browser, address, shipped, language):
    with visiting(browser, address, java_script_enabled=False) as page:
        page.goto(f"{address}{'' if language == 'id' else 'en/'}kuis/{EXPLORE}/")
        paper = page.inner_text(".careerfit-paper")
        assert say("pages.quiz_no_script", language) in paper
        for item in shipped.quiz(EXPLORE, "full").items:
            assert Voice(language).read(item.text) in paper


def test_q12_errors_skips_and_the_way_back(browser, address, shipped):
    with visiting(browser, address) as page:
        open_quiz(page, address, EXPLORE)
        choose_form(page, "short", EXPLORE, shipped)
        press(page, "start")
        page.click(".cfq form .cfq-main")
        assert page.evaluate("document.activeElement.className") == "cfq-error"
        page.click(".cfq-error button")
        assert page.evaluate("document.activeElement.type") == "radio"
        press(page, "skip")
        assert word("progress", number=2, of=24) in page.inner_text(".cfq legend")
        press(page, "back")
        page.locator(".cfq form input").nth(4).check()
        page.click(".cfq form .cfq-main")
        press(page, "to_check")
        assert word("check_blank", n=23) in page.inner_text(".cfq")
        page.get_by_role("button", name=word("change_of", number=2), exact=True).click()
        page.locator(".cfq form input").nth(0).check()
        page.click(".cfq form .cfq-main")
        assert word("check_blank", n=22) in page.inner_text(".cfq")
        press(page, "answer_gaps")
        assert page.query_selector(".cfq form") is not None


def test_q13_the_quick_exit_forgets(browser, address):
    with visiting(browser, address) as page:
        open_quiz(page, address, EXPLORE)
        page.locator(".cfq input[type=checkbox]").check()
        press(page, "start")
        page.locator(".cfq form input").nth(2).check()
        page.click(".cfq form .cfq-main")
        assert stored(page) == [0, 1]
        page.evaluate("document.dispatchEvent(new Event('careerfit-exit'))")
        assert stored(page) == [0, 0]
        assert page.query_selector(".cfq form") is None
        press(page, "start")
        assert page.locator(".cfq form input:checked").count() == 0


def test_q14_then_and_now(browser, address, shipped, tmp_path):
    quiz = shipped.quiz(EXPLORE, "full")
    plan = compile_plan(quiz, shipped.roles, shipped.traits)
    low = {item.id: item.credits.index(min(item.credits)) + 1 for item in plan.items}
    high = {item.id: item.credits.index(max(item.credits)) + 1 for item in plan.items}
    for name, answers in (("low", low), ("high", high)):
        text = sheet_of(quiz, plan, answers).model_dump_json()
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    with visiting(browser, address) as page:
        open_quiz(page, address, EXPLORE)
        page.set_input_files(".cfq-button input", tmp_path / "high.json")
        page.wait_for_selector(".cfq-check")
        press(page, "see_result")
        for name, said in (("low", "change_up"), ("high", "change_same")):
            page.set_input_files(".cfq-tools .cfq-button input", tmp_path / f"{name}.json")
            page.wait_for_selector("section .cfq-rows")
            cells = page.locator("section .cfq-rows tbody td:last-child").all_inner_texts()
            assert len(cells) == len(shipped.roles) + len(shipped.traits)
            assert set(cells) == {word(said)}


def scripts(page: Page) -> list[str]:
    return page.evaluate("[...document.scripts].map((one) => one.src)")


def test_q15_each_guide_with_myths_has_its_check(browser, address, shipped):
    with visiting(browser, address) as page:
        for slug, role in shipped.roles.items():
            page.goto(f"{address}peran/{slug}/")
            if not role.misconceptions:
                assert page.locator("careerfit-quiz").count() == 0
                continue
            # Its scripts are fetched when the reader comes near.
            assert not any(name.endswith("/quiz.js") for name in scripts(page))
            page.locator(".careerfit-place").scroll_into_view_if_needed()
            page.wait_for_selector(".cfq")
            press(page, "start")
            answer_all(page, 3)
            asked = page.locator(".cfq-learned li").count()
            items = shipped.quiz(MYTHS, "full").items
            assert asked == sum(item.owner == slug for item in items)

"""The site on a USB stick: opened as files, nothing served and nothing asked of a network.

U1 every kind of page opens without an error, a refusal or a request that leaves the disk
U2 what a visitor does works: see WALKS; a new feature adds its own
U3 every link on every page leads to a file
U4 the settings are the same beside this project's pages and beside those of `site write`
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from careerfit.pages.written import files
from careerfit.reading import parse
from tests.pages.conftest import ROOT, pages_of, see
from tests.pages.test_quiz import answer_all, press
from tests.pages.watch import Watched, watched

pytestmark = pytest.mark.clients
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


@pytest.fixture(scope="session")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site as `careerfit site build --usb` makes it, in a folder with a space."""
    folder = tmp_path_factory.mktemp("usb stick")
    for part in ("profiles", "quizzes", "docs"):
        shutil.copytree(ROOT / part, folder / part)
    for settings in ROOT.glob("mkdocs*.yml"):
        shutil.copy(settings, folder)
    command = [sys.executable, "-m", "careerfit", "site", "build", "--usb"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # A path with a name that the theme's own code would trip over.
    return (folder / "site-usb").rename(folder / "worker")


@pytest.fixture
def visit(browser, stick) -> Iterator[Watched]:
    with watched(browser, f"{stick.as_uri()}/") as found:
        yield found


def test_u1_every_kind_of_page_opens(visit, stick):
    for page in {page.rpartition("/")[0]: page for page in pages_of(stick)}.values():
        visit.opens(page)
    visit.page.wait_for_load_state("networkidle")
    assert visit.faults == []


def search(visit: Watched) -> None:
    for top, words in (("", "konseling"), ("en/", "counselling")):
        visit.opens(f"{top}bantuan.html")
        found = visit.searches(words)
        assert any("peran/ahli_kdrt.html" in link for link in found)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url(re.compile(re.escape(f"{visit.home}{top}") + r"\w+/\w+\.html"))


def other_language(visit: Watched) -> None:
    for here, there, name in (("", "en/", "English"), ("en/", "", "Indonesia")):
        for page in ("index.html", "bantuan.html", "peran/ahli_kdrt.html"):
            visit.opens(f"{here}{page}")
            visit.page.get_by_role("link", name=name, exact=True).first.click()
            visit.page.wait_for_url(f"{visit.home}{there}{page}")


def follow_links(visit: Watched) -> None:
    visit.opens("index.html")
    visit.page.locator(".md-tabs a[href*=peran]").click()
    visit.page.wait_for_url(f"{visit.home}peran/index.html")
    visit.page.locator("article a[href*=ahli_kdrt]").first.click()
    visit.page.wait_for_url(re.compile(r"/peran/ahli_kdrt\.html"))
    visit.page.locator("a.md-logo").first.click()
    visit.page.wait_for_url(f"{visit.home}index.html")


def compare(visit: Watched) -> None:
    visit.opens("banding/index.html")
    visit.page.locator(".choose select").first.select_option(index=2)
    assert visit.page.locator(".compare .side:visible").count() == 2


def policy_lives(visit: Watched) -> None:
    visit.opens("index.html")
    visit.page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = 1';
      document.body.append(script);
    }""")
    assert visit.page.evaluate("window.ran") is None
    assert any(fault.startswith("refused script-src-elem inline") for fault in visit.faults)
    visit.faults.clear()


def quiz(visit: Watched) -> None:
    page = visit.page
    for top, language in (("", "id"), ("en/", "en")):
        visit.opens(f"{top}kuis/kenali_diri.html")
        page.wait_for_selector(".cfq")
        page.locator(".cfq-forms input").nth(1).check()
        press(page, "start", language)
        answer_all(page, 4)
        press(page, "see_result", language)
        link = page.locator(".cfq-ledgers a").first.get_attribute("href") or ""
        page.goto(link)
        assert page.locator(f"[id='{link.partition('#')[2]}']").count() == 1
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def quick_exit(visit: Watched) -> None:
    """There is no network on the stick: the page is blank, and stays blank."""
    visit.opens("peran/ahli_kdrt.html")
    visit.page.locator("a[data-exit][data-leaving]").click()
    visit.page.wait_for_timeout(300)
    assert visit.page.locator("main:visible").count() == 0
    visit.faults.clear()  # the address it leaves to is not on the disk


WALKS: tuple[Callable[[Watched], None], ...] = (
    search,
    other_language,
    follow_links,
    compare,
    policy_lives,
    quiz,
    quick_exit,
)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_u2_what_a_visitor_does_works(visit, walk):
    walk(visit)
    assert visit.faults == []


def test_u3_every_link_leads_to_a_file(stick):
    astray = [
        (page, link)
        for page in pages_of(stick)
        if not page.endswith("404.html")
        for link in see(stick / page).addresses
        if not ELSEWHERE.match(link) and not leads_to_a_file(stick / page, link)
    ]
    # The theme names the languages' folders in the head, where nobody clicks.
    assert [(page, link) for page, link in astray if not link.endswith(("/", ".."))] == []


def leads_to_a_file(page: Path, link: str) -> bool:
    path = unquote(urldefrag(link).url)
    return not path or (page.parent / path).is_file()


def test_u4_written_pages_have_the_same_settings(shipped):
    written = files(shipped)
    for name in ("mkdocs.usb.yml", "mkdocs.usb.en.yml"):
        assert parse(written[name], name).value == parse((ROOT / name).read_bytes(), name).value

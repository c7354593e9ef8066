"""Browsers obey the policy of a finished site (what it says: test_csp.py).

P5 the shipped site works under it, headers included: no refusal, no error, no request elsewhere
P6 the policy lives: injected code does not run
P7 hashes differ by depth, and nothing unsafe is allowed
"""

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerfit.cli.csp import protect
from careerfit.cli.setting import Setting
from careerfit.telling.voice import Voice
from careerfit.words import say
from tests.pages.conftest import pages_of
from tests.pages.test_quiz import answer_all
from tests.pages.watch import Watched, watched

pytestmark = pytest.mark.clients
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@pytest.fixture(scope="module")
def site(shipped_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("protected") / "site"
    shutil.copytree(shipped_site, copy)
    protect(copy, usb=False, here=Setting(Voice("id")))
    page = (copy / "peran/ahli_kdrt/index.html").read_text(encoding="utf-8")
    attack = '<script>window.ran = "script"</script><img src="x" onerror="window.ran = 1"></body>'
    (copy / "attacked.html").write_text(page.replace("</body>", attack), encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    """A server that says what `_headers` asks it to."""
    said = re.findall(r"^  ([\w-]+): (.*)$", (site / "_headers").read_text(), re.M)

    class Strict(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            for name, value in said:
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *_: object) -> None: ...

    handler = functools.partial(Strict, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def visit(browser, home) -> Iterator[Watched]:
    with watched(browser, home) as found:
        yield found


def test_p5_every_kind_of_page_works(visit, site):
    folders = {page.rpartition("/")[0].rpartition("/")[0]: page for page in pages_of(site)}
    for page in ("404.html", "bantuan/", *folders.values()):
        if page != "attacked.html":
            visit.opens(page)
    visit.page.wait_for_load_state("networkidle")
    assert visit.faults == []


@pytest.mark.parametrize(("page", "words"), [("", "konseling"), ("en/", "counselling")])
def test_p5_search_menus_and_choices_work(visit, page, words):
    visit.opens(page)
    assert visit.searches(words)
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(re.compile(r"/\w+/\w+/"))
    visit.opens(f"{page}banding/")
    choice = visit.page.locator(".choose select").first
    choice.select_option(index=2)
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.page.evaluate("document.getElementById('__drawer').click()")
    assert visit.page.get_by_role("navigation").first.is_visible()
    assert visit.faults == []


@pytest.mark.parametrize("quiz", ["kenali_diri", "mitos_atau_fakta"])
def test_p5_a_quiz_is_taken_told_and_saved(visit, quiz):
    visit.opens(f"kuis/{quiz}/")
    visit.page.locator(".cfq-row .cfq-main").click()
    answer_all(visit.page, 1)
    if quiz == "kenali_diri":
        visit.page.locator(".cfq-row .cfq-main").click()  # from "check your answers" to the result
        assert visit.page.locator(".cfq svg").first.is_visible()
    with visit.page.expect_download():
        visit.page.get_by_role("button", name=say("browser.save", "id"), exact=True).click()
    assert visit.faults == []


def test_p6_injected_code_does_not_run(visit):
    visit.opens("attacked.html")
    visit.page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = "added"';
      document.body.append(script);
    }""")
    visit.page.wait_for_load_state("networkidle")
    assert visit.page.evaluate("window.ran") is None
    refused = [fault.split()[1] for fault in visit.faults if fault.startswith("refused ")]
    assert set(refused) == {"script-src-attr", "script-src-elem"}
    assert (
        refused.count("script-src-elem") == 4
    )  # two scripts, by the page's policy and the server's


@pytest.mark.parametrize("code", ["eval('1')", "new Function('1')()"])
def test_p6_no_text_becomes_code(visit, code):
    visit.opens("")
    # What a tester's tool runs itself may evaluate text; what a timer runs later may not.
    tried = f"try {{ {code}; done('ran') }} catch (error) {{ done(error.name) }}"
    later = f"() => new Promise(done => setTimeout(() => {{ {tried} }}))"
    assert visit.page.evaluate(later) == "EvalError"


def test_p7_each_page_allows_its_own_scripts_only(site):
    said = {
        page: META.findall((site / page).read_text(encoding="utf-8")) for page in pages_of(site)
    }
    assert all(len(found) == 1 for found in said.values())
    assert len({tuple(said[p]) for p in ("index.html", "bantuan/index.html", "404.html")}) == 3
    assert said["bantuan/index.html"] == said["metode/index.html"]
    assert not any("unsafe" in found[0] or "http" in found[0] for found in said.values())
    assert "style-src 'self';" in said["index.html"][0]

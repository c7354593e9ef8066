"""The HTML report.

H1 one file: no script, no request, a policy that allows its own style only
H2 whatever stands in an id or a kept cell is shown as text
H3 what is about one candidate stands in that candidate's lines only
H4 the line of the places and of those without a rank say what they are not
H5 a browser shows it without a complaint, in both languages; no style attribute
"""

import re

import pytest

from careerfit.screening.page import page

HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\u202eabc"


def test_h1_h2_nothing_runs(screened, sheet):
    made = page(screened([sheet(HOSTILE, kota=HOSTILE)], keep=["kota"]))
    assert "<script" not in made
    assert "<img" not in made
    assert "\u202e" not in made
    assert "style=" not in made
    assert re.search(r"default-src &#x27;none&#x27;; style-src &#x27;sha256-", made)
    assert "&lt;script&gt;" in made
    assert not re.search(r'(?:src|href)="(?!#)', made)


def test_h3_a_candidate_s_own_lines(screened, sheet):
    made = page(screened([sheet("K-1"), sheet("K-2", situations=4)]))
    lines = [line for line in made.splitlines() if "K-1" in line]
    assert len(lines) == 2
    assert all('data-candidate="K-1"' in line and "K-2" not in line for line in lines)


@pytest.mark.parametrize(
    ("language", "line", "blank"),
    [("id", "bukan batas lulus", "bukan penolakan"), ("en", "no pass mark", "no rejection")],
)
def test_h4_lines_that_are_no_cut(screened, sheet, language, line, blank):
    sheets = [sheet("a"), sheet("b", situations=4), sheet("c", knowledge__str=None)]
    made = page(screened(sheets, language=language, places=1))
    rows = re.findall(r'<tr (?:data-candidate="(\w)"|class="line")>', made)
    assert rows == ["a", "", "b", "", "c"]
    first, second = re.findall(r'<tr class="line"><td colspan="\d+">(.*?)</td>', made)
    assert line in first
    assert blank in second


@pytest.mark.parametrize("key", ["public", "private"])
def test_h4_an_open_key_comes_first(screened, sheet, key):
    body = page(screened([sheet("a")], key=key, language="en")).partition("<main>")[2]
    banner = body.strip().splitlines()[0]
    assert ("EXAMPLE" in banner) == (key == "public")


@pytest.mark.parametrize("language", ["id", "en"])
def test_h5_a_browser_shows_it(screened, sheet, browser, tmp_path, language):
    path = tmp_path / "hasil.html"
    sheets = [sheet(f"K-{n}", situations=n, knowledge=n // 2) for n in range(6)]
    path.write_text(page(screened(sheets, language=language, places=2)), encoding="utf-8")
    with browser.new_page(viewport={"width": 390, "height": 800}) as tab:
        told = []
        tab.on("console", lambda message: told.append(message.text))
        tab.on("request", lambda request: told.append(request.url))
        tab.goto(path.as_uri())
        assert tab.locator("tbody tr[data-candidate]").count() == 6
        assert tab.locator("tbody tr.line").count() == 1
        tab.locator("tbody a").first.click()
        # The page itself never scrolls sideways on a phone; only its tables do.
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert told == [path.as_uri()]

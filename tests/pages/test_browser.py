"""The shipped site in a browser, as a visitor meets it.

B1 nothing is stored and no request leaves the site, whatever page is opened
B2 text and ground have a contrast of 4.5 : 1 or more, in light and in dark
B3 nothing is wider than a phone; tables become cards that name their cells
B4 window titles are neutral, and no referrer is sent
B5 the menu opens by keyboard on a phone
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.conftest import SETTINGS, mkdocs, served

PAGES = ("", "peran/ahli_kdrt/", "sifat/empathy/", "layanan/reintegrasi_sosial/", "bantuan/")

# Every text that is shown, with its colour and the nearest opaque ground (relative luminance as
# in WCAG 2.2); returns those below `limit`.
CONTRAST = """limit => {
  const parts = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => {
    const [r, g, b] = parts(c).slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor, p = parts(c);
      if (p.length === 3 || p[3] === 1) return c;
    }
    return 'rgb(255, 255, 255)';
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement, words = walker.currentNode.data.trim();
    if (!words || ['SCRIPT', 'STYLE'].includes(e.tagName) || !e.checkVisibility()) continue;
    if (!e.getClientRects().length) continue;
    if (e.closest('[hidden], .md-search, .careerfit-unseen')) continue;
    const a = light(getComputedStyle(e).color), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < limit) found.push(`${ratio.toFixed(2)} ${e.tagName}.${e.className} ${words}`);
  }
  return [...new Set(found)];
}"""


@pytest.fixture(params=["light", "dark"])
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        color_scheme=request.param, viewport={"width": 390, "height": 844}
    )
    yield context.new_page()
    context.close()


def test_b1_nothing_is_stored_and_nothing_leaves(visitor, address):
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    for page in PAGES:
        visitor.goto(address + page, wait_until="networkidle")
        assert visitor.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        assert visitor.evaluate("document.cookie") == ""
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_b1_a_theme_that_would_store_its_colours_does_not(visitor, workspace):
    switch = "palette: [{scheme: default, toggle: {icon: material/weather-night, name: x}}]"
    settings = SETTINGS.replace("palette: {}", switch)
    (workspace / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert mkdocs("build", folder=workspace).returncode == 0
    with served(workspace / "site") as found:
        visitor.goto(found, wait_until="networkidle")
        assert visitor.locator("[data-md-component=palette]").count() == 1
        assert visitor.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("width", [390, 1280])
def test_b2_everything_can_be_read(visitor, address, width):
    visitor.set_viewport_size({"width": width, "height": 900})
    for page in PAGES:
        visitor.goto(address + page)
        assert visitor.evaluate(CONTRAST, 4.5) == [], page


@pytest.mark.parametrize("width", [320, 390])
def test_b3_nothing_is_wider_than_the_screen(visitor, address, width):
    visitor.set_viewport_size({"width": width, "height": 844})
    for page in PAGES:
        visitor.goto(address + page)
        assert visitor.evaluate("document.documentElement.scrollWidth") <= width, page
        tables = "[...document.querySelectorAll('.table table')]"
        assert visitor.evaluate(f"{tables}.filter(t => t.scrollWidth > innerWidth).length") == 0


def test_b3_a_row_becomes_a_card_that_names_its_cells(visitor, address):
    visitor.goto(address + "peran/ahli_kdrt/")
    cell = "document.querySelector('#misconceptions ~ .table td')"
    assert visitor.evaluate(f"getComputedStyle({cell}).display") == "block"
    assert visitor.evaluate(f"getComputedStyle({cell}, '::before').content") == '"Mitos"'


def test_b4_window_titles_are_neutral(visitor, address):
    for page in PAGES:
        visitor.goto(address + page)
        title = visitor.title().lower()
        assert not any(word in title for word in ("kekerasan", "kdrt", "korban")), title
        assert visitor.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"


def test_b5_the_menu_opens_by_keyboard(visitor, address):
    visitor.goto(address)
    box = visitor.get_by_role("checkbox", name="Menu")
    box.focus()
    visitor.keyboard.press("Space")
    assert visitor.get_by_role("link", name="Bantuan", exact=True).first.is_visible()

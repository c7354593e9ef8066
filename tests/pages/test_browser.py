"""The shipped site in a browser, as a visitor meets it.

B1 nothing is stored and no request leaves the site, whatever is opened, searched or turned
B2 text and ground have a contrast of 4.5 : 1 or more, in light and in dark
B3 nothing is wider than a phone; tables become cards that name their cells
B4 window titles are neutral, and no referrer is sent
B5 on a phone the menu and the search are buttons: by keyboard they open, hold the focus while
   open, close with Escape and give the focus back; without JavaScript the menu opens too
B6 forced colours and paper lose nothing
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

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


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody with a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.fixture(params=["light", "dark"])
def coloured(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
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


def test_b1_nor_by_searching_and_turning(visitor, address):
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(address, wait_until="networkidle")
    visitor.locator(".careerfit-menu").click()
    visitor.get_by_role("link", name="Panduan peran", exact=True).first.click()
    visitor.emulate_media(color_scheme="light")
    visitor.emulate_media(color_scheme="dark")
    visitor.locator(".careerfit-search").click()
    visitor.keyboard.type("korban")
    visitor.locator(".md-search-result__link").first.click()
    visitor.wait_for_url(f"{address}*/*/**")
    assert "?" not in visitor.url
    visitor.locator(".careerfit-language").click()
    visitor.wait_for_url(f"{address}en/**")
    visitor.mouse.wheel(0, 3000)
    visitor.reload(wait_until="networkidle")
    assert visitor.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert visitor.evaluate("document.cookie") == ""
    assert visitor.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


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
def test_b2_everything_can_be_read(coloured, address, width):
    coloured.set_viewport_size({"width": width, "height": 900})
    for page in PAGES:
        coloured.goto(address + page)
        assert coloured.evaluate(CONTRAST, 4.5) == [], page


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


FOCUS = "document.activeElement"
ON_SCREEN = f"""(() => {{
  const e = {FOCUS}, box = e.getBoundingClientRect();
  return e === document.body || (box.right > 0 && box.bottom > 0 && box.left < innerWidth
    && e.checkVisibility({{visibilityProperty: true}}));
}})()"""


def test_b5_the_menu_by_keyboard(visitor, address):
    visitor.goto(address)
    visitor.wait_for_selector("html.js")
    button = visitor.get_by_role("button", name="Navigasi")
    for _ in range(4):  # skip link, quick exit, home, menu
        visitor.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    visitor.keyboard.press("Space")
    expect(button).to_have_attribute("aria-expanded", "true")
    first = visitor.locator(".md-sidebar--primary").get_by_role("link").first
    expect(first).to_be_focused()
    places = set()
    for _ in range(40):
        visitor.keyboard.press("Tab")
        assert visitor.evaluate(ON_SCREEN)
        places.add(
            visitor.evaluate(f"{FOCUS}.closest('header, .md-sidebar--primary, body')?.tagName")
        )
    assert places == {"HEADER", "DIV", "BODY"}  # the last: the browser's own controls
    first.focus()
    visitor.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    assert visitor.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_b5_a_touch_beside_the_menu_closes_it(visitor, address):
    visitor.goto(address)
    button = visitor.get_by_role("button", name="Navigasi")
    button.click()
    visitor.mouse.click(350, 600)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    button.click()
    visitor.set_viewport_size({"width": 1280, "height": 844})
    assert visitor.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_b5_the_search_by_keyboard(visitor, address):
    visitor.goto(address, wait_until="networkidle")
    button = visitor.get_by_role("button", name="Cari", exact=True)
    button.focus()
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("dialog", name="Cari")).to_have_count(1)
    expect(visitor.get_by_role("textbox")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    visitor.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_b5_no_key_leads_off_the_screen(visitor, address):
    visitor.goto(address + "peran/")
    visitor.wait_for_selector("html.js")
    for _ in range(25):
        visitor.keyboard.press("Tab")
        assert visitor.evaluate(ON_SCREEN), visitor.evaluate(f"{FOCUS}.outerHTML")


def test_b5_the_menu_without_javascript(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    assert page.locator("button[data-toggles]:visible").count() == 0
    page.get_by_role("checkbox", name="Navigasi").focus()
    page.keyboard.press("Space")
    assert page.get_by_role("link", name="Bantuan", exact=True).first.is_visible()
    context.close()


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}])
def test_b6_nothing_vanishes(visitor, address, media):
    page = "peran/ahli_kdrt/"
    visitor.goto(address + page)
    shown = """[...document.querySelectorAll('article :is(h1, h2, h3, p, li, td)')]
        .filter(e => e.textContent && !e.matches('.trail') && !e.querySelector('button')
          && e.checkVisibility({visibilityProperty: true})).length"""
    before = visitor.evaluate(shown)
    visitor.emulate_media(**media)
    assert visitor.evaluate(shown) == before > 100
    exit_shown = visitor.locator(".exit").is_visible()
    if "media" in media:
        assert not exit_shown  # a button on paper leads nowhere
    else:
        assert exit_shown
        edge = "getComputedStyle(document.querySelector('.exit')).borderTopStyle"
        assert visitor.evaluate(edge) == "solid"

"""The quick exit, as somebody presses it who must not be seen here.

X1 it stands on every page, whoever wrote or built it, and leads to the jurisdiction's address
X2 one press blanks the page, empties both storages, tells whoever listens, and leaves no way back
X3 Shift alone, three times within 5 s of each other, does the same; it shows and says how far
X4 without network the blank page stays blank; a page that is brought back is whole again
X5 without JavaScript it is a plain link
X6 it is bound once and works after instant navigation, which replaces most of a page
X7 it is in reach: 44 px, early in the order of keys, above menu, search and a scrolled page
X8 it needs no theme, and little: a single file carries it
"""

import gzip
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from careerfit.browser import assets
from careerfit.browser.exit import quick_exit
from careerfit.pages.written import files
from careerfit.reading import parse
from tests.pages.conftest import SETTINGS, mkdocs, pages_of, see, served

ROLE = "peran/ahli_kdrt/"
NEUTRAL = "<title>Cuaca</title><p>Cuaca hari ini"
SHOWN = """[...document.querySelectorAll('body *')].filter(e => e.checkVisibility())
    .map(e => e.className)"""


@pytest.fixture(scope="module")
def away(shipped) -> str:
    return quick_exit(shipped, "id")["address"]


@pytest.fixture
def visitor(browser: Browser, away: str) -> Iterator[Page]:
    """Somebody with a phone; where the exit leads, a page without network traffic stands."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.route(f"{away}**", lambda route: route.fulfill(body=NEUTRAL, content_type="text/html"))
    yield context.new_page()
    context.close()


def link(page: Page):
    return page.locator("a.exit[data-exit]")


def stuck(page: Page, away: str) -> None:
    """From here on the exit's address answers nothing, and the browser stays where it is."""
    page.context.unroute(f"{away}**")
    page.context.route(f"{away}**", lambda route: route.fulfill(status=204))


def shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def test_x1_it_stands_on_every_page(shipped_site, away):
    names = list(pages_of(shipped_site))
    assert {"404.html", "en/404.html", "penyintas/index.html"} <= set(names)
    for name in names:
        page = see(shipped_site / name)
        assert page.addresses.count(away) == 2, name
        assert any(src.endswith("assets/exit.js") for src in page.addresses), name


@pytest.mark.parametrize("language", ["id", "en"])
def test_x1_a_written_site_says_the_same(shipped, language):
    name = "mkdocs.yml" if language == "id" else f"mkdocs.{language}.yml"
    settings = parse(files(shipped)[name], name).value
    assert settings["extra"]["exit"] == quick_exit(shipped, language)


def test_x1_a_site_may_lead_elsewhere(workspace):
    leave = {"address": "https://example.org/", "go": '<b>"Pergi"'}
    settings = f"{SETTINGS}extra: {json.dumps({'exit': leave})}\n"
    (workspace / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert mkdocs("build", folder=workspace).returncode == 0
    page = see(workspace / "site" / "index.html")
    assert page.addresses.count("https://example.org/") == 2
    assert '<b>"Pergi"' in page.text
    assert "Keluar cepat dari situs ini" in page.text


def test_x2_one_press_leaves_nothing(visitor, address, away):
    visitor.goto(address)
    visitor.goto(address + ROLE)
    visitor.evaluate("localStorage.x = sessionStorage.y = 1")
    link(visitor).click()
    visitor.wait_for_url(away)
    assert visitor.title() == "Cuaca"
    assert visitor.evaluate("document.referrer") == ""
    visitor.go_back()
    assert visitor.url == address
    assert visitor.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_x2_the_page_is_blank_before_the_next_one_comes(visitor, address, away):
    visitor.goto(address + ROLE)
    stuck(visitor, away)
    visitor.evaluate("""() => {
      window.asked = 0;
      addEventListener('beforeunload', event => { window.asked += 1; event.preventDefault(); });
      document.addEventListener('careerfit-exit', () => { sessionStorage.late = 1; });
      document.querySelector('article').append(document.createElement('dialog'));
      document.querySelector('dialog').append('rahasia');
      document.querySelector('dialog').showModal();
      document.querySelector('header').style.setProperty('display', 'flex');
      document.querySelector('a.exit').click();
    }""")
    assert visitor.evaluate(SHOWN) == ["exit-cover"]
    cover = visitor.get_by_role("alert")
    assert cover.inner_text() == visitor.title() == "Memuat"
    box = cover.bounding_box()
    assert box
    assert (box["width"], box["height"]) == (390, 844)
    assert visitor.evaluate("sessionStorage.length") == 0
    assert visitor.evaluate("window.asked") == 0


def test_x2_storage_that_is_refused_stops_nobody(visitor, address, away):
    visitor.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    visitor.goto(address + "bantuan/")
    visitor.evaluate("sessionStorage.y = 1")
    link(visitor).click()
    visitor.wait_for_url(away)


def test_x3_shift_three_times(visitor, address, away):
    visitor.goto(address + ROLE)
    status = visitor.locator(".exit-status[role=status]")
    expect(status).to_have_count(1)
    expect(status).to_have_text("")
    assert visitor.locator(".exit-lights i:visible").count() == 0
    shift(visitor, 1)
    expect(status).to_have_text("Tekan Shift dua kali lagi untuk keluar.")
    assert visitor.locator(".exit-lights i:visible").count() == 3
    shift(visitor, 1)
    expect(status).to_have_text("Tekan Shift sekali lagi untuk keluar.")
    assert visitor.locator(".exit-lights .on").count() == 2
    assert link(visitor).inner_text() == "Keluar cepat"
    shift(visitor, 1)
    visitor.wait_for_url(away)


def test_x3_a_shift_that_changes_something_else_is_none(visitor, address):
    visitor.goto(address + ROLE)
    keys = visitor.keyboard
    for key in ("Shift+A", "Shift+Tab", "Control+Shift", "Alt+Shift", "Shift+Control"):
        for _ in range(3):
            keys.press(key)
    keys.down("Shift")  # A is down until Shift is up
    keys.down("A")
    keys.up("Shift")
    keys.up("A")
    for _ in range(3):
        keys.down("Shift")
        keys.press("A")
        keys.down("Shift")  # held, it repeats
        keys.up("Shift")
    for _ in range(3):
        visitor.locator("h1").click(modifiers=["Shift"])
    assert visitor.url == address + ROLE
    expect(visitor.locator(".exit-status")).to_have_text("")
    shift(visitor, 2)
    keys.press("a")
    expect(visitor.locator(".exit-status")).to_have_text("Keluar cepat dibatalkan.")
    shift(visitor, 2)
    assert visitor.url == address + ROLE


def test_x3_five_seconds_between(visitor, address, away):
    visitor.clock.install(time=0)
    visitor.goto(address + ROLE)
    visitor.clock.pause_at(60_000)
    shift(visitor, 2)
    visitor.clock.run_for(4900)
    expect(visitor.locator(".exit-lights .on")).to_have_count(2)
    visitor.clock.run_for(200)
    expect(visitor.locator(".exit-status")).to_have_text("Keluar cepat dibatalkan.")
    assert visitor.locator(".exit-lights i:visible").count() == 0
    shift(visitor, 1)
    visitor.clock.run_for(4900)
    shift(visitor, 1)
    visitor.clock.run_for(4900)
    assert visitor.url == address + ROLE
    shift(visitor, 1)
    visitor.wait_for_url(away)


def test_x4_without_network_nothing_comes_back(visitor, address, away):
    visitor.goto(address + ROLE)
    visitor.context.unroute(f"{away}**")
    visitor.context.set_offline(True)
    shift(visitor, 3)
    visitor.wait_for_timeout(500)
    try:
        text = visitor.locator("body").inner_text(timeout=2000)
    except Error:  # the browser's own page about the missing network
        text = ""
    assert "kekerasan" not in text.lower()
    assert not visitor.url.startswith(address)


def test_x4_blank_stays_blank_until_the_browser_brings_the_page_back(visitor, address, away):
    visitor.goto(address + ROLE)
    title = visitor.title()
    stuck(visitor, away)
    shift(visitor, 3)
    for persisted in ("false", "true"):
        assert visitor.evaluate(SHOWN) == ["exit-cover"]
        shift(visitor, 3)  # the address may answer now
        event = f"new PageTransitionEvent('pageshow', {{persisted: {persisted}}})"
        visitor.evaluate(f"window.dispatchEvent({event})")
    assert visitor.locator(".exit-cover").count() == 0
    assert visitor.locator("h1").is_visible()
    assert visitor.title() == title
    shift(visitor, 3)
    assert visitor.evaluate(SHOWN) == ["exit-cover"]


def test_x5_without_javascript_it_is_a_plain_link(browser, address, away):
    context = browser.new_context(java_script_enabled=False)
    context.route(f"{away}**", lambda route: route.fulfill(body=NEUTRAL, content_type="text/html"))
    page = context.new_page()
    page.goto(address + ROLE)
    assert link(page).get_attribute("rel") == "noreferrer"
    assert link(page).get_attribute("target") is None
    link(page).click()
    page.wait_for_url(away)
    context.close()


@pytest.fixture(scope="module")
def instant(shipped, tmp_path_factory) -> Iterator[str]:
    """A site with instant navigation, which this project's own site does without."""
    folder = tmp_path_factory.mktemp("instant")
    (folder / "docs").mkdir()
    for name in ("index", "satu", "dua"):
        (folder / "docs" / f"{name}.md").write_text(f"# {name}\n", encoding="utf-8")
    settings = SETTINGS.replace("font:", "features: [navigation.instant], font:")
    settings = settings.replace("careerfit: {}", f"careerfit: {{catalogue: '{shipped.folder}'}}")
    settings += "nav: [index.md, satu.md, dua.md]\nsite_url: http://127.0.0.1/\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = mkdocs("build", folder=folder)
    assert done.returncode == 0, done.stderr
    with served(folder / "site") as found:
        sitemap = folder / "site" / "sitemap.xml"  # the theme compares addresses with their port
        text = sitemap.read_text(encoding="utf-8").replace("http://127.0.0.1/", found)
        sitemap.write_text(text, encoding="utf-8")
        yield found


def test_x6_instant_navigation(visitor, instant, away):
    visitor.set_viewport_size({"width": 1280, "height": 844})
    visitor.goto(instant, wait_until="networkidle")
    visitor.evaluate("window.same = true")
    for name in ("satu", "dua", "satu", "dua"):
        visitor.locator(".md-sidebar--primary").get_by_role("link", name=name).click()
        expect(visitor.locator("article h1")).to_contain_text(name)
    assert visitor.evaluate("window.same")  # instant: still the first document
    expect(link(visitor)).to_be_in_viewport()
    shift(visitor, 1)
    expect(visitor.locator(".exit-status")).to_have_count(1)
    expect(visitor.locator(".exit-status")).to_have_text("Tekan Shift dua kali lagi untuk keluar.")
    assert visitor.evaluate("document.querySelectorAll('link[href$=\"exit.css\"]').length") == 1
    link(visitor).click()
    visitor.wait_for_url(away)


def test_x7_early_in_the_order_of_keys(visitor, address, away):
    visitor.goto(address + ROLE)
    twin = visitor.get_by_role("link", name="Keluar cepat dari situs ini")
    for _ in range(2):
        visitor.keyboard.press("Tab")
    expect(twin).to_be_focused()
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(away)


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_x7_in_reach_whatever_is_open(visitor, address, width):
    visitor.set_viewport_size({"width": width, "height": 700})
    visitor.goto(address + ROLE)
    visitor.wait_for_selector("html.js")

    def reached() -> None:
        box = link(visitor).bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] >= 44
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert visitor.evaluate("p => document.elementFromPoint(...p).className", middle) == "exit"
        assert visitor.evaluate("document.documentElement.scrollWidth") <= width

    reached()
    visitor.mouse.wheel(0, 2000)
    visitor.wait_for_function("scrollY > 500")
    reached()
    if width < 1220:
        visitor.locator(".careerfit-menu").click()
        expect(visitor.locator(".md-sidebar--primary")).to_be_visible()
        reached()
        visitor.keyboard.press("Escape")
    visitor.locator(".careerfit-search, .md-search__input").locator("visible=true").first.click()
    visitor.keyboard.type("korban")
    visitor.wait_for_selector(".md-search-result__item")
    reached()


def test_x8_it_needs_no_theme(visitor, shipped, tmp_path, away):
    words = quick_exit(shipped, "en")
    data = " ".join(f'data-{n}="{words[n]}"' for n in ("leaving", "two", "one", "expired"))
    script, style = (assets()[name].decode() for name in ("exit.js", "exit.css"))
    file = tmp_path / "kuis.html"
    file.write_text(
        f"<!doctype html><title>x</title><style>{style}</style><script>{script}</script>"
        f'<a class="exit" href="{away}" rel="noreferrer" data-exit {data}>Quick exit</a><p>isi',
        encoding="utf-8",
    )
    visitor.goto(file.as_uri())
    stuck(visitor, away)
    shift(visitor, 2)
    expect(visitor.locator(".exit-status")).to_have_text("Press Shift one more time to leave.")
    shift(visitor, 1)
    assert visitor.evaluate(SHOWN) == ["exit-cover"]
    assert visitor.title() == "Loading"


@pytest.mark.parametrize(("name", "limit"), [("exit.js", 1536), ("exit.css", 1024)])
def test_x8_it_is_small(name, limit):
    content = assets()[name]
    assert len(gzip.compress(content)) <= limit
    assert not any(word in content for word in (b"innerHTML", b"eval(", b"onclick"))

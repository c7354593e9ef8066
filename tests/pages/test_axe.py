"""axe-core finds nothing on the site: WCAG 2.2 AA and its best practices.

A1 every kind of page, on a phone and on a wide screen, in light and in dark
A2 what can be opened: menu, search with results; and the page while it counts presses of Shift
A3 what the theme styles and our pages do not use: marks, code, buttons, tabs
A4 a quiz: intro, question, error, check, result and refutation
"""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.axe import violations
from tests.pages.conftest import SETTINGS, mkdocs, served
from tests.pages.test_quiz import (
    EXPLORE,
    MYTHS,
    answer_all,
    choose_form,
    open_quiz,
    press,
    visiting,
)

pytestmark = pytest.mark.clients

PAGES = (
    "",
    "peran/",
    "peran/ahli_kdrt/",
    "banding/",
    "banding/ahli_kdrt__penyelenggara_program/",
    "layanan/reintegrasi_sosial/",
    "sifat/empathy/",
    "istilah/",
    "tanda/",
    "bantuan/",
    "penyintas/",
    "404.html",
    "en/",
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PHONE, WIDE = (390, 844), (1280, 900)
# What width and colours may change; all else is the same document, and is looked at once.
LOOKS = "color-contrast link-in-text-block target-size scrollable-region-focusable".split()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def everywhere(page: Page) -> list[str]:
    """What axe finds on the page that is open, on both screens, in light and in dark."""
    rules: list[str] = []  # all of them, the first time
    found = []
    for width, height in (PHONE, WIDE):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += violations(page, rules)
            rules = LOOKS
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a1_every_kind_of_page(reader, address, name):
    reader.goto(address + name)
    reader.wait_for_selector("html.js")
    # The theme fades its tabs in whenever the window changes; half-faded text is no text to read.
    reader.add_style_tag(content="* { transition: none !important }")
    assert everywhere(reader) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a2_what_can_be_opened(reader, address, scheme):
    reader.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    reader.emulate_media(color_scheme=scheme)
    reader.goto(address + "bantuan/", wait_until="networkidle")
    reader.locator(".careerfit-menu").click()
    assert violations(reader) == []
    reader.keyboard.press("Escape")
    reader.keyboard.press("Shift")
    assert violations(reader) == []
    reader.locator(".careerfit-search").click()
    reader.keyboard.type("korban")
    reader.wait_for_selector(".md-search-result__item")
    assert violations(reader) == []
    reader.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    assert violations(reader) == []


STYLED = """
# Gaya

<mark>Ditandai</mark>, <small>kecil</small> dan `kode`

[Tombol](#x){ .md-button } [Utama](#x){ .md-button--primary .md-button }

```python
# komentar
"teks"  # lagi
```

=== "Satu"

    Isi satu

=== "Dua"

    Isi dua

!!! warning "Awas"
    Isi
"""


def test_a3_what_the_theme_styles(reader, workspace):
    tabs = "{pymdownx.tabbed: {alternate_style: true}}"
    more = f"admonition, pymdownx.highlight, pymdownx.superfences, {tabs}]"
    settings = SETTINGS.replace("tables]", f"tables, {more}")
    (workspace / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (workspace / "docs" / "index.md").write_text(STYLED, encoding="utf-8")
    done = mkdocs("build", folder=workspace)
    assert done.returncode == 0, done.stderr
    with served(workspace / "site") as found:
        reader.goto(found)
        assert everywhere(reader) == []


def faults(page: Page) -> list[str]:
    """What axe finds, from the top: a link half under the header is only scrolled away."""
    page.evaluate("scrollTo(0, 0)")
    # The theme shows its tabs again, where the window has room for them.
    page.wait_for_function("innerWidth < 1220 || !document.querySelector('.md-tabs[hidden]')")
    return violations(page)


# Every pair of width, colours and language once.
@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(390, "light", "id"), (390, "dark", "en"), (1280, "light", "en"), (1280, "dark", "id")],
)
def test_a4_a_quiz(browser, address, shipped, width, scheme, language):
    size = {"width": width, "height": 844}
    with visiting(browser, address, viewport=size, color_scheme=scheme) as page:
        open_quiz(page, address, EXPLORE, language)
        assert faults(page) == []
        choose_form(page, "short", EXPLORE, shipped)
        press(page, "start", language)
        page.click(".cfq form .cfq-main")
        assert faults(page) == []  # the error, on a question
        answer_all(page, 3)
        assert faults(page) == []
        press(page, "see_result", language)
        page.locator(".cfq-practice summary").click()
        assert faults(page) == []
        open_quiz(page, address, MYTHS, language)
        press(page, "start", language)
        page.locator(".cfq form input").first.check()
        page.click(".cfq form .cfq-main")
        assert faults(page) == []  # a question with its refutation
        page.click(".cfq form .cfq-main")
        answer_all(page, 1)
        press(page, "delete", language)
        assert faults(page) == []

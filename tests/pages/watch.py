"""A visitor whose browser reports what went wrong: refused code, errors, requests elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

# Refusals are told before any script of the page runs.
_TELL = """document.addEventListener('securitypolicyviolation', e => console.error(
  `refused ${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))"""


@dataclass
class Watched:
    """A page that somebody visits below `home`, and every fault since it was opened."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)

    def opens(self, path: str) -> None:
        self.page.goto(self.home + path)

    def searches(self, words: str) -> list[str]:
        """The addresses that the theme's search box finds on the page that is open."""
        self.page.keyboard.press("/")
        self.page.locator(".md-search__input").press_sequentially(words)  # it listens to keys
        found = self.page.locator(".md-search-result__item > a")
        found.first.wait_for()
        return [link.get_attribute("href") or "" for link in found.all()]


@contextmanager
def watched(browser: Browser, home: str) -> Iterator[Watched]:
    """A visitor of the site at `home`, an http: or file: address that ends in a slash."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    context.add_init_script(_TELL)
    visit = Watched(context.new_page(), home)
    note = visit.faults.append
    visit.page.on("console", lambda said: said.type == "error" and note(said.text))
    visit.page.on("pageerror", lambda error: note(str(error)))
    context.on(
        "request",
        lambda asked: asked.url.startswith((home, "data:", "blob:")) or note(f"asked {asked.url}"),
    )
    yield visit
    context.close()

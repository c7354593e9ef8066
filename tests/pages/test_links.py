"""Every page of the site is reached from its home page by links, in each language.

L1 no orphan: following links from home reaches every page
L2 no link inside the site leads nowhere
L3 nothing of a template is left over on a page
"""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest


class _Links(HTMLParser):
    """The addresses that a page's links lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (address := dict(attrs).get("href")):
            self.found.append(address)


def links(page: Path) -> list[str]:
    parser = _Links()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.found


def reached(site: Path, start: str) -> tuple[set[str], set[str]]:
    """Pages that links lead to from `start`, and links that lead nowhere."""
    seen, dangling, waiting = {start}, set(), [start]
    while waiting:
        here = waiting.pop()
        for link in links(site / here):
            path = unquote(urldefrag(urljoin(f"http://site/{here}", link))[0])
            if not path.startswith("http://site/"):
                continue
            name = path.removeprefix("http://site/")
            name = f"{name}index.html" if name == "" or name.endswith("/") else name
            if not (site / name).is_file():
                dangling.add(f"{here} -> {link}")
            elif name.endswith(".html") and name not in seen:
                seen.add(name)
                waiting.append(name)
    return seen, dangling


@pytest.mark.parametrize("start", ["index.html", "en/index.html"])
def test_l1_no_page_is_an_orphan(shipped_site, start):
    pages = {
        path.relative_to(shipped_site).as_posix()
        for path in shipped_site.rglob("*.html")
        if path.name != "404.html"
    }
    assert len(pages) > 60
    assert pages - reached(shipped_site, start)[0] == set()


def test_l2_no_link_leads_nowhere(shipped_site):
    assert reached(shipped_site, "index.html")[1] == set()


def test_l3_no_mark_of_a_template_is_left_over(shipped_site):
    """An attribute list that did not reach its paragraph would be read as text."""
    left = [
        page.relative_to(shipped_site).as_posix()
        for page in shipped_site.rglob("*.html")
        if re.search(r"\{ [.#:][a-z]|\{[{%]", page.read_text(encoding="utf-8"))
    ]
    assert left == []

"""A hostile catalogue and its harmless twin become the same site (safety rows 13-15, 18, 19).

Both are built twice: with this package's theme and every extension at hand, macros and snippets
among them; and as written files with the extensions we use and the bare theme, which prints more.

H1 no page has an element or an attribute that the twin's page has not
H2 the text is shown literally: in pages, headings, menus, window titles and the search index
H3 no macro, include or snippet was obeyed
H4 every address is one that the catalogue may give
H5 what links and images leave behind is their label; web links are marked external
H6 turning characters stand in <bdi>
H7 in a browser the quizzes are answered to their end: no script runs, no element is new
"""

import html
import json
import re
from itertools import cycle, repeat
from pathlib import Path

import pytest
from playwright.sync_api import Page

from careerfit.catalogue import load
from careerfit.pages.written import files
from tests.pages.conftest import (
    ADDRESS,
    BAD_LABELS,
    BAD_LINKS,
    HOSTILE,
    LINKS,
    PAYLOADS,
    PLACE,
    SECRET,
    TURNED,
    Poison,
    mkdocs,
    pages_of,
    see,
    served,
    write_catalogue,
)
from tests.pages.test_quiz import answer_all, press, visiting

pytestmark = pytest.mark.clients

SETTINGS = """
site_name: Arah
theme: {name: material, language: id, font: false, palette: {}, features: [navigation.tabs]}
validation: {anchors: warn}
extra: {generator: false}
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
"""
EVERY_EXTENSION = """
  - abbr
  - def_list
  - footnotes
  - smarty
  - wikilinks
  - toc: {permalink: true}
  - pymdownx.arithmatex
  - pymdownx.betterem
  - pymdownx.blocks.html
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji
  - pymdownx.fancylists
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.progressbar
  - pymdownx.smartsymbols
  - pymdownx.snippets: {base_path: [.], check_paths: true}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
  - pymdownx.tilde
"""
PLUGIN = "plugins: {careerfit: {catalogue: .}, search: {}, macros: {include_dir: .}}\n"
NO_PLUGIN = "plugins: {search: {}}\n"


def hostile() -> Poison:
    end = f"{TURNED} {LINKS} {BAD_LINKS}"
    brief = "<b>*x*</b> {{ 7*7 }} _y_"  # long ones everywhere would only take time
    parts = cycle(f"{TURNED} {p} {end}" for payload in PAYLOADS for p in (payload, brief, brief))
    return Poison(f"Kata {HOSTILE} {end}", parts, PLACE, ADDRESS)


def harmless() -> Poison:
    """The same, without a payload: what is a link or turned there is one here."""
    end = f"{TURNED} {LINKS} {BAD_LABELS}"
    return Poison(f"Kata {end}", repeat(f"{TURNED} {end}"), "1", "https://example.org/")


def build(folder: Path, poison: Poison, *, theme: bool) -> Path:
    """A site of the poisoned catalogue; without `theme`, from written files and the bare theme."""
    write_catalogue(folder, poison)
    (folder / "rahasia.txt").write_text(SECRET, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "umum.txt").write_text("isi-berkas-umum", encoding="utf-8")
    home = '# Beranda\n\n{{ 6*7 }}\n\n--8<-- "umum.txt"\n'
    (folder / "docs" / "index.md").write_text(home, encoding="utf-8")
    if not theme:
        for name, content in files(load(folder)).items():
            if name.startswith("docs/id/"):
                path = folder / name.replace("docs/id/", "docs/")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    settings = SETTINGS + (EVERY_EXTENSION + PLUGIN if theme else NO_PLUGIN)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = mkdocs("build", "--strict", folder=folder)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "site"


@pytest.fixture(scope="module", params=[True, False], ids=["our theme", "bare theme"])
def sites(request, tmp_path_factory) -> tuple[Path, Path]:
    make = tmp_path_factory.mktemp
    return (
        build(make("hostile"), hostile(), theme=request.param),
        build(make("harmless"), harmless(), theme=request.param),
    )


def test_h1_no_new_element_or_attribute(sites):
    angry, calm = sites
    assert list(pages_of(angry)) == list(pages_of(calm))
    for page in pages_of(angry):
        assert see(angry / page).elements == see(calm / page).elements, page


def test_h2_pages_headings_and_menus_show_the_text(sites):
    for page in ("peran/ahli_kdrt", "sifat/empathy", "layanan/reintegrasi_sosial"):
        seen = see(sites[0] / page / "index.html")
        for payload in PAYLOADS:
            shown = " ".join(payload.split())
            assert shown in seen.text, page
            assert shown in seen.places["h1"], page
    menu = see(sites[0] / "bantuan" / "index.html").places["nav"]
    assert all(" ".join(payload.split()) in menu for payload in PAYLOADS)


def test_h2_window_titles_and_descriptions(sites, request):
    seen = see(sites[0] / "peran/ahli_kdrt/index.html")
    if "bare theme" in request.node.name:
        assert all(" ".join(payload.split()) in seen.places["title"] for payload in PAYLOADS)
    else:
        assert seen.places["title"] == "Panduan peran - Arah"
    assert "<" not in seen.places["description"]


def test_h2_the_search_index_holds_text_only(sites):
    index = json.loads((sites[0] / "search/search_index.json").read_text(encoding="utf-8"))
    entries = [entry for entry in index["docs"] if entry["location"].startswith("peran/ahli_kdrt")]
    text = html.unescape(" ".join(entry["text"] for entry in entries))
    assert all(" ".join(payload.split()) in text for payload in PAYLOADS)
    for entry in index["docs"]:
        tags = set(re.findall(r"<[^>]*>", entry["title"] + entry["text"]))
        assert {tag.strip("</>").split(" ")[0] for tag in tags} <= {"p", "ul", "ol", "li", "sup"}, (
            tags
        )


def test_h3_nothing_was_obeyed(sites):
    angry, calm = sites
    for page in pages_of(angry):
        text = see(angry / page).text
        assert SECRET not in text, page
        assert text.count("49") == see(calm / page).text.count("49"), page


def test_h3_what_an_author_writes_by_hand_is_obeyed(sites, request):
    """Else the test above would say nothing."""
    text = see(sites[0] / "index.html").text
    if "our theme" in request.node.name:
        assert "42 isi-berkas-umum" in text
    else:
        assert "{{ 6*7 }}" in text


def test_h4_every_address_is_expected(sites):
    own = r"https://www\.bmkg\.go\.id/$"  # where the quick exit leads
    fine = re.compile(rf"(https://example\.org/|{own}|tel:[0-9+]+$|[a-z0-9_./-]*(#[\w-]*)?$)")
    for page in pages_of(sites[0]):
        for address in see(sites[0] / page).addresses:
            known = address in (ADDRESS, "https://healing119.id", "javascript:void(0)")
            assert known or fine.match(address), (page, address)


def test_h5_links_leave_their_label_and_web_links_are_marked(sites):
    text = (sites[0] / "peran/ahli_kdrt/index.html").read_text(encoding="utf-8")
    assert BAD_LABELS in see(sites[0] / "peran/ahli_kdrt/index.html").text
    assert not re.search(r"<img|javascript:alert|data:text", re.sub(r"&#\d+;", "?", text))
    for link in re.findall(r"<a [^>]*https&#58;[^>]*>", text):
        assert 'rel="noreferrer noopener external"' in link
        assert 'class="external"' in link


def test_h6_turning_characters_are_isolated(sites):
    text = (sites[0] / "peran/ahli_kdrt/index.html").read_text(encoding="utf-8")
    article = text[text.index("<article") : text.index("</article>")]
    outside = re.sub(r"<bdi>.*?</bdi>", "", article, flags=re.DOTALL)
    assert "&#8238;" in article
    assert not re.search("&#8238;|\u202e", outside)


def elements(page: Page) -> list[str]:
    """Every element inside the quiz, and the names of its attributes."""
    return page.locator(".cfq").first.evaluate(
        "top => [...top.querySelectorAll('*')].map(e => [e.localName, "
        "...[...e.attributes].map(a => a.name).sort()].join(' '))"
    )


@pytest.mark.parametrize("quiz", ["kenali_diri", "mitos_atau_fakta", "tugas_siapa"])
def test_h7_quizzes_in_a_browser(browser, sites, quiz):
    if "element.js" not in (sites[0] / "index.html").read_text(encoding="utf-8"):
        return  # the bare theme loads no script of ours
    seen = []
    for site in sites:
        with served(site) as origin, visiting(browser, origin) as page:
            page.on("dialog", lambda dialog: pytest.fail(dialog.message))
            page.goto(f"{origin}kuis/{quiz}/")
            page.wait_for_selector(".cfq")
            steps = [elements(page)]
            press(page, "start")
            steps.append(elements(page))
            answer_all(page, 2)
            if quiz == "kenali_diri":
                steps.append(elements(page))
                press(page, "see_result")
            steps.append(elements(page))
            shown = page.inner_text(".cfq")
            seen.append((steps, shown))
    (angry, text), (calm, _) = seen
    for hostile_step, calm_step in zip(angry, calm, strict=True):
        # Different sentences make longer ledgers than equal ones, of which the end is folded away.
        assert set(hostile_step) <= {*calm_step, "details", "summary"}
    assert "<img src=x onerror=alert(3)>" in text
    assert "{{ 7*7 }}" in text

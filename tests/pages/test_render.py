"""A catalogue becomes the same pages in every language, and says plainly what it lacks.

P1 the same paths in every language, each with the YAML file it came from
P2 every statement has an anchor that a result can link to, and cites its sources with their place
P3 an empty section says why it is empty; no heading stands alone
P4 notes stand at their place and at the page's end
P5 a text in another language is shown with a badge and a lang attribute
P6 services: the matrix shows its holes; the indicator shows what it lacks
P7 contacts: links to call, source, and "not checked by a call yet"
P8 front matter is one line a key, and names no topic in the window's title
P9 no word of the interface is typed in a template
"""

import dataclasses
import re
from html import unescape
from itertools import pairwise

import pytest

from careerfit.catalogue import Catalogue
from careerfit.model.jurisdiction import Contact
from careerfit.model.profile import SECTIONS
from careerfit.model.text import Text
from careerfit.pages.printer import TEMPLATES
from careerfit.pages.render import navigation, render

LANGUAGES = ("id", "en")


@pytest.fixture(scope="module")
def pages(shipped: Catalogue) -> dict[tuple[str, str], str]:
    """What a reader sees of each page, by language and path: entities decoded."""
    return {
        (language, page.path): unescape(page.markdown)
        for language in LANGUAGES
        for page in render(shipped, language)
    }


def test_p1_the_same_paths_in_every_language(shipped):
    first, other = ([page.path for page in render(shipped, language)] for language in LANGUAGES)
    assert first == other
    assert len(first) == len(set(first))


def test_p1_every_page_names_the_file_it_came_from(shipped):
    for page in render(shipped, "id"):
        assert (shipped.folder / page.source).is_file(), page.path


def test_p1_a_page_for_every_role_trait_and_service(shipped, pages):
    paths = {path for language, path in pages if language == "id"}
    for folder, entries in (
        ("peran", shipped.roles),
        ("sifat", shipped.traits),
        ("layanan", shipped.services),
    ):
        assert {f"{folder}/{slug}.md" for slug in entries} | {f"{folder}/index.md"} <= paths
    assert {"bantuan.md", "istilah.md"} <= paths


@pytest.mark.parametrize("language", LANGUAGES)
def test_p2_every_statement_has_an_anchor(shipped, pages, language):
    for slug, role in shipped.roles.items():
        page = pages[language, f"peran/{slug}.md"]
        for section in set(SECTIONS) - {"formal_requirements"}:
            for statement in getattr(role, section):
                assert f'id="{section}-{statement}"' in page
        assert all(f'id="formal_requirements-{gate}"' in page for gate in role.formal_requirements)
    for slug, trait in shipped.traits.items():
        page = pages[language, f"sifat/{slug}.md"]
        assert all(f'id="items-{item}"' in page for item in trait.items)


def test_p2_sources_are_numbered_in_order_with_their_place(pages):
    page = pages["id", "peran/ahli_kdrt.md"]
    assert '<a href="#source-apaya">1, kalimat 2</a>' in page
    assert re.search(r'<a href="#source-uu_12_2022">\d+, pasal 26\(3\)</a>', page)
    numbers = [int(n) for n in re.findall(r'#source-\w+">(\d+)', page)]
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers))
    listed = re.findall(r'^1\. <span id="source-(\w+)">', page, re.MULTILINE)
    assert len(listed) == max(numbers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_p3_no_heading_stands_alone(pages, language):
    for (spoken, path), page in pages.items():
        if spoken == language:
            blocks = [b for b in re.split(r"\n\s*\n", page) if not re.match(r"</?div", b)]
            for block, following in pairwise(blocks):
                below = block.startswith("## ") and following.startswith("### ")
                if block.startswith("#") and not below:
                    assert not following.startswith("#"), (path, block)


def test_p3_an_empty_section_says_why(shipped, pages):
    for slug, role in shipped.roles.items():
        page = pages["id", f"peran/{slug}.md"]
        for section in SECTIONS:
            assert f"{{ #{section} }}" in page, (slug, section)
            if section in role.gaps:
                assert role.gaps[section].root["id"] in page


def test_p4_notes_stand_at_their_place_and_at_the_end(shipped, pages):
    owners = [(f"peran/{slug}.md", role) for slug, role in shipped.roles.items()]
    owners += [(f"layanan/{slug}.md", service) for slug, service in shipped.services.items()]
    for path, owner in owners:
        place, end = pages["id", path].split("{ #notes }")
        for note in owner.editorial_notes:
            words = note.text.root["id"].partition("[")[0]
            assert f'id="note-{note.code}"' in end
            assert words in end
            if set(note.where) - {"sources"}:
                assert f"(#note-{note.code})" in place, note.code
                assert words in place, note.code


def test_p5_another_language_is_marked(shipped):
    role = shipped.roles["ahli_kdrt"]
    only_english = role.model_copy(
        update={"title": Text({"en": "Only English"}), "summary": Text({"en": "In English."})}
    )
    catalogue = dataclasses.replace(shipped, roles={**shipped.roles, "ahli_kdrt": only_english})
    page = next(p for p in render(catalogue, "id") if p.path == "peran/ahli_kdrt.md")
    badge = '<span class="badge badge-language">bahasa Inggris</span>'
    assert f'<span lang="en">Only English</span> {badge}' in page.markdown
    assert f'<span lang="en">In English.</span> {badge}' in page.markdown
    assert unescape(page.markdown.splitlines()[1]) == 'title: "Only English (bahasa Inggris)"'


def test_p5_nothing_shipped_is_untranslated(pages):
    assert [key for key, page in pages.items() if "badge-language" in page] == []


def test_p6_the_matrix_shows_its_holes(pages):
    page = pages["id", "layanan/reintegrasi_sosial.md"]
    matrix = page.split("{ #matrix }")[1].split("{ #who }")[0]
    rows = [line for line in matrix.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == 11
    assert [n for n, row in enumerate(rows, 1) if "Belum ada langkah" in row] == [3, 6, 8]
    assert [row.count("●") for row in rows] == [1, 1, 0, 1, 1, 0, 1, 0, 1, 2, 0]
    assert rows[10].count("○") == 2
    assert "Langkah 9" in rows[10]


def test_p6_the_indicator_shows_what_it_lacks(shipped, pages):
    indicator = shipped.services["reintegrasi_sosial"].indicator
    page = pages["id", "layanan/reintegrasi_sosial.md"]
    for field in indicator.missing():
        row = next(line for line in page.splitlines() if f'id="indicator-{field}"' in line)
        assert "Tidak ada, padahal diperlukan" in row
    assert all(reading.value in page for reading in indicator.readings)


def test_p6_steps_link_to_the_tasks_that_do_them(pages):
    assert "(../peran/ahli_kdrt.md#tasks-konseling)" in pages["id", "layanan/reintegrasi_sosial.md"]
    assert "(../layanan/reintegrasi_sosial.md#steps-" in pages["id", "peran/ahli_kdrt.md"]


def test_p7_contacts_can_be_called(shipped, pages):
    page = pages["id", "bantuan.md"]
    assert '<a href="tel:129">129</a>' in page
    assert '<a href="tel:119">119 ext. 8</a>' in page
    unchecked = [c for c in shipped.contacts.values() if c.verified_on is None]
    assert page.count("Belum dicek langsung") == len(unchecked)
    assert "Dilihat di sumber pada 23 November 2026." in page
    assert "mailto:" not in page


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("whatsapp", "+62 811-129", 'href="https://wa.me/62811129"'),
        ("whatsapp", "0811-129", "0811-129"),
        ("web", "https://example.org", 'href="https://example.org"'),
        ("web", "javascript:alert(1)", ": javascript:alert(1)"),
    ],
)
def test_p7_a_channel_links_only_where_it_leads(shipped, kind, value, shown):
    known = next(iter(shipped.contacts.values()))
    data = known.model_dump(mode="json") | {"channels": [{"kind": kind, "value": value}]}
    contact = Contact.model_validate(data, strict=False)
    catalogue = dataclasses.replace(shipped, contacts={"satu": contact})
    page = unescape(next(p for p in render(catalogue, "id") if p.path == "bantuan.md").markdown)
    assert shown in page
    assert "javascript" not in "".join(re.findall(r'href="([^"]*)"', page))


def test_p8_front_matter_is_plain(shipped):
    for page in render(shipped, "id"):
        head, _, tags = page.markdown.split("---\n")[1].partition("tags:\n")
        # A role's linked data are no part of a window's title or a link's preview (test_jsonld.py).
        head = [line for line in head.splitlines() if not line.startswith("occupation: '")]
        assert [line.split(":")[0] for line in head] == ["title", "description", "tab"]
        assert all(re.fullmatch(r'[a-z]+: "[^"\\]*"', line) for line in head), head
        assert all(re.fullmatch(r'  - "[^"\\]*"', line) for line in tags.splitlines()), tags
        if page.path == "peran/ahli_kdrt.md":
            assert "kekerasan" not in "".join(head[1:]).lower()


def test_p9_templates_hold_no_words():
    for template in TEMPLATES.glob("*.md.j2"):
        text = re.sub(r"\{[{%#].*?[}%#]\}", "", template.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(r"<[^>]*>|\{ [#.:][^}]*\}|\{ data-[a-z]+=\"\" \}", "", text)
        words = set(re.findall(r"[A-Za-z]{2,}", text)) - {
            "title",
            "description",
            "tab",
            "tags",
            "occupation",
            "note",
        }
        assert words == set(), template.name


def test_menus_name_lists_and_never_a_thousand_pages():
    paths = ["bantuan.md", "zebra.md", "peran/x.md", "peran/index.md", "index.md", "a/b/c.md"]
    menu = ["index.md", "peran/index.md", {"Lainnya": ["istilah.md", "zebra.md"]}, "bantuan.md"]
    assert navigation([*paths, "istilah.md"], "id") == menu

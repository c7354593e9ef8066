"""Our plugin beside the plugins of others, in one site.

N1 tags, search, offline, print-site and macros, alone or together: every page is still there, with
   its anchors, and every link leads to a file
N2 none of them runs or includes what a hostile profile says
N3 a plugin that cannot handle pages without files is refused with one sentence
"""

import json

import pytest

from careerfit.catalogue import Catalogue
from tests.clients.conftest import Page, addresses, builds, dangling, needs, run
from tests.pages.conftest import PAYLOADS, SECRET, Poison, pages_of, see, write_catalogue
from tests.pages.test_hostile import harmless, hostile

pytestmark = pytest.mark.clients

# In the order that print-site asks for: it must be the last.
NEIGHBOURS = {
    "tags": "mkdocs-material",
    "offline": "mkdocs-material",
    "macros": "mkdocs-macros-plugin",
    "print-site": "mkdocs-print-site-plugin",
}
TOGETHER = "+".join(NEIGHBOURS)
PRINTED = "print_page"


@pytest.fixture(scope="module", params=[*NEIGHBOURS, TOGETHER])
def beside(request, project, tmp_path_factory):
    """The Indonesian site built with these plugins too, and their names."""
    names = request.param.split("+")
    for name in names:
        needs(NEIGHBOURS[name])
    site = tmp_path_factory.mktemp("beside")
    file = project / f"mkdocs.{request.param}.yml"
    plugins: dict[str, object] = {name: {} for name in names}
    settings = {"INHERIT": "mkdocs.yml", "site_dir": str(site), "plugins": plugins}
    file.write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML
    builds("mkdocs", "build", "--strict", "-f", file.name, folder=project)
    return names, site


def test_n1_every_page_with_its_anchors(material, beside):
    names, site = beside
    built = set(addresses(site)["id"])
    for name in addresses(material)["id"]:
        there = next((p for p in (name, name.replace("/index.html", ".html")) if p in built), None)
        assert there, name
        assert Page(site / there).ids == Page(material / name).ids, name
        built.remove(there)
    assert {name.partition("/")[0].removesuffix(".html") for name in built} <= {PRINTED}
    assert bool(built) == ("print-site" in names)


def test_n1_every_link_leads_somewhere(beside):
    _, site = beside
    # The other language is another build; print-site copies a script's address as it is.
    assert [
        (page, link)
        for page, link in dangling(site)
        if "en/" not in link and not (page.startswith(PRINTED) and link.endswith(".js"))
    ] == []


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """A hostile catalogue and its harmless twin, beside everything at once."""
    for package in NEIGHBOURS.values():
        needs(package)
    return [poisoned(tmp_path_factory.mktemp("beside"), poison()) for poison in (hostile, harmless)]


def poisoned(folder, poison: Poison):
    write_catalogue(folder, poison)
    (folder / "rahasia.txt").write_text(SECRET, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Beranda\n\n{{ 6*7 }}\n", encoding="utf-8")
    plugins: dict[str, object] = {name: {} for name in ("careerfit", "search", *NEIGHBOURS)}
    settings = {
        "site_name": "Arah",
        "theme": {"name": "material", "language": "id", "font": False},
        "plugins": plugins | {"macros": {"include_dir": "."}},
        "markdown_extensions": ["attr_list", "md_in_html", "tables"],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    builds("mkdocs", "build", "--strict", folder=folder)
    return folder / "site"


def test_n2_nothing_that_a_profile_says_is_run(sites):
    angry, calm = sites
    assert "42" in see(angry / "index.html").text.split()  # what an author writes by hand is run
    assert list(pages_of(angry)) == list(pages_of(calm))
    for page in pages_of(angry):
        assert SECRET not in (angry / page).read_text(encoding="utf-8"), page
        assert see(angry / page).text.count("49") == see(calm / page).text.count("49"), page
        assert see(angry / page).elements == see(calm / page).elements, page


@pytest.mark.parametrize("page", ["peran/ahli_kdrt.html", f"{PRINTED}.html"])
def test_n2_it_is_shown_as_it_is(sites, page):
    text = see(sites[0] / page).text
    assert all(" ".join(payload.split()) in text for payload in PAYLOADS)


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "tidak dapat mengolah halaman"), ("en", "cannot handle the pages")],
)
def test_n3_a_plugin_for_files_only_is_refused(shipped: Catalogue, tmp_path, language, words):
    needs("mkdocs-static-i18n")
    (tmp_path / "docs").mkdir()
    settings = {
        "site_name": "Arah",
        "theme": {"name": "material", "language": language},
        "plugins": {
            "careerfit": {"catalogue": str(shipped.folder)},
            "i18n": {"languages": [{"locale": language, "name": language, "default": True}]},
        },
    }
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    done = run("mkdocs", "build", folder=tmp_path)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr

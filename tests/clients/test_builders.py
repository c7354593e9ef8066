"""The shipped site does not die with its generator.

C1 properdocs builds it with our plugin, zensical from `careerfit site write`: the same addresses
   as MkDocs, per language
C2 every page has the same anchors and every role its title and statements, whoever built it
C3 no link leads to a file that is not there, whoever built it
C4 a broken profile is a sentence in properdocs too
C5 a builder that is not installed is a skip that names it; in CI it is a failure
"""

import re
import shutil

import pytest

from tests.clients.conftest import LANGUAGES, Page, addresses, builds, dangling, needs, run

pytestmark = pytest.mark.clients

SETTINGS = ("mkdocs.yml", "mkdocs.en.yml")


@pytest.fixture(scope="module")
def properdocs(project, tmp_path_factory):
    needs("properdocs")
    site = tmp_path_factory.mktemp("properdocs")
    for settings, folder in zip(SETTINGS, (site, site / "en"), strict=True):
        builds("properdocs", "build", "--strict", "-f", settings, "-d", str(folder), folder=project)
    return site


@pytest.fixture(scope="module")
def zensical(project, tmp_path_factory):
    needs("zensical")
    written = tmp_path_factory.mktemp("zensical")
    builds("careerfit", "site", "write", str(written), folder=project)
    for settings in SETTINGS:
        builds("zensical", "build", "--strict", "-f", settings, folder=written)
    return written / "site"


@pytest.fixture(scope="module", params=["properdocs", "zensical"])
def other(request):
    """The site of another builder."""
    return request.getfixturevalue(request.param)


def test_c1_the_same_addresses(material, other):
    ours = addresses(material)
    assert addresses(other) == ours
    assert ours["id"] == ours["en"]
    assert "peran/ahli_kdrt/index.html" in ours["id"]


def test_c2_the_same_anchors(material, other):
    for language, pages in addresses(material).items():
        for name in pages:
            page = LANGUAGES[language] + name
            # Zensical shows a page's tags, but no lists of them yet.
            ours = [name for name in Page(material / page).ids if not name.startswith("tag:")]
            assert [name for name in Page(other / page).ids if name in set(ours)] == ours, page


@pytest.mark.parametrize("language", LANGUAGES)
def test_c2_every_role_has_its_title_and_statements(shipped, material, other, language):
    for slug, role in shipped.roles.items():
        for site in (material, other):
            page = Page(site / f"{LANGUAGES[language]}peran/{slug}/index.html")
            assert role.title.root[language] in page.headings, slug
            for name in ("tasks", "suitable", "unsuitable", "facts"):
                for statement, entry in getattr(role, name).items():
                    assert f"{name}-{statement}" in page.ids, (slug, statement)
                    assert entry.text.root[language] in page.words, (slug, statement)


def test_c3_every_link_leads_somewhere(material, other):
    assert dangling(material) == []
    assert dangling(other) == []


def test_c4_a_broken_profile_is_a_sentence(project, tmp_path):
    needs("properdocs")
    shutil.copytree(project, tmp_path / "own", ignore=shutil.ignore_patterns("site"))
    role = tmp_path / "own/profiles/roles/ahli_kdrt.yaml"
    text = role.read_text(encoding="utf-8")
    role.write_text(text.replace("status: draft", "status: drat", 1), encoding="utf-8")
    done = run("properdocs", "build", "-f", "mkdocs.yml", folder=tmp_path / "own")
    assert done.returncode == 1
    assert re.search(r"profiles/roles/ahli_kdrt\.yaml:\d+ status: ", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip), ("true", pytest.fail)])
def test_c5_what_is_missing_is_named(monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome.Exception, match="no-such-builder"):
        needs("no-such-builder")

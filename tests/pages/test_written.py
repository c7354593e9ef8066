"""The site as files that need no plugin.

F1 they build, strictly, the same pages as the plugin does, in every language
F2 their settings are those of this project's own site
F3 a page written by hand wins, hidden files and links stay where they are
"""

import filecmp
import json

import pytest

from careerfit.pages.written import files
from careerfit.reading import parse
from tests.pages.conftest import ROOT, mkdocs, pages_of

pytestmark = pytest.mark.clients


@pytest.fixture(scope="module")
def written(shipped, tmp_path_factory):
    folder = tmp_path_factory.mktemp("written")
    for name, content in files(shipped).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_f1_the_same_site(written, shipped_site):
    for settings in ("mkdocs.yml", "mkdocs.en.yml"):
        done = mkdocs("build", "--strict", "-f", settings, folder=written)
        assert done.returncode == 0, done.stderr
    site = written / "site"
    assert list(pages_of(site)) == list(pages_of(shipped_site))
    page = "peran/ahli_kdrt/index.html"
    ours, theirs = ((folder / page).read_text(encoding="utf-8") for folder in (site, shipped_site))
    assert ours.split("</article>")[0] == theirs.split("</article>")[0]
    for asset in ("assets/careerfit.css", "assets/javascripts/lunr/min/lunr.id.min.js"):
        assert filecmp.cmp(site / asset, shipped_site / asset, shallow=False)
    indexes = [
        json.loads((one / "search/search_index.json").read_text()) for one in (site, shipped_site)
    ]
    assert indexes[0]["config"] == indexes[1]["config"]


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.en.yml"])
def test_f2_the_same_settings(written, name):
    def settings(folder, *names):
        """Plain YAML: the nearest door that reads it."""
        found = {}
        for one in names:
            value = parse((folder / one).read_bytes(), one).value
            plugins = {**found.get("plugins", {}), **value.pop("plugins", {})}
            theme = {**found.get("theme", {}), **value.pop("theme", {})}
            found = {**found, **value, "plugins": plugins, "theme": theme}
        return found

    own = settings(ROOT, *dict.fromkeys(["mkdocs.yml", name]))
    made = settings(written, name)
    assert made["theme"].pop("custom_dir") == "theme"
    assert own["plugins"].pop("careerfit") == {"language": made["theme"]["language"]}
    for key in ("theme", "plugins", "markdown_extensions", "validation", "not_in_nav", "site_name"):
        assert made[key] == own[key], key
    assert made["docs_dir"] == own["docs_dir"]
    assert made["site_dir"] == own["site_dir"]


def test_f3_a_page_written_by_hand_wins(shipped, tmp_path):
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "bantuan.md").write_text("# Tulisan tangan\n", encoding="utf-8")
    (tmp_path / "id" / ".rahasia").write_text("x", encoding="utf-8")
    (tmp_path / "id" / "tautan.md").symlink_to(ROOT / "README.md")
    found = files(shipped, tmp_path)
    assert found["docs/id/bantuan.md"] == b"# Tulisan tangan\n"
    assert {"docs/id/.rahasia", "docs/id/tautan.md"}.isdisjoint(found)
    assert b"Tulisan" not in found["docs/en/bantuan.md"]

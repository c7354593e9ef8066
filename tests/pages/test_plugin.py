"""The pages in a site built by MkDocs.

S1 both languages build strictly, every page in both, no page in the menu twice
S2 a page written by hand wins; the edit link of a generated one leads to its YAML file
S3 broken content is one sentence a fault, with file and line, and no traceback
S4 `mkdocs serve` rebuilds on an edited YAML file and survives a broken one
S5 a thousand roles would not be in the menu, and nothing warns about it
"""

import re
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages.conftest import SETTINGS, mkdocs, pages_of


def test_s1_every_page_in_both_languages(shipped_site):
    pages = set(pages_of(shipped_site))
    first = {page for page in pages if not page.startswith("en/")}
    assert {f"en/{page}" for page in first} == pages - first
    assert "peran/ahli_kdrt/index.html" in first


def test_s1_the_language_link_stays_on_the_page(shipped_site):
    page = (shipped_site / "peran/ahli_kdrt/index.html").read_text(encoding="utf-8")
    (link,) = re.findall(r'careerfit-language" href="([^"]+)"', page)
    assert link == "../../en/peran/ahli_kdrt/"
    other = (shipped_site / "en/peran/ahli_kdrt/index.html").read_text(encoding="utf-8")
    (back,) = re.findall(r'careerfit-language" href="([^"]+)"', other)
    assert back == "../../../peran/ahli_kdrt/"


def test_s5_roles_are_not_in_the_menu(shipped_site):
    page = (shipped_site / "bantuan/index.html").read_text(encoding="utf-8")
    assert "peran/ahli_kdrt" not in page
    assert 'href="../peran/"' in page


def test_s5_pages_outside_the_menu_warn_nobody(workspace):
    strict = "validation: {nav: {omitted_files: warn}}\n"
    (workspace / "mkdocs.yml").write_text(SETTINGS + strict, encoding="utf-8")
    done = mkdocs("build", "--strict", folder=workspace)
    assert done.returncode == 0, done.stderr


def test_s2_a_page_written_by_hand_wins(workspace):
    own = workspace / "docs/peran/ahli_kdrt/index.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Tulisan tangan { #tasks-konseling }\n", encoding="utf-8")
    done = mkdocs("build", folder=workspace)
    assert done.returncode == 0, done.stderr
    page = (workspace / "site/peran/ahli_kdrt/index.html").read_text(encoding="utf-8")
    assert "Tulisan tangan" in page
    assert 'id="tasks-tempat_aman"' not in page


def test_s2_the_edit_link_leads_to_the_yaml_file(workspace):
    settings = SETTINGS.replace("palette: {}", "palette: {}, features: [content.action.edit]")
    edit = "edit_uri: https://example.org/edit/docs/\n"
    (workspace / "mkdocs.yml").write_text(settings + edit, encoding="utf-8")
    done = mkdocs("build", "--strict", folder=workspace)
    assert done.returncode == 0, done.stderr
    page = (workspace / "site/peran/ahli_kdrt/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/edit/docs/../profiles/roles/ahli_kdrt.yaml"' in page


def broken(workspace: Path) -> Path:
    file = workspace / "profiles/roles/ahli_kdrt.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("status: draft", "status: drat", 1).replace("summary:", "sumary:", 1)
    file.write_text(text, encoding="utf-8")
    return file


def test_s3_broken_content_is_told_with_file_and_line(workspace):
    broken(workspace)
    done = mkdocs("build", "--strict", folder=workspace)
    assert done.returncode == 1
    assert re.search(r"profiles/roles/ahli_kdrt\.yaml:\d+ status: ", done.stderr)
    assert re.search(r"profiles/roles/ahli_kdrt\.yaml:\d+ sumary: ", done.stderr)
    assert "Traceback" not in done.stderr


def test_s3_a_folder_without_a_catalogue_is_told(workspace):
    settings = SETTINGS.replace("careerfit: {}", "careerfit: {catalogue: docs}")
    (workspace / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = mkdocs("build", folder=workspace)
    assert done.returncode == 1
    assert "profiles/traits.yaml" in done.stderr
    assert "Traceback" not in done.stderr


PATIENCE = 90  # seconds


class Server:
    """`mkdocs serve`, listened to line by line."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        call = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            call, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.deadline = threading.Timer(PATIENCE, self.process.kill)
        self.deadline.start()

    def hears(self, words: str) -> str:
        """All lines up to the one with `words`; the deadline ends a server that never says it."""
        said = ""
        for line in self.process.stdout or ():
            said += line
            if words in line:
                return said
        pytest.fail(said)

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}") as answer:
            text: str = answer.read().decode()
            return text


@pytest.fixture
def server(workspace: Path) -> Iterator[Server]:
    running = Server(workspace)
    yield running
    running.deadline.cancel()
    running.process.terminate()
    running.process.wait(20)
    running.process.stdout.close()


@pytest.mark.clients
def test_s4_the_server_rebuilds_and_survives(workspace, server):
    server.hears("Serving on")
    file = workspace / "profiles/roles/ahli_kdrt.yaml"
    text = file.read_text(encoding="utf-8")

    file.write_text(text.replace("tempat aman", "rumah aman"), encoding="utf-8")
    server.hears("Documentation built")
    assert "rumah aman" in server.page("peran/ahli_kdrt/")

    broken(workspace)
    said = server.hears("An error happened during the rebuild")
    assert re.search(r"profiles/roles/ahli_kdrt\.yaml:\d+ status: ", said)
    assert server.process.poll() is None

    file.write_text(text, encoding="utf-8")
    server.hears("Documentation built")
    assert "tempat aman" in server.page("peran/ahli_kdrt/")

"""Programs of other people that this project's files must work with, each as a process."""

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from tests.pages.conftest import ROOT

LANGUAGES = {"id": "", "en": "en/"}
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


def needs(package: str) -> None:
    """A named skip on a person's machine, a failure in CI."""
    try:
        version(package)
    except PackageNotFoundError:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{package} is not installed")
        pytest.skip(f"{package} is not installed: pip install {package}")


def run(program: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A program of this environment; what it says is kept, it says it without colours."""
    return subprocess.run(
        [str(Path(sys.executable).with_name(program)), *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def builds(program: str, *arguments: str, folder: Path) -> None:
    done = run(program, *arguments, folder=folder)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the shipped site is made of, where building it disturbs nobody."""
    folder = tmp_path_factory.mktemp("project")
    for part in ("profiles", "quizzes", "docs"):
        shutil.copytree(ROOT / part, folder / part)
    for settings in ROOT.glob("mkdocs*.yml"):
        shutil.copy(settings, folder)
    return folder


@pytest.fixture(scope="session")
def material(project: Path) -> Path:
    """The shipped site as `careerfit site build` makes it, with MkDocs and Material."""
    builds("careerfit", "site", "build", folder=project)
    return project / "site"


def addresses(site: Path) -> dict[str, list[str]]:
    """The pages of each language, by their place in it."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        language = "en" if name.startswith("en/") else "id"
        found[language].append(name.removeprefix(LANGUAGES[language]))
    return found


class Page(HTMLParser):
    """What a page's article says, which anchors it has, and where the page's links lead."""

    def __init__(self, file: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings = ""
        self.words = ""
        self._inside: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))
        self.words = " ".join(self.words.split())
        self.headings = " ".join(self.headings.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("article", "h1"):
            self._inside.append(tag)
        if "article" in self._inside and values.get("id"):
            self.ids.append(values["id"] or "")
        self.links += [values[name] or "" for name in ("href", "src") if values.get(name)]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if "article" in self._inside:
            self.words += data
        if "h1" in self._inside:
            self.headings += data


def dangling(site: Path) -> list[tuple[str, str]]:
    """Links to files that the site has not. 404.html has no place to count from."""
    found = []
    for page in sorted(site.rglob("*.html")):
        if page.name != "404.html":
            found += [
                (page.relative_to(site).as_posix(), link)
                for link in Page(page).links
                if not _leads_somewhere(page, link)
            ]
    return found


def _leads_somewhere(page: Path, link: str) -> bool:
    path = unquote(urldefrag(link).url.partition("?")[0])
    if not path or _ELSEWHERE.match(path):
        return True
    target = page.parent / path
    return target.is_file() or (target / "index.html").is_file()

"""A catalogue whose every text is hostile, its harmless twin, and the sites built from them."""

import fcntl
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path

import pytest

from careerfit.reading import read

ROOT = Path(__file__).parents[2]

SETTINGS = """
site_name: Arah
theme: {name: material, language: id, font: false, palette: {}}
plugins: {careerfit: {}, search: {}}
markdown_extensions: [attr_list, md_in_html, tables]
"""

SECRET = "isi-berkas-rahasia"
# Safety rows 13, 15 and what other extensions of Markdown would obey.
PAYLOADS = (
    '</title><script>alert(1)</script>"><script>alert(2)</script>',
    "<img src=x onerror=alert(3)> <iframe src=x></iframe> <base href=x> <style>*{}</style>",
    "{ onclick=alert(4) .kelas #tanda } {: #tanda } {#tanda}",
    "{{ 7*7 }} {% include 'rahasia.txt' %} {# komentar #} ${7*7} <%= 7*7 %>",
    '--8<-- "rahasia.txt" ;--8<-- :smile: ++ctrl+c++ ==mark== ^^ins^^ ~~del~~ {--del--}',
    "**tebal** __tebal__ *miring* _miring_ `kode` $x$ \\(x\\) [^1] [[wiki]] *[HTML]: x [x][y]",
    "!!! bahaya | sel | sel | https://example.com www.example.com <https://example.com> a@b.id",
    "&lt;b&gt; &amp; &#60; ]]> <!-- x --> <?php ?> <![CDATA[x]]>",
)
HOSTILE = " ".join(PAYLOADS)
TURNED = "\u202ebalik\u202c"
LINKS = "[tautan](https://example.org/a) ![gambar](https://example.org/b.png)"
BAD_LINKS = "[klik](javascript:alert(5)) [buka](data:text/html,x) [isi](../x.md)"
BAD_LABELS = "klik buka isi"
PLACE = "<b onclick=x>{{7*7}}"
ADDRESS = "https://example.org/'onmouseover=alert(6)//{{7*7}}[x](y)*_`"

# Fields that hold one text of no language; the rest of the strings are names and codes.
FREE = frozenset("publisher author published licence quote label origin value period".split())
FREE |= {"romantik", "sdsn", "verified_by"}
# Two entries of these show what twenty would; the rest would only take time.
LONG = frozenset("facts conditions next_steps people path terms editorial_notes codes".split())
LEVEL_ORIGINS = ("editorial", "panel", "source")


@dataclass
class Poison:
    """What takes the place of every text: all of it in titles, a part of it elsewhere in turn."""

    whole: str
    parts: Iterator[str]
    place: str
    address: str

    def words(self, key: str) -> str:
        return self.whole if key in ("title", "name", "term", "bantuan") else next(self.parts)


def poisoned(value: object, poison: Poison, key: str = "") -> object:
    """The value with every text replaced; structure, names and kinds stay."""
    if isinstance(value, dict):
        if value and set(value) <= {"id", "en"}:
            return dict.fromkeys(value, poison.words(key))
        some = islice(value.items(), 2 if key in LONG else None)
        # References name entries that are left out here.
        return {k: poisoned(entry, poison, k) for k, entry in some if k != "statements"}
    if isinstance(value, list):
        inside = "sources" if key == "sources" else ""
        return [poisoned(entry, poison, inside) for entry in value[: 2 if key in LONG else None]]
    if key == "sources" and isinstance(value, str) and "#" in value:
        return f"{value.partition('#')[0]}#{poison.place}"
    if key == "address" and value is not None:
        return poison.address
    if key in FREE and isinstance(value, str) and value not in LEVEL_ORIGINS:
        return f"1{poison.words('')[:150]}"
    return value


def write_catalogue(folder: Path, poison: Poison) -> Path:
    """The shipped profiles and quizzes with other texts; JSON is YAML."""
    quizzes = [*ROOT.glob("quizzes/*/quiz.yaml"), *ROOT.glob("quizzes/*/key.yaml")]
    for file in sorted((*(ROOT / "profiles").rglob("*.yaml"), *quizzes)):
        copy = folder / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        plain = read(file).value
        value = poisoned(plain, poison)
        if "stems" in plain:  # they hold the place of the profiles' sentences
            value |= {"stems": plain["stems"]}
        copy.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder


def mkdocs(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """MkDocs as a program of its own, quiet about its future."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@dataclass
class Seen:
    """What a browser's parser finds in a page."""

    elements: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    text: str = ""
    places: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    """Elements with the names of their attributes, and the text of places that matter."""

    WATCHED = ("title", "h1", "nav", "article")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.elements.append((tag, tuple(sorted(name for name, _ in attrs))))
        values = dict(attrs)
        self.seen.addresses += [values[n] or "" for n in ("href", "src", "action") if n in values]
        if tag == "meta" and values.get("name") == "description":
            self.seen.places["description"] = values["content"] or ""
        if tag in self.WATCHED:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        self.seen.text += data
        for place in self.open:
            self.seen.places[place] = self.seen.places.get(place, "") + data


def see(page: Path) -> Seen:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.seen.text = " ".join(reader.seen.text.split())
    places = reader.seen.places
    reader.seen.places = {name: " ".join(text.split()) for name, text in places.items()}
    return reader.seen


def pages_of(site: Path) -> Iterator[str]:
    for page in sorted(site.rglob("*.html")):
        yield page.relative_to(site).as_posix()


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this project in both languages, built strictly; once for all workers."""
    base = tmp_path_factory.getbasetemp()
    whole = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shipped_site"
    with whole.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            site = tmp_path_factory.mktemp("site")
            for settings, folder in (("mkdocs.yml", site), ("mkdocs.en.yml", site / "en")):
                done = mkdocs("build", "--strict", "-f", settings, "-d", str(folder), folder=ROOT)
                assert done.returncode == 0, done.stderr
            site.rename(whole)
    return whole


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Somebody's own folder: the shipped profiles, one page, no settings but the plugin's name."""
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Beranda\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@contextmanager
def served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def address(shipped_site: Path) -> Iterator[str]:
    with served(shipped_site) as found:
        yield found

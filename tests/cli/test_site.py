"""Writing folders: schemas and pages go where they are wanted and nowhere else (safety row 32).

O1 a link, a file, the catalogue's own folder, an unwritable place: one sentence, nothing changed
O2 `schema` prints what `schema --write` writes
O3 `site write` writes every page in every language; a page written by hand wins
O4 without MkDocs `site build` names the pip line; without settings it says so
O5 `site build` protects what it builds, and empties no folder behind a link
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from careerfit.cli.schema import MODELS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def catalogue(tmp_path):
    for part in ("profiles", "quizzes", "docs"):
        shutil.copytree(ROOT / part, tmp_path / "own" / part)
    return tmp_path / "own"


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_o1_a_link_is_not_followed(run, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    done = run("schema", "--write", str(tmp_path / "link"))
    assert (done.status, done.out) == (2, "")
    assert "tautan simbolis" in done.err
    assert files(tmp_path / "real") == {}


def test_o1_a_file_is_not_replaced(run, tmp_path):
    (tmp_path / "file").write_text("mine")
    done = run("schema", "--write", str(tmp_path / "file"))
    assert (done.status, done.out) == (2, "")
    assert "bukan folder" in done.err
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(
    "place", [".", "profiles", "profiles/roles", "quizzes", "docs", "docs/id/x"]
)
def test_o1_the_catalogue_itself_is_not_written_to(run, catalogue, place):
    before = files(catalogue)
    done = run("site", "write", str(catalogue / place), "--catalogue", str(catalogue))
    assert (done.status, done.out) == (2, "")
    assert "isi katalog" in done.err
    assert files(catalogue) == before


def test_o1_a_place_that_takes_nothing_is_one_sentence(run):
    done = run("schema", "--write", "/proc/nothing/here")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "tidak dapat ditulisi" in done.err


def test_o1_what_stands_there_already_stays(run, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert run("schema", "--write", str(tmp_path)).status == 0
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_o2_a_schema_is_the_same_on_screen_and_in_a_folder(run, tmp_path):
    run("schema", "--write", str(tmp_path))
    assert run("schema").out.split() == list(MODELS)
    for name in MODELS:
        assert run("schema", name).out == (tmp_path / f"{name}.schema.json").read_text()


@pytest.mark.parametrize("form", ["short", "full"])
def test_o2_a_plan_is_the_one_that_scores(run, plans, form):
    assert json.loads(run("plan", "kenali_diri", "--form", form).out) == plans[form].to_json()


def test_o3_every_page_in_every_language(run, catalogue, tmp_path):
    (catalogue / "docs/en/bantuan.md").write_text("by hand")
    done = run("site", "write", str(tmp_path / "out"), "--catalogue", str(catalogue))
    assert done.status == 0
    written = files(tmp_path / "out")
    tops = ("docs/id/", "docs/en/")
    languages = [{name[8:] for name in written if name.startswith(top)} for top in tops]
    assert languages[0] == languages[1]
    assert "peran/ahli_kdrt.md" in languages[0]
    assert written["docs/en/bantuan.md"] == b"by hand"
    assert written["docs/id/bantuan.md"] != b"by hand"


@pytest.mark.parametrize("command", ["build", "serve"])
def test_o4_without_mkdocs_the_pip_line_is_named(run, monkeypatch, command):
    monkeypatch.setattr("careerfit.cli.site.find_spec", lambda _: None)
    done = run("site", command)
    assert (done.status, done.out) == (2, "")
    assert 'pip install "careerfit[site]"' in done.err


def test_o4_without_settings_there_is_no_site(run, catalogue):
    done = run("site", "build", "--catalogue", str(catalogue))
    assert (done.status, done.out) == (2, "")
    assert f"{catalogue}{os.sep}mkdocs.yml: " in done.err


LEAD = '<!doctype html><html><head><meta charset="utf-8">'
POLICY = '<meta http-equiv="Content-Security-Policy" content="'


def test_o1_the_catalogue_itself_is_not_a_finished_site(run, catalogue):
    (catalogue / "docs/x.html").write_text(LEAD)
    done = run("site", "csp", str(catalogue), "--catalogue", str(catalogue))
    assert done.status == 2
    assert "isi katalog" in done.err
    assert (catalogue / "docs/x.html").read_text() == LEAD


@pytest.fixture
def builder(catalogue, monkeypatch):
    """MkDocs' place, taken by something quick; returns the calls."""
    calls = []

    def build(command, configuration, *options):
        calls.append((command, configuration.name, *options))
        page = Path(options[-1]) / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(LEAD)
        return 0 if configuration.read_text() else 2

    for name in ("mkdocs", "mkdocs.en", "mkdocs.usb", "mkdocs.usb.en"):
        (catalogue / f"{name}.yml").write_text("{}")
    monkeypatch.setattr("careerfit.cli.site._mkdocs", build)
    return calls


@pytest.mark.parametrize(("option", "name"), [([], "site"), (["--usb"], "site-usb")])
def test_o5_what_is_built_is_protected(run, catalogue, builder, option, name):
    done = run("site", "build", *option, "--catalogue", str(catalogue))
    assert done.status == 0
    settings = "mkdocs.usb" if option else "mkdocs"
    site = catalogue / name
    assert builder == [
        ("build", f"{settings}.yml", "--site-dir", str(site)),
        ("build", f"{settings}.en.yml", "--site-dir", str(site / "en")),
    ]
    assert all(POLICY in page.read_text() for page in site.rglob("*.html"))
    assert str(site) in done.out


def test_o5_a_build_that_fails_ends_there(run, catalogue, builder):
    (catalogue / "mkdocs.en.yml").write_text("")
    done = run("site", "build", "--catalogue", str(catalogue))
    assert (done.status, done.out) == (2, "")
    assert len(builder) == 2


def test_o5_a_site_behind_a_link_is_not_emptied(run, catalogue, builder):
    (catalogue / "site").symlink_to(catalogue / "profiles")
    done = run("site", "build", "--catalogue", str(catalogue))
    assert (done.status, builder) == (2, [])
    assert "tautan simbolis" in done.err


def test_o5_without_settings_there_is_no_stick(run, catalogue):
    done = run("site", "build", "--usb", "--catalogue", str(catalogue))
    assert done.status == 2
    assert f"{catalogue}{os.sep}mkdocs.usb.yml: " in done.err

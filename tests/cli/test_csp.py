"""`careerfit site csp`: a finished site, whoever built it, is protected whole or not at all.

C1 every page and both servers' files get the policy; twice is once
C2 a USB stick's pages allow files and need no headers
C3 what will be refused is named, for people and for programs
C4 a link, another encoding, no page: one sentence, nothing changed
"""

import json
import os
from pathlib import Path

import pytest

from tests.cli.test_site import LEAD, POLICY, files


@pytest.fixture
def site(tmp_path):
    """A small site that somebody else's program built."""
    (tmp_path / "site/en").mkdir(parents=True)
    for name in ("index.html", "en/index.html"):
        (tmp_path / "site" / name).write_text(f"{LEAD}<script>{name}</script>", encoding="utf-8")
    (tmp_path / "site/style.css").write_text("b{}")
    return tmp_path / "site"


def test_c1_every_page_and_the_servers_get_the_policy(run, site):
    done = run("site", "csp", str(site))
    assert (done.status, done.err) == (0, "")
    assert "2 halaman" in done.out
    pages = [(site / name).read_text() for name in ("index.html", "en/index.html")]
    assert all(page.startswith(LEAD + POLICY) for page in pages)
    assert sorted(files(site)) == [
        "_headers", "en/index.html", "index.html", "nginx-csp.conf", "style.css"
    ]  # fmt: skip
    once = files(site)
    times = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert run("site", "csp", str(site)).status == 0
    assert files(site) == once
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == times


def test_c2_a_stick_gets_no_headers_and_allows_files(run, site):
    assert run("site", "csp", str(site), "--usb").status == 0
    assert sorted(files(site)) == ["en/index.html", "index.html", "style.css"]
    assert "script-src 'self' file: 'sha256-" in (site / "index.html").read_text()


def test_c3_scripts_are_told_in_json(run, site):
    (site / "a.html").write_text(f"{LEAD}\n<b onclick=x>", encoding="utf-8")
    told = json.loads(run("site", "csp", str(site), "--json").out)
    assert sorted(told["pages"]) == ["a.html", "en/index.html", "index.html"]
    assert told["refused"] == {"a.html": [{"kind": "handler", "line": 2, "value": "b onclick"}]}
    assert told["policy"].count("'sha256-") == 2


def test_c3_what_will_be_refused_is_said_once_with_its_place(run, site):
    for name in ("a.html", "b.html"):
        (site / name).write_text(f"{LEAD}\n<img src=//example.org/x>", encoding="utf-8")
    done = run("site", "csp", str(site), "--lang", "en")
    assert done.status == 0
    assert done.err == (
        f"{site}/a.html:2: Warning: A file from another site will not be loaded (2 places): "
        "//example.org/x. Keep a copy of it on this site.\n"
    )


def spoil(kind: str, site: Path) -> Path:
    """Make a site that must not be changed; returns the folder to name."""
    match kind:
        case "link":
            (site.parent / "link").symlink_to(site)
            return site.parent / "link"
        case "headers behind a link":
            (site / "_headers").symlink_to(site.parent / "secret.html")
        case "page behind a link":
            (site / "x.html").symlink_to(site.parent / "secret.html")
        case "folder behind a link":
            (site / "x").symlink_to(site.parent)
        case "another encoding":
            (site / "x.html").write_bytes("<title>é".encode("latin-1"))
        case "no page":
            for page in (site / "index.html", site / "en/index.html"):
                page.unlink()
        case "nothing":
            return site / "nothing"
    return site


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("link", "tautan simbolis"),
        ("headers behind a link", "tautan simbolis"),
        ("page behind a link", "tautan simbolis"),
        ("folder behind a link", "tautan simbolis"),
        ("another encoding", "UTF-8"),
        ("no page", "tidak memuat halaman HTML"),
        ("nothing", "tidak memuat halaman HTML"),
    ],
)
def test_c4_a_site_that_cannot_be_protected_stays_as_it_is(run, site, kind, said):
    (site.parent / "secret.html").write_text(LEAD)
    place = spoil(kind, site)
    before = files(site.parent)
    done = run("site", "csp", str(place))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err
    assert files(site.parent) == before


def test_c4_hidden_folders_and_pipes_are_left_alone(run, site):
    (site / ".git").mkdir()
    (site / ".git/x.html").write_text(LEAD)
    os.mkfifo(site / "pipe.html")
    assert run("site", "csp", str(site)).status == 0
    assert (site / ".git/x.html").read_text() == LEAD

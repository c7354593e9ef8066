"""A select quiz in the terminal: scored for a recruiter, never taken for oneself.

S1 nobody takes it here; the sentence says what to do instead, and nothing is written
S2 a sheet is scored: every scale, every gate with when it binds; the open key is named each time
S3 without its key a private quiz is checked, but not scored: one complaint
S4 --key scores as a public key does, and complains where it does not fit
S5 `check` and `site csp` complain of a private key in a folder, a site or a page's neighbourhood
"""

import json
import shutil
from pathlib import Path

import pytest

NAME = "seleksi_pendamping"
ROOT = Path(__file__).parents[2]
QUIZ, KEY = f"quizzes/{NAME}/quiz.yaml", f"quizzes/{NAME}/key.yaml"


@pytest.fixture
def folder(tmp_path):
    """A recruiter's own folder; its key lies beside it."""
    shutil.copytree(ROOT / "profiles", tmp_path / "isi/profiles")
    shutil.copytree(ROOT / "quizzes" / NAME, tmp_path / "isi/quizzes" / NAME)
    quiz, key = tmp_path / "isi" / QUIZ, tmp_path / "kunci.yaml"
    (tmp_path / "isi" / KEY).rename(key)
    for path, before in ((quiz, "\nkey: public"), (key, "\nselect_key: public")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(before, before.replace("public", "private")), encoding="utf-8")
    return tmp_path / "isi"


@pytest.mark.parametrize("options", [[], ["--plain"], ["--json"], ["--save"], ["--form", "full"]])
def test_s1_nobody_takes_it(run, machine, options):
    done = run("quiz", NAME, *options, stdin="1\n" * 30)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "--answers" in done.err
    assert not machine.exists()


def test_s1_it_is_never_the_default(run, folder):
    done = run("quiz", "--catalogue", str(folder), stdin="1\n")
    assert (done.status, done.out) == (2, "")


@pytest.mark.parametrize(("language", "said"), [("id", "terbuka"), ("en", "is open")])
def test_s2_a_sheet_is_scored(run, shipped, language, said):
    done = run("--lang", language, "quiz", NAME, "--sample", columns=200)
    assert done.status == 0
    assert said in done.out
    source = shipped.quizzes[NAME]
    for gate in source.gates:
        assert shipped.jurisdiction.gates[gate].binds.root[language][:40] in " ".join(
            done.out.split()
        )
    for trait in {one.trait for one in source.situations.values()}:
        assert shipped.traits[trait].name.root[language] in done.out
    assert " 72 " in done.out  # 7167 of 10,000


def test_s2_scripts_are_told_of_the_open_key(run):
    found = json.loads(run("quiz", NAME, "--sample", "--json").out)
    assert found["key"] == "public"
    assert found["scales"]["situations"]["score"] == 7167
    assert "key" not in json.loads(run("quiz", "kenali_diri", "--sample", "--json").out)
    done = run("plan", NAME)
    assert NAME in done.err
    assert json.loads(done.out)["purpose"] == "select"


def test_s2_a_blank_leaves_no_score(run, tmp_path):
    sheet = tmp_path / "lembar.json"
    answers = {"knowledge__str": 1}
    sheet.write_text(json.dumps({"quiz": NAME, "form": "full", "version": 1, "answers": answers}))
    said = run("quiz", NAME, "--answers", str(sheet), columns=200).out
    assert "1 dari 8" in said
    assert "0 dari 18" in said


def test_s3_a_private_quiz_is_sound_without_its_key(run, folder):
    (folder / f"quizzes/{NAME}/sample.yaml").unlink()
    done = run("check", str(folder))
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize("call", [["quiz", NAME, "--sample"], ["plan", NAME]])
def test_s3_s4_scoring_needs_the_key(run, folder, call):
    here = ["--catalogue", str(folder)]
    done = run(*call, *here)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "--key" in done.err
    keyed = run(*call, *here, "--key", str(folder.parent / "kunci.yaml"))
    public = run(*call)
    assert keyed.status == 0
    if call[0] == "plan":
        assert (keyed.out, keyed.err) == (public.out, "")
    else:
        assert keyed.out.splitlines()[:8] == public.out.splitlines()[:8]
        assert "terbuka" not in keyed.out


def test_s4_a_key_that_does_not_fit(run, folder):
    key = folder.parent / "kunci.yaml"
    key.write_text(key.read_text().replace("version: 1\n\n", "version: 2\n\n"))
    done = run("plan", NAME, "--catalogue", str(folder), "--key", str(key))
    assert (done.status, done.out) == (2, "")
    assert f"{key}:8 version: " in done.err
    missing = run("plan", NAME, "--catalogue", str(folder), "--key", str(folder / "tidak_ada"))
    assert (missing.status, missing.err.count("\n")) == (2, 1)


@pytest.mark.parametrize("call", [["plan", "kenali_diri"], ["quiz", "kenali_diri", "--sample"]])
def test_s4_a_key_for_another_quiz(run, folder, call):
    done = run(*call, "--key", str(folder.parent / "kunci.yaml"))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


def test_s4_a_key_without_a_sheet(run, folder):
    done = run("quiz", "kenali_diri", "--key", str(folder.parent / "kunci.yaml"))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("place", ["docs/kunci.yaml", "site/unduhan/kunci.yaml", KEY])
@pytest.mark.parametrize("language", ["id", "en"])
def test_s5_check_finds_a_private_key_that_is_published(run, folder, place, language):
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder.parent / "kunci.yaml", folder / place)
    done = run("check", str(folder), "--lang", language)
    assert done.status == 2
    assert place in done.err


def test_s5_check_looks_into_the_package(run, folder, monkeypatch, tmp_path):
    package = tmp_path / "careerfit/cli"
    package.mkdir(parents=True)
    shutil.copy(folder.parent / "kunci.yaml", package.parent / "x.yaml")
    monkeypatch.setattr("careerfit.cli.check.__file__", str(package / "check.py"))
    done = run("check")
    assert done.status == 2
    assert str(package.parent / "x.yaml") in done.err


def test_s5_a_site_with_a_private_key_gets_no_policy(run, folder, tmp_path):
    site = tmp_path / "situs"
    site.mkdir()
    page = "<!doctype html><html><head></head><body></body></html>"
    (site / "index.html").write_text(page)
    shutil.copy(folder.parent / "kunci.yaml", site / "kunci.yaml")
    done = run("site", "csp", str(site))
    assert (done.status, done.out) == (2, "")
    assert "kunci.yaml" in done.err
    assert [path.name for path in sorted(site.iterdir())] == ["index.html", "kunci.yaml"]
    assert (site / "index.html").read_text() == page

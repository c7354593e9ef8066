"""`careerfit print`.

R1 files under their own names, in a folder or under a name that was given
R2 what is wrong is said, and nothing is written
R3 a missing library is one sentence with its pip line
"""

from importlib.util import find_spec

import pytest

if find_spec("typst") is None:
    pytest.skip("typst is missing: pip install 'careerfit[pdf]'", allow_module_level=True)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["role", "ahli_kdrt"], ["ahli_kdrt.id.pdf"]),
        (["cards"], ["cards.id.pdf"]),
        (["lesson"], ["lesson.id.pdf"]),
        (["facilitator"], ["facilitator.id.pdf"]),
        (
            ["quiz", "--quiz", "mitos_atau_fakta"],
            [
                f"mitos_atau_fakta__full{part}"
                for part in (".csv", ".facts.id.pdf", ".id.pdf", ".typing.id.pdf")
            ],
        ),
    ],
)
def test_r1_files_in_a_folder(run, tmp_path, words, names):
    done = run("print", *words, "-o", str(tmp_path / "new"))
    assert (done.status, done.err) == (0, "")
    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == names
    assert all(name in done.out for name in names)


def test_r1_every_role_at_once(run, tmp_path, shipped):
    assert run("print", "role", "--all", "-o", str(tmp_path), "--lang", "en").status == 0
    written = {file.name for file in tmp_path.glob("*.pdf")}
    assert written == {f"{role}.en.pdf" for role in shipped.roles}


def test_r1_one_file_under_a_name_that_was_given(run, tmp_path):
    path = tmp_path / "lembar.PDF"
    assert run("print", "cards", "-o", str(path)).status == 0
    assert path.read_bytes().startswith(b"%PDF-")


def test_r1_here_without_a_folder(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("print", "cards").status == 0
    assert (tmp_path / "cards.id.pdf").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["role"], "--all"),
        (["role", "ahli_kdrt", "--all"], "--all"),
        (["role", "ahli_kdrtt"], "ahli_kdrt"),
        (["quiz", "--quiz", "nope"], "kenali_diri"),
        (["quiz", "--form", "nope"], "short"),
        (["quiz", "-o", "many.pdf"], "3"),
        (["nope"], "nope"),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_r2_what_is_wrong(run, tmp_path, monkeypatch, words, said, language):
    monkeypatch.chdir(tmp_path)
    done = run("--lang", language, "print", *words)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err
    assert not [file for file in tmp_path.iterdir() if file.suffix in (".pdf", ".csv")]


def test_r2_a_link_in_the_way_stops_all_of_it(run, tmp_path):
    (tmp_path / "kenali_diri__short.csv").symlink_to(tmp_path / "elsewhere")
    done = run("print", "quiz", "--quiz", "kenali_diri", "--form", "short", "-o", str(tmp_path))
    assert done.status == 2
    assert not list(tmp_path.glob("*.pdf"))
    assert not (tmp_path / "elsewhere").exists()


def test_r2_the_catalogue_is_no_place_for_it(run, shipped):
    place = shipped.folder / "profiles" / "roles"
    assert run("print", "cards", "-o", str(place)).status == 2
    assert not list(place.glob("*.pdf"))


@pytest.mark.parametrize("words", [["role", "--all"], ["quiz"], ["cards"], ["lesson"]])
def test_r3_without_typst(run, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("careerfit.cli.answers.find_spec", lambda _: None)
    done = run("print", *words)
    assert done.status == 2
    assert 'pip install "careerfit[pdf]"' in done.err
    assert len(done.err.splitlines()) == 1

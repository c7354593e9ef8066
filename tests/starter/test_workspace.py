"""`careerfit init` and `careerfit new`: a folder of one's own, and files that explain themselves.

S1 a new workspace is clean for check and review, answers its quiz and builds its site, by language
S2 languages that the program does not speak: nothing stands under a name it is not in
S3 nothing is overwritten (row 32); bad names and languages are answered, and nothing is written
S4 `new` adds a file whose every TODO `check` names, and nothing else; every field is explained
S5 a new file names every field of its model, explained in the language of the person
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from careerfit.catalogue import load
from careerfit.cli.edge import run as run_edge
from careerfit.errors import ContentError
from careerfit.model.profile import Profile
from careerfit.model.quiz import QuizSource
from careerfit.model.service import Service
from careerfit.model.trait import Trait

CAREERFIT = Path(sys.executable).with_name("careerfit")
MODELS = {"role": Profile, "trait": Trait, "quiz": QuizSource, "service": Service}
FILES = {
    "role": "profiles/roles/baru.yaml",
    "trait": "profiles/traits.yaml",
    "quiz": "quizzes/baru/quiz.yaml",
    "service": "profiles/services/baru.yaml",
}


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """A command line in this process, in an empty folder, in Indonesian."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAREERFIT_LANG", "id")

    def call(*arguments):
        status = run_edge(list(arguments))
        return status, *capsys.readouterr()

    return call


@pytest.fixture
def workspace(run, monkeypatch, tmp_path):
    assert run("init", "w")[0] == 0
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


@pytest.mark.parametrize("speaks", ["id", "en"])
@pytest.mark.parametrize("languages", ["id", "en", "id,en"])
def test_s1_a_new_workspace_is_clean(run, tmp_path, speaks, languages):
    status, said, _ = run("--lang", speaks, "init", "w", "--languages", languages)
    assert (status, "w" in said) == (0, True)
    catalogue = load(tmp_path / "w")
    assert catalogue.about.languages == tuple(languages.split(","))
    assert catalogue.warnings == ()
    assert run("check", "w")[0] == 0
    status, said, _ = run("review", "w", "--json", "--fail-on", "note")
    assert (status, json.loads(said)["findings"]) == (0, [])
    status, said, _ = run("--catalogue", "w", "quiz", "--sample", "--json")
    (role,) = json.loads(said)["roles"].values()
    assert (status, role["state"], role["learning"] is None) == (0, "ok", False)


def test_s1_its_site_builds_at_once(run, tmp_path):
    run("init", "w", "--languages", "en,id")
    done = subprocess.run(
        [CAREERFIT, "site", "build"], cwd=tmp_path / "w", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    for page in ("index.html", "peran/pustakawan/index.html", "id/kuis/minat/index.html"):
        assert (tmp_path / "w/site" / page).is_file()


def test_s2_an_unspoken_language_gets_one_beside_it(run, tmp_path):
    run("--lang", "en", "init", "w", "--languages", "es")
    catalogue = load(tmp_path / "w")
    assert catalogue.about.languages == ("es", "en")
    assert catalogue.about.title.root.keys() == {"en"}
    assert {fault.code for fault in catalogue.warnings} == {"untranslated"}
    assert '<div lang="en" markdown>' in (tmp_path / "w/docs/es/index.md").read_text()


def test_s3_nothing_is_overwritten(run, tmp_path):
    kept = tmp_path / "w/mine.txt"
    kept.parent.mkdir()
    kept.write_text("mine")
    status, _, said = run("init", "w")
    assert (status, "Traceback" in said) == (2, False)
    assert [path.name for path in (tmp_path / "w").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("languages", ["EN", "id,", "../x", "english"])
def test_s3_a_bad_language_writes_nothing(run, tmp_path, languages):
    assert run("init", "w", "--languages", languages)[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_s3_a_link_or_a_file_is_no_target(run, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "file").write_text("x")
    assert [run("init", name)[0] for name in ("link", "file")] == [2, 2]
    assert list((tmp_path / "real").iterdir()) == []


@pytest.mark.parametrize("kind", FILES)
def test_s3_a_bad_name_adds_nothing(run, workspace, kind):
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    for name in ("Baru", "../baru", "con", "a b", "x" * 60, "constructor"):
        assert run("new", kind, name)[0] == 2, name
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("kind", FILES)
def test_s3_what_is_there_stays(run, workspace, kind):
    assert run("new", kind, "baru")[0] == 0
    before = (workspace / FILES[kind]).read_bytes()
    assert run("new", kind, "baru")[0] == 2
    assert (workspace / FILES[kind]).read_bytes() == before


def test_s3_outside_a_workspace_nothing_is_added(run):
    status, _, said = run("new", "role", "baru")
    assert (status, "careerfit init" in said) == (2, True)


@pytest.mark.parametrize("kind", FILES)
def test_s4_check_names_every_todo_and_nothing_else(run, workspace, kind):
    assert run("new", kind, "baru")[0] == 0
    with pytest.raises(ContentError) as raised:
        load(workspace)
    named = {(fault.file, fault.line) for fault in raised.value.faults}
    assert {fault.code for fault in raised.value.faults} == {"todo"}
    lines = (workspace / FILES[kind]).read_text(encoding="utf-8").splitlines()
    todo = [
        number
        for number, line in enumerate(lines, 1)
        if "todo" in line.lower() and not line.lstrip().startswith("#")
    ]
    assert named == {(FILES[kind], number) for number in todo}


@pytest.mark.parametrize("kind", FILES)
def test_s4_filled_in_it_is_clean(run, workspace, kind):
    run("new", kind, "baru")
    file = workspace / FILES[kind]
    text = file.read_text(encoding="utf-8").replace("TODO", "Kalimat pendek")
    filled = {"trait": "contoh_ciri"}.get(kind, "melayani")
    text = text.replace("trait: todo", "trait: melayani").replace("  todo:", "  melayani:")
    file.write_text(text.replace("[todo]", f"[{filled}]"), encoding="utf-8")
    assert run("check")[0] == 0


def test_s4_a_new_quiz_can_be_taken(run, workspace):
    run("new", "quiz", "baru")
    file = workspace / FILES["quiz"]
    file.write_text(file.read_text(encoding="utf-8").replace("TODO", "Baru"), encoding="utf-8")
    assert len(load(workspace).quiz("baru", "full").items) == 13


def test_s4_a_trait_goes_behind_the_others_and_before_what_follows(run, workspace):
    file = workspace / FILES["trait"]
    more = "accepted:\n  unused_trait/traits.sabar:\n    id: Disengaja.\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert run("new", "trait", "sabar")[0] == 0
    text = file.read_text(encoding="utf-8")
    assert text.index("mencari:") < text.index("sabar:") < text.index("accepted:")


def test_s4_a_trait_needs_a_file_in_blocks(run, workspace):
    file = workspace / FILES["trait"]
    item = '{"a": {"text": {"id": "A"}, "origin": "new", "status": "draft"}}'
    trait = (
        f'{{"name": {{"id": "A"}}, "kind": "skill", "definition": {{"id": "A"}}, "items": {item}}}'
    )
    file.write_text(f'schema_version: 1\ntraits: {{"a": {trait}}}\n', encoding="utf-8")
    before = file.read_bytes()
    status, _, said = run("new", "trait", "sabar")
    assert (status, "Traceback" in said, file.read_bytes()) == (2, False, before)


@pytest.mark.parametrize("speaks", ["id", "en"])
@pytest.mark.parametrize("kind", FILES)
def test_s5_every_field_is_named_and_explained(run, workspace, kind, speaks):
    before = (workspace / "profiles/traits.yaml").read_text(encoding="utf-8")
    run("--lang", speaks, "new", kind, "baru")
    text = (workspace / FILES[kind]).read_text(encoding="utf-8").removeprefix(before)
    missing = [field for field in MODELS[kind].model_fields if field not in text]
    assert missing == []
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert len(comments) >= 8


def test_a_folder_without_permission_is_an_error(run, tmp_path):
    if os.geteuid() == 0:
        (tmp_path / "w").write_text("")  # root may write anywhere: a file stands in the way
        assert run("init", "w/inside")[0] == 2
        return
    tmp_path.chmod(0o500)
    assert run("init", "w")[0] == 2

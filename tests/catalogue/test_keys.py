"""Keys of select quizzes: each fits its quiz, and a private one lies elsewhere.

K1 a public key lies beside its quiz; its quiz names traits, gates, items and statements that exist
K2 a key that is not whole, or not of this quiz, is refused with its place
K3 a private key inside profiles, quizzes or docs stops everything, whatever the file is called
K4 a private key from elsewhere makes the same plan as a public one
"""

import json
import shutil
from pathlib import Path

import pytest

from careerfit.catalogue import find, load, with_key
from careerfit.catalogue.secrecy import private_keys
from careerfit.errors import ContentError, PlanError, UsageError
from careerfit.scoring.compiling import compile_plan
from tests.catalogue.broken import change, faults

NAME = "seleksi_pendamping"
QUIZ, KEY = f"quizzes/{NAME}/quiz.yaml", f"quizzes/{NAME}/key.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("profiles", f"quizzes/{NAME}"):
        shutil.copytree(find() / part, tmp_path / "isi" / part)
    return tmp_path / "isi"


def hidden(folder: Path) -> Path:
    """The shipped quiz as a real form: its key is private and lies outside the folder."""
    change(folder, QUIZ, "key: public", "key: private")
    key = folder.parent / "rahasia.yaml"
    (folder / KEY).rename(key)
    text = key.read_text(encoding="utf-8")
    key.write_text(text.replace("select_key: public", "select_key: private"), encoding="utf-8")
    return key


CHANGES = [
    (QUIZ, "trait: psychosocial_support", "trait: psychosocial", "unknown_trait"),
    (QUIZ, "[pelatihan_pendamping", "[pelatihan", "unknown_gate"),
    (QUIZ, "      - telepon_malam", "      - telepon", "unknown_item"),
    (QUIZ, "[ahli_kdrt/facts/luar", "[ahli_kdrt/facts/dalam", "unknown_statement"),
    (QUIZ, "key: public\n", "", "select_key_unsaid"),
    (QUIZ, "purpose: select", "purpose: train", "no_select_quiz"),
    (QUIZ, "  telepon_malam:\n    trait", "  telepon:\n    trait", "key_incomplete"),
    (KEY, f"quiz: {NAME}", "quiz: lain", "key_of_another"),
    (KEY, "version: 1\n\n", "version: 2\n\n", "key_of_another"),
    (KEY, "  telepon_malam:", "  telepon:", "unknown_item"),
    (KEY, "      suami:", "      istri:", "unknown_option"),
    (KEY, "      suami:", "      istri:", "key_incomplete"),
    (KEY, "credit: 100", "credit: 90", "key_without_best"),
    (KEY, "credit: 100", "credit: 101", "too_great"),
    (KEY, "[uu_23_2004#15", "[uu_24_2004#15", "unknown_source"),
]


@pytest.mark.parametrize(("file", "before", "after", "code"), CHANGES)
def test_k1_k2_each_misfit_is_found_with_its_place(folder, file, before, after, code):
    line = change(folder, file, before, after)
    found = [fault for fault in faults(folder) if fault.code == code]
    assert found, [fault.code for fault in faults(folder)]
    if code not in ("key_incomplete", "select_key_unsaid", "key_without_best", "no_select_quiz"):
        assert (found[0].file, found[0].line) == (file, line)


def test_k1_a_public_key_that_is_missing(folder):
    (folder / KEY).unlink()
    assert [(fault.code, fault.file) for fault in faults(folder)] == [("key_missing", QUIZ)]


def test_k2_an_item_that_gives_every_option_all_credit(folder):
    text = (folder / KEY).read_text(encoding="utf-8")
    first, rest = text.split("  ingin_pulang:")
    for credit in ("0", "20", "50"):
        first = first.replace(f"credit: {credit}\n", "credit: 100\n")
    (folder / KEY).write_text(first + "  ingin_pulang:" + rest, encoding="utf-8")
    assert [fault.code for fault in faults(folder)] == ["key_without_best"]


@pytest.mark.parametrize(
    "place",
    [
        KEY,
        f"quizzes/{NAME}/kunci_lama.yaml",
        "quizzes/key.yml",
        "profiles/roles/.catatan.YAML",
        "docs/id/berkas/kunci.yaml.bak",
    ],
)
def test_k3_a_private_key_inside_stops_everything(folder, place):
    key = hidden(folder)
    load(folder)
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(key, folder / place)
    assert ("private_key_here", place) in [(f.code, f.file) for f in faults(folder)]


def test_k3_json_a_broken_key_and_a_link_count_as_well(folder):
    key, docs = hidden(folder), folder / "docs"
    docs.mkdir()
    (docs / "a.json").write_text('{"schema_version":1,"select_key":"private"}')
    (docs / "b.yaml").write_text(key.read_text(encoding="utf-8") + "\n]", encoding="utf-8")
    (docs / "c.yaml").symlink_to(key)
    (docs / "d").symlink_to(docs)  # a circle
    index = {"docs": ["    select_key: private\n"], "more": "x" * 600_000}
    (docs / "search_index.json").write_text(json.dumps(index))
    (docs / "about.md").write_text("    select_key: private\n")
    (docs / "open.yaml").write_text("select_key: public\nnote: not private\n")
    assert [path.name for path in private_keys(docs)] == ["a.json", "b.yaml", "c.yaml"]


def test_k4_a_private_key_makes_the_same_plan(folder, all_plans):
    key = hidden(folder)
    catalogue = load(folder)
    with pytest.raises(PlanError) as error:
        compile_plan(catalogue.quiz(NAME, "full"), catalogue.roles, catalogue.traits)
    assert [fault.code for fault in error.value.faults] == ["select_no_key"]
    given = with_key(catalogue, NAME, key)
    plan = compile_plan(given.quiz(NAME, "full"), given.roles, given.traits)
    assert plan == all_plans[NAME]["full"]
    assert catalogue.keys == {}


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("\nselect_key: private", "\nselect_key: public", "key_of_another"),
        ("credit: 100", "credit: 1", "key_without_best"),
        ("sources: [uu_23_2004#15", "sources: [uu_24_2004#15", "unknown_source"),
        ("schema_version: 1", "schema_version: 2", "not_one_of"),
    ],
)
def test_k4_a_key_from_elsewhere_is_checked_alike(folder, before, after, code):
    key = hidden(folder)
    change(key.parent, key.name, before, after)
    with pytest.raises(ContentError) as error:
        with_key(load(folder), NAME, key)
    assert [fault.code for fault in error.value.faults] == [code]
    assert error.value.faults[0].file == str(key)


def test_k4_other_quizzes_take_no_key(shipped, tmp_path):
    with pytest.raises(UsageError) as error:
        with_key(shipped, "kenali_diri", tmp_path / "key.yaml")
    assert [fault.code for fault in error.value.faults] == ["no_select_quiz"]

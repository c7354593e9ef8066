"""A folder of broken files: every fault with file and line, in one run.

The broken folder is the shipped one with one change each, as an author would make it.
Rows of design/safety.md: 10, 11, 12, 17, 18, 33.
"""

import shutil
from pathlib import Path

import pytest

from careerfit.catalogue import find, load
from careerfit.errors import UsageError
from careerfit.words.complaint import line_of
from tests.catalogue.broken import change, faults

ROLE = "profiles/roles/ahli_kdrt.yaml"
ORGANISER = "profiles/roles/penyelenggara_program.yaml"
QUIZ = "quizzes/kenali_diri/quiz.yaml"
SERVICE = "profiles/services/reintegrasi_sosial.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(find() / "profiles", tmp_path / "profiles")
    shutil.copytree(find() / "quizzes", tmp_path / "quizzes")
    return tmp_path


def test_the_shipped_catalogue_has_no_fault_and_no_warning():
    assert load().warnings == ()


CHANGES = [
    (ROLE, "trait: empathy", "trait: empaty", "unknown_trait"),
    (ROLE, "  empathy:\n    importance", "  patience:\n    importance", "trait_not_required"),
    (ROLE, "[apaya#2]", "[apayaa#2]", "unknown_source"),
    (ROLE, "slug: ahli_kdrt", "slug: ahli", "slug_not_file_name"),
    (ROLE, "others: [pekerja_sosial", "others: [pekerja_sosiall", "unknown_role"),
    (ROLE, "others: [pekerja_sosial", "others: [ahli_kdrt", "compared_with_itself"),
    (ROLE, "[pelatihan_pendamping]", "[pelatihan]", "unknown_gate"),
    (ROLE, "gaps:\n  unsuitable:", "gaps:\n  unsuitabel:", "empty_without_gap"),
    (ROLE, "gaps:\n  unsuitable:", "gaps:\n  tasks:", "gap_not_empty"),
    (
        ORGANISER,
        "facts:\n",
        f"facts:\n  {'x' * 40}:\n    text: {{id: A., en: A.}}\n    sources: [apaya]\n",
        "name_too_long",
    ),
    (ROLE, "      en: Provide", "      fr: Provide", "unknown_language"),
    (ROLE, "  apaya:", "  onet_29_3:", "source_twice"),
    (SERVICE, "/tasks/", "/task/", "unknown_task"),
    (QUIZ, "[refleksi, ", "[reflexi, ", "unknown_notice"),
    (QUIZ, "options: sesuai", "options: sesuaai", "unknown_options"),
    (QUIZ, "Saya ingin {statement}", "Saya ingin", "stem_without_statement"),
    (QUIZ, "      empathy: [turut_merasakan", "      empathy: [turut", "unknown_item"),
    (QUIZ, "      empathy: [", "      emphaty: [", "unknown_trait"),
    (QUIZ, "purpose: explore", "purpose: explore\nroles: [ahli_kdtr]", "unknown_role"),
]


@pytest.mark.parametrize(("file", "before", "after", "code"), CHANGES)
def test_each_broken_name_is_found_with_its_line(folder, file, before, after, code):
    line = change(folder, file, before, after)
    found = [fault for fault in faults(folder) if fault.code == code]
    assert found, [fault.code for fault in faults(folder)]
    assert found[0].file == file
    if code not in ("empty_without_gap", "trait_not_required", "stem_without_statement"):
        # The place is the changed line, or the entry that begins just after it.
        assert line <= found[0].line <= line + before.count("\n") + 1


def test_the_nearest_known_name_is_offered(folder):
    change(folder, ROLE, "trait: empathy", "trait: empaty")
    (fault,) = faults(folder)
    assert fault.data["nearest"] == "empathy"
    assert "empathy" in line_of(fault, "id")


def test_all_faults_of_all_files_come_in_one_run(folder):
    change(folder, ROLE, "status: ", "statsu: ")
    change(folder, ORGANISER, "importance: essential", "importance: vital")
    change(folder, QUIZ, "purpose: explore", "purpose: amuse")
    (folder / SERVICE).write_bytes(b"a: &x 1\n")
    found = {(fault.file, fault.code) for fault in faults(folder)}
    assert found >= {
        (ROLE, "unknown_field"),
        (ROLE, "missing_field"),
        (ORGANISER, "not_one_of"),
        (QUIZ, "not_one_of"),
        (SERVICE, "anchor"),
    }


def test_a_missing_translation_is_a_warning_not_a_fault(folder):
    text = (folder / ROLE).read_text(encoding="utf-8")
    start = text.index("      en: ", text.index("tasks:"))
    end = text.index("\n", start)
    (folder / ROLE).write_text(text[:start] + text[end + 1 :], encoding="utf-8")
    (warning,) = load(folder).warnings
    assert (warning.code, warning.severity, warning.file) == ("untranslated", "warning", ROLE)
    assert warning.data["missing"] == "en"


@pytest.mark.parametrize("name", ["Ahli_KDRT.yaml", "AHLI_KDRT.yaml"])
def test_row_11_names_equal_but_for_case_are_refused(folder, name):
    shutil.copy(folder / ROLE, folder / "profiles/roles" / name)
    assert "same_name" in [fault.code for fault in faults(folder)]


def test_row_11_names_equal_but_for_unicode_form_are_refused(folder):
    for name in ("caf\u00e9.yaml", "cafe\u0301.yaml"):
        shutil.copy(folder / ROLE, folder / "profiles/roles" / name)
    assert "same_name" in [fault.code for fault in faults(folder)]


def test_row_12_a_role_linked_from_outside_is_refused(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
    outside.write_text("a: 1")
    (folder / "profiles/roles/rahasia.yaml").symlink_to(outside)
    assert [fault.code for fault in faults(folder)] == ["outside_folder"]


def test_row_18_direction_marks_are_refused_in_ids(folder):
    change(folder, ROLE, "  tempat_aman:", '  "tempat\u202eaman":')
    assert "bad_slug" in [fault.code for fault in faults(folder)]


def test_row_18_direction_marks_in_text_are_a_warning(folder):
    change(folder, ROLE, "      id: Menyediakan", "      id: \u202eMenyediakan")
    assert [warning.code for warning in load(folder).warnings] == ["bidi_text"]


@pytest.mark.parametrize("name", ["lain.yml", "lain.YAML"])
def test_a_file_with_another_ending_is_not_left_out_in_silence(folder, name):
    shutil.copy(folder / ROLE, folder / "profiles/roles" / name)
    assert [fault.code for fault in faults(folder)] == ["wrong_suffix"]


def test_a_folder_that_is_no_catalogue_says_so(tmp_path):
    assert [fault.code for fault in faults(tmp_path)] == ["no_catalogue"]


def test_the_catalogue_in_use_is_the_nearest_parent(folder):
    inside = folder / "profiles" / "roles"
    assert find(None, inside) == folder
    assert find(folder / "x", inside) == folder / "x"
    assert (find(None, Path("/")) / "profiles/traits.yaml").is_file()


@pytest.mark.parametrize(("quiz", "form"), [("kenali_dri", "full"), ("kenali_diri", "ful")])
def test_an_unknown_quiz_or_form_names_the_nearest(quiz, form):
    with pytest.raises(UsageError) as error:
        load().quiz(quiz, form)
    assert error.value.faults[0].data["nearest"] in ("kenali_diri", "full")

"""The commands: each has help in both languages, and every slip of the hand an answer.

C1 each command has --help in both languages, with each of its options explained
C2 an unknown command, option, name or value is an error with the nearest known name; status 2
C3 the language: --lang, CAREERFIT_LANG, LC_ALL, LC_MESSAGES, LANG; C is Indonesian
C4 without arguments and without a terminal: help
C5 `--version` needs nothing that is slow to import
"""

import subprocess
import sys

import pytest

from careerfit.cli.app import COMMANDS, GROUPS
from careerfit.cli.language import from_environment

CALLS = [[name] for name in (*COMMANDS, *GROUPS)]
CALLS += [[group, name] for group, commands in GROUPS.items() for name in commands]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_c1_each_command_has_help_in_both_languages(run, call):
    indonesian, english = (run(*call, "--help", "--lang", lang).out for lang in ("id", "en"))
    assert indonesian.startswith(f"Pakai: careerfit {' '.join(call)}")
    assert english.startswith(f"Usage: careerfit {' '.join(call)}")
    shared = set(indonesian.splitlines()) & set(english.splitlines())
    assert {line for line in shared if len(line.split()) > 4} == set()


def test_c1_help_lists_every_command(run):
    said = run("--help").out
    assert [name for name in (*COMMANDS, *GROUPS) if f"\n  {name} " not in said] == []


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_c1_help_fits_the_window(run, columns):
    said = run("quiz", "--help", columns=columns).out
    assert max(map(len, said.splitlines())) <= max(columns, 50)


@pytest.mark.parametrize(
    ("call", "meant"),
    [
        (["quizz"], "quiz"),
        (["site", "bild"], "build"),
        (["quiz", "--shrt"], "--short"),
        (["quiz", "kenali"], "kenali_diri"),
        (["quiz", "--form", "ful"], "full"),
        (["show", "ahli_kdr"], "ahli_kdrt"),
        (["compare", "ahli_kdrt", "penyelenggara_progam"], "penyelenggara_program"),
        (["trait", "empaty"], "empathy"),
        (["service", "reintegrasi"], "reintegrasi_sosial"),
        (["schema", "profil"], "profile"),
        (["plan", "kenali_dir"], "kenali_diri"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_c2_a_wrong_name_is_answered_with_the_nearest(run, call, meant):
    for language, question in (("id", "Maksudmu"), ("en", "Did you mean")):
        done = run(*call, "--lang", language)
        assert (done.status, done.out) == (2, "")
        assert f"{question} “{meant}”?" in done.err


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["show"], "PERAN perlu diisi"),
        (["show", "ahli_kdrt", "again"], "Terlalu banyak isian: again"),
        (["quiz", "--form"], "--form perlu diisi"),
        (["--lang"], "--lang perlu diisi"),
        (["--lang", "fr", "roles"], "tidak berbahasa “fr”"),
        (["quiz", "--json=perhaps"], "“perhaps” tidak dapat dipakai untuk --json"),
        (["quiz", "--form", "full", "--form", "short"], "--form ditulis dua kali"),
        (["quiz", "--short", "--form", "full"], "bertentangan"),
        (["quiz", "--sample", "--answers", "x.json"], "tidak bisa dipakai bersama"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_c2_a_wrong_command_line_is_one_sentence(run, call, said):
    done = run(*call)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "id"),
        ({"LANG": "C.UTF-8"}, "id"),
        ({"LANG": "POSIX"}, "id"),
        ({"LANG": "fr_FR.UTF-8"}, "id"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "id_ID", "LC_MESSAGES": "en_US"}, "en"),
        ({"LC_MESSAGES": "en_US", "LC_ALL": "id_ID"}, "id"),
        ({"LC_ALL": "id_ID", "CAREERFIT_LANG": "en"}, "en"),
        ({"LC_ALL": "", "LANG": "en"}, "en"),
    ],
)
def test_c3_the_environment_chooses_the_language(environment, language):
    assert from_environment(environment) == language


def test_c3_the_option_wins_and_may_stand_anywhere(run):
    before, after = run("--lang=en", "roles"), run("roles", "--lang", "en")
    assert before.out == after.out != run("roles").out


def test_c4_alone_without_a_terminal_it_shows_help(run):
    assert run() == run("--help")


def test_c5_the_version_is_instant():
    """Only what Python itself needs, and careerfit's two first files."""
    code = (
        "import sys; sys.argv = ['careerfit', '--version']\n"
        "from careerfit.cli import main; main()\n"
        "slow = {'cyclopts', 'rich', 'pydantic', 'yaml', 'questionary', 'json'}\n"
        "sys.exit(bool(slow & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "careerfit 0.1.0\n")

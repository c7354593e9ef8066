"""The quiz in a real terminal, by keys (issue 2 item 6; safety rows 30 and 31).

K1 keys to the end at 80x24 and 40x12: one question at a time, progress in words, then the result
K2 1-5 choose, s skips, b goes back with the earlier answer, ? helps, arrows and Enter work
K3 a stray Enter on a new question rates nothing
K4 saving is asked once (default no); interrupted and resumed; deleted at the end
K5 Ctrl-C: saved answers are on disk, 130; unsaved asks once, the second one ends with 130
K6 SIGTERM: 143, answers on disk, the terminal is usable again
K7 a disk that takes nothing more: one sentence, the answers so far are printed, status 2
K8 a dumb terminal or a very small window is asked by lines
K9 answers do not stay on the screen; --json gives the contract from a person too
K10 skipped questions that a role cannot do without are offered once
"""

import json
import signal
import stat
import time

import pytest

from tests.cli.conftest import PATIENCE

TITLE = "Kenali diri"


@pytest.fixture
def items(plans):
    return [item.id for item in plans["short"].items]


def saved(machine) -> dict[str, int | None]:
    return json.loads((machine / "kenali_diri.json").read_text())["answers"]


def through(opened, first: int, last: int, keys: str = "4") -> None:
    """Answer from question `first` to `last`, each when it is shown."""
    for number in range(first, last + 1):
        opened.shows(f"Pertanyaan {number} dari 24")
        opened.press(keys)


def read_on(opened, until: str) -> None:
    """Turn the pages of the opening words, if the window is too small for them."""
    page, deadline = "", time.monotonic() + PATIENCE
    while until not in (seen := opened.seen()):
        assert time.monotonic() < deadline, seen
        if "c  Lanjut" in seen and seen != page:
            page = seen
            opened.press("c")
        assert opened.read(), seen


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 12)])
def test_k1_keys_to_the_end(terminal, machine, columns, lines):
    opened = terminal("quiz", "--short", columns=columns, lines=lines)
    read_on(opened, "Simpan jawaban")
    opened.press("1")
    through(opened, 1, 24)
    assert opened.ends() == 0
    said = opened.everything()
    assert "Minatmu pada semua peran hampir sama" in said.replace("\n", " ")
    assert "Pertanyaan 24" not in said
    assert not machine.exists()


def test_k1_everything_that_matters_is_visible_in_a_small_window(terminal, shipped):
    opened = terminal("quiz", "--short", "--save", columns=40, lines=12)
    read_on(opened, "Pertanyaan 1 dari 24")
    labels = [text.root["id"] for text in shipped.quizzes["kenali_diri"].options["sesuai"]]
    opened.shows("q berhenti")
    assert [label for label in labels if label not in opened.seen()] == []


def test_k2_every_key_does_what_the_legend_says(terminal, machine, items):
    opened = terminal("quiz", "--short", "--save")
    through(opened, 1, 1, "5")
    through(opened, 2, 2, "s")
    opened.shows("Pertanyaan 3 dari 24")
    opened.press("?")
    opened.shows("Tidak ada jawaban benar atau salah")
    opened.press("\r")
    opened.shows("Pertanyaan 3 dari 24")
    opened.press("b")
    opened.shows("Pertanyaan 2 dari 24")
    opened.press("b")
    opened.shows("» 5 Sangat sesuai")
    opened.press("\x1b[A\r")
    through(opened, 2, 2, "\x1b[A\x1b[A\r")
    opened.shows("Pertanyaan 3 dari 24")
    assert saved(machine) == {items[0]: 4, items[1]: 4}
    opened.press("q")
    opened.shows("Mau berhenti?")
    opened.press("c")
    opened.shows("Pertanyaan 3 dari 24")
    opened.press("q")
    opened.shows("Mau berhenti?")
    opened.press("q")
    opened.shows("Jawabanmu tersimpan")
    assert opened.ends() == 0


def test_k3_a_stray_enter_rates_nothing(terminal, machine, items):
    opened = terminal("quiz", "--short", "--save")
    through(opened, 1, 1, "\r")
    opened.shows("Pertanyaan 2 dari 24")
    assert saved(machine) == {items[0]: None}


def test_k4_interrupted_and_resumed(terminal, machine, items):
    opened = terminal("quiz", "--short")
    opened.shows("Simpan jawaban di komputer ini")
    opened.press("2")
    through(opened, 1, 9)
    opened.shows("Pertanyaan 10 dari 24")
    opened.press("\x03")
    assert opened.ends() == 130
    assert saved(machine) == dict.fromkeys(items[:9], 4)
    assert stat.S_IMODE((machine / "kenali_diri.json").stat().st_mode) == 0o600

    again = terminal("quiz")
    again.shows("Ada jawaban tersimpan (Singkat, 9 pertanyaan sudah dilalui).")
    again.press("1")
    through(again, 10, 24)
    assert again.ends() == 0
    assert "Minatmu pada semua peran" in again.everything()
    assert not (machine / "kenali_diri.json").exists()


def test_k4_starting_anew_deletes_the_old_answers(terminal, machine, run):
    run("quiz", "--short", "--save", stdin="5\n5\n")
    opened = terminal("quiz", "--short")
    opened.shows("Ada jawaban tersimpan (Singkat, 2 pertanyaan")
    opened.press("2")
    opened.shows("Simpan jawaban di komputer ini")
    assert not (machine / "kenali_diri.json").exists()


def test_k4_answers_of_another_version_are_refused(terminal, machine, run):
    run("quiz", "--short", "--save", stdin="5\n")
    path = machine / "kenali_diri.json"
    path.write_text(path.read_text().replace('"version": 1', '"version": 9'))
    opened = terminal("quiz", "--short", columns=400)
    assert opened.ends() == 2
    said = " ".join(opened.everything().split())
    assert "versi 9, sedangkan kuisnya kini versi 1" in said
    assert "careerfit forget" in said


def test_k5_the_first_interrupt_asks_and_the_second_ends(terminal, machine):
    opened = terminal("quiz", "--short")
    opened.shows("Simpan jawaban")
    opened.press("1")
    through(opened, 1, 1)
    opened.shows("Pertanyaan 2 dari 24")
    opened.press("\x03")
    opened.shows("Jawabanmu tidak disimpan. Mau berhenti?")
    opened.press("c")
    opened.shows("Pertanyaan 2 dari 24")
    opened.press("\x03")
    opened.shows("Mau berhenti?")
    opened.press("\x03")
    assert opened.ends() == 130
    assert not machine.exists()
    assert opened.echoes()


@pytest.mark.parametrize("plain", [[], ["--plain"]], ids=["keys", "lines"])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_k6_a_signal_keeps_what_was_saved(terminal, machine, items, number, status, plain):
    opened = terminal("quiz", "--short", "--save", *plain)
    through(opened, 1, 3, "4\r" if plain else "4")
    opened.shows("Pertanyaan 4 dari 24")
    opened.child.kill(number)
    assert opened.ends() == status
    assert saved(machine) == dict.fromkeys(items[:3], 4)
    assert opened.echoes()
    assert "Traceback" not in opened.everything()


def test_k7_answers_are_printed_when_they_cannot_be_saved(terminal, machine, items):
    opened = terminal("quiz", "--short", "--save")
    through(opened, 1, 2)
    opened.shows("Pertanyaan 3 dari 24")
    (machine / "kenali_diri.json").unlink()
    (machine / "kenali_diri.json").mkdir()  # nothing can replace a folder
    opened.press("4")
    assert opened.ends() == 2
    said = opened.everything()
    assert "Jawaban tidak dapat disimpan" in said
    printed = said[said.index("{") : said.rindex("}") + 1]
    assert json.loads(printed)["answers"] == dict.fromkeys(items[:3], 4)


def test_k7_a_folder_that_cannot_be_made_is_said_before_the_first_question(run, machine):
    machine.parent.mkdir(parents=True)
    machine.write_text("in the way")
    done = run("quiz", "--short", "--save", stdin="4\n")
    assert (done.status, done.out) == (2, "")
    assert "Pertanyaan 1" not in done.err


@pytest.mark.parametrize(
    ("columns", "lines", "env"),
    [(80, 24, {"TERM": "dumb"}), (20, 4, {}), (39, 24, {}), (80, 9, {})],
)
def test_k8_where_keys_would_not_work_lines_do(terminal, columns, lines, env):
    opened = terminal("quiz", "--short", "--save", columns=columns, lines=lines, env=env)
    opened.shows("q berhenti):")
    opened.told("Pertanyaan, jawaban, dan hasil tetap dapat digulir")
    opened.press("?\r")
    opened.told("mengubah jawaban.")
    opened.press("7\r")
    opened.told("Ketik angka 1–5")
    opened.press("\x04")
    assert opened.ends() == 0
    assert "Masukan sudah habis" in " ".join(opened.everything().split())
    assert b"\x1b" not in opened.raw or env == {}


def test_k9_a_script_gets_the_contract_from_a_person_too(terminal):
    opened = terminal("quiz", "--short", "--json", columns=200)
    opened.shows("Simpan jawaban")
    opened.press("1")
    through(opened, 1, 24)
    assert opened.ends() == 0
    said = opened.everything()
    assert json.loads(said[said.index("{") : said.rindex("}") + 1])["form"] == "short"


def test_k10_skipped_questions_that_matter_are_offered_once(terminal, shipped):
    opened = terminal("quiz", "--short", "--save")
    empathy = shipped.traits["empathy"].items
    texts = {item.text.root["id"] for item in empathy.values()}
    skipped = 0
    for number in range(1, 25):
        opened.shows(f"Pertanyaan {number} dari 24")
        skip = any(text in " ".join(opened.seen().split()) for text in texts)
        skipped += skip
        opened.press("s" if skip else "4")
    assert skipped == 3
    opened.shows("Karena 3 pertanyaan dilewati")
    opened.press("2")
    for number in range(1, 4):
        opened.shows(f"Pertanyaan {number} dari 3")
        opened.press("4")
    assert opened.ends() == 0
    assert "Belum dapat disimpulkan" not in opened.everything()

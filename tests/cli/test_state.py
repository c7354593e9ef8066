"""Saved answers: only for those who asked, private, whole, and gone when wanted.

S1 0600 in a folder of 0700; $XDG_STATE_HOME if it is absolute
S2 atomic: whatever goes wrong, the older file stays and nothing else is left behind
S3 broken or foreign files are refused with file and remedy, never obeyed
S4 `careerfit forget` deletes all of it and says what it deleted
"""

import json
import os
from pathlib import Path

import pytest

from careerfit.cli import state
from careerfit.model.quiz import AnswerSheet


def sheet(**answers: int | None) -> AnswerSheet:
    return AnswerSheet(quiz="kenali_diri", form="short", version=1, answers=answers)


def test_s1_nobody_else_may_read_it(machine):
    before = os.umask(0)
    try:
        state.save(sheet(a=1))
    finally:
        os.umask(before)
    assert (machine / "kenali_diri.json").stat().st_mode & 0o777 == 0o600
    assert machine.stat().st_mode & 0o777 == 0o700


def test_s1_a_relative_state_folder_is_ignored(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert state.folder() == tmp_path / ".local/state/careerfit"


def test_s2_what_is_saved_comes_back(machine):
    state.save(sheet(a=1, b=None))
    assert state.saved("kenali_diri") == sheet(a=1, b=None)
    assert [path.name for path in machine.iterdir()] == ["kenali_diri.json"]


def test_s2_a_full_disk_leaves_the_older_answers(machine, monkeypatch):
    state.save(sheet(a=1))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(state.StateError) as raised:
        state.save(sheet(a=1, b=2))
    assert raised.value.faults[0].code == "cli.state_not_writable"
    assert state.saved("kenali_diri") == sheet(a=1)
    assert [path.name for path in machine.iterdir()] == ["kenali_diri.json"]


def test_s2_a_file_where_the_folder_should_be_is_a_fault(machine):
    machine.parent.mkdir(parents=True)
    machine.write_text("in the way")
    with pytest.raises(state.StateError):
        state.save(sheet(a=1))


@pytest.mark.parametrize(
    "content", ["", "{", "[1]", '{"quiz": 3}', "\0", '{"answers": {"a": "x"}}']
)
def test_s3_a_broken_file_is_refused(machine, content):
    machine.mkdir(parents=True)
    (machine / "kenali_diri.json").write_text(content)
    with pytest.raises(state.StateError) as raised:
        state.saved("kenali_diri")
    assert raised.value.faults[0].file == str(machine / "kenali_diri.json")


def test_s3_a_pipe_in_its_place_never_hangs(machine):
    machine.mkdir(parents=True)
    os.mkfifo(machine / "kenali_diri.json")
    with pytest.raises(state.StateError):
        state.saved("kenali_diri")


def test_s4_forget_deletes_everything_of_ours_only(machine, run):
    state.save(sheet(a=1))
    (machine / "kenali_diri.x.new").write_text("left behind by a power cut")
    (machine / "mine.txt").write_text("not ours")
    done = run("forget")
    assert (done.status, "kenali_diri" in done.out) == (0, True)
    assert [path.name for path in machine.iterdir()] == ["mine.txt"]


def test_s4_forget_is_calm_when_there_is_nothing(run):
    assert run("forget", "--json").out == json.dumps({"deleted": []}) + "\n"
    assert run("forget").out == "Tidak ada jawaban tersimpan.\n"


def test_s4_what_cannot_be_deleted_is_said(run, monkeypatch):
    state.save(sheet(a=1))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    done = run("forget")
    assert done.status == 2
    assert "tidak dapat dihapus (Permission denied)" in done.err

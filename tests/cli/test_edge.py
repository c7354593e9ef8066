"""The edge: whatever happens to the streams or the process, one sentence and the right status.

E1 a closed reader (`| head -1`) is quiet
E2 a full disk under standard output is one sentence, status 2
E3 closed streams are no fault of anyone
E4 an output that knows only ASCII gets ASCII, with bars that still can be told apart
E5 no escape code goes where none belongs: a pipe, NO_COLOR, TERM=dumb (safety row 30)
E6 a bug is not hidden: what no user can cause keeps its traceback
"""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, ESCAPE


def shell(line: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_e1_a_reader_that_has_seen_enough_is_no_fault():
    done = shell(f"{COMMAND} show ahli_kdrt | true")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_e2_a_full_disk_is_one_sentence():
    done = shell(f"{COMMAND} roles > /dev/full")
    assert done.returncode == 2
    assert done.stderr.startswith("Hasil tidak dapat ditulis")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_e3_closed_streams_are_no_fault(closed):
    done = shell(f"{COMMAND} quiz --short {closed}")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_e4_ascii_output_is_ascii(process):
    done = process("quiz", "--sample", env={"PYTHONIOENCODING": "ascii"})
    assert done.status == 0
    assert done.out.isascii()
    assert "?" not in done.out.replace("  ? ", "").replace("?\n", "")
    bars = [line for line in done.out.splitlines() if "==" in line and "#" in line]
    assert len(bars) >= 7


@pytest.mark.parametrize("call", [["quiz", "--sample"], ["show", "ahli_kdrt"], ["--help"]])
def test_e5_a_pipe_gets_no_escape_codes(process, call):
    assert ESCAPE not in process(*call, env={"FORCE_COLOR": "1"}).out


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
@pytest.mark.parametrize("call", [["quiz", "--sample"], ["--help"], ["roles"]], ids=" ".join)
def test_e5_a_plain_terminal_gets_no_escape_codes(terminal, env, call):
    opened = terminal(*call, env=env)
    assert opened.ends() == 0
    assert ESCAPE.encode() not in opened.raw


def test_e5_another_terminal_gets_them(terminal):
    opened = terminal("quiz", "--sample")
    assert opened.ends() == 0
    assert ESCAPE.encode() in opened.raw


def test_e6_a_bug_keeps_its_traceback(run, monkeypatch):
    def broken(*_: object) -> None:
        raise OSError(13, "no fault of the person")

    monkeypatch.setattr("careerfit.cli.app.dispatch", broken)
    with pytest.raises(OSError, match="no fault"):
        run("roles")

"""A run of the command in this process, in a process of its own, and in a real terminal."""

import io
import os
import re
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pyte
import pytest

from careerfit.catalogue import Catalogue, load
from careerfit.cli.edge import run as run_edge

COMMAND = str(Path(sys.executable).with_name("careerfit"))
ESCAPE = "\x1b"
PATIENCE = 20  # seconds


@dataclass(frozen=True)
class Done:
    """How a run ended and what it wrote."""

    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """An ordinary machine that speaks Indonesian; returns the folder for saved answers."""
    state = tmp_path / "state"
    for name in ("NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CAREERFIT_LANG", "id")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    monkeypatch.setenv("TERM", "xterm-256color")
    before = signal.getsignal(signal.SIGTERM)
    yield state / "careerfit"
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shipped: Catalogue
) -> Callable[..., Done]:
    """Run a command line in this process; nothing here is a terminal.

    The shipped catalogue is not read again each time; runs in a process of their own read it.
    """
    monkeypatch.setattr("careerfit.catalogue.load", lambda at: load(at) if at else shipped)

    def call(*arguments: str, stdin: str = "", columns: int = 80) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        monkeypatch.setenv("COLUMNS", str(columns))
        capsys.readouterr()
        status = run_edge(list(arguments))
        return Done(status, *capsys.readouterr())

    return call


@pytest.fixture
def process() -> Callable[..., Done]:
    """Run a command line in a process of its own, with bytes for a standard input."""

    def call(
        *arguments: str, stdin: str = "", env: Mapping[str, str] = {}, patience: int = PATIENCE
    ) -> Done:
        done = subprocess.run(
            [COMMAND, *arguments],
            input=stdin.encode(),
            capture_output=True,
            env={**os.environ, **env},
            timeout=patience,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


class Terminal:
    """A program in a real pseudo-terminal, and the screen that a person would see."""

    def __init__(self, arguments: list[str], columns: int, lines: int, env: Mapping[str, str]):
        self.screen = pyte.HistoryScreen(columns, lines, history=5000, ratio=0.5)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            COMMAND, arguments, dimensions=(lines, columns), env={**os.environ, **env}
        )
        self.child.delaybeforesend = None
        # prompt_toolkit asks the terminal where its cursor is.
        self.screen.write_process_input = lambda data: self.child.send(data)

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def shows(self, text: str) -> None:
        """Wait until the screen shows a text, however it is wrapped."""
        self._waits(text, self.seen)

    def told(self, text: str) -> None:
        """Wait until a text was written, even if it has scrolled away since."""
        self._waits(text, self.everything)

    def _waits(self, text: str, where: Callable[[], str]) -> None:
        wanted, deadline = squeezed(text), time.monotonic() + PATIENCE
        while wanted not in squeezed(where()):
            assert self.read(), f"ended before it showed {text!r}:\n{where()}"
            assert time.monotonic() < deadline, f"never showed {text!r}:\n{where()}"

    def read(self) -> bool:
        """Take what the program has written; false when it has ended."""
        try:
            data = self.child.read_nonblocking(65536, timeout=0.2)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self.stream.feed(data)
        return True

    def seen(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def everything(self) -> str:
        """What has scrolled away, and the screen."""
        width = range(self.screen.columns)
        gone = ["".join(row[x].data for x in width) for row in self.screen.history.top]
        return "\n".join([*(line.rstrip() for line in gone), self.seen()])

    def ends(self) -> int:
        """The exit status; 128 + n for a signal."""
        deadline = time.monotonic() + PATIENCE
        while self.read():
            assert time.monotonic() < deadline, f"never ended:\n{self.seen()}"
        self.child.wait()
        killed = self.child.signalstatus
        return self.child.exitstatus if killed is None else 128 + killed

    def echoes(self) -> bool:
        """Whether the terminal is again as a shell needs it."""
        flags = termios.tcgetattr(self.child.child_fd)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Start a command line in a terminal of a given size."""
    opened: list[Terminal] = []

    def start(
        *arguments: str, columns: int = 80, lines: int = 24, env: Mapping[str, str] = {}
    ) -> Terminal:
        opened.append(Terminal(list(arguments), columns, lines, env))
        return opened[-1]

    yield start
    for each in opened:
        each.child.close(force=True)

"""The one edge of the program: faults become sentences, endings become exit statuses."""

import errno
import os
import signal
import sys
from collections.abc import Iterable

from careerfit.cli import streams
from careerfit.cli.language import from_environment
from careerfit.errors import CareerfitError, Fault
from careerfit.telling.voice import Voice
from careerfit.words.complaint import line_of

FAULT = 2
INTERRUPTED = 130
TERMINATED = 143
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit status."""
    streams.mend()
    signal.signal(signal.SIGTERM, _terminated)
    voice = Voice(from_environment(os.environ))
    try:
        return _run(arguments, voice)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has seen enough (`careerfit roles | head -1`).
        streams.silence(sys.stdout)
        return 0
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        streams.silence(sys.stdout)
        _complain([Fault("cli.output_not_writable", data={"reason": error.strerror})], voice)
        return FAULT


def _run(arguments: list[str], voice: Voice) -> int:
    from careerfit.cli.app import dispatch, split

    try:
        setting, tokens = split(arguments, voice.language)
        voice = setting.voice
        if tokens:
            status = dispatch(tokens, setting)
        else:
            from careerfit.cli.menu import menu

            status = menu(setting)
        sys.stdout.flush()
    except CareerfitError as error:
        sys.stdout.flush()
        _complain(error.faults, voice)
        return FAULT
    return status


def _complain(faults: Iterable[Fault], voice: Voice) -> None:
    sys.stderr.write("".join(f"{line_of(fault, voice.language)}\n" for fault in faults))


def _terminated(_: int, __: object) -> None:
    raise SystemExit(TERMINATED)

"""The three streams, whatever state they were handed over in; nothing here may fail."""

import codecs
import os
import sys
import unicodedata
from typing import TextIO

# What an output that knows only ASCII shows instead.
_PLAINER = {
    "–": "-",
    "—": "-",
    "−": "-",
    "→": "->",
    "…": "...",
    "·": "-",
    "•": "*",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "≥": ">=",
    "≤": "<=",
}


def mend() -> None:
    """Open closed streams on nothing, and let an output of few characters show plainer ones."""
    codecs.register_error("careerfit_plainer", _plainer)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="careerfit_plainer")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")


def silence(stream: TextIO) -> None:
    """Point a stream that takes nothing more at nothing, so that the exit stays quiet."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def speaks_unicode(stream: TextIO) -> bool:
    """Whether block characters arrive at the other end."""
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def may_style(stream: TextIO) -> bool:
    """Whether escape codes belong into this stream."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"
    return stream.isatty() and wanted


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_plain(character) for character in missing), error.end


def _plain(character: str) -> str:
    known = _PLAINER.get(character)
    if known is not None:
        return known
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"

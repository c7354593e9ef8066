"""What a text must be before a file of another program can hold it."""

import re

# What no XML file may hold, not even escaped.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """The text, with a mark in place of each character that a file cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def shortened(text: str, most: int) -> str:
    """On one line, with at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"

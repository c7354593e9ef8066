"""What kind of file this is, by its first bytes and never by its name alone."""

import os
import stat
from pathlib import Path
from typing import Literal

from careerfit.errors import AnswersError, Fault

Kind = Literal["parquet", "workbook", "json_lines", "sheet", "text"]

# What a program would unpack without asking how much comes out, or cannot be read at all.
_REFUSED = {
    b"\x1f\x8b": "compressed",
    b"\x28\xb5\x2f\xfd": "compressed",
    b"BZh": "compressed",
    b"\xfd7zXZ": "compressed",
    b"7z\xbc\xaf": "compressed",
    b"Rar!": "compressed",
    b"\xd0\xcf\x11\xe0": "old_workbook",
    b"%PDF": "no_table",
    b"\x89PNG": "no_table",
    b"SQLite": "no_table",
    b"<!DOCTYPE": "no_table",
    b"<html": "no_table",
    b"<?xml": "no_table",
}
_NAMED: dict[str, Kind] = {
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".json": "sheet",
    ".yaml": "sheet",
    ".yml": "sheet",
}
# No delimited file of answers begins like the header of a spreadsheet in a zip by chance.
_ZIP = b"PK\x03\x04"


def kind_of(path: Path) -> Kind:
    """The kind of a file. Raises AnswersError for what cannot be read or must not be."""
    begin = _beginning(path)
    if not begin:
        raise AnswersError(Fault("empty_file", str(path)))
    for magic, code in _REFUSED.items():
        if begin.startswith(magic):
            raise AnswersError(Fault(f"answers.{code}", str(path)))
    if begin.startswith(b"PAR1"):
        return "parquet"
    if begin.startswith(b"PK"):
        return _zipped(begin, path)
    return _NAMED.get(path.suffix.lower(), "text")


def _zipped(begin: bytes, path: Path) -> Kind:
    if not begin.startswith(_ZIP) or b"application/vnd.oasis" in begin:
        raise AnswersError(Fault("answers.no_workbook", str(path)))
    return "workbook"


def _beginning(path: Path) -> bytes:
    """The first bytes of a regular file; a pipe or a device is never waited for."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise AnswersError(Fault("unreadable", str(path))) from error
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise AnswersError(Fault("no_regular_file", str(path)))
        return file.read(128)

"""Bytes become plain values with the line of each; nothing else that YAML can do is let in."""

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerfit.errors import ContentError, Fault
from careerfit.reading.events import MAX_DEPTH, NOWHERE, Events, Lines
from careerfit.reading.numbers import number

MAX_BYTES = 512 * 1024

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One file's value, the line of every key and list entry, and its warnings."""

    file: str
    value: Any
    lines: Lines = NOWHERE
    warnings: tuple[Fault, ...] = ()

    def line(self, path: Path_) -> int:
        """The line of `path`, or of its nearest ancestor that has one."""
        line, here = 1, self.lines
        for part in path:
            if part not in here.own:
                break
            line, here = here.own[part], here.inner.get(part, NOWHERE)
        return line


def read(path: Path, root: Path | None = None) -> Document:
    """The document in a file of `root`. Raises ContentError with all faults of the file."""
    name = path.relative_to(root).as_posix() if root else str(path)
    return parse(_bytes(path, root, name), name)


def read_text(path: Path) -> str:
    """The text of a file that is no YAML, guarded alike. Raises ContentError."""
    return _text(_bytes(path, None, str(path)), str(path))


def read_bytes(path: Path, most: int) -> bytes:
    """A file that is no text, guarded alike: up to one byte more than `most`."""
    return _bytes(path, None, str(path), most)


def parse(raw: bytes, name: str) -> Document:
    """The document in these bytes. Raises ContentError with all faults."""
    text = _text(raw, name)
    return _json(text, name) if name.endswith(".json") else _yaml(text, name)


def _refused(code: str, name: str, line: int = 0, **details: object) -> ContentError:
    return ContentError(Fault(code, name, line, data=details))


def _bytes(path: Path, root: Path | None, name: str, most: int = MAX_BYTES) -> bytes:
    """The file's bytes, unless it is elsewhere, no regular file, or too large: never a hang."""
    try:
        if root and not path.resolve().is_relative_to(root.resolve()):
            raise _refused("outside_folder", name)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise _refused("unreadable", name) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _refused("no_regular_file", name)
    with os.fdopen(handle, "rb") as file:
        return file.read(most + 1)


def _text(raw: bytes, name: str) -> str:
    if len(raw) > MAX_BYTES:
        raise _refused("too_large", name, limit=MAX_BYTES // 1024)
    text = _decoded(raw, name)
    if not text.strip():
        raise _refused("empty_file", name)
    return text


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        raise _refused("not_utf8", name, 1 + raw[: max(raw.find(b"\0"), 0)].count(b"\n"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused("not_utf8", name, 1 + raw[: error.start].count(b"\n")) from error


def _yaml(text: str, name: str) -> Document:
    events = Events(name)
    value, lines = events.document(text)
    return Document(name, value, lines, tuple(events.warnings))


def _json(text: str, name: str) -> Document:
    """JSON has its own reader: YAML's does not join surrogate pairs."""
    faults: list[Fault] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in items]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            faults.append(Fault("duplicate_key", name, 0, key, {"first": 0, "second": 0}))
        return dict(items)

    def guarded(digits: str) -> int | float:
        value, problem = number(digits)
        if problem:
            faults.append(Fault(problem, name, data={"value": digits[:20]}))
        return value

    try:
        value = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_int=guarded,
            parse_float=guarded,
            parse_constant=guarded,
        )
    except json.JSONDecodeError as error:
        raise _refused("syntax", name, error.lineno) from error
    except RecursionError as error:
        raise _refused("too_deep", name, limit=MAX_DEPTH) from error
    if faults:
        raise ContentError(*faults)
    return Document(name, value)

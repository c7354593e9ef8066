"""Bytes become plain values with the line of each; nothing else that YAML can do is let in.

Values are built from the parser's events, one pass and no recursion, so that no tag, alias or
nesting ever reaches a constructor.
"""

import json
import math
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from careerfit.errors import ContentError, Fault
from careerfit.model.text import BIDI

MAX_BYTES = 512 * 1024
MAX_NODES = 20_000
MAX_DEPTH = 30
MAX_DIGITS = 15  # every such integer is exact in JavaScript too

Path_ = tuple[str | int, ...]

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NOT_A_NUMBER = re.compile(r"[-+]?\.(?:nan|inf)", re.IGNORECASE)
_QUOTED = ("'", '"', "|", ">")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """One file's value, the line of every key and list entry, and its warnings."""

    file: str
    value: Any
    lines: Mapping[Path_, int] = field(default_factory=dict)
    warnings: tuple[Fault, ...] = ()

    def line(self, path: Path_) -> int:
        """The line of `path`, or of its nearest ancestor that has one."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return 1


def read(path: Path, root: Path | None = None) -> Document:
    """The document in a file of `root`. Raises ContentError with all faults of the file."""
    name = path.relative_to(root).as_posix() if root else str(path)
    return parse(_bytes(path, root, name), name)


def parse(raw: bytes, name: str) -> Document:
    """The document in these bytes. Raises ContentError with all faults."""
    if len(raw) > MAX_BYTES:
        raise _refused("too_large", name, limit=MAX_BYTES // 1024)
    text = _decoded(raw, name)
    if not text.strip():
        raise _refused("empty_file", name)
    return _json(text, name) if name.endswith(".json") else _Events(name).document(text)


def _refused(code: str, name: str, line: int = 0, **details: object) -> ContentError:
    return ContentError(Fault(code, name, line, data=details))


def _bytes(path: Path, root: Path | None, name: str) -> bytes:
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
        return file.read(MAX_BYTES + 1)


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        raise _refused("not_utf8", name, 1 + raw[: max(raw.find(b"\0"), 0)].count(b"\n"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused("not_utf8", name, 1 + raw[: error.start].count(b"\n")) from error


def _json(text: str, name: str) -> Document:
    """JSON has its own reader: YAML's does not join surrogate pairs."""
    faults: list[Fault] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in items]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            faults.append(Fault("duplicate_key", name, 0, key, {"first": 0, "second": 0}))
        return dict(items)

    def number(digits: str) -> int | float:
        value, problem = _number(digits)
        if problem:
            faults.append(Fault(problem, name, data={"value": digits[:20]}))
        return value

    try:
        value = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_int=number,
            parse_float=number,
            parse_constant=number,
        )
    except json.JSONDecodeError as error:
        raise _refused("syntax", name, error.lineno) from error
    except RecursionError as error:
        raise _refused("too_deep", name, limit=MAX_DEPTH) from error
    if faults:
        raise ContentError(*faults)
    return Document(name, value)


def _number(digits: str) -> tuple[int | float, str]:
    """The number in a JSON notation, and the fault's code if it is none that we take."""
    if _INTEGER.fullmatch(digits):
        if len(digits.lstrip("-")) > MAX_DIGITS:
            return 0, "number_too_large"
        return int(digits), ""
    if not _DECIMAL.fullmatch(digits):
        return 0, "not_a_number"
    value = float(digits) if len(digits) < 100 else math.inf
    return (value, "") if math.isfinite(value) else (0, "number_too_large")


@dataclass
class _Open:
    """A mapping or list that is being filled."""

    value: dict[str, Any] | list[Any]
    path: Path_
    key: str | None = None
    key_lines: dict[str, int] = field(default_factory=dict)


class _Events:
    """Builds one document's value from YAML events and gathers its faults."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.lines: dict[Path_, int] = {(): 1}
        self.open: list[_Open] = []
        self.root: Any = None
        self.nodes = 0
        self.documents = 0

    def document(self, text: str) -> Document:
        try:
            for event in self._events(text):
                self._take(event)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self.faults.append(Fault("syntax", self.name, mark.line + 1 if mark else 0))
        if not self.faults and not isinstance(self.root, dict):
            self._fault("not_a_mapping", 1)
        if self.faults:
            raise ContentError(*self.faults)
        return Document(self.name, self.root, self.lines, tuple(self.warnings))

    def _events(self, text: str) -> Iterator[Any]:
        loader = _LOADER(text)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def _fault(self, code: str, line: int, **details: object) -> None:
        where = ".".join(str(part) for part in self._path())
        self.faults.append(Fault(code, self.name, line, where, details))

    def _path(self) -> Path_:
        """Where the next value goes."""
        if not self.open:
            return ()
        parent = self.open[-1]
        if isinstance(parent.value, list):
            return (*parent.path, len(parent.value))
        return parent.path if parent.key is None else (*parent.path, parent.key)

    def _take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._put(self.open.pop().value)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                raise ContentError(Fault("two_documents", self.name, line))

    def _node(self, event: Any, line: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise ContentError(Fault("too_many_nodes", self.name, line, data={"limit": MAX_NODES}))
        if event.anchor is not None:
            # Also an alias event: it carries the name of its anchor.
            self._fault("anchor", line, name=event.anchor)
        if getattr(event, "tag", None) is not None and not (event.tag == "!" and event.anchor):
            self._fault("tag", line, name=event.tag)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._start(event, line)
        elif self._wants_key():
            self._key(event, line)
        else:
            self.lines.setdefault(self._path(), line)
            self._put(None if isinstance(event, yaml.AliasEvent) else self._scalar(event, line))

    def _wants_key(self) -> bool:
        return (
            bool(self.open) and isinstance(self.open[-1].value, dict) and self.open[-1].key is None
        )

    def _start(self, event: Any, line: int) -> None:
        if len(self.open) >= MAX_DEPTH:
            raise ContentError(Fault("too_deep", self.name, line, data={"limit": MAX_DEPTH}))
        if self._wants_key():
            self._fault("key_not_text", line)
            self.open[-1].key = ""
        path = self._path()
        self.lines.setdefault(path, line)
        empty: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.open.append(_Open(empty, path))

    def _key(self, event: Any, line: int) -> None:
        mapping = self.open[-1]
        key = "" if isinstance(event, yaml.AliasEvent) else event.value
        if key == "<<" and event.style not in _QUOTED:
            self._fault("merge_key", line)
        mapping.key = key
        if key in mapping.key_lines:
            self._fault("duplicate_key", line, first=mapping.key_lines[key], second=line)
        mapping.key_lines.setdefault(key, line)
        self.lines[self._path()] = line

    def _put(self, value: Any) -> None:
        if not self.open:
            self.root = value
            return
        parent = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(value)
        else:
            parent.value[parent.key or ""] = value
            parent.key = None

    def _scalar(self, event: Any, line: int) -> Any:
        text: str = event.value
        if event.style in _QUOTED:
            return self._text(text, line)
        if text in _WORDS:
            return _WORDS[text]
        if _DECIMAL.fullmatch(text) or _NOT_A_NUMBER.fullmatch(text):
            value, problem = _number(text)
            if problem:
                self._fault(problem, line, value=text[:20])
            return value
        return self._text(text, line)

    def _text(self, text: str, line: int) -> str:
        """Warn of what a page will isolate or leave out; the text itself stays."""
        for code, wanted in _DOUBTFUL:
            if wanted.search(text):
                where = ".".join(str(part) for part in self._path())
                self.warnings.append(Fault(code, self.name, line, where, severity="warning"))
        return text


_DOUBTFUL = (
    ("bidi_text", BIDI),
    ("image_refused", re.compile(r"!\[")),
    ("link_dropped", re.compile(r"\]\((?!https?://)")),
)

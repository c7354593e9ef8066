"""YAML's events become plain values: one pass, no recursion.

No tag, alias or nesting ever reaches a constructor.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from careerfit.errors import ContentError, Fault
from careerfit.model.text import BIDI
from careerfit.reading.numbers import number

MAX_NODES = 20_000
MAX_DEPTH = 30

Key = str | int

# As YAML notes a number; whether it is one that we take, `number` says.
_NUMERIC = re.compile(
    r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|[-+]?\.(?:nan|inf)", re.IGNORECASE
)
_QUOTED = frozenset("'\"|>")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_DOUBTFUL = (
    ("bidi_text", BIDI),
    ("image_refused", re.compile(r"!\[")),
    ("link_dropped", re.compile(r"\]\((?!https?://)")),
)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Lines(NamedTuple):
    """The line of each key or entry of a mapping or list, and the lines inside of each."""

    own: Mapping[Key, int]
    inner: "Mapping[Key, Lines]"


NOWHERE = Lines({}, {})


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled."""

    value: Any
    # Where the next value goes: its number in a list, its key in a mapping, None before the key.
    at: Key | None
    own: dict[Key, int] = field(default_factory=dict)
    inner: dict[Key, Lines] = field(default_factory=dict)


class Events:
    """Builds one document's value and gathers its faults."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.nodes = 0
        # The outermost is no value of the file: it holds the document.
        self.here = _Open([], 0)
        self.outer: list[_Open] = []

    def document(self, text: str) -> tuple[dict[str, Any], Lines]:
        """The document in a text, and its lines. Raises ContentError with all faults."""
        try:
            with _events(text) as events:
                for event in events:
                    self._take(event)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self.faults.append(Fault("syntax", self.name, mark.line + 1 if mark else 0))
        if not self.faults and not isinstance(next(iter(self.here.value), None), dict):
            self._fault("not_a_mapping", 1)
        if self.faults:
            raise ContentError(*self.faults)
        return self.here.value[0], self.here.inner[0]

    def _fault(self, code: str, line: int, **details: object) -> None:
        self.faults.append(Fault(code, self.name, line, self._where(), details))

    def _where(self) -> str:
        """Where the next value goes, inside the document."""
        inside = [*self.outer, self.here][1:]
        return ".".join(str(each.at) for each in inside if each.at is not None)

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._guard(event, event.tag)
            self._scalar(event.value, event.style, _line(event))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end()
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._guard(event, event.tag)
            inside = _Open({}, None) if kind is yaml.MappingStartEvent else _Open([], 0)
            self._start(inside, _line(event))
        elif kind is yaml.AliasEvent:
            # A fault; what follows is read on for its own faults.
            self._guard(event, None)
            self._scalar("", None, _line(event))
        elif kind is yaml.DocumentStartEvent and self.here.value:
            raise ContentError(Fault("two_documents", self.name, _line(event)))

    def _guard(self, event: Any, tag: str | None) -> None:
        """Stop at too many nodes; refuse anchors, aliases (by their anchor's name) and tags."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            data = {"limit": MAX_NODES}
            raise ContentError(Fault("too_many_nodes", self.name, _line(event), data=data))
        if event.anchor is not None:
            self._fault("anchor", _line(event), name=event.anchor)
        if tag is not None and not (tag == "!" and event.anchor):
            self._fault("tag", _line(event), name=tag)

    def _start(self, inside: _Open, line: int) -> None:
        if len(self.outer) >= MAX_DEPTH:
            raise ContentError(Fault("too_deep", self.name, line, data={"limit": MAX_DEPTH}))
        here = self.here
        if here.at is None:
            self._fault("key_not_text", line)
            here.at = ""
        elif type(here.at) is int:
            here.own[here.at] = line
        self.outer.append(here)
        self.here = inside

    def _end(self) -> None:
        closed, self.here = self.here, self.outer.pop()
        if self.here.at is not None:
            self.here.inner[self.here.at] = Lines(closed.own, closed.inner)
        self._put(closed.value)

    def _scalar(self, text: str, style: str | None, line: int) -> None:
        here = self.here
        if here.at is None:
            self._key(text, style, line)
            return
        if type(here.at) is int:
            here.own[here.at] = line
        self._put(self._resolved(text, style, line))

    def _key(self, key: str, style: str | None, line: int) -> None:
        if key == "<<" and style not in _QUOTED:
            self._fault("merge_key", line)
        here = self.here
        here.at = key
        first = here.own.get(key)
        if first is None:
            here.own[key] = line
        else:
            self._fault("duplicate_key", line, first=first, second=line)

    def _put(self, value: Any) -> None:
        here = self.here
        if type(here.at) is int:
            here.value.append(value)
            here.at += 1
        else:
            here.value[here.at] = value
            here.at = None

    def _resolved(self, text: str, style: str | None, line: int) -> Any:
        if style not in _QUOTED:
            if text in _WORDS:
                return _WORDS[text]
            if _NUMERIC.fullmatch(text):
                value, problem = number(text)
                if problem:
                    self._fault(problem, line, value=text[:20])
                return value
        # Only these can be doubtful, and few texts have any of them.
        if "](" in text or "![" in text or not text.isascii():
            self._doubt(text, line)
        return text

    def _doubt(self, text: str, line: int) -> None:
        """Warn of what a page will isolate or leave out; the text itself stays."""
        for code, wanted in _DOUBTFUL:
            if wanted.search(text):
                fault = Fault(code, self.name, line, self._where(), severity="warning")
                self.warnings.append(fault)


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


@contextmanager
def _events(text: str) -> Iterator[Iterator[Any]]:
    loader = _LOADER(text)
    try:
        yield iter(loader.get_event, None)
    finally:
        loader.dispose()

"""Values as YAML that people like to edit: block style, one thing a line, quotes only where needed.

The way back is `careerfit.reading.parse`; what it reads is what was written here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

LICENCE = "CC-BY-4.0"
_WIDTH = 96
# Nothing that YAML or our reader could take for something else: no sign inside that begins a
# comment, a mapping or a list, no number, no word with a meaning of its own.
_PLAIN = re.compile(r"[^\W\d_](?:[^\n:#\"'\\{}\[\]&*!|>%@`]|:(?=\S))*(?<!\s)(?<!:)")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_WORDS = frozenset("true false null yes no on off y n".split())


def written(value: Mapping[str, object], schema: str, above: str = "../..") -> str:
    """A whole file: the editor's line, the licence, the value.

    Values are dicts, lists, texts, numbers, true, false and null. Raises TypeError for others.
    """
    top = f"# yaml-language-server: $schema={above}/schemas/{schema}.schema.json"
    # REUSE-IgnoreStart
    lines = [top, f"# SPDX-License-Identifier: {LICENCE}"]
    # REUSE-IgnoreEnd
    for key, entry in value.items():
        if isinstance(entry, dict) and entry:
            lines.append("")
        _add(lines, key, entry, 0)
    return "\n".join(lines) + "\n"


def _add(lines: list[str], key: str, value: object, depth: int) -> None:
    """`key: value`, the value below it where it is a mapping or a list of mappings."""
    name = "  " * depth + (key if _is_plain_key(key) else _quoted(key)) + ":"
    if isinstance(value, str):
        lines += _text(name, value, depth)
    elif isinstance(value, dict) and value:
        lines.append(name)
        for inner, entry in value.items():
            _add(lines, inner, entry, depth + 1)
    elif isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        lines.append(name)
        for entry in value:
            _add_listed(lines, entry, depth + 1)
    else:
        lines.append(f"{name} {_inline(value)}")


@lru_cache(maxsize=2048)  # many files say the same of their gaps
def _text(name: str, value: str, depth: int) -> tuple[str, ...]:
    if _folds(value):
        return (f"{name} >-", *_folded(value, "  " * (depth + 1)))
    return (f"{name} {_scalar(value)}",)


def _add_listed(lines: list[str], value: object, depth: int) -> None:
    """An entry of a list of mappings: its first line carries the dash."""
    if not isinstance(value, dict) or not value:
        lines.append("  " * depth + f"- {_inline(value)}")
        return
    first = len(lines)
    for key, entry in value.items():
        _add(lines, key, entry, depth + 1)
    lines[first] = "  " * depth + "- " + lines[first].lstrip()


def _inline(value: object) -> str:
    if isinstance(value, str):
        return _scalar(value)
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, dict):
        pairs = (f"{_quoted(key)}: {_in_list(entry)}" for key, entry in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_in_list(entry) for entry in value) + "]"
    raise TypeError(type(value).__name__)


def _in_list(value: object) -> str:
    """Inside [a, b] a comma ends an entry, and a # may stand only behind a letter."""
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9_]*(?:#[a-z0-9()._-]+)?", value):
        return value if value not in _WORDS else _quoted(value)
    return _quoted(value) if isinstance(value, str) else _inline(value)


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS and text.isprintable()
    return text if plain else _quoted(text)


@lru_cache(maxsize=2048)
def _is_plain_key(key: str) -> bool:
    return bool(_KEY.fullmatch(key)) and key not in _WORDS


def _quoted(text: str) -> str:
    """Double quotes as JSON has them, with every sign escaped that does not show."""
    said = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in said)


def _escaped(letter: str) -> str:
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _folds(text: str) -> bool:
    """Long texts of words with one space between them can be broken and read back alike."""
    single = text == text.strip() and "  " not in text
    return len(text) > _WIDTH and single and text.isprintable()


def _folded(text: str, indent: str) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(indent) + len(line) + 1 + len(word) > _WIDTH:
            yield indent + line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield indent + line

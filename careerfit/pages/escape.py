"""Text of a catalogue as Markdown in which nothing can be read but the text itself.

Every mark that Markdown, HTML, attribute lists, Jinja, snippets or emoji give a meaning is written
as a numeric entity, which means the same inside a Markdown line, a raw HTML block and a title.
"""

import re
from functools import lru_cache
from unicodedata import category

from careerfit.model.text import BIDI, LINK, WEB

# Each character that is looked at. A set this plain is found six times faster than one that knows
# all letters and what may stand before and after them.
_MARK = re.compile(r"[^A-Za-z0-9 ,]")
# What stays readable: commas, a hyphen inside a word, and the end of a sentence after a word.
_READABLE = re.compile(
    r"(?P<inside>(?<=[^\W_])-(?=[^\W_]))|(?P<end>(?<=[^\W\d_]{2})[.?!:;](?= |$))"
)
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


class Markdown(str):
    """Markdown that is ready: templates print it as it is, and escape everything else."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


# A site says the same labels on every page; a thousand pages are a quarter faster for it.
@lru_cache(maxsize=4096)
def literal(text: str) -> Markdown:
    """The text on one line, without any meaning but its own; turning marks are isolated."""
    line = " ".join(text.split())
    return _isolated(_part(line), line)


@lru_cache(maxsize=4096)
def inline(text: str) -> Markdown:
    """The same, but `[label](https://...)` is a link. Images and other links keep their label."""
    if "](" not in text:
        return literal(text)
    line = " ".join(text.split())
    parts, end = [], 0
    for found in LINK.finditer(line):
        image, label, address = found.groups()
        parts.append(_part(line[end : found.start()]))
        linked = not image and label.strip() and WEB.fullmatch(address)
        parts.append(external(address, label) if linked else _part(label))
        end = found.end()
    return _isolated("".join(parts) + _part(line[end:]), line)


def _isolated(shown: str, line: str) -> Markdown:
    turned = not line.isascii() and BIDI.search(line)
    return Markdown(f"<bdi>{shown}</bdi>" if turned else shown)


def _part(text: str) -> str:
    """A part of a line; spaces at its edges belong to the line."""
    return _MARK.sub(_entity, text)


def title(text: str) -> Markdown:
    """For places that show no element (a window's title, a quoted value): labels, no turning."""
    return Markdown(_MARK.sub(_entity, " ".join(BIDI.sub("", LINK.sub(r"\2", text)).split())))


def external(address: str, label: str) -> Markdown:
    """A link out of the site: it says so, and tells the other side nothing."""
    return Markdown(
        f'<a href="{_part(address)}" rel="noreferrer noopener external" class="external">'
        f"{literal(label)}</a>"
    )


def _entity(found: re.Match[str]) -> str:
    mark, line, at = found[0], found.string, found.start()
    if not mark.isascii() and mark.isprintable():
        return mark
    readable = _READABLE.match(line, at)
    # "ii. x" begins a list where some extensions are on, so a first word never ends a sentence.
    if readable and (readable["inside"] or line.find(" ", 0, at) >= 0):
        return mark
    # Control characters have no entity, and Python-Markdown marks its own places with two of them.
    return _UNKNOWN if category(mark) in ("Cc", "Cs", "Cn") else f"&#{ord(mark)};"

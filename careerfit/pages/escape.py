"""Text of a catalogue as Markdown in which nothing can be read but the text itself.

Every mark that Markdown, HTML, attribute lists, Jinja, snippets or emoji give a meaning is written
as a numeric entity, which means the same inside a Markdown line, a raw HTML block and a title.
"""

import re
from functools import lru_cache
from unicodedata import category

from careerfit.model.text import BIDI

# What stays readable: commas, a hyphen inside a word, and the end of a sentence after a word.
_MARK = re.compile(
    r"(?P<inside>(?<=[^\W_])-(?=[^\W_]))|(?P<end>(?<=[^\W\d_]{2})[.?!:;](?= |$))|[^\w ,]|_"
)
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)\)")
_WEB = re.compile(r"https?://[^\s<>\"]+")
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
    shown = Markdown(_MARK.sub(_entity, line))
    return Markdown(f"<bdi>{shown}</bdi>") if BIDI.search(line) else shown


@lru_cache(maxsize=4096)
def inline(text: str) -> Markdown:
    """The same, but `[label](https://...)` is a link. Images and other links keep their label."""
    line = " ".join(text.split())
    parts, end = [], 0
    for found in _LINK.finditer(line):
        image, label, address = found.groups()
        parts.append(_part(line[end : found.start()]))
        linked = not image and label.strip() and _WEB.fullmatch(address)
        parts.append(external(address, label) if linked else _part(label))
        end = found.end()
    shown = "".join(parts) + _part(line[end:])
    return Markdown(f"<bdi>{shown}</bdi>") if BIDI.search(line) else Markdown(shown)


def _part(text: str) -> str:
    """A part of a line; spaces at its edges belong to the line."""
    return _MARK.sub(_entity, text)


def title(text: str) -> Markdown:
    """For places that show no element (a window's title, a quoted value): labels, no turning."""
    return Markdown(_MARK.sub(_entity, " ".join(BIDI.sub("", _LINK.sub(r"\2", text)).split())))


def external(address: str, label: str) -> Markdown:
    """A link out of the site: it says so, and tells the other side nothing."""
    return Markdown(
        f'<a href="{_part(address)}" rel="noreferrer noopener external" class="external">'
        f"{literal(label)}</a>"
    )


def _entity(found: re.Match[str]) -> str:
    mark = found[0]
    # "ii. x" begins a list where some extensions are on, so a first word never ends a sentence.
    if found["end"] and found.string.find(" ", 0, found.start()) >= 0:
        return mark
    if found["inside"] or (mark.isprintable() and not mark.isascii()):
        return mark
    # Control characters have no entity, and Python-Markdown marks its own places with two of them.
    return _UNKNOWN if category(mark) in ("Cc", "Cs", "Cn") else f"&#{ord(mark)};"

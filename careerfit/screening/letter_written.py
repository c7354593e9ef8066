"""A letter as plain text, Markdown or HTML; whatever stands in a policy or a reason is text."""

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from html import escape

from careerfit.screening.letter import Letter
from careerfit.screening.page import framed

_WIDTH = 80
# What Markdown could take for more than letters, and what would begin a list or a heading.
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_BEGINS = re.compile(r"^([0-9]*)([-+.)])(?=\s|$)")


def as_text(letter: Letter, _: str) -> str:
    """Lines of 80 letters, for a mail or a print."""
    return "\n".join(_text_lines(letter)) + "\n"


def as_markdown(letter: Letter, _: str) -> str:
    """Markdown without HTML."""
    return "\n".join(_markdown_lines(letter)) + "\n"


def as_html(letter: Letter, language: str) -> str:
    """One file without scripts and requests."""
    body = [
        f"<h1>{escape(letter.title)}</h1>",
        *(f"<p>{escape(each)}</p>" for each in letter.above),
    ]
    for section in letter.sections:
        body.append(f"<h2>{escape(section.title)}</h2>")
        body += (f"<p>{escape(each)}</p>" for each in section.sentences)
        if section.lines:
            items = "".join(f"<li>{escape(each)}</li>" for each in section.lines)
            body.append(f"<ul>{items}</ul>")
    said = "\n".join(body)
    return framed(language, letter.title, f'<article class="letter">{said}</article>')


WRITERS: Mapping[str, Callable[[Letter, str], str]] = {
    ".txt": as_text,
    ".md": as_markdown,
    ".html": as_html,
}


def _text_lines(letter: Letter) -> Iterator[str]:
    yield from (letter.title, "=" * min(len(letter.title), _WIDTH))
    yield from _paragraphs(letter.above)
    for section in letter.sections:
        yield from ("", section.title, "-" * min(len(section.title), _WIDTH))
        yield from _paragraphs(section.sentences)
        for line in section.lines:
            yield from textwrap.wrap(line, _WIDTH, initial_indent="- ", subsequent_indent="  ")


def _paragraphs(sentences: tuple[str, ...]) -> Iterator[str]:
    for sentence in sentences:
        yield from textwrap.wrap(sentence, _WIDTH)


def _markdown_lines(letter: Letter) -> Iterator[str]:
    yield f"# {_bare(letter.title)}"
    for sentence in letter.above:
        yield from ("", _bare(sentence))
    for section in letter.sections:
        yield from ("", f"## {_bare(section.title)}")
        if section.sentences:
            yield from ("", " ".join(map(_bare, section.sentences)))
        if section.lines:
            yield from ("", *(f"- {_bare(line)}" for line in section.lines))


def _bare(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _BEGINS.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))

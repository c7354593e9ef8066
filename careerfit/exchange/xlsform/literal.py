"""Text of a catalogue as a label in which nothing can be read but the text itself.

XLSForm puts values in for `${name}` and `instance(...)`; Collect, Enketo and Web Forms read
Markdown and a few tags. Where all of them know a backslash, it stands before the mark; elsewhere
an invisible word joiner keeps the marks apart.
"""

import re
from dataclasses import dataclass

from careerfit.model.text import Text
from careerfit.telling.voice import Voice

_JOINER = "\N{WORD JOINER}"
_MARK = re.compile(r"[\\*_#]")
# What opens something: a value, an expression, a tag, a link, an entity.
_OPENING = re.compile(r"\$(?={)|instance(?=\s*\()|<|\](?=\()|&(?=\w)")
# What makes a line a list, a quotation, a link's address, or "no translation".
_FIRST = re.compile(r"[-+=>~|[]|\d+[.)]")
# Web Forms alone reads it as code, where no backslash helps the others.
_BACKTICK = str.maketrans("`", "\N{MODIFIER LETTER GRAVE ACCENT}")


def literal(text: str) -> str:
    """The text on one line, without any meaning but its own."""
    line = _MARK.sub(r"\\\g<0>", " ".join(text.split()).translate(_BACKTICK))
    line = _OPENING.sub(lambda mark: mark[0] + _JOINER, line)
    return f"{_JOINER}{line}" if _FIRST.match(line) else line


@dataclass(frozen=True, slots=True)
class SurveyVoice(Voice):
    """Speaks one language of a form; what the content says stays text."""

    def read(self, text: Text) -> str:
        """A sentence of the content, with a badge if it is in another language."""
        # `super()` without arguments does not work in a dataclass with slots.
        return literal(Voice.read(self, text))

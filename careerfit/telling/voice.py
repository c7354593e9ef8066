"""One language: sentences of the program and sentences of the content, ready for a terminal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerfit.words import say

if TYPE_CHECKING:
    from careerfit.model.text import Text

_LINK = re.compile(r"\[([^\[\]]+)\]\((\S+?)\)")


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language; shows where a sentence exists only in another."""

    language: str

    def say(self, key: str, /, **data: object) -> str:
        """A sentence of the program, `room.name`."""
        return say(key, self.language, **data)

    def read(self, text: "Text") -> str:
        """A sentence of the content, with a badge if it is in another language."""
        spoken = text.spoken(self.language)
        plain = shown(spoken.text)
        return plain if spoken.language == self.language else f"{plain} [{spoken.language}]"

    def listed(self, words: Iterable[str]) -> str:
        """`a`, `a and b`, `a, b, and c`."""
        *most, last = words
        if not most:
            return last
        key = "result.list_two" if len(most) == 1 else "result.list_more"
        return self.say(key, most=", ".join(most), last=last)


def shown(text: str) -> str:
    """A sentence as a terminal can show it: links written out, no character that turns the line."""
    from careerfit.model.text import BIDI

    return BIDI.sub("", _LINK.sub(r"\1 (\2)", text)).strip()

"""One language: sentences of the program and sentences of the content, ready for a terminal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerfit.words import say

if TYPE_CHECKING:
    from careerfit.model.text import Text


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
    """A sentence without marks: web links written out, of others and of images only the label,
    no character that turns the line.
    """
    from careerfit.model.text import BIDI, LINK

    return BIDI.sub("", LINK.sub(_written_out, text)).strip()


def _written_out(link: re.Match[str]) -> str:
    from careerfit.model.text import WEB

    image, label, address = link.groups()
    return f"{label} ({address})" if not image and WEB.fullmatch(address) else label

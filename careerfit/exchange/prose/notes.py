"""Notes of an import: a stable code, the line, and the sentence an editor reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from careerfit.words import languages, say

_QUOTE = 120  # characters of the source, enough to find the place
HIGH = frozenset({"contradiction", "too_long", "no_fact", "no_reality", "missing_summary"})


@dataclass(frozen=True)
class Note:
    """A defect of the text, or a decision that the import leaves to a person."""

    code: str
    line: int  # 0: the whole text
    where: tuple[str, ...]
    quote: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    severity: str = ""
    variant: str = ""  # of the sentence; the code stays

    def to_json(self) -> dict[str, Any]:
        """`line` is null where the note is about the whole text."""
        return {"code": self.code, "line": self.line or None, "text": self.sentence("")}

    def sentence(self, language: str) -> str:
        """What is wrong and what to do; in the first language where none is asked for."""
        key = "_".join(filter(None, ("importing.note", self.code, self.variant)))
        return say(key, language or languages()[0], **self.data)

    def as_editorial(self, source: str, spoken: Sequence[str]) -> dict[str, Any]:
        """The note in the shape of careerfit.model.text.EditorialNote, in these languages."""
        shape: dict[str, Any] = {
            "code": self.code,
            "severity": self.severity or ("high" if self.code in HIGH else "note"),
            "where": [name for name in dict.fromkeys(self.where) if name],
            "text": {language: self.sentence(language) for language in spoken},
        }
        if self.quote:
            shape["quote"] = _shortened(self.quote)
        shape["sources"] = [f"{source}#{self.line}" if self.line else source]
        return shape


def _shortened(quote: str) -> str:
    if len(quote) <= _QUOTE:
        return quote
    return quote[:_QUOTE].rpartition(" ")[0] or quote[:_QUOTE]

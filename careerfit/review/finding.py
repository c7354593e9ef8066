"""A finding: where it is, how grave, which rule, and the data its two sentences need."""

import dataclasses
from collections.abc import Mapping
from typing import Literal, get_args

from careerfit.model.walk import Path_

# The same words as an editorial note's, the gravest last.
Level = Literal["note", "high", "safety"]
LEVELS: tuple[Level, ...] = get_args(Level)


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """One thing to read again. `language` is empty where it concerns all of them.

    Its reason is the sentence `review.<code>`, its remedy `review.<code>_remedy`.
    """

    code: str
    severity: Level
    file: str
    path: Path_
    language: str = ""
    data: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def name(self) -> str:
        """What an editor accepts it by: the same for all languages of a text."""
        return f"{self.code}/{'.'.join(map(str, self.path))}"

    @property
    def field(self) -> str:
        """The field in its file, with the language if it is in one."""
        return ".".join(map(str, (*self.path, self.language) if self.language else self.path))

"""What can go wrong for a user: a code and its data. The sentence comes from words."""

import dataclasses
from collections.abc import Mapping
from typing import Literal


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One complaint: where it is, what it is (`code`), and the data its sentence needs."""

    code: str
    file: str = ""
    line: int = 0
    field: str = ""
    data: Mapping[str, object] = dataclasses.field(default_factory=dict)
    severity: Literal["error", "warning"] = "error"


class CareerfitError(Exception):
    """Root of all errors a user can cause and mend."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(", ".join(f"{f.file}:{f.line} {f.field} {f.code}" for f in faults))
        self.faults = faults


class ContentError(CareerfitError):
    """Files of a catalogue are wrong; all faults of all files at once."""


class PlanError(CareerfitError):
    """A quiz and its profiles do not make a plan."""


class AnswersError(CareerfitError):
    """An answer sheet does not belong to this quiz, form or version, or has impossible values."""


class MissingExtraError(CareerfitError):
    """An optional library is not installed; the fault names the extra."""


class UsageError(CareerfitError):
    """A command was given a name that does not exist."""

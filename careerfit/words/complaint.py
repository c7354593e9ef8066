"""A fault as a sentence: where, what, and what to do."""

from collections.abc import Mapping
from typing import Protocol

from careerfit.words import say


class Complaint(Protocol):
    """What a fault carries (see careerfit.errors.Fault)."""

    @property
    def code(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def field(self) -> str: ...
    @property
    def data(self) -> Mapping[str, object]: ...
    @property
    def severity(self) -> str: ...


def line_of(fault: Complaint, language: str) -> str:
    """`file:line field: sentence`, as far as the fault has them."""
    place = f"{fault.file}:{fault.line}" if fault.file and fault.line else fault.file
    where = " ".join(part for part in (place, fault.field) if part)
    said = sentence_of(fault, language)
    if fault.severity == "warning":
        said = f"{say('faults.warning', language)}: {said}"
    return f"{where}: {said}" if where else said


def sentence_of(fault: Complaint, language: str) -> str:
    """What is wrong and what to do, with the name that was probably meant."""
    data = {key: _unstyled(value) for key, value in fault.data.items()}
    # A room above may have faults of its own: `cli.unknown_command`.
    key = fault.code if "." in fault.code else f"faults.{fault.code}"
    said = say(key, language, **data)
    if nearest := data.get("nearest"):
        said = f"{said} {say('faults.did_you_mean', language, name=nearest)}"
    return said


def _unstyled(value: object) -> object:
    """A value of a file may hold escape codes; a terminal must not obey them."""
    if not isinstance(value, str):
        return value
    return "".join(letter if letter.isprintable() else "?" for letter in value)

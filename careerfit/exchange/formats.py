"""What each outside format carries and what it cannot, read from formats.tsv."""

import csv
from dataclasses import dataclass, fields
from pathlib import Path

TABLE = Path(__file__).parent / "formats.tsv"


@dataclass(frozen=True, slots=True)
class Format:
    """One row; every value is a code whose sentence stands in words."""

    format: str
    command: str
    ending: str
    self_report: str
    train: str
    select: str
    languages: str
    scored: str
    seen: str


# What is said of a format, in the order of the table.
SAID = tuple(field.name for field in fields(Format))[3:]


def formats() -> tuple[Format, ...]:
    """The rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(Format(**row) for row in csv.DictReader(lines, delimiter="\t"))

"""What the form has: one table a section, and how its cells become fields of a profile.

Codes, notes, the status and accepted findings have no place in it; an import keeps them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from careerfit.words import languages, say

# text: one column a language. names: a list of slugs. citations: a list of sources.
CellKind = Literal["text", "plain", "names", "number", "truth", "citations"]

ABOUT = "about"
GATES = "formal_requirements"
NAME = "name"
# The rows of the first table, and what they stand for in a profile.
ABOUT_ROWS = ("slug", "title", "summary")


@dataclass(frozen=True, slots=True)
class Column:
    """A field of an entry; `optional` ones may be left out, others are TODO until written."""

    field: str
    kind: CellKind
    optional: bool = False


_TEXT = Column("text", "text")
_SOURCES = Column("sources", "citations")
_TRAIT = Column("trait", "plain")
_STATEMENT = (_TEXT, _SOURCES)

# Section: its columns behind the first one, which holds the entry's name.
TABLES: Mapping[str, tuple[Column, ...]] = {
    ABOUT: (_TEXT,),
    "tasks": _STATEMENT,
    "partners": _STATEMENT,
    "suitable": (_TRAIT, *_STATEMENT),
    "unsuitable": (_TRAIT, *_STATEMENT),
    "misconceptions": (Column("myth", "text"), Column("fact", "text"), _SOURCES),
    "expectations": (
        Column("expectation", "text"),
        Column("reality", "text"),
        Column("matches", "truth", optional=True),
        _SOURCES,
    ),
    "distinctions": (
        Column("others", "names"),
        Column("here", "text"),
        Column("there", "text", optional=True),
        _SOURCES,
    ),
    "facts": _STATEMENT,
    "requirements": (Column("importance", "plain"), Column("level", "number"), _SOURCES),
    GATES: (),
    "path": _STATEMENT,
    "conditions": _STATEMENT,
    "next_steps": _STATEMENT,
    "people": _STATEMENT,
    "gaps": (_TEXT,),
    "sources": (
        Column("title", "text"),
        Column("kind", "plain"),
        Column("status", "plain"),
        Column("address", "plain", optional=True),
    ),
}
# What a new entry says where the form has no column for it, or an empty cell.
DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "requirements": {"origin": "editorial", "importance": "important"},
    "sources": {"kind": "page", "status": "unverified"},
}


def heading(section: str, language: str) -> str:
    """The heading above a section's table."""
    return say(f"docx.section_{section}", language)


def label(field: str, language: str) -> str:
    """The word at the top of a column."""
    return say(f"docx.column_{field}", language)


def plain(words: str) -> str:
    """Words as they are compared: small letters, single spaces."""
    return " ".join(words.split()).casefold()


def sections() -> dict[str, str]:
    """The section of each heading, in every language the program speaks."""
    return {plain(heading(section, code)): section for code in languages() for section in TABLES}


def fields() -> dict[str, str]:
    """The field of each column's word, in every language the program speaks."""
    named = {NAME, *(column.field for columns in TABLES.values() for column in columns)}
    return {plain(label(field, code)): field for code in languages() for field in named}

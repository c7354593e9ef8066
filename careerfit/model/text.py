"""The smallest parts of every content file: texts, slugs, sources, notes."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, StringConstraints
from pydantic_core import PydanticCustomError

# Names that a file system or a JavaScript engine gives a meaning of its own.
RESERVED = frozenset(
    """con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6
    lpt7 lpt8 lpt9 constructor prototype arguments await break case catch class const continue
    debugger default delete do else enum eval export extends false finally for function if
    implements import in instanceof interface let new null package private protected public return
    static super switch this throw true try typeof undefined var void while with yield""".split()
)
BIDI = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# `[label](address)` in a sentence; with a ! before it, an image.
LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)\)")
WEB = re.compile(r"https?://[^\s<>\"]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# What a draft leaves to a person, as a text and as a name; `careerfit check` reports both.
TODO = "TODO"
TODO_NAME = "todo"


class Model(BaseModel):
    """Base of all content: immutable, no coercion, no unknown field."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


def _not_reserved(slug: str) -> str:
    if slug in RESERVED:
        raise PydanticCustomError("reserved_name", "reserved name", {"name": slug})
    return slug


def _printable(text: str) -> str:
    if found := _CONTROL.search(text):
        raise PydanticCustomError(
            "control_character", "control character", {"code": f"U+{ord(found[0]):04X}"}
        )
    if not text.strip():
        raise PydanticCustomError("blank_text", "blank text")
    return text


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40),
    AfterValidator(_not_reserved),
]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Sentence = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_printable)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=500)]
# "source", or "source#place": a sentence of a page, an article of a law, an element of a data set.
Citation = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(#[^\s#][^#\n]{0,60})?$")]
# A statement, an item or a section named from outside its file: role/section/statement.
Reference = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*){0,2}$")]


class Spoken(NamedTuple):
    """A sentence and the language it really is in."""

    text: str
    language: str


class Text(RootModel[dict[Language, Sentence]]):
    """One meaning in several languages. A missing language is never replaced in silence."""

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)
    root: Annotated[dict[Language, Sentence], Field(min_length=1)]

    def spoken(self, language: str) -> Spoken:
        """The sentence in `language`; if missing, the first one there is, with its language."""
        if language in self.root:
            return Spoken(self.root[language], language)
        other = next(iter(self.root))
        return Spoken(self.root[other], other)


class Source(Model):
    """Where statements come from: a page, a public record, a law, a data set or a study."""

    kind: Literal["page", "record", "law", "dataset", "classification", "study"]
    title: Text
    publisher: str | None = None
    author: str | None = None
    published: str | None = Field(None, description="date or year as the source gives it")
    address: WebAddress | None = None
    seen_on: date | None = None
    status: Literal["seen", "second_hand", "unverified"] = Field(
        description="seen: the text itself was read; second_hand: quoted by another; "
        "unverified: from memory, to be checked before anyone relies on it"
    )
    licence: Text | None = None
    interest: Text | None = Field(None, description="what the source's author gains by it")


class EditorialNote(Model):
    """A defect of a source or a decision of the editor, shown to readers and never repaired."""

    code: Slug
    severity: Literal["safety", "high", "note"]
    where: Annotated[tuple[Slug, ...], Field(min_length=1)]
    text: Text
    quote: str | None = Field(None, max_length=160, description="the source's own few words")
    proposal: Text | None = None
    sources: tuple[Citation, ...] = ()


class Statement(Model):
    """One sentence of a profile or service, with where it comes from."""

    text: Text
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]


Statements = Mapping[Slug, Statement]

# A finding of `careerfit review` by its name: what it is, and where in the file.
FindingName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*/[a-z0-9_.]{1,200}$")]


class ContentFile(Model):
    """What every file of a catalogue may hold, whatever else it is about."""

    schema_version: Literal[1]
    accepted: Mapping[FindingName, Text] = Field(
        {}, description="findings of `careerfit review` that are right as they are, and why"
    )


def source_of(citation: str) -> str:
    """The source's key in a citation: `uu_12_2022` in `uu_12_2022#26(3)`."""
    return citation.partition("#")[0]


def place_in(citation: str) -> str:
    """The place inside the source: `26(3)` in `uu_12_2022#26(3)`, or an empty string."""
    return citation.partition("#")[2]


def exported(reference: str) -> str:
    """A reference as an outside name: `role/tasks/x` becomes `role__tasks__x`."""
    return reference.replace("/", "__")

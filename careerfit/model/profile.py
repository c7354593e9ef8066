"""A job profile: every section of it powers one part of a quiz."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from careerfit.model.text import (
    Citation,
    ContentFile,
    EditorialNote,
    Model,
    Slug,
    Source,
    Statement,
    Statements,
    Text,
    WebAddress,
)

# Sections a reader may expect; an empty one must say in `gaps` why it is empty.
SECTIONS = (
    "tasks",
    "partners",
    "suitable",
    "unsuitable",
    "misconceptions",
    "expectations",
    "distinctions",
    "facts",
    "requirements",
    "formal_requirements",
    "path",
    "conditions",
    "next_steps",
    "people",
)
WEIGHT = {"essential": 3, "important": 2, "helpful": 1}


class Task(Statement):
    """What people in the role do."""

    shared: tuple[Slug, ...] = Field(
        (), description="roles that do this too, or something too close to ask whose work it is"
    )


class TraitStatement(Statement):
    """A sentence on who suits the role, or may not, and the trait it is about."""

    trait: Slug


class Misconception(Model):
    """A myth and the fact that refutes it."""

    myth: Text
    fact: Text
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]


class Expectation(Model):
    """What newcomers expect, and what they find."""

    expectation: Text
    reality: Text
    matches: bool = Field(False, description="true where the expectation is what one finds")
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]


class Distinction(Model):
    """How this role differs from others: roles of the catalogue, or neighbours outside it."""

    others: Annotated[tuple[Slug, ...], Field(min_length=1)]
    here: Text
    there: Text | None = Field(None, description="what the source says of the others, if it does")
    asked: bool = Field(
        False, description="ask whose work `here` describes; not where a source contradicts itself"
    )
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]


class Requirement(Model):
    """How much of a trait the role needs."""

    importance: Literal["essential", "important", "helpful"]
    level: Annotated[int, Field(ge=1, le=100)]
    origin: Literal["editorial", "panel", "source"]
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]


class Code(Model):
    """The role's number in a classification of occupations."""

    scheme: Literal["kbji2026", "isco08", "esco", "onet"]
    code: str
    match: Literal["exact", "close", "related"]
    gloss: Text = Field(description="our own words: titles of some classifications are not free")
    address: WebAddress | None = None


class Profile(ContentFile):
    """The file profiles/roles/<slug>.yaml."""

    slug: Slug
    status: Literal["draft", "partial", "reviewed"]
    title: Text
    summary: Text
    tasks: Mapping[Slug, Task] = {}
    partners: Statements = {}
    suitable: Mapping[Slug, TraitStatement] = {}
    unsuitable: Mapping[Slug, TraitStatement] = {}
    misconceptions: Mapping[Slug, Misconception] = {}
    expectations: Mapping[Slug, Expectation] = {}
    distinctions: Mapping[Slug, Distinction] = {}
    facts: Statements = {}
    requirements: Mapping[Slug, Requirement] = {}
    formal_requirements: tuple[Slug, ...] = Field((), description="gates of jurisdiction.yaml")
    path: Statements = Field({}, description="from school to the role, step by step")
    conditions: Statements = Field({}, description="pay, hours, safety, self-care")
    next_steps: Statements = Field({}, description="small things to try")
    people: Statements = Field({}, description="whom to ask")
    codes: tuple[Code, ...] = ()
    gaps: Mapping[Slug, Text] = Field({}, description="sections or topics without a source")
    sources: Mapping[Slug, Source]
    editorial_notes: tuple[EditorialNote, ...] = ()

"""Traits: what a person brings or learns, and the items that ask about it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from careerfit.model.text import Citation, ContentFile, Model, Slug, Text, WebAddress

Kind = Literal["disposition", "skill", "knowledge"]


class TraitItem(Model):
    """A self-description that a person agrees or disagrees with."""

    text: Text
    reversed: bool = Field(False, description="agreeing speaks against the trait")
    origin: str = Field(description="'new', or the public item pool it was translated from")
    status: Literal["draft", "draft_translation", "reviewed", "piloted"]


class TraitReference(Model):
    """The same trait in another vocabulary (SKOS match: exact, close, related)."""

    scheme: Literal["onet", "esco"]
    code: str
    label: str | None = None
    address: WebAddress | None = None
    match: Literal["exact", "close", "related"]


class Anchors(Model):
    """What an answer is like that gets 1, 3 or 5 of five points."""

    one: Text
    three: Text
    five: Text


class TraitInterview(Model):
    """How a structured interview asks for the trait; never about the person's private life."""

    behavioural: Text = Field(description="what the person did: in work, school or volunteering")
    situational: Text = Field(description="what the person would do")
    probes: Annotated[tuple[Text, ...], Field(min_length=1)]
    anchors: Anchors
    status: Literal["draft", "reviewed", "piloted"]


class Trait(Model):
    """A disposition (self-rating is fair), or a skill or knowledge (shown as 'to learn')."""

    name: Text
    kind: Kind
    definition: Text
    references: tuple[TraitReference, ...] = ()
    evidence: Text | None = Field(None, description="what published scales of it are known to do")
    avoid: Text | None = Field(None, description="what must not be asked, and why")
    sources: tuple[Citation, ...] = ()
    items: Annotated[Mapping[Slug, TraitItem], Field(min_length=1)]
    interview: TraitInterview | None = Field(None, description="without it a kit leaves it out")


class Traits(ContentFile):
    """The file profiles/traits.yaml."""

    traits: Annotated[Mapping[Slug, Trait], Field(min_length=1)]

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


class Traits(ContentFile):
    """The file profiles/traits.yaml."""

    traits: Annotated[Mapping[Slug, Trait], Field(min_length=1)]

"""What holds for a whole catalogue: languages, shared sources, neighbours, words explained."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from careerfit.model.text import ContentFile, Language, Model, Slug, Source, Statement, Text


class Term(Statement):
    """A word of the field and what it means; `text` is the meaning."""

    term: Text


class Glossary(ContentFile):
    """The file profiles/glossary.yaml."""

    terms: Mapping[Slug, Term]


class Neighbour(Model):
    """An occupation outside the catalogue that sources compare a role with."""

    title: Text
    codes: Text | None = None


class About(ContentFile):
    """The file profiles/catalogue.yaml: what holds for the whole folder."""

    title: Text
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    licence: str
    neighbours: Mapping[Slug, Neighbour] = {}
    sources: Mapping[Slug, Source] = {}

"""What holds for a whole catalogue: languages, shared sources, neighbours, words explained."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from careerfit.model.text import Language, Model, Slug, Source, Statement, Text


class Term(Statement):
    """A word of the field and what it means; `text` is the meaning."""

    term: Text


class Glossary(Model):
    """The file profiles/glossary.yaml."""

    schema_version: Literal[1]
    terms: Mapping[Slug, Term]


class Neighbour(Model):
    """An occupation outside the catalogue that sources compare a role with."""

    title: Text
    codes: Text | None = None


class About(Model):
    """The file profiles/catalogue.yaml: what holds for the whole folder."""

    schema_version: Literal[1]
    title: Text
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    licence: str
    neighbours: Mapping[Slug, Neighbour] = {}
    sources: Mapping[Slug, Source] = {}

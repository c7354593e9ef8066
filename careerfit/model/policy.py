"""The rules by which a person lets sheets be ordered, written down before anyone is measured."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from careerfit.model.text import Model, Sentence, Slug

# UU 27/2022 art. 20(2) a-f: consent is one of six, and seldom free where someone seeks work.
LegalBasis = Literal[
    "consent",
    "contract",
    "legal_obligation",
    "vital_interest",
    "public_task",
    "legitimate_interest",
]
ScaleName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=82)]
# The header of a column in the files of answers.
KeptColumn = Annotated[str, Field(min_length=1, max_length=2000)]
Places = Annotated[int, Field(ge=1, le=100_000)]
# A number for all, or one for each group; so a complaint is made once, about the form it has.
AllPlaces = Annotated[
    Annotated[Places, Tag("number")] | Annotated[Mapping[str, Places], Tag("groups")],
    Discriminator(lambda value: "groups" if isinstance(value, Mapping) else "number"),
]
DECISIONS = ("invite", "reserve", "not_now")


class Component(Model):
    """A keyed scale that counts."""

    scale: ScaleName
    weight: Annotated[int, Field(ge=1, le=100)] = 1
    minimum: Annotated[int, Field(ge=1, le=100)] | None = Field(
        None, description="in percent; a lower score is marked and nobody is left out for it"
    )


class Appeal(Model):
    """How a candidate objects to an order or a decision (UU 27/2022 art. 10)."""

    route: Sentence = Field(description="what a candidate does, in a sentence")
    contact: Sentence
    days: Annotated[int, Field(ge=1, le=365)] = Field(description="days to object, and to answer")


class Policy(Model):
    """The file that `careerfit screen` orders by. Its own words are the recruiter's."""

    schema_version: Literal[1]
    controller: Sentence = Field(description="who answers for the data")
    contact: Sentence = Field(description="where candidates reach the controller")
    legal_basis: LegalBasis = Field(description="UU 27/2022 art. 20(2)")
    purpose: Sentence = Field(description="which vacancy, and what the order is for")
    notice: Sentence = Field(description="where and when the candidates were told")
    retain_until: date = Field(description="the day after which all of it is deleted")
    quiz: Slug
    version: Annotated[int, Field(ge=1)]
    components: Annotated[tuple[Component, ...], Field(min_length=1, max_length=20)]
    justification: Sentence | None = Field(None, description="why the weights are not equal")
    rank_within: Annotated[tuple[KeptColumn, ...], Field(max_length=3)] = Field(
        (), description="one order for each value of these columns, such as a place of work"
    )
    places: AllPlaces | None = Field(
        None, description="a line in the report, never a cut; by value of rank_within (A / B)"
    )
    tie_breaks: Annotated[tuple[ScaleName, ...], Field(max_length=3)] = ()
    duplicates: Literal["refuse", "first", "last"] = Field(
        "refuse", description="which sheet of an id that stands twice counts, in file order"
    )
    keep: tuple[KeptColumn, ...] = Field(
        (), description="columns carried along; no other column leaves the files of answers"
    )
    decisions: Annotated[tuple[Slug, ...], Field(min_length=2, max_length=6)] = DECISIONS
    appeal: Appeal
    gates: tuple[Slug, ...] = Field((), description="gates of jurisdiction.yaml, never scored")

    @cached_property
    def hash(self) -> str:
        """First 16 hex digits of the SHA-256 of the sorted compact JSON."""
        value = self.model_dump(mode="json")
        compact = json.dumps(value, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(compact.encode()).hexdigest()[:16]

    @property
    def kept(self) -> tuple[str, ...]:
        """Every column that leaves the files of answers, each once."""
        return tuple(dict.fromkeys((*self.rank_within, *self.keep)))

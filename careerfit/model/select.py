"""What a select quiz asks, what its key says, and what is known of formal gates.

A quiz file never says which option is good: that stands in a key, a file of its own.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from careerfit.model.text import Citation, ContentFile, Model, Reference, Slug, Text

Access = Literal["public", "private"]
Options = Annotated[Mapping[Slug, Text], Field(min_length=2, max_length=11)]
BEST = 100


class Question(Model):
    """A question of knowledge with written options."""

    text: Text
    status: Literal["draft", "reviewed", "piloted"]
    options: Options = Field(description="in the order they are shown; none says which is right")
    statements: tuple[Reference, ...] = Field(
        (), description="what it rests on: role/section/statement"
    )


class Situation(Model):
    """A situation of the work, and actions that somebody might take in it."""

    trait: Slug = Field(description="the trait that it shows")
    text: Text
    status: Literal["draft", "reviewed", "piloted"]
    options: Options = Field(description="actions, in the order they are shown")


class KeyedOption(Model):
    """What an option is worth, in percent, and why."""

    credit: Annotated[int, Field(ge=0, le=BEST)]
    reason: Text


class KeyedItem(Model):
    """The key of one item: every option of it."""

    options: Mapping[Slug, KeyedOption]
    sources: tuple[Citation, ...] = Field(
        (), description="the law or guideline that decides; none: the editors' own judgement"
    )


class SelectKey(ContentFile):
    """The key of a select quiz: quizzes/<slug>/key.yaml if public, else a file kept elsewhere."""

    select_key: Access = Field(description="a private key may not lie inside a catalogue or site")
    quiz: Slug
    version: Annotated[int, Field(ge=1)]
    situations: Mapping[Slug, KeyedItem] = {}
    knowledge: Mapping[Slug, KeyedItem] = {}

    def item(self, section: str, slug: str) -> KeyedItem:
        """The key of one item. Raises KeyError if it has none."""
        keyed: Mapping[Slug, KeyedItem] = getattr(self, section)
        return keyed[slug]


GateStatus = Literal["pass", "unknown", "fail"]
LONGEST_EVIDENCE = 300


class GateCheck(Model):
    """What is known of one person and one formal gate. It is never scored.

    Nobody has passed or failed without evidence: a document seen, or the rule that is not met.
    """

    status: GateStatus
    evidence: str | None = Field(None, max_length=LONGEST_EVIDENCE)

    @model_validator(mode="after")
    def _evident(self) -> "GateCheck":
        if self.status != "unknown" and not (self.evidence or "").strip():
            raise PydanticCustomError("no_evidence", "no evidence")
        return self

"""Services: components, method steps, and the indicator that counts them."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from careerfit.model.text import (
    Citation,
    ContentFile,
    EditorialNote,
    Model,
    Reference,
    Slug,
    Source,
    Statement,
    Statements,
    Text,
)


class Component(Statement):
    """What a service consists of; a quality describes how the others are done."""

    title: Text
    kind: Literal["service", "quality"] = "service"


class Step(Statement):
    """One step of the method, the components it serves and the tasks of roles that do it."""

    title: Text
    components: tuple[Slug, ...] = ()
    tasks: tuple[Reference, ...] = Field((), description="role/tasks/statement")


class Reading(Model):
    """A published value of the same or a sibling indicator, as a worked example."""

    place: Text
    period: str
    value: str
    note: Text
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]


# An indicator without these is a number without a meaning.
NEEDED = ("numerator", "denominator", "period", "area")


class Indicator(Model):
    """Metadata of a public indicator (Satu Data Indonesia, MS-Ind of BPS)."""

    code: str
    name: Text
    definition: Text | None = None
    concept: Text | None = None
    producer: Text | None = None
    unit: Text | None = None
    affairs: Text | None = None
    methodology: Text | None = None
    collection: Text | None = None
    romantik: str | None = None
    observation_unit: Text | None = None
    measure: Text | None = None
    benefit: Text | None = None
    formula: Text | None = None
    sdsn: str | None = None
    references: Text | None = None
    interpretation: Text | None = None
    numerator: Text | None = None
    denominator: Text | None = None
    period: Text | None = None
    area: Text | None = None
    disaggregation: Text | None = None
    base_source: Text | None = None
    formula_status: Literal["absent", "unverified", "verified"]
    readings: tuple[Reading, ...] = ()
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]

    def missing(self) -> tuple[str, ...]:
        """The fields still needed before a value can be computed."""
        return tuple(name for name in NEEDED if getattr(self, name) is None)


class Service(ContentFile):
    """The file profiles/services/<slug>.yaml."""

    slug: Slug
    status: Literal["draft", "partial", "reviewed"]
    title: Text
    summary: Text
    components: Mapping[Slug, Component] = {}
    steps: Mapping[Slug, Step] = {}
    principles: Statements = {}
    experts: Statements = {}
    partners: Statements = {}
    channels: Statements = {}
    barriers: Statements = Field({}, description="what keeps people from using it")
    challenges: Statements = Field({}, description="what keeps it from working")
    indicator: Indicator | None = None
    gaps: Mapping[Slug, Text] = {}
    sources: Mapping[Slug, Source]
    editorial_notes: tuple[EditorialNote, ...] = ()

    def steps_of(self, component: str) -> tuple[str, ...]:
        """The steps that serve a component; none is a hole in the method."""
        return tuple(slug for slug, step in self.steps.items() if component in step.components)

"""What a place decides: its laws, formal gates, notices, thresholds and helplines."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from careerfit.model.text import (
    Citation,
    ContentFile,
    Model,
    Slug,
    Source,
    Statement,
    Text,
    WebAddress,
)


class Channel(Model):
    """One way to reach a contact."""

    kind: Literal["phone", "whatsapp", "email", "web"]
    value: str


class Contact(Model):
    """A place that helps. `verified_on` stays null until a named person has called."""

    name: Text
    offers: Text
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    seen_on: date
    verified_on: date | None
    verified_by: str | None = None
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]


class Contacts(ContentFile):
    """The file profiles/contacts.yaml."""

    contacts: Mapping[Slug, Contact]


class Gate(Statement):
    """A formal requirement of the law and when it binds."""

    binds: Text


class Jurisdiction(ContentFile):
    """The file profiles/jurisdiction.yaml: laws, gates, notices, thresholds, exit address."""

    name: Text
    laws: Mapping[Slug, Source] = {}
    gates: Mapping[Slug, Gate] = {}
    notices: Mapping[Slug, Text] = {}
    adult_age: Annotated[int, Field(ge=1, le=99)]
    contact_max_age_days: Annotated[int, Field(ge=1)]
    exit_address: WebAddress

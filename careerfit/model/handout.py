"""A printed page for teachers and facilitators, as its author writes it."""

from typing import Annotated, Literal

from pydantic import Field

from careerfit.model.text import ContentFile, Model, Text


class HandoutPart(Model):
    """A heading and what stands below it; what is empty is left out."""

    title: Text
    text: tuple[Text, ...] = ()
    bullets: tuple[Text, ...] = ()
    header: tuple[Text, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    widths: tuple[int, ...] = Field((), description="shares of the line, one a column")
    notice: Text | None = None
    insert: Literal["misconceptions", "contacts"] | None = Field(
        None, description="a table from the catalogue"
    )


class Handout(ContentFile):
    """A lesson plan or a facilitator's sheet."""

    title: Text
    lead: Text
    parts: Annotated[tuple[HandoutPart, ...], Field(min_length=1)]

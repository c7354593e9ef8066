"""What ties a file of answers from another tool to the items and options of a quiz form."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from careerfit.model.quiz import FormName
from careerfit.model.text import Model, Slug

# A column by its header: header cells of several rows are joined by " | ", and the second
# column of a name gets " (2)".
ColumnName = Annotated[str, Field(min_length=1, max_length=2000)]
ItemId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=130)]
Option = Annotated[int, Field(ge=1, le=11)]
UNDECIDED: Literal["?"] = "?"  # a person has to say which option this is; nothing is scored before


class Seconds(Model):
    """How long a sheet took: a column of seconds, or two columns of moments."""

    column: ColumnName | None = None
    start: ColumnName | None = None
    end: ColumnName | None = None
    format: str | None = Field(
        default=None, description="of start and end, as strftime writes it; none: ISO 8601"
    )


class AnswerMapping(Model):
    """Columns of a file to items, cells to option numbers."""

    schema_version: Literal[1]
    quiz: Slug
    form: FormName
    version: Annotated[int, Field(ge=1)]
    header_rows: Annotated[int, Field(ge=1, le=3)] = 1
    id: ColumnName | None = Field(
        default=None, description="none: sheets are named by file and row"
    )
    columns: Annotated[Mapping[ColumnName, ItemId], Field(min_length=1)]
    labels: Mapping[str, Mapping[str, Option | Literal["?"]]] = Field(
        default={},
        description="per list of options: what a cell says, and the number of that option",
    )
    missing: tuple[str, ...] = Field(
        default=(), description="what a cell says where nobody answered"
    )
    seconds: Seconds | None = None
    keep: tuple[ColumnName, ...] = Field(default=(), description="columns carried along as text")
    duplicates: Literal["refuse", "first", "last"] = Field(
        default="refuse", description="which sheet of an id that stands twice counts, in file order"
    )

"""A quiz as its author writes it, and as it is complete with the items of the profiles."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from careerfit.model.select import Access, Question, Situation
from careerfit.model.text import ContentFile, EditorialNote, Model, Slug, Text

Purpose = Literal["explore", "train", "select"]
Value = Literal["interest", "readiness", "learning", "realism", "knowledge"]
Section = Literal[
    "traits",
    "tasks",
    "expectations",
    "misconceptions",
    "facts",
    "whose",
    "situations",
    "knowledge",
]
# Sections that a select quiz writes itself: no profile holds them, so they need no stem.
OWN: tuple[Section, ...] = ("situations", "knowledge")
# A form's name: a slug, or two roles' slugs for a form about a pair.
FormName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=82)]
KEYED = 2  # a keyed item has two options that may be right; a third says "not sure"
MIN_SCALE = 3  # fewer items are shown one by one: a mean of two says too little
VALUES: tuple[Value, ...] = ("interest", "readiness", "learning", "realism", "knowledge")


class Coverage(Model):
    """How much must be answered, in percent of the weights, before a value is given."""

    scales: Annotated[int, Field(ge=1, le=100)]
    roles: Annotated[int, Field(ge=1, le=100)]


class Stem(Model):
    """How a section's sentences become items; `{statement}` stands for the sentence."""

    text: Text | None = Field(None, description="none: the sentence is the item")
    options: Slug
    keyed: bool = Field(
        False,
        description="the options are true, false and perhaps not sure; for whose: the first "
        "role, the second role and perhaps not sure",
    )


class Form(Model):
    """One length of the quiz, with a plan of its own."""

    title: Text
    values: tuple[Value, ...] = Field((), description="of roles; a select quiz has none")
    traits: Mapping[Slug, tuple[Slug, ...]] = Field({}, description="trait: its items asked")
    tasks: Annotated[int, Field(ge=0, description="tasks a role, in file order")] = 0
    expectations: Annotated[int, Field(ge=0, description="expectations a role")] = 0
    misconceptions: Annotated[int, Field(ge=0, description="misconceptions a role")] = 0
    facts: Annotated[
        int, Field(ge=0, description="facts a role, never more than its false statements")
    ] = 0
    whose: Annotated[
        int, Field(ge=0, description="tasks a role; the form becomes one for each pair of roles")
    ] = 0
    situations: tuple[Slug, ...] = Field((), description="select: in the order they are asked")
    knowledge: tuple[Slug, ...] = Field((), description="select: asked after the situations")


class QuizSource(ContentFile):
    """The file quizzes/<slug>/quiz.yaml: nothing that a profile says already."""

    slug: Slug
    version: Annotated[int, Field(ge=1)]
    purpose: Purpose
    title: Text
    summary: Text
    notices: tuple[Slug, ...] = Field((), description="notices of jurisdiction.yaml")
    roles: tuple[Slug, ...] = Field((), description="none: every role of the catalogue")
    options: Mapping[Slug, Annotated[tuple[Text, ...], Field(min_length=2, max_length=11)]] = Field(
        {}, description="answer labels, lowest credit first"
    )
    stems: Mapping[Section, Stem] = {}
    coverage: Coverage
    forms: Annotated[Mapping[Slug, Form], Field(min_length=1)]
    questions: Mapping[Slug, Text] = Field({}, description="to ask someone who does the work")
    situations: Mapping[Slug, Situation] = Field({}, description="select: what one would do")
    knowledge: Mapping[Slug, Question] = Field({}, description="select: what one knows")
    gates: tuple[Slug, ...] = Field((), description="select: gates of jurisdiction.yaml, unscored")
    key: Access | None = Field(
        None,
        description="select: public if key.yaml lies beside this file and ships; private if it "
        "is kept elsewhere",
    )
    editorial_notes: tuple[EditorialNote, ...] = ()


class AnswerSheet(Model):
    """Answers as both clients save them: option numbers from 1, or null for "don't know"."""

    quiz: Slug
    form: FormName
    version: int
    plan: str | None = Field(None, pattern=r"^[0-9a-f]{16}$")
    answers: Mapping[str, int | None]


class GoldenCase(Model):
    """An answer sheet and the result every scorer must give for it."""

    name: str
    why: str
    form: FormName
    answers: Mapping[str, int | None] = {}
    all: int | None = Field(None, description="one option for every item not in `answers`")
    seconds: int | None = None
    expect: Mapping[str, object]


class GoldenCases(Model):
    """The file quizzes/<slug>/cases.yaml."""

    schema_version: Literal[1]
    cases: Annotated[tuple[GoldenCase, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `id` is its outside name, `statement` the sentence it comes from."""

    id: str
    statement: str
    text: Text
    labels: tuple[Text, ...]  # option 1 first
    reversed: bool
    section: Section
    owner: str  # the trait, the role or the select quiz whose section it is
    right: int | None = None  # the right option of a keyed item
    credits: tuple[int, ...] | None = None  # select: what each option is worth, in percent

    @property
    def unsure(self) -> int | None:
        """The option of a keyed item that says "not sure"."""
        return KEYED + 1 if self.right is not None and len(self.labels) > KEYED else None


@dataclass(frozen=True, slots=True)
class Scale:
    """Items that are added up: a trait's, one section's of a role or a quiz, or a pair's."""

    id: str
    owner: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """One form of a quiz, complete: the items in the order they are asked."""

    source: QuizSource
    form: str
    roles: tuple[str, ...]
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    not_covered: Mapping[str, tuple[str, ...]]  # section: roles without it
    values: tuple[Value, ...]

"""A train quiz as a bank of questions: what Moodle XML and GIFT both carry.

Each option brings its refutation. Self-report has no right answer, and the key of a select quiz
would be open to everybody who may read the bank.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from careerfit.catalogue import Catalogue, known
from careerfit.errors import Fault, UsageError
from careerfit.exchange.text import shortened, writable
from careerfit.model.quiz import Item, QuizSource
from careerfit.telling.refuting import refutation
from careerfit.telling.trained import claim
from careerfit.telling.voice import Voice

NAME = 80  # characters of a question's name in a list
CATEGORY = 250  # Moodle stores 255


@dataclass(frozen=True, slots=True)
class Option:
    """An answer, and what is said to whoever chooses it."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Question:
    """A keyed item in one language; `id` is unique within its category."""

    id: str
    category: tuple[str, str]
    name: str
    text: str
    options: tuple[Option, ...]
    tags: tuple[str, ...]


def bank(
    catalogue: Catalogue, quiz: str, form: str | None, language: str
) -> dict[tuple[str, str], list[Question]]:
    """The questions of a train quiz by category: quiz and role, or quiz and pair of roles.

    Raises UsageError for an unknown name, and where the quiz has no keyed items that may travel.
    """
    source = keyed_only(catalogue, quiz)
    named = [form] if form else list(catalogue.forms(quiz))
    found: dict[tuple[str, str], dict[str, Question]] = {}
    for question in _questions(catalogue, source, named, Voice(language)):
        found.setdefault(question.category, {}).setdefault(question.id, question)
    if not found:
        raise UsageError(Fault("course_without_key", data={"quiz": quiz}))
    return {category: list(questions.values()) for category, questions in found.items()}


def keyed_only(catalogue: Catalogue, quiz: str) -> QuizSource:
    """The quiz, if right and wrong may leave with it. Raises UsageError if not."""
    source = known(catalogue.quizzes, quiz, "quiz")
    if source.purpose == "select":
        raise UsageError(Fault("course_select", data={"quiz": quiz}))
    if source.purpose == "explore":
        raise UsageError(Fault("course_self_report", data={"quiz": quiz}))
    return source


def _questions(
    catalogue: Catalogue, source: QuizSource, forms: list[str], voice: Voice
) -> Iterator[Question]:
    # The slug keeps a title from being read as one of Moodle's own places (top, $system$).
    whole = f"{voice.read(source.title)} ({source.slug})"
    for form in forms:
        quiz = catalogue.quiz(source.slug, form)
        for item in quiz.items:
            if item.right is None:
                continue
            owners = form.split("__") if item.section == "whose" else [item.owner]
            titles = voice.listed(voice.read(catalogue.roles[role].title) for role in owners)
            category = (shortened(writable(whole), CATEGORY), shortened(writable(titles), CATEGORY))
            yield _question(item, category, catalogue, voice)


def _question(
    item: Item, category: tuple[str, str], catalogue: Catalogue, voice: Voice
) -> Question:
    options = (
        Option(
            writable(voice.read(label)),
            number == item.right,
            writable(refutation(item, number, catalogue, voice)),
        )
        for number, label in enumerate(item.labels, 1)
    )
    return Question(
        item.id,
        category,
        shortened(writable(claim(item, catalogue, voice)), NAME),
        writable(voice.read(item.text)),
        tuple(options),
        (item.owner, item.section),
    )

"""Forms that others collect: what they may say, what they are called, and no key in them."""

from dataclasses import replace

from careerfit.catalogue import Catalogue
from careerfit.model.quiz import Quiz, QuizSource
from careerfit.model.text import Text

# What this program promises of itself (answers stay on the device) is not true of such a form.
OWN_PROMISES = ("privasi", "privacy")


def notices(catalogue: Catalogue, quiz: QuizSource) -> dict[str, Text]:
    """The notices of a quiz that hold for a form of somebody else."""
    known = catalogue.jurisdiction.notices
    return {slug: known[slug] for slug in quiz.notices if slug not in OWN_PROMISES}


def keyless(catalogue: Catalogue) -> Catalogue:
    """The catalogue without any key: a select quiz has no credits that could be written."""
    return replace(catalogue, keys={})


def form_or_first(catalogue: Catalogue, quiz: str, form: str | None) -> Quiz:
    """A form of a quiz, the first one if none is named. Raises UsageError for unknown names."""
    return catalogue.quiz(quiz, form or next(iter(catalogue.forms(quiz))))


def form_name(quiz: Quiz) -> str:
    """A name for a file or a form: `kenali_diri__short`."""
    return f"{quiz.source.slug}__{quiz.form}"

"""Keyed quizzes whose key can be guessed without knowing anything."""

from collections.abc import Iterator, Sequence
from statistics import median

from careerfit.catalogue import Catalogue
from careerfit.model.quiz import Item
from careerfit.review.finding import Finding
from careerfit.review.material import Material, quiz_file
from careerfit.review.vocabulary import phrases

MOST = 0.6  # share of items that a rule of thumb may get right
_LEAST = 10  # fewer items are right by chance too often
TRUE = 1  # the right option of a true statement


def betrayed_keys(material: Material) -> Iterator[Finding]:
    """True-or-false forms whose key follows from cue words or from length."""
    catalogue = material.catalogue
    for slug, quiz in catalogue.quizzes.items():
        for form, asked in quiz.forms.items():
            if quiz.purpose != "train" or asked.whose:
                continue
            items = catalogue.quiz(slug, form).items
            for language in material.languages:
                for code, rate in _rates(catalogue, items, language):
                    if rate > MOST and len(items) >= _LEAST:
                        data = {"percent": round(100 * rate), "most": round(100 * MOST)}
                        path = ("forms", form)
                        yield Finding(code, "high", quiz_file(slug), path, language, data)


def _rates(
    catalogue: Catalogue, items: Sequence[Item], language: str
) -> Iterator[tuple[str, float]]:
    said = [catalogue.claim(item.statement).root.get(language, "") for item in items]
    keys = [item.right == TRUE for item in items]
    yield "key_in_words", by_words(said, keys, language)
    yield "key_in_length", by_length(said, keys)


def by_words(said: Sequence[str], keys: Sequence[bool], language: str) -> float:
    """How often "no cue word, so it is true" is right, or its opposite; 0 where it cannot guess."""
    guesses = [not phrases("cues", language).search(statement) for statement in said]
    return accuracy(guesses, keys) if len(set(guesses)) > 1 else 0.0


def by_length(said: Sequence[str], keys: Sequence[bool]) -> float:
    """How often "longer than most, so it is true" is right, or its opposite."""
    lengths = [len(statement.split()) for statement in said]
    middle = median(lengths) if lengths else 0
    longer = accuracy([length > middle for length in lengths], keys)
    return max(longer, accuracy([length >= middle for length in lengths], keys))


def accuracy(guesses: Sequence[bool], keys: Sequence[bool]) -> float:
    """The share of right guesses, or of wrong ones if there are more of these; 0 for none."""
    hits = sum(guess == key for guess, key in zip(guesses, keys, strict=True))
    return max(hits, len(keys) - hits) / len(keys) if keys else 0.0

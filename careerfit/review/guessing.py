"""Select quizzes whose best options can be guessed without knowing anything."""

from collections import Counter
from collections.abc import Iterator, Sequence

from careerfit.model.quiz import Item
from careerfit.model.select import BEST
from careerfit.review.finding import Finding
from careerfit.review.material import Material, quiz_file

MOST = 0.4  # share of items that a rule of thumb may get right; with four options, chance is 0.25
_LEAST = 10  # fewer items are right by chance too often


def guessed_options(material: Material) -> Iterator[Finding]:
    """Forms whose best options stand mostly in one place, or are mostly the longest or shortest."""
    catalogue = material.catalogue
    for slug, quiz in catalogue.quizzes.items():
        for form in quiz.forms if quiz.purpose == "select" else ():
            items = [item for item in catalogue.quiz(slug, form).items if item.credits]
            if len(items) < _LEAST:
                continue
            rates = [("best_in_position", "", by_position(items))]
            rates += [
                ("best_in_length", language, by_length(items, language))
                for language in material.languages
            ]
            for code, language, rate in rates:
                if rate > MOST:
                    data = {"percent": round(100 * rate), "most": round(100 * MOST)}
                    path = ("forms", form)
                    yield Finding(code, "high", quiz_file(slug), path, language, data)


def by_position(items: Sequence[Item]) -> float:
    """How often "always the nth option" finds a best one, for the best n."""
    hits = Counter(place for item in items for place in _best(item))
    return max(hits.values(), default=0) / len(items)


def by_length(items: Sequence[Item], language: str) -> float:
    """How often "the longest option", or "the shortest", finds a best one."""
    longest, shortest = 0, 0
    for item in items:
        lengths = [len(label.root.get(language, "")) for label in item.labels]
        best = {lengths[place] for place in _best(item)}
        longest += max(lengths) in best
        shortest += min(lengths) in best
    return max(longest, shortest) / len(items)


def _best(item: Item) -> Iterator[int]:
    """The places of an item's best options."""
    return (place for place, credit in enumerate(item.credits or ()) if credit == BEST)

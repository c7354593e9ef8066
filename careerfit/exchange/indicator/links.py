"""Which step serves which component: a proposal from the words their titles share."""

import re
from typing import Any

from careerfit.exchange.indicator.record import Part
from careerfit.exchange.indicator.vocabulary import meanings, stopped

_WORD = re.compile(r"[^\W\d_]+")

Entries = dict[str, dict[str, Any]]


def link(components: Entries, steps: Entries, of: tuple[Part, ...], by: tuple[Part, ...]) -> None:
    """Name in each step the components it serves.

    The step whose title shares most with a component serves it; others do where a word of the
    component's title stands in their text as well.
    """
    for slug, component in zip(components, of, strict=True):
        named = words(component.title)
        shared = {
            step: len(named & words(part.title)) * 2 + len(named & words(part.text))
            for step, part in zip(steps, by, strict=True)
            if named & words(part.title)
        }
        best = max(shared, key=lambda step: shared[step], default=None)
        for (step, entry), part in zip(steps.items(), by, strict=True):
            if step == best or (step in shared and named & words(part.text)):
                entry.setdefault("components", []).append(slug)


def words(text: str) -> set[str]:
    """The words that carry meaning, words of one meaning as one."""
    found = {word for word in _WORD.findall(text.lower()) if word not in stopped()}
    return {meanings().get(word, word) for word in found}

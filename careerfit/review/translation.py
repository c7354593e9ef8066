"""Translations that are missing, or that no longer say the same.

Stale is what can be seen without knowing the languages: numbers, links or placeholders differ, or
one text has twice as many sentences as the other, and two more at least.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from careerfit.review.finding import Finding
from careerfit.review.material import Material
from careerfit.review.vocabulary import sentences

_LINK = re.compile(r"https?://[^\s)>\]]+")
_PLACEHOLDER = re.compile(r"\{\w+\}")
# Thousands and decimals are written with points or commas; only the digits are compared.
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MORE = 2


def translations(material: Material) -> Iterator[Finding]:
    """Texts that lack a declared language, and texts whose languages tell different things."""
    first, *others = material.languages
    for said in material.texts:
        have = said.text.root
        if missing := [language for language in material.languages if language not in have]:
            data = {"missing": ", ".join(missing)}
            yield Finding("translation_missing", "note", said.file, said.path, data=data)
        for language in others:
            if first in have and language in have:
                for code, one, two in _differences(have[first], have[language]):
                    data = {"first": first, "one": one, "two": two}
                    yield Finding(code, "high", said.file, said.path, language, data)


def _differences(one: str, two: str) -> Iterator[tuple[str, str, str]]:
    """What differs: the code of the finding, and what each text has."""
    if _LINK.findall(one) != _LINK.findall(two):
        yield "links_differ", _shown(_LINK.findall(one)), _shown(_LINK.findall(two))
    if sorted(_PLACEHOLDER.findall(one)) != sorted(_PLACEHOLDER.findall(two)):
        found = _shown(_PLACEHOLDER.findall(one)), _shown(_PLACEHOLDER.findall(two))
        yield "placeholders_differ", *found
    numbers, others = _numbers(one), _numbers(two)
    if numbers != others:
        only, only_there = numbers - others, others - numbers
        yield "numbers_differ", _shown(only.elements()), _shown(only_there.elements())
    few, many = sorted((len(sentences(one)), len(sentences(two))))
    if many >= 2 * few and many - few >= _MORE:
        yield "lengths_differ", str(len(sentences(one))), str(len(sentences(two)))


def _numbers(text: str) -> Counter[str]:
    """The numbers outside links, without their separators."""
    return Counter(re.sub("[.,]", "", found) for found in _NUMBER.findall(_LINK.sub("", text)))


def _shown(found: Iterable[str]) -> str:
    return ", ".join(found) or "–"

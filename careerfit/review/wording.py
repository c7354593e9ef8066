"""Words that blame, label or promise too much, each with its reason (lists/wording.tsv)."""

from collections.abc import Iterator
from functools import cache
from re import Pattern

from careerfit.review.finding import LEVELS, Finding, Level
from careerfit.review.material import Material
from careerfit.review.vocabulary import pattern, phrases, rows


def wordings(material: Material) -> Iterator[Finding]:
    """One finding for each reason in a text; notes on wording may quote what they criticise."""
    for said in material.texts:
        if said.is_comment:
            continue
        for language, text in said.text.root.items():
            if not phrases("wording", language).search(text):
                continue
            for code, level in _reasons():
                if found := _phrases(code, language).search(text):
                    data = {"phrase": found[0]}
                    yield Finding(code, level, said.file, said.path, language, data)


@cache
def _reasons() -> tuple[tuple[str, Level], ...]:
    """Why a phrase is listed, and how grave that is."""
    named: dict[str, Level] = {level: level for level in LEVELS}
    return tuple({code: named[level] for _, _, level, code in rows("wording")}.items())


@cache
def _phrases(code: str, language: str) -> Pattern[str]:
    found = [row[1] for row in rows("wording") if (row[0], row[3]) == (language, code)]
    return pattern(found)

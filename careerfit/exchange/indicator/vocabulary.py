"""The words by which a record's defects are known, as data."""

import re
from collections.abc import Iterator
from functools import cache

from careerfit.exchange.indicator.record import HERE
from careerfit.exchange.prose.cues import compiled


@cache
def phrase(use: str) -> re.Pattern[str]:
    """What is looked for under this name."""
    return compiled(next(entry for name, entry in _rows() if name == use))


@cache
def meanings() -> dict[str, str]:
    """Words of one meaning, each with the first of them."""
    groups = [entry.split() for name, entry in _rows() if name == "same"]
    return {word: group[0] for group in groups for word in group}


@cache
def stopped() -> frozenset[str]:
    """Words that do not tell two parts apart."""
    return frozenset(word for name, entry in _rows() if name == "stop" for word in entry.split())


def _rows() -> Iterator[tuple[str, str]]:
    for row in (HERE / "words.tsv").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            use, _, entry = row.partition("\t")
            yield use, entry

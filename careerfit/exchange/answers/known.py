"""What outside tools call their own columns and answers: a table, known.tsv, read once."""

from functools import cache
from pathlib import Path

from careerfit.exchange.answers.wording import normal

_FILE = Path(__file__).with_name("known.tsv")


@cache
def known(kind: str) -> dict[str, str]:
    """Normal text to what it stands for (the kind itself where the table says no more)."""
    found = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        name, text, *rest = line.split("\t")
        if name == kind:
            found[normal(text)] = rest[0] if rest else kind
    return found


@cache
def suffixes() -> tuple[str, ...]:
    """Endings of a header that stand beside a question's own column, such as its points."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(
        text for kind, text in (line.split("\t")[:2] for line in lines) if kind == "beside"
    )

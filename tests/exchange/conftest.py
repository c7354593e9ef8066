"""Texts of the sources' family with gold labels, and what an import may name."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from careerfit.catalogue import Catalogue
from careerfit.exchange.prose.traits import Known

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = ("import", "import_own", "import_variants")


@dataclass(frozen=True)
class Case:
    """A text, and the kind of each of its lines."""

    name: str
    text: str
    kinds: tuple[str, ...]


def cases(folder: str) -> list[Case]:
    found = []
    for path in sorted((CASES / folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        found.append(Case(path.stem, text, tuple(line["kind"] for line in gold["lines"])))
    return found


def source(name: str) -> str:
    (path,) = (CASES / "import_sources").glob(f"{name}_*.txt")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def known(shipped: Catalogue) -> Known:
    named = {**shipped.about.neighbours, **shipped.roles}
    titles = {said.lower(): slug for slug, of in named.items() for said in of.title.root.values()}
    return Known(shipped.traits, titles)

"""The two ledgers of a role: what speaks for it, and what to think about."""

from collections.abc import Iterable
from typing import Literal

from careerfit.catalogue import Catalogue
from careerfit.scoring.result import Line
from careerfit.telling.material import Telling
from careerfit.telling.report import Ledger

Side = Literal["supports", "consider"]
SHOWN = 4


def ledger(lines: Iterable[Line], side: Side, telling: Telling) -> Ledger:
    """The strongest lines as sentences. Two items behind one sentence are one line."""
    said = tuple(dict.fromkeys(_said(line, side, telling) for line in lines))
    return Ledger(said[:SHOWN], max(0, len(said) - SHOWN))


def _said(line: Line, side: Side, telling: Telling) -> str:
    """`What it is about: the profile's sentence`"""
    key, trait = label(line.statement, side, telling.catalogue)
    about = telling.say(key, trait=telling.trait(trait)) if trait else telling.say(key)
    if line.statement.split("/")[1] == "requirements":
        return about
    return f"{about}: {telling.voice.read(telling.catalogue.sentence(line.statement))}"


def label(statement: str, side: Side, catalogue: Catalogue) -> tuple[str, str | None]:
    """The words (of the room `result`) in front of a statement, and the trait they name."""
    owner, section, slug = statement.split("/")
    if section not in ("suitable", "unsuitable", "requirements"):
        return f"line_{section}", None
    named = section != "requirements"
    trait = getattr(catalogue.roles[owner], section)[slug].trait if named else slug
    disposition = catalogue.traits[trait].kind == "disposition"
    if section == "unsuitable":
        return "line_unsuitable" if disposition else "line_to_learn_if", trait
    if side == "supports":
        return "line_reached", trait
    return "line_below" if disposition else "line_to_learn", trait

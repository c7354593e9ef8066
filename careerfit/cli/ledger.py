"""The two ledgers of a role: what speaks for it, and what to think about."""

from collections.abc import Iterable
from typing import Literal

from careerfit.cli.report import Ledger
from careerfit.cli.telling import Telling
from careerfit.scoring.result import Line

_SHOWN = 4


def ledger(
    lines: Iterable[Line], side: Literal["supports", "consider"], telling: Telling
) -> Ledger:
    """The strongest lines as sentences. Two items behind one sentence are one line."""
    said = tuple(dict.fromkeys(_said(line, side, telling) for line in lines))
    return Ledger(said[:_SHOWN], max(0, len(said) - _SHOWN))


def _said(line: Line, side: str, telling: Telling) -> str:
    """`What it is about: the profile's sentence`."""
    owner, section, slug = line.statement.split("/")
    sentence = telling.voice.read(telling.catalogue.sentence(line.statement))
    if section not in ("suitable", "unsuitable", "requirements"):
        return f"{telling.say(f'line_{section}')}: {sentence}"
    profile = telling.catalogue.roles[owner]
    trait = slug if section == "requirements" else getattr(profile, section)[slug].trait
    disposition = telling.catalogue.traits[trait].kind == "disposition"
    place = "reached" if side == "supports" else "below" if disposition else "to_learn"
    if section == "unsuitable":
        place = "unsuitable" if disposition else "to_learn_if"
    about = telling.say(f"line_{place}", trait=telling.trait(trait))
    return about if section == "requirements" else f"{about}: {sentence}"

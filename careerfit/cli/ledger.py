"""The two ledgers of a role: what speaks for it, and what to think about."""

from collections.abc import Iterable
from typing import Literal

from careerfit.catalogue import Catalogue
from careerfit.cli.report import Ledger
from careerfit.cli.voice import Voice
from careerfit.scoring.sheet import Line

_SHOWN = 4


def ledger(
    lines: Iterable[Line],
    side: Literal["supports", "consider"],
    catalogue: Catalogue,
    voice: Voice,
) -> Ledger:
    """The strongest lines as sentences. Two items behind one sentence are one line."""
    said = tuple(dict.fromkeys(_said(line, side, catalogue, voice) for line in lines))
    return Ledger(said[:_SHOWN], max(0, len(said) - _SHOWN))


def _said(line: Line, side: str, catalogue: Catalogue, voice: Voice) -> str:
    """`What it is about: the profile's sentence`."""
    owner, section, slug = line.statement.split("/")
    sentence = voice.read(catalogue.sentence(line.statement))
    if section in ("tasks", "expectations"):
        return f"{voice.say(f'result.line_{section}')}: {sentence}"
    if section in ("suitable", "unsuitable"):
        trait = getattr(catalogue.roles[owner], section)[slug].trait
    else:
        trait = slug
    about = voice.read(catalogue.traits[trait].name)
    if section == "unsuitable":
        return f"{about}: {sentence}"
    disposition = catalogue.traits[trait].kind == "disposition"
    place = "reached" if side == "supports" else "below" if disposition else "to_learn"
    about = voice.say(f"result.line_{place}", trait=about)
    return f"{about}: {sentence}" if section == "suitable" else about

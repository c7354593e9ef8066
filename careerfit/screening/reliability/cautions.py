"""What a reader of the figures must be told before believing them: a code and its data."""

from collections.abc import Callable, Iterator
from typing import Any

from careerfit.scoring.plan import FULL, PRIOR
from careerfit.screening.reliability.evidence import Evidence, ScaleEvidence
from careerfit.screening.reliability.items import ItemFigures

Caution = tuple[str, dict[str, Any]]  # a word evidence.caution_..., and what its sentence needs
LOW = 0.60
WEAK = 0.20  # item-rest correlation
EASY = 0.95
COMPLETE = 0.8
PRIOR_VARIANCE = PRIOR / FULL**2
FAR = 0.25  # from the prior variance, as a share of it; the bands then err by an eighth


def general(found: Evidence) -> Iterator[Caution]:
    """On all sheets together."""
    if found.allows != "comparison":
        yield f"n_{found.allows}", {"n": found.n}
    for name in found.small:
        yield "group_small", {"name": name, "n": found.groups[name]}
    within = found.within_variance
    if within is not None and found.allows == "comparison":
        away = within / PRIOR_VARIANCE - 1
        if abs(away) > FAR:
            yield ("bands_narrow" if away > 0 else "bands_wide"), {}


def of_scale(found: ScaleEvidence) -> Iterator[Caution]:
    """On one scale; nothing on figures that are not there."""
    if constant := _named(found, lambda item: item.key == "constant" and item.answered > 0):
        yield "constant", {"items": constant}
    if found.answered and found.complete < COMPLETE * found.answered:
        yield "incomplete", {"n": found.complete, "of": found.answered}
    if flipped := _named(found, lambda item: item.key == "flipped"):
        yield "flipped", {"items": flipped}
        return  # a wrong key spoils every other figure of the scale
    if found.consistency is None:
        return
    alpha = found.consistency.alpha_listwise
    if alpha is not None and alpha < LOW:
        yield ("alpha_negative" if alpha < 0 else "alpha_low"), {}
    if weak := _named(found, lambda item: item.rest is not None and item.rest < WEAK):
        yield "weak", {"items": weak}
    easy = _named(found, lambda item: item.mean is not None and item.mean > EASY)
    if found.keyed and easy:
        yield "easy", {"items": easy}
    yield from _differing(found)


def _differing(found: ScaleEvidence) -> Iterator[Caution]:
    if large := [each.item for each in found.differing if each.size == "C"]:
        yield "differing", {"items": ", ".join(dict.fromkeys(large))}


def _named(found: ScaleEvidence, wanted: Callable[[ItemFigures], bool]) -> str:
    return ", ".join(item.item for item in found.items if wanted(item))

"""Every kind of finding, and one review of a catalogue by all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from careerfit.catalogue import Catalogue
from careerfit.review.absolutes import absolutes
from careerfit.review.betrayal import betrayed_keys
from careerfit.review.contradiction import contradictions
from careerfit.review.doubling import doubled_words
from careerfit.review.finding import Finding
from careerfit.review.gaps import gaps
from careerfit.review.guessing import guessed_options
from careerfit.review.helplines import helplines
from careerfit.review.indicators import indicators
from careerfit.review.length import long_sentences
from careerfit.review.levels import sensitive_levels
from careerfit.review.material import Material
from careerfit.review.separability import Separability, inseparable, separability
from careerfit.review.sourcing import unsourced
from careerfit.review.translation import translations
from careerfit.review.unused import unused
from careerfit.review.wording import wordings

KINDS: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    contradictions,
    unsourced,
    gaps,
    translations,
    long_sentences,
    wordings,
    absolutes,
    doubled_words,
    indicators,
    helplines,
    unused,
    betrayed_keys,
    guessed_options,
    sensitive_levels,
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a review found: what stands, what an editor accepted by name, and the simulations."""

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    separability: tuple[Separability, ...]


def review(catalogue: Catalogue, today: date) -> Report:
    """All findings in a checked catalogue, file by file. Raises nothing."""
    material = Material(catalogue, today)
    simulated = tuple(separability(material))
    found = [finding for kind in KINDS for finding in kind(material)]
    found += [finding for each in simulated for finding in inseparable(each)]
    accepted = [finding for finding in found if _is_accepted(catalogue, finding)]
    standing = [finding for finding in found if not _is_accepted(catalogue, finding)]
    standing += _accepted_in_vain(catalogue, accepted)
    return Report(_sorted(standing), _sorted(accepted), simulated)


def _is_accepted(catalogue: Catalogue, finding: Finding) -> bool:
    return finding.name in catalogue.accepted.get(finding.file, {})


def _accepted_in_vain(catalogue: Catalogue, accepted: list[Finding]) -> Iterator[Finding]:
    """Names that accept nothing any more: the finding is gone, or was never called so."""
    needed = {(finding.file, finding.name) for finding in accepted}
    for file, names in catalogue.accepted.items():
        for name in names:
            if (file, name) not in needed:
                yield Finding("accepted_in_vain", "note", file, ("accepted", name))


def _sorted(found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda finding: finding.file))

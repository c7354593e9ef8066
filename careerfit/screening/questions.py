"""What to ask in the interview: the same of everyone first, then of each one's own answers."""

from collections.abc import Iterator

from careerfit.model.profile import WEIGHT
from careerfit.screening.material import Screened
from careerfit.screening.reasons import Reasons

ASKED = 2  # of each candidate's own answers
TRAITS = 4  # that the form does not show


def common(screened: Screened) -> tuple[str, ...]:
    """For every candidate: the quiz's own questions, then what the role needs and it cannot show.

    The same questions in the same order make answers comparable (a structured interview).
    """
    read = screened.voice.read
    traits = screened.catalogue.traits
    asked = [read(text) for text in screened.quiz.source.questions.values()]
    for trait in _not_shown(screened):
        named = {"trait": read(traits[trait].name), "definition": read(traits[trait].definition)}
        asked.append(screened.say("ask_trait", **named))
    return tuple(asked)


def _not_shown(screened: Screened) -> tuple[str, ...]:
    """The traits that the role needs most and no item that counts shows."""
    shown = {item.owner for item in screened.items.values()}
    needs = {
        trait: WEIGHT[need.importance]
        for trait, need in screened.role.requirements.items()
        if trait not in shown
    }
    return tuple(sorted(needs, key=lambda trait: -needs[trait]))[:TRAITS]


def personal(reasons: Reasons) -> Iterator[str]:
    """On a candidate's own answers: the weightiest ones to think about, each of another trait."""
    seen: set[str] = set()
    for each in reasons.consider:
        if len(seen) < ASKED and each.about not in seen:
            seen.add(each.about)
            yield each.question

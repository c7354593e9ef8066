"""The end of a report: how sure it is, what to do next, whom to ask, and the notices."""

from collections.abc import Iterator
from itertools import chain, islice, zip_longest
from typing import Literal

from careerfit.telling.material import Telling

_TRIES = 3
_QUESTIONS = 5
_EXAMPLES = 3


def sections(telling: Telling, leaders: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Title and sentences, in the order of the screen; some may be empty."""
    read = telling.voice.read
    yield telling.say("flags"), tuple(telling.say(f"flag_{f}") for f in telling.result.flags)
    yield telling.say("limits"), tuple(limits(telling))
    yield telling.say("tries"), _of_leaders(telling, "next_steps", leaders)
    yield telling.say("people"), _of_leaders(telling, "people", leaders)
    questions = tuple(telling.quiz.source.questions.values())[:_QUESTIONS]
    yield telling.say("questions"), tuple(map(read, questions))
    notices = telling.catalogue.jurisdiction.notices
    named = telling.quiz.source.notices
    yield telling.say("notices"), tuple(read(notices[notice]) for notice in named)


def limits(telling: Telling) -> Iterator[str]:
    """What this result cannot say."""
    yield telling.say("limit_self")
    for section, roles in telling.quiz.not_covered.items():
        if roles:
            yield telling.say(f"limit_{section}", roles=telling.titles(roles))
    asks_traits = {"readiness", "learning"} & set(telling.quiz.values)
    if asks_traits and (unasked := _unasked(telling)):
        examples = ", ".join(unasked[:_EXAMPLES])
        yield telling.say("limit_unasked", n=len(unasked), traits=examples)
    profiles = telling.catalogue.roles
    if partial := [role for role in telling.quiz.roles if profiles[role].status == "partial"]:
        yield telling.say("limit_partial", roles=telling.titles(partial))


def _unasked(telling: Telling) -> tuple[str, ...]:
    """Traits that a role of the quiz needs and this form does not ask about."""
    profiles = telling.catalogue.roles
    needed = {trait for role in telling.quiz.roles for trait in profiles[role].requirements}
    return tuple(
        telling.trait(trait)
        for trait in telling.catalogue.traits
        if trait in needed and trait not in telling.result.scales
    )


def _of_leaders(
    telling: Telling, section: Literal["next_steps", "people"], leaders: tuple[str, ...]
) -> tuple[str, ...]:
    """The first three entries of the leading roles, one of each in turn."""
    turns = chain(*zip_longest(*(_entries(telling, section, role) for role in leaders)))
    said: dict[str, str] = {}
    for sentence, role in filter(None, turns):
        said.setdefault(sentence, f"{sentence} ({role})" if len(leaders) > 1 else sentence)
    return tuple(islice(said.values(), _TRIES))


def _entries(
    telling: Telling, section: Literal["next_steps", "people"], role: str
) -> list[tuple[str, str]]:
    profile = telling.catalogue.roles[role]
    entries = profile.next_steps if section == "next_steps" else profile.people
    return [(telling.voice.read(entry.text), telling.title(role)) for entry in entries.values()]

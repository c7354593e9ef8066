"""What a train quiz says of an answer, and what it does not cover."""

from collections.abc import Iterable, Iterator
from typing import Literal

from careerfit.catalogue import Catalogue
from careerfit.model.quiz import Item, Quiz
from careerfit.telling.voice import Voice

State = Literal["right", "wrong", "unsure", "skipped"]


def state(item: Item, option: int | None) -> State:
    """What an answer to a keyed item is called."""
    if option is None:
        return "skipped"
    if option == item.right:
        return "right"
    return "unsure" if option == item.unsure else "wrong"


def claim(item: Item, catalogue: Catalogue, voice: Voice) -> str:
    """What the item asked, without the role that a heading names already."""
    whose = item.section == "whose"
    return voice.read(item.text if whose else catalogue.claim(item.statement))


def limits(quiz: Quiz, catalogue: Catalogue, voice: Voice) -> Iterator[str]:
    """Roles that nothing is asked of, and where the key comes from."""

    def titles(roles: Iterable[str]) -> str:
        return voice.listed(voice.read(catalogue.roles[role].title) for role in roles)

    left_out = {role for roles in quiz.not_covered.values() for role in roles}
    if roles := sorted(left_out - set(quiz.roles)):
        yield voice.say("trained.not_covered", roles=titles(roles))
    for pair in catalogue.pairs_without_items(quiz.source.slug):
        yield voice.say("trained.no_pair", roles=titles(pair))
    yield voice.say("trained.limit_sources")

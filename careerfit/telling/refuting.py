"""What follows an answer to a keyed item: whether it was right, why, and where that is written."""

from collections.abc import Iterable

from careerfit.catalogue import Catalogue
from careerfit.model.profile import Profile
from careerfit.model.quiz import Item
from careerfit.model.text import place_in
from careerfit.telling.voice import Voice
from careerfit.words.places import place


def refutation(item: Item, option: int, catalogue: Catalogue, voice: Voice) -> str:
    """The verdict, the right answer, the profile's sentence and its sources."""
    verdict = "right" if option == item.right else "unsure" if option == item.unsure else "wrong"
    answer = voice.read(item.labels[(item.right or 1) - 1])
    said = [voice.say(f"trained.verdict_{verdict}", answer=answer), fact(item, catalogue, voice)]
    return "\n\n".join([" ".join(said), sources(item, catalogue, voice)])


def fact(item: Item, catalogue: Catalogue, voice: Voice) -> str:
    """What is true of the item's claim, in the profile's words."""
    sentence = voice.read(catalogue.sentence(item.statement))
    if item.section == "whose":
        return voice.say("trained.fact_whose", role=_title(item, catalogue, voice), task=sentence)
    if item.section == "expectations":
        return voice.say("trained.fact_expectations", reality=sentence)
    if item.section == "facts":
        return voice.say("trained.fact_facts")
    return sentence


def sources(item: Item, catalogue: Catalogue, voice: Voice) -> str:
    """`Source: title, place; title, place`."""
    owner, section, slug = item.statement.split("/")
    profile = catalogue.roles[owner]
    return cited(getattr(profile, section)[slug].sources, profile, catalogue, voice)


def cited(
    citations: Iterable[str], owner: Profile | None, catalogue: Catalogue, voice: Voice
) -> str:
    """`Source: title, place; title, place`; the sources are a role's, or all roles' (no owner)."""
    named = []
    for citation in citations:
        source = catalogue.source(citation, owner)
        at = place(source.kind, place_in(citation), voice.language)
        named.append(", ".join(filter(None, (voice.read(source.title), at))))
    return voice.say("trained.sources", sources="; ".join(named))


def _title(item: Item, catalogue: Catalogue, voice: Voice) -> str:
    return voice.read(catalogue.roles[item.owner].title)

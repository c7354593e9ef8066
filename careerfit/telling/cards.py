"""What a catalogue says as cards: claims of each role, differences of roles, the glossary."""

from collections.abc import Iterator
from dataclasses import dataclass

from careerfit.catalogue import Catalogue
from careerfit.model.profile import Profile
from careerfit.telling.refuting import cited
from careerfit.telling.voice import Voice


@dataclass(frozen=True, slots=True)
class Card:
    """One card in one language; `name` is the statement's."""

    name: str
    topic: str
    front: str
    back: str
    source: str


def cards(catalogue: Catalogue, voice: Voice) -> Iterator[Card]:
    """Claims and differences of each role, then the glossary."""
    for role in catalogue.roles.values():
        yield from _claims(role, catalogue, voice)
        yield from _differences(role, catalogue, voice)
    for slug, term in catalogue.glossary.items():
        topic = voice.say("courses.card_glossary")
        front, back = voice.read(term.term), voice.read(term.text)
        source = cited(term.sources, None, catalogue, voice)
        yield Card(f"glossary/{slug}", topic, front, back, source)


def _claims(role: Profile, catalogue: Catalogue, voice: Voice) -> Iterator[Card]:
    """What is wrong of the role, and as many facts: a claim must not be wrong by its kind."""
    doubted = [(f"misconceptions/{slug}", False) for slug in role.misconceptions]
    doubted += [(f"expectations/{slug}", said.matches) for slug, said in role.expectations.items()]
    right = [(f"facts/{slug}", True) for slug in list(role.facts)[: len(doubted)]]
    for place, true in (*doubted, *right):
        section, slug = place.split("/")
        reference = f"{role.slug}/{place}"
        front = "\n".join(
            [voice.read(catalogue.claim(reference)), voice.say("courses.card_true_or_false")]
        )
        verdict = voice.say("courses.card_true" if true else "courses.card_false")
        why = "" if section == "facts" else voice.read(catalogue.sentence(reference))
        source = cited(getattr(role, section)[slug].sources, role, catalogue, voice)
        back = " ".join(filter(None, (verdict, why)))
        yield Card(reference, voice.read(role.title), front, back, source)


def _differences(role: Profile, catalogue: Catalogue, voice: Voice) -> Iterator[Card]:
    title = voice.read(role.title)
    for slug, said in role.distinctions.items():
        others = voice.listed(voice.read(catalogue.other(other).title) for other in said.others)
        lines = [f"{title}: {voice.read(said.here)}"]
        if said.there:
            lines.append(f"{others}: {voice.read(said.there)}")
        front = voice.say("courses.card_difference", role=title, others=others)
        source = cited(said.sources, role, catalogue, voice)
        yield Card(f"{role.slug}/distinctions/{slug}", title, front, "\n".join(lines), source)

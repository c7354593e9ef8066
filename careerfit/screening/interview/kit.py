"""What an interview for a role asks: its traits as competencies, the most important first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerfit.catalogue import Catalogue
from careerfit.model.profile import WEIGHT, Profile
from careerfit.screening.interview.ratings import FAR, MOST_POINTS
from careerfit.telling.voice import Voice

ANCHORED = {1: "one", 3: "three", 5: "five"}
_NEVER = ("violence", "family", "belief", "health", "politics")


@dataclass(frozen=True, slots=True)
class Competency:
    """One trait: its questions, and what answers of 1, 3 and 5 points are like."""

    slug: str
    name: str
    definition: str
    importance: str
    behavioural: str
    situational: str
    probes: tuple[str, ...]
    anchors: dict[int, str]


@dataclass(frozen=True)
class Kit:
    """Everything that an interview guide and a score sheet say, ready for any paper."""

    role: Profile
    competencies: tuple[Competency, ...]
    left_out: tuple[str, ...]  # traits without interview questions, by name
    candidate: str | None
    personal: tuple[str, ...]  # on this candidate's own answers
    voice: Voice

    def say(self, key: str, /, **data: object) -> str:
        return self.voice.say(f"interview.{key}", **data)

    @property
    def title(self) -> str:
        return self.say("title", role=self.voice.read(self.role.title))

    def rules(self) -> Iterator[str]:
        """How to ask and to rate."""
        for key in ("choose", "same", "two_raters", "evidence", "one_question"):
            yield self.say(f"rule_{key}")
        yield self.say("rule_points", most=MOST_POINTS)
        yield self.say("rule_discuss", far=FAR)
        yield self.say("rule_decide")

    def never(self) -> Iterator[str]:
        """What must not be asked."""
        for key in _NEVER:
            yield self.say(f"never_{key}")

    def closing(self) -> Iterator[str]:
        """What the reader must know of the questions themselves."""
        yield self.say("draft")
        if self.left_out:
            yield self.say("left_out", traits=self.voice.listed(self.left_out))


def kit(
    role: Profile,
    catalogue: Catalogue,
    voice: Voice,
    candidate: str | None = None,
    personal: Sequence[str] = (),
) -> Kit:
    """The kit of a role; `personal` are questions on the candidate's own answers."""
    return Kit(
        role,
        tuple(_competencies(role, catalogue, voice)),
        tuple(
            voice.read(catalogue.traits[slug].name)
            for slug in role.requirements
            if catalogue.traits[slug].interview is None
        ),
        candidate,
        tuple(personal),
        voice,
    )


def asked(role: Profile, catalogue: Catalogue) -> tuple[str, ...]:
    """The traits of a role that an interview can ask for, the most important first."""
    needs = [slug for slug in role.requirements if catalogue.traits[slug].interview is not None]
    return tuple(sorted(needs, key=lambda slug: -WEIGHT[role.requirements[slug].importance]))


def _competencies(role: Profile, catalogue: Catalogue, voice: Voice) -> Iterator[Competency]:
    for slug in asked(role, catalogue):
        trait = catalogue.traits[slug]
        interview = trait.interview
        if interview is None:
            continue
        yield Competency(
            slug,
            voice.read(trait.name),
            voice.read(trait.definition),
            voice.say(f"interview.need_{role.requirements[slug].importance}"),
            voice.read(interview.behavioural),
            voice.read(interview.situational),
            tuple(map(voice.read, interview.probes)),
            {n: voice.read(getattr(interview.anchors, name)) for n, name in ANCHORED.items()},
        )

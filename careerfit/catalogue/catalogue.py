"""What a checked folder says: every name that is used in it exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from careerfit.errors import Fault, UsageError
from careerfit.model.about import About, Neighbour, Term
from careerfit.model.derive import derive, forms, pairs
from careerfit.model.jurisdiction import Contact, Jurisdiction
from careerfit.model.profile import Profile
from careerfit.model.quiz import OWN, AnswerSheet, Form, GoldenCase, GoldenCases, Quiz, QuizSource
from careerfit.model.select import SelectKey
from careerfit.model.service import Service
from careerfit.model.text import Model, Source, Text, source_of
from careerfit.model.trait import Trait
from careerfit.reading import fit, read
from careerfit.reading.fit import nearest

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True)
class Catalogue:
    """All content of one folder."""

    folder: Path
    about: About
    traits: Mapping[str, Trait]
    roles: Mapping[str, Profile]
    services: Mapping[str, Service]
    contacts: Mapping[str, Contact]
    jurisdiction: Jurisdiction
    glossary: Mapping[str, Term]
    quizzes: Mapping[str, QuizSource]
    keys: Mapping[str, SelectKey]  # of select quizzes: those that ship, and one that was given
    warnings: tuple[Fault, ...]
    accepted: Mapping[str, Mapping[str, Text]]  # file: finding of a review: why it may stand

    def quiz(self, name: str, form: str) -> Quiz:
        """A quiz, complete with the profiles' items, and keyed if its key is here.

        Raises UsageError for an unknown name.
        """
        source = known(self.quizzes, name, "quiz")
        known(forms(source, self.roles), form, "form")
        return derive(source, self.roles, self.traits, form, self.keys.get(name))

    def forms(self, name: str) -> Mapping[str, Form]:
        """The forms of a quiz that a person can take, a pair of roles each where it is so."""
        return forms(known(self.quizzes, name, "quiz"), self.roles)

    def pairs_without_items(self, name: str) -> tuple[tuple[str, str], ...]:
        """Pairs of roles that a quiz cannot ask apart, because their profiles do not."""
        source = known(self.quizzes, name, "quiz")
        asked = (form for form in source.forms.values() if form.whose)
        return tuple(pair for form in asked for pair in pairs(source, self.roles, form)[1])

    def sentence(self, reference: str) -> Text:
        """The sentence at role/section/statement, trait/items/item or quiz/section/question."""
        owner, section, slug = reference.split("/")
        if section in OWN:
            asked: Text = getattr(self.quizzes[owner], section)[slug].text
            return asked
        if section == "items":
            return self.traits[owner].items[slug].text
        if section == "requirements":
            return self.traits[slug].name
        statement = getattr(self.roles[owner], section)[slug]
        if section == "distinctions":
            text: Text = statement.here
        elif section == "expectations":
            text = statement.reality
        elif section == "misconceptions":
            text = statement.fact
        else:
            text = statement.text
        return text

    def claim(self, reference: str) -> Text:
        """What a true-or-false item claims, as the profile writes it."""
        owner, section, slug = reference.split("/")
        statement = getattr(self.roles[owner], section)[slug]
        if section == "misconceptions":
            text: Text = statement.myth
        elif section == "expectations":
            text = statement.expectation
        else:
            text = statement.text
        return text

    def source(self, citation: str, owner: Profile | Service | None = None) -> Source:
        """The source a citation names: the owner's own, a law, or one all files share."""
        own = owner.sources if owner else {}
        known_here = {**self.about.sources, **self.jurisdiction.laws, **own}
        return known_here[source_of(citation)]

    def other(self, slug: str) -> Profile | Neighbour:
        """What a distinction compares with: a role of the catalogue or a neighbour."""
        return self.roles[slug] if slug in self.roles else self.about.neighbours[slug]

    def sample(self, quiz: str) -> AnswerSheet:
        """The answer sheet that ships with a quiz."""
        return self._beside(quiz, "sample.yaml", AnswerSheet)

    def cases(self, quiz: str) -> tuple[GoldenCase, ...]:
        """The golden cases of a quiz."""
        return self._beside(quiz, "cases.yaml", GoldenCases).cases

    def has(self, quiz: str, file: str) -> bool:
        """Whether a file such as sample.yaml stands beside the quiz."""
        return (self.folder / "quizzes" / quiz / file).exists()

    def _beside(self, quiz: str, file: str, model: type[M]) -> M:
        return fit(read(self.folder / "quizzes" / quiz / file, self.folder), model)


def known(names: Mapping[str, T], name: str, kind: str) -> T:
    """The entry called `name`. Raises UsageError with the nearest known name."""
    if name not in names:
        data = {"name": name, "nearest": nearest(name, names), "known": ", ".join(names)}
        raise UsageError(Fault(f"unknown_{kind}", data=data))
    return names[name]

"""A profile that contradicts itself."""

from collections.abc import Iterable, Iterator

from careerfit.model.profile import Distinction, Profile
from careerfit.model.text import Text
from careerfit.model.walk import Path_
from careerfit.review.finding import Finding, Level
from careerfit.review.material import Material, role_file
from careerfit.review.vocabulary import Claim, claim, stems, words

Place = tuple[Path_, Text]
_SHARED = 2  # stems that two sentences must share before they are about the same thing


def contradictions(material: Material) -> Iterator[Finding]:
    """A role unsuitable for itself, and what one field denies and another asserts."""
    for slug, role in material.catalogue.roles.items():
        for language in material.languages:
            seen = _Reading(material, slug, role, language)
            yield from seen.unsuitable_for_itself()
            yield from seen.suits_and_not()
            yield from seen.repeats()
            yield from seen.denied_and_asserted()
            yield from seen.others_do_it_too()


class _Reading:
    """One role, read in one language."""

    def __init__(self, material: Material, slug: str, role: Profile, language: str) -> None:
        self.material, self.role, self.language = material, role, language
        self.file = role_file(slug)
        title = role.title.root.get(language, "")
        self.title = stems(title, language)
        self.names = self.title | _initials(title)
        self.claims = {
            section: tuple(self._claims(places))
            for section, places in (
                ("asserted", self._asserted()),
                ("narrow", self._narrow()),
                ("suitable", self._statements("suitable")),
                ("unsuitable", self._statements("unsuitable")),
            )
        }

    def _claims(self, places: Iterable[Place]) -> Iterator[tuple[Path_, Claim]]:
        for path, text in places:
            if self.language in text.root:
                yield path, claim(text.root[self.language], self.language)

    def _statements(self, section: str) -> Iterator[Place]:
        for slug, statement in getattr(self.role, section).items():
            yield (section, slug, "text"), statement.text

    def _asserted(self) -> Iterator[Place]:
        """What the profile says of the role in its own voice."""
        yield ("summary",), self.role.summary
        for section in ("tasks", "suitable", "facts", "conditions"):
            yield from self._statements(section)
        yield from self._narrow()

    def _narrow(self) -> Iterator[Place]:
        """Where a profile says what the role is about most of all."""
        yield ("summary",), self.role.summary
        for slug, apart in self.role.distinctions.items():
            yield ("distinctions", slug, "here"), apart.here

    def _finding(
        self, code: str, path: Path_, other: Path_ = (), severity: Level = "high"
    ) -> Finding:
        data = {"other": ".".join(map(str, other))}
        return Finding(code, severity, self.file, path, self.language, data)

    def unsuitable_for_itself(self) -> Iterator[Finding]:
        """An unsuitable statement that names nothing but the role."""
        for path, said in self.claims["unsuitable"]:
            most = 2 * len(said.stems) >= len(self.title)
            if said.stems and said.stems <= self.names and most and not said.denied:
                yield self._finding("unsuitable_for_itself", path)

    def suits_and_not(self) -> Iterator[Finding]:
        """The same sentence says who suits the role and who does not."""
        for path, said in self.claims["unsuitable"]:
            for other, suits in self.claims["suitable"]:
                if said.same_as(suits):
                    yield self._finding("suits_and_not", path, other)

    def repeats(self) -> Iterator[Finding]:
        """A fact that repeats its myth, a reality that repeats the expectation it corrects."""
        for path, wrong, right in self._pairs():
            if self.language in wrong.root.keys() & right.root.keys():
                first = claim(wrong.root[self.language], self.language)
                if first.same_as(claim(right.root[self.language], self.language)):
                    yield self._finding("correction_repeats", path)

    def _pairs(self) -> Iterator[tuple[Path_, Text, Text]]:
        for slug, myth in self.role.misconceptions.items():
            yield ("misconceptions", slug), myth.myth, myth.fact
        for slug, hope in self.role.expectations.items():
            if not hope.matches:
                yield ("expectations", slug), hope.expectation, hope.reality

    def denied_and_asserted(self) -> Iterator[Finding]:
        """A myth or a wrong expectation that another field states as true."""
        wrong = (((*path, _wrong_field(path)), text) for path, text, _ in self._pairs())
        for path, denied in self._claims(wrong):
            for other, said in self.claims["asserted"]:
                if denied.same_as(said):
                    yield self._finding("denied_and_asserted", other, path)
            for other, said in self.claims["narrow"]:
                if denied.narrow and said.narrow and self._overlap(denied, said):
                    yield self._finding("denied_and_asserted", other, path)

    def _overlap(self, one: Claim, other: Claim) -> bool:
        """Whether both are about the same thing, and not only about the role's name."""
        common = one.stems & other.stems
        return len(common) >= _SHARED and bool(common - self.names)

    def others_do_it_too(self) -> Iterator[Finding]:
        """What a distinction leaves to others is mostly what this role does as well."""
        own = frozenset[str]().union(
            *(
                said.stems
                for path, said in self.claims["asserted"]
                if path[0] in ("tasks", "suitable", "summary")
            )
        )
        for slug, apart in self.role.distinctions.items():
            if apart.there is None or self.language not in apart.there.root:
                continue
            there = stems(apart.there.root[self.language], self.language)
            there -= self.names | self._titles(apart)
            if len(there & own) >= _SHARED and 2 * len(there & own) >= len(there):
                path = ("distinctions", slug, "there")
                yield self._finding("others_do_it_too", path, severity="note")

    def _titles(self, apart: Distinction) -> frozenset[str]:
        titles = (self.material.catalogue.other(other).title.root for other in apart.others)
        return frozenset[str]().union(
            *(stems(title.get(self.language, ""), self.language) for title in titles)
        )


def _wrong_field(path: Path_) -> str:
    return "myth" if path[0] == "misconceptions" else "expectation"


def _initials(title: str) -> frozenset[str]:
    """The first letters of every run of three to six words, as KDRT is short for a title's."""
    first = "".join(word[0] for word in words(title))
    return frozenset(
        first[start : start + length]
        for length in range(3, 7)
        for start in range(len(first) - length + 1)
    )

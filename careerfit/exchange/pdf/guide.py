"""A role's guide on three or four pages: its page on the site without the small notes."""

from collections.abc import Iterable, Iterator, Mapping

from careerfit.catalogue import Catalogue
from careerfit.exchange.pdf.blocks import (
    Block,
    Said,
    bullets,
    heading,
    numbered,
    pair,
    paragraph,
    said,
    table,
)
from careerfit.exchange.pdf.typesetting import typeset
from careerfit.model.profile import SECTIONS, WEIGHT, Profile
from careerfit.model.text import Statement, place_in, source_of
from careerfit.telling.voice import Voice
from careerfit.words.places import place


def write(catalogue: Catalogue, roles: Iterable[str], language: str) -> dict[str, bytes]:
    """Name: content of each role's guide. Raises ImportError without typst."""
    return {
        f"{role}.{language}.pdf": _Guide(catalogue, catalogue.roles[role], Voice(language)).pdf()
        for role in roles
    }


class _Guide:
    """One role in one language. Sources get their numbers in the order they are cited."""

    def __init__(self, catalogue: Catalogue, role: Profile, voice: Voice) -> None:
        self.catalogue, self.role, self.voice = catalogue, role, voice
        self.cited: dict[str, list[str]] = {}  # source: places in it
        self.noted: set[str] = set()

    def pdf(self) -> bytes:
        document = {
            "title": self.say("tab_role"),
            "footer": self.voice.say("printing.guide_footer", licence=self.catalogue.about.licence),
            "blocks": [*self.opening(), *self.sections(), *self.closing()],
        }
        return typeset("book", document, self.voice.language)

    def say(self, key: str, **data: object) -> str:
        """A word that the page on the site uses too."""
        return self.voice.say(f"pages.{key}", **data)

    def opening(self) -> Iterator[Block]:
        role = self.role
        yield heading(self.voice.read(role.title), 1)
        yield paragraph(self.voice.read(role.summary), "lead")
        means = self.say(f"status_means_{role.status}")
        yield paragraph(said(means, mark=self.say(f"status_{role.status}")), "small")
        if "bantuan" in self.catalogue.jurisdiction.notices:
            yield paragraph(
                self.voice.read(self.catalogue.jurisdiction.notices["bantuan"]), "notice"
            )

        yield from self.notes("title", "summary", "status", "slug")

    def sections(self) -> Iterator[Block]:
        role = self.role
        yield from self.section("tasks", [bullets(self.statements(role.tasks))])
        yield from self.section("partners", [bullets(self.statements(role.partners))])
        sides = (
            list(self.section(name, [bullets(self.statements(getattr(role, name)))]))
            for name in ("suitable", "unsuitable")
        )
        yield pair(*sides)
        yield from self.section("misconceptions", [self.misconceptions()])
        yield from self.section("expectations", [self.expectations()])
        yield from self.section("distinctions", [self.distinctions()])
        yield from self.section("facts", [bullets(self.statements(role.facts))])
        why = paragraph(self.say("requirements_why"))
        yield from self.section("requirements", [why, self.requirements()])
        yield from self.section("formal_requirements", [self.formal_requirements()])
        yield from self.section("path", [numbered(self.statements(role.path))])
        for name in ("conditions", "next_steps", "people"):
            yield from self.section(name, [bullets(self.statements(getattr(role, name)))])
        yield from self.section("codes", [self.codes()])

    def section(self, name: str, content: Iterable[Block]) -> Iterator[Block]:
        """A heading, the grave notes, and the content or the reason why there is none."""
        gap = self.role.gaps.get(name)
        if not getattr(self.role, name) and gap is None:
            return
        yield heading(self.say(f"section_{name}"))
        yield from self.notes(name, *getattr(self.role, name))
        if getattr(self.role, name):
            yield from content
        elif gap is not None:
            yield paragraph(said(self.voice.read(gap), mark=self.say("gap")))

    def notes(self, *places: str) -> Iterator[Block]:
        """The grave notes on these places, each where it is met first."""
        for note in self.role.editorial_notes:
            here = note.code not in self.noted and any(each in places for each in note.where)
            if here and note.severity != "note":
                self.noted.add(note.code)
                mark = self.say(f"severity_{note.severity}")
                text = said(self.voice.read(note.text), self.cite(note.sources), mark)
                yield paragraph(text, "notice")

    def statements(self, entries: Mapping[str, Statement]) -> list[Said]:
        return [said(self.voice.read(e.text), self.cite(e.sources)) for e in entries.values()]

    def misconceptions(self) -> Block:
        rows = [
            [self.voice.read(each.myth), said(self.voice.read(each.fact), self.cite(each.sources))]
            for each in self.role.misconceptions.values()
        ]
        return table((self.say("myth"), self.say("fact")), rows, (2, 3))

    def expectations(self) -> Block:
        rows = [
            [
                self.voice.read(each.expectation),
                said(
                    self.voice.read(each.reality),
                    self.cite(each.sources),
                    self.say("matches") if each.matches else "",
                ),
            ]
            for each in self.role.expectations.values()
        ]
        return table((self.say("expectation"), self.say("reality")), rows, (2, 3))

    def distinctions(self) -> Block:
        rows: list[list[Said]] = []
        for each in self.role.distinctions.values():
            others = (self.voice.read(self.catalogue.other(slug).title) for slug in each.others)
            there = self.voice.read(each.there) if each.there else self.say("not_said")
            here = said(self.voice.read(each.here), self.cite(each.sources))
            rows.append([self.voice.listed(others), here, there])
        names = (self.say(name) for name in ("compared_with", "here", "there"))
        return table(names, rows, (2, 4, 4))

    def requirements(self) -> Block:
        """The weightiest first, as on the site."""
        needs = sorted(
            self.role.requirements.items(),
            key=lambda each: (-WEIGHT[each[1].importance], -each[1].level),
        )
        rows = [
            [
                self.voice.read(self.catalogue.traits[slug].name),
                self.say(f"importance_{need.importance}"),
                self.say("level_of", level=need.level),
                said(self.say(f"origin_{need.origin}"), self.cite(need.sources)),
            ]
            for slug, need in needs
        ]
        names = (self.say(name) for name in ("trait", "importance", "level", "origin"))
        return table(names, rows, (4, 2, 2, 3))

    def formal_requirements(self) -> Block:
        gates = (self.catalogue.jurisdiction.gates[slug] for slug in self.role.formal_requirements)
        rows = [
            [said(self.voice.read(gate.text), self.cite(gate.sources)), self.voice.read(gate.binds)]
            for gate in gates
        ]
        return table((self.say("gate"), self.say("binds")), rows, (3, 2))

    def codes(self) -> Block:
        rows = [
            [
                self.say(f"scheme_{code.scheme}"),
                code.code,
                self.voice.read(code.gloss),
                self.say(f"match_{code.match}"),
            ]
            for code in self.role.codes
        ]
        names = (self.say(name) for name in ("scheme", "code", "gloss", "match"))
        return table(names, rows, (2, 2, 7, 2))

    def closing(self) -> Iterator[Block]:
        """What is not known, the sources, and how many small notes the site has."""
        topics = [slug for slug in self.role.gaps if slug not in SECTIONS]
        if topics:
            yield heading(self.say("section_gaps"))
            yield bullets(self.voice.read(self.role.gaps[slug]) for slug in topics)
        yield from self.notes("gaps", "sources", *topics)
        if self.cited:
            yield heading(self.say("section_sources"))
            yield numbered([self.source(key) for key in self.cited], small=True)
        if n := len(self.role.editorial_notes):
            yield paragraph(self.voice.say("printing.guide_notes", n=n), "small")

    def cite(self, sources: Iterable[str]) -> str:
        """The sources' numbers, as they stand in the list at the end."""
        found = []
        for citation in sources:
            key, at = source_of(citation), place_in(citation)
            places = self.cited.setdefault(key, [])
            if at and at not in places:
                places.append(at)
            found.append(list(self.cited).index(key) + 1)
        return ", ".join(map(str, dict.fromkeys(found)))

    def source(self, key: str) -> str:
        """A source's title, publisher, date, address, and the places cited."""
        source, places = self.catalogue.source(key, self.role), self.cited[key]
        parts = [self.voice.read(source.title), source.author, source.publisher, source.published]
        told = [", ".join(part for part in parts if part)]
        told += [", ".join(place(source.kind, at, self.voice.language) for at in places)]
        told += [source.address or ""]
        if source.status != "seen":
            told.append(self.say(f"source_{source.status}"))
        return "; ".join(part for part in told if part)

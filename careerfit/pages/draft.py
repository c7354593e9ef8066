"""One page in the making: the words a template may use, and the sources it has cited so far."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from careerfit.catalogue import Catalogue
from careerfit.model.jurisdiction import Channel
from careerfit.model.profile import Profile
from careerfit.model.service import Service
from careerfit.model.text import WEB, EditorialNote, Source, Text, place_in, source_of
from careerfit.pages.escape import Markdown, external, inline, literal, title
from careerfit.words import places, say

_SLUG = re.compile(r"[a-z][a-z0-9_]*")


@lru_cache(maxsize=4096)
def _between(folder: str, path: str) -> str:
    return posixpath.relpath(path, folder)


@lru_cache(maxsize=4096)
def _badge(kind: str, words: str) -> Markdown:
    return Markdown(f'<span class="badge badge-{kind}">{literal(words)}</span>')


@lru_cache(maxsize=4096)
def _citation(key: str, label: str) -> str:
    return f'<a href="#source-{key}">{literal(label)}</a>'


@lru_cache(maxsize=4096)
def _slug(name: str) -> Markdown:
    if not _SLUG.fullmatch(name):
        raise ValueError(name)
    return Markdown(name)


@lru_cache(maxsize=4096)
def _date(day: date, language: str) -> str:
    month = say("pages.months", language).split()[day.month - 1]
    return say("pages.date", language, day=day.day, month=month, year=day.year)


@dataclass
class Draft:
    """What one page's template is given."""

    catalogue: Catalogue
    language: str
    path: str
    owner: Profile | Service | None = None
    cited: dict[str, Source] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.folder = posixpath.dirname(self.path) or "."

    def say(self, name: str, /, **data: object) -> str:
        """A sentence of the room `pages`."""
        return say(f"pages.{name}", self.language, **data)

    def plain(self, text: Text | str) -> Markdown:
        """A text where no element can stand; its language is named if it is another one."""
        if isinstance(text, str):
            return title(text)
        spoken = text.spoken(self.language)
        other = "" if spoken.language == self.language else f" ({self.tongue(spoken.language)})"
        return title(spoken.text + other)

    def read(self, text: Text) -> Markdown:
        """A text, with its language marked if it is not the page's."""
        spoken = text.spoken(self.language)
        if spoken.language == self.language:
            return inline(spoken.text)
        badge = self.badge("language", self.tongue(spoken.language))
        return Markdown(f'<span lang="{spoken.language}">{inline(spoken.text)}</span> {badge}')

    def tongue(self, language: str) -> str:
        """A language's name, or its code if the program does not speak it."""
        try:
            return self.say(f"language_{language}")
        except KeyError:
            return language

    def badge(self, kind: str, words: str) -> Markdown:
        """A label whose words say all; its colour only repeats them."""
        return _badge(kind, words)

    def statement(self, section: str, slug: str, text: Text) -> Markdown:
        """A sentence that a result can link to."""
        return Markdown(f'<span class="statement" id="{section}-{slug}">{self.read(text)}</span>')

    def link(self, text: Text | str, path: str, anchor: str = "") -> Markdown:
        """A link to another page of the site; `path` counts from the site's top."""
        label = self.read(text) if isinstance(text, Text) else literal(text)
        target = _between(self.folder, path)
        return Markdown(f"[{label}]({target}{'#' if anchor else ''}{anchor})")

    def outside(self, address: str, label: str) -> Markdown:
        """A link out of the site."""
        return external(address, label)

    def words(self, text: Text) -> str:
        """A text as a part of a sentence of the program."""
        return text.spoken(self.language).text

    def channel(self, channel: Channel) -> Markdown:
        """A way to reach a contact: numbers and pages are links; an e-mail leaves traces."""
        if channel.kind == "web" and WEB.match(channel.value):
            return external(channel.value, channel.value)
        # "119 ext. 8" is dialled as 119.
        number = re.sub(r"[^0-9+]", "", re.split(r"[A-Za-z]", channel.value)[0])
        if channel.kind == "phone" and number:
            return Markdown(f'<a href="tel:{number}">{literal(channel.value)}</a>')
        # WhatsApp's own address needs a country's number; a call would reach somebody else.
        if channel.kind == "whatsapp" and number.startswith("+"):
            return external(f"https://wa.me/{number[1:]}", channel.value)
        return literal(channel.value)

    def slug(self, name: str) -> Markdown:
        """A name of the catalogue as a part of an id or a class."""
        return _slug(name)

    def date(self, day: date) -> str:
        """A day as people write it."""
        return _date(day, self.language)

    def cite(self, citations: Iterable[str]) -> Markdown:
        """Small links to the sources at the page's end, each with the places in it."""
        places: dict[str, list[str]] = {}
        for citation in citations:
            key = source_of(citation)
            if key not in self.cited:
                self.cited[key] = self.catalogue.source(citation, self.owner)
            places.setdefault(key, []).append(place_in(citation))
        links = " ".join(self._cited(key, found) for key, found in places.items())
        return Markdown(f'<sup class="cite">{links}</sup>') if links else Markdown()

    def _cited(self, key: str, places: list[str]) -> str:
        number = list(self.cited).index(key) + 1
        place = self.place(self.cited[key], ", ".join(filter(None, places)))
        return _citation(key, f"{number}, {place}" if place else str(number))

    def place(self, source: Source, place: str) -> str:
        """A place in a source as one says it: sentence 4, paragraph 2, article 26(3), 1.C.3.b."""
        return places.place(source.kind, place, self.language)

    def laws(self, citations: Iterable[str]) -> list[tuple[Source, str]]:
        """The laws among citations, each with its articles."""
        found = [(self.catalogue.source(c, self.owner), place_in(c)) for c in citations]
        return [(source, self.place(source, at)) for source, at in found if source.kind == "law"]

    def notes(
        self, section: str, entries: Iterable[object] = ()
    ) -> list[tuple[EditorialNote, bool]]:
        """The notes on a section or its entries; true for those the page has not shown yet."""
        places = [section, *entries]
        notes = self.owner.editorial_notes if self.owner else ()
        here = [note for note in notes if any(place in places for place in note.where)]
        found = [(note, note.code not in self.noted) for note in here]
        self.noted.update(note.code for note, _ in found)
        return found

"""What is reviewed: a catalogue by files, and its texts by place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from careerfit.catalogue import Catalogue
from careerfit.model.text import Text
from careerfit.model.walk import Path_, texts

# Not the editor's own words, or words about words.
_NOT_OURS = frozenset({"accepted", "sources", "laws"})
_ABOUT_WORDS = frozenset({"editorial_notes", "avoid", "evidence"})


class Said(NamedTuple):
    """One text and where it stands."""

    file: str
    path: Path_
    text: Text

    @property
    def is_comment(self) -> bool:
        """Whether it speaks of wording instead of wording something: an editor's note."""
        return bool(_ABOUT_WORDS.intersection(self.path))


@dataclass(frozen=True)
class Material:
    """A checked catalogue on a given day; every kind of finding reads this."""

    catalogue: Catalogue
    today: date

    @cached_property
    def texts(self) -> tuple[Said, ...]:
        """All texts that the editor wrote, file by file."""
        return tuple(
            Said(file, path, text)
            for file, start, content in _files(self.catalogue)
            for path, text in texts(content, start)
            if not _NOT_OURS.intersection(path)
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the catalogue declares."""
        return self.catalogue.about.languages


def role_file(slug: str) -> str:
    """The file of a role."""
    return f"profiles/roles/{slug}.yaml"


def service_file(slug: str) -> str:
    """The file of a service."""
    return f"profiles/services/{slug}.yaml"


def quiz_file(slug: str) -> str:
    """The file of a quiz."""
    return f"quizzes/{slug}/quiz.yaml"


def key_file(slug: str) -> str:
    """The file of a key that ships."""
    return f"quizzes/{slug}/key.yaml"


def _files(catalogue: Catalogue) -> Iterator[tuple[str, Path_, object]]:
    """Each file, the path at which its content begins, and the content."""
    yield "profiles/catalogue.yaml", (), catalogue.about
    yield "profiles/traits.yaml", ("traits",), catalogue.traits
    yield "profiles/jurisdiction.yaml", (), catalogue.jurisdiction
    yield "profiles/contacts.yaml", ("contacts",), catalogue.contacts
    yield "profiles/glossary.yaml", ("terms",), catalogue.glossary
    for slug, role in catalogue.roles.items():
        yield role_file(slug), (), role
    for slug, service in catalogue.services.items():
        yield service_file(slug), (), service
    for slug, quiz in catalogue.quizzes.items():
        yield quiz_file(slug), (), quiz
    for slug, key in catalogue.keys.items():
        yield key_file(slug), (), key

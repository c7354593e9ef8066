"""Which trait of the catalogue a statement is about; where none is sure, the draft says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from careerfit.exchange.prose.cues import Tables, compiled
from careerfit.model.text import TODO_NAME
from careerfit.model.trait import Trait
from careerfit.words import languages


@dataclass(frozen=True)
class Known:
    """What an import may name: traits, and other occupations by their title."""

    traits: Mapping[str, Trait]
    occupations: Mapping[str, str]  # lower-case title: slug
    languages: tuple[str, ...] = field(default_factory=languages)  # of gaps and notes
    _vocabularies: dict[str, "Vocabulary"] = field(default_factory=dict)

    def vocabulary(self, tables: Tables) -> "Vocabulary":
        """The cue words of a language for these traits, made once."""
        if tables.language not in self._vocabularies:
            self._vocabularies[tables.language] = Vocabulary(self.traits, tables)
        return self._vocabularies[tables.language]


class Vocabulary:
    """The cue words for the traits of one catalogue: those of the table, and the traits' names."""

    def __init__(self, traits: Mapping[str, Trait], tables: Tables) -> None:
        language = tables.language
        names = [
            (slug, compiled(trait.name.root[language].replace("(", " ").replace(")", " ")))
            for slug, trait in traits.items()
            if language in trait.name.root
        ]
        known = [(slug, cue) for slug, cue in tables.traits if slug in traits]
        self._cues = (*known, *names)
        self._kinds = {slug: trait.kind for slug, trait in traits.items()}

    def trait(self, statement: str) -> str:
        """The slug of the trait, or "todo" where none is sure."""
        return next((slug for slug, cue in self._cues if cue.search(statement)), TODO_NAME)

    def kind(self, trait: str) -> str:
        """Disposition, skill or knowledge; empty for an unknown one."""
        return self._kinds.get(trait, "")

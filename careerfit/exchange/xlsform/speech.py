"""Labels in every language of a catalogue."""

from collections.abc import Mapping

from careerfit.catalogue import Catalogue
from careerfit.exchange.xlsform.literal import SurveyVoice
from careerfit.exchange.xlsform.rows import Label, Row
from careerfit.model.text import Text
from careerfit.words import languages, say


class Speech:
    """Says the same in all languages of a catalogue at once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.voices = {language: SurveyVoice(language) for language in catalogue.about.languages}

    def say(self, key: str, /, **data: "str | int | Label") -> Label:
        """A sentence of the program; data may differ by language."""
        return {
            language: voice.say(key, **{name: _in(value, language) for name, value in data.items()})
            for language, voice in self.voices.items()
        }

    def read(self, text: Text) -> Label:
        """A sentence of the content, as text."""
        return {language: voice.read(text) for language, voice in self.voices.items()}

    def title(self, role: str) -> Label:
        """A role's title."""
        return self.read(self.catalogue.roles[role].title)

    def titles(self, roles: tuple[str, ...]) -> Label:
        """`A, B, and C`."""
        return {
            language: voice.listed(voice.read(self.catalogue.roles[role].title) for role in roles)
            for language, voice in self.voices.items()
        }

    def joined(self, mark: str, *labels: Label) -> Label:
        """Labels one after the other."""
        return {
            language: mark.join(label[language] for label in labels) for language in self.voices
        }


def tongue(language: str) -> str:
    """What a language is called in a form; the code tells tools which one it is."""
    name = say("forms.tongue", language) if language in languages() else language
    return f"{name} ({language})"


def note(name: str, label: Label, relevant: str = "") -> Row:
    """A sentence to be read."""
    return Row("note", name, label, relevant)


def _in(value: "str | int | Label", language: str) -> "str | int":
    return value[language] if isinstance(value, Mapping) else value

"""How a template becomes a file: which words it keeps, and for which languages.

- `«a|b»`: one part for each language of the program, in their order; the person's own is kept.
- lines `id: ...`, `en: ...` under each other: one meaning; kept are those of the catalogue.
- a line `~: TODO`: repeated for each language of the catalogue.
- `$name`: filled in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

from careerfit.model.text import TODO
from careerfit.words import languages as spoken_languages

TEMPLATES = Path(__file__).parent / "templates"
_CHOICE = re.compile(r"«([^«»]*)»")
_LINE = re.compile(r"(?P<indent> *)(?P<dash>- )?(?P<language>[a-z]{2,3}|~): (?P<text>.+)")


def filled(
    template: str, speaks: str, languages: Sequence[str], names: Mapping[str, str] | None = None
) -> str:
    """The file for a person who speaks `speaks` and a catalogue in `languages`."""
    chosen = _CHOICE.sub(lambda found: _chosen(found[1], speaks), template)
    text = "\n".join(_lines(chosen.splitlines(), languages)) + "\n"
    return Template(text).safe_substitute(names or {})


def _chosen(parts: str, speaks: str) -> str:
    return parts.split("|")[spoken_languages().index(speaks)]


def _lines(lines: list[str], languages: Sequence[str]) -> Iterator[str]:
    """All lines, each text in the catalogue's languages; a dash begins another text."""
    meaning: list[re.Match[str]] = []
    marks = ("~", *spoken_languages())
    for line in lines:
        found = _LINE.fullmatch(line)
        said = found if found and found["language"] in marks else None
        if meaning and (said is None or said["dash"]):
            yield from _text(meaning, languages)
            meaning = []
        if said is None:
            yield line
        else:
            meaning.append(said)
    if meaning:
        yield from _text(meaning, languages)


def _text(meaning: list[re.Match[str]], languages: Sequence[str]) -> Iterator[str]:
    """One text; TODO where the template says it in none of the languages."""
    said = {found["language"]: found["text"] for found in meaning}
    kept = {language: said[language] for language in languages if language in said}
    kept = kept or dict.fromkeys(languages, TODO)
    first = meaning[0]
    start = f"{first['indent']}{first['dash'] or ''}"
    for language, text in kept.items():
        yield f"{start}{language}: {text}"
        start = " " * len(start)

"""The files of a new workspace: one role, its traits, one quiz, what the place decides, a site."""

from collections.abc import Iterator, Mapping, Sequence

from careerfit.starter.filling import TEMPLATES, filled
from careerfit.words import languages as spoken_languages
from careerfit.words import own_name, say

_HERE = TEMPLATES / "workspace"
# Files of the templates' folder that are the same for every language of the catalogue.
_CONTENT = (
    "profiles/catalogue.yaml",
    "profiles/jurisdiction.yaml",
    "profiles/traits.yaml",
    "profiles/roles/role.yaml",
    "quizzes/quiz/quiz.yaml",
    "quizzes/quiz/sample.yaml",
)


def workspace(languages: Sequence[str], speaks: str) -> dict[str, bytes]:
    """Path: content of every file, explained to a person who speaks `speaks`.

    The examples exist in the languages that the program speaks. For others one of these is
    declared too, so that nothing stands under the name of a language it is not in.
    """
    told = tuple(language for language in languages if language in spoken_languages())
    every = tuple(languages) if told else (*languages, speaks)
    files = dict(_content(every, speaks))
    for language in every:
        files |= _site(language, every, speaks)
    files["README.md"] = filled(_template(f"README.{speaks}.md"), speaks, every)
    return {name: text.encode() for name, text in files.items()}


def _content(languages: Sequence[str], speaks: str) -> Iterator[tuple[str, str]]:
    names = {"languages": ", ".join(languages)}
    role, quiz = (say(f"starting.name_{kind}", speaks) for kind in ("role", "quiz"))
    for path in _CONTENT:
        own = path.replace("/role.yaml", f"/{role}.yaml").replace("/quiz/", f"/{quiz}/")
        yield own, filled(_template(path), speaks, languages, names)


def _site(language: str, languages: Sequence[str], speaks: str) -> dict[str, str]:
    """Settings and home page of the site in one language."""
    first = language == languages[0]
    told = language if language in spoken_languages() else speaks
    names = {
        "language": language,
        "site_name": say("starting.site_name", told),
        "switch": _switch(language, languages),
    }
    suffix = "" if first else f".{language}"
    base, usb = f"mkdocs{suffix}.yml", f"mkdocs.usb{suffix}.yml"
    disk = {"base": base, "folder": "site-usb" if first else f"site-usb/{language}"}
    home = _template(f"docs/index.{told}.md")
    return {
        base: _settings("mkdocs.yml" if first else "mkdocs.other.yml", speaks, names),
        usb: _settings("mkdocs.usb.yml", speaks, disk),
        f"docs/{language}/index.md": home if told == language else _foreign(home, told),
    }


def _settings(template: str, speaks: str, names: Mapping[str, str]) -> str:
    return filled(_template(template), speaks, (), names).rstrip() + "\n"


def _switch(language: str, languages: Sequence[str]) -> str:
    """The links from a site in one language to the same page in the others."""
    if len(languages) == 1:
        return ""
    first = languages[0]
    up = "./" if language == first else "../"
    links = {other: up if other == first else f"{up}{other}/" for other in languages}
    links[language] = "./"
    lines = [
        f"    - {{name: {own_name(other)}, link: {link}, lang: {other}}}"
        for other, link in links.items()
    ]
    return "\n".join(["  languages:", *lines])


def _foreign(page: str, language: str) -> str:
    """A page in another language than its site, marked as such for those who hear it read."""
    mark, settings, body = page.split("---\n", 2)
    return f'{mark}---\n{settings}---\n\n<div lang="{language}" markdown>\n{body}\n</div>\n'


def _template(path: str) -> str:
    return (_HERE / path).read_text(encoding="utf-8")

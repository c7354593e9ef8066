"""The whole site as files that need no plugin: pages, style, templates and settings per language.

Any generator that reads `mkdocs.yml` builds the same site from them. Nothing is written here.
"""

from collections.abc import Iterator
from pathlib import Path

from careerfit.browser import assets
from careerfit.catalogue import Catalogue
from careerfit.pages.draft import Draft
from careerfit.pages.escape import Markdown
from careerfit.pages.printer import Printer
from careerfit.pages.quizzes import TAG, expanded
from careerfit.pages.render import THEME, render, settings


def files(catalogue: Catalogue, docs: Path | None = None) -> dict[str, bytes]:
    """Path below the folder they will stand in: content. `docs` holds a folder per language.

    A file written by hand wins over a generated page of the same name.
    """
    by_hand = docs or catalogue.folder / "docs"
    first, *_ = catalogue.about.languages
    found = {f"theme/{name}": content for name, content in _below(THEME)}
    for language in catalogue.about.languages:
        pages = {page.path: page.markdown.encode() for page in render(catalogue, language)}
        style = {f"assets/{name}": asset for name, asset in assets().items()}
        own = dict(_with_quizzes(by_hand / language, Printer(catalogue, language)))
        every = {**pages, **style, **own}
        found |= {f"docs/{language}/{name}": content for name, content in every.items()}
        name = "mkdocs.yml" if language == first else f"mkdocs.{language}.yml"
        found[name] = settings(catalogue, language, every).encode()
        found[name.replace("mkdocs", "mkdocs.usb")] = _on_disk(catalogue, language, name).encode()
    return found


def _on_disk(catalogue: Catalogue, language: str, base: str) -> str:
    """The settings of a site that is opened from a disk, without a server."""
    first = language == catalogue.about.languages[0]
    draft = Draft(catalogue, language, "")
    return Printer(catalogue, language).filled(
        "mkdocs.usb.yml.j2", draft, first=first, base=Markdown(base)
    )


def _with_quizzes(folder: Path, printer: Printer) -> Iterator[tuple[str, bytes]]:
    """The files somebody wrote by hand, with the quizzes that their pages name."""
    for name, content in _below(folder):
        if name.endswith(".md") and TAG.encode() in content:
            yield name, expanded(content.decode(), printer, name).encode()
        else:
            yield name, content


def _below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder. Links and hidden files stay where they are."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield name.as_posix(), path.read_bytes()

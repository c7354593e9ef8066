"""`careerfit site`: the pages built, served while one writes, or written as plain Markdown."""

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.cli.setting import Here
from careerfit.errors import Fault, MissingExtra, UsageError

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue

_FAULT = 2


def build(*, here: Here) -> int:
    folder = _folder(here)
    for configuration in _configurations(folder):
        if status := _mkdocs("build", "--strict", configuration):
            return status
    sys.stdout.write(f"{here.voice.say('cli.site_built', folder=folder / 'site')}\n")
    return 0


def serve(*, here: Here) -> int:
    *_, last = (c for c in _configurations(_folder(here)) if _speaks(c, here.voice.language))
    return _mkdocs("serve", "--strict", last)


def write(folder: Path, /, *, here: Here) -> None:
    from careerfit.cli.files import write_files

    catalogue = here.catalogue()
    files: dict[str, bytes] = {}
    for language in catalogue.about.languages:
        files |= _pages(catalogue, language)
    write_files(folder, files, catalogue.folder)
    sys.stdout.write(f"{here.voice.say('cli.written', n=len(files), folder=folder)}\n")


def _pages(catalogue: "Catalogue", language: str) -> dict[str, bytes]:
    """A language's pages and their style, in a folder of its own; a hand-written page wins."""
    try:
        from careerfit.pages.render import ASSETS, render

        pages = {page.path: page.markdown.encode() for page in render(catalogue, language)}
    except ImportError as error:
        raise MissingExtra(Fault("cli.missing_extra", data={"extra": "site"})) from error
    style = {f"assets/{path.name}": path.read_bytes() for path in sorted(ASSETS.glob("*.css"))}
    own = catalogue.folder / "docs" / language
    written = {path.relative_to(own).as_posix(): path.read_bytes() for path in own.rglob("*.md")}
    return {f"{language}/{path}": text for path, text in {**pages, **style, **written}.items()}


def _folder(here: Here) -> Path:
    """The folder of the catalogue in use, which has MkDocs' settings too."""
    from careerfit.catalogue import find

    if find_spec("mkdocs") is None or find_spec("material") is None:
        raise MissingExtra(Fault("cli.missing_extra", data={"extra": "site"}))
    folder = find(here.folder)
    if not (folder / "mkdocs.yml").is_file():
        raise UsageError(Fault("cli.no_site_settings", str(folder / "mkdocs.yml")))
    return folder


def _configurations(folder: Path) -> Iterator[Path]:
    """The first language's settings, then the other languages', which inherit from them."""
    yield folder / "mkdocs.yml"
    yield from sorted(folder.glob("mkdocs.??.yml"))


def _speaks(configuration: Path, language: str) -> bool:
    return configuration.suffixes in ([".yml"], [f".{language}", ".yml"])


def _mkdocs(command: str, option: str, configuration: Path) -> int:
    """Run MkDocs as a program of its own: only the plugin may import it."""
    call = [sys.executable, "-m", "mkdocs", command, option, "--config-file", str(configuration)]
    return _FAULT if subprocess.run(call, check=False).returncode else 0  # noqa: S603

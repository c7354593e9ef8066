"""`careerfit site`: the pages built, served while one writes, or written as plain Markdown."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from careerfit.cli.setting import Here
from careerfit.errors import Fault, MissingExtraError, UsageError

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
    try:
        from careerfit.pages.written import files

        written = files(catalogue)
    except ImportError as error:
        raise MissingExtraError(Fault("cli.missing_extra", data={"extra": "site"})) from error
    write_files(folder, written, catalogue.folder)
    sys.stdout.write(f"{here.voice.say('cli.written', n=len(written), folder=folder)}\n")


def _folder(here: Here) -> Path:
    """The folder of the catalogue in use, which has MkDocs' settings too."""
    from careerfit.catalogue import find

    if find_spec("mkdocs") is None or find_spec("material") is None:
        raise MissingExtraError(Fault("cli.missing_extra", data={"extra": "site"}))
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
    # Material's banner about MkDocs 2 says nothing to an author; the project pins MkDocs 1.
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return _FAULT if subprocess.run(call, check=False, env=env).returncode else 0  # noqa: S603

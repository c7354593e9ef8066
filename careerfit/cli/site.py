"""`careerfit site`: the pages built, served while one writes, or written as plain Markdown."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from careerfit.cli.csp import protect
from careerfit.cli.files import check_folder, write_files
from careerfit.cli.setting import Here
from careerfit.errors import Fault, MissingExtraError, UsageError

_FAULT = 2


def build(*, usb: bool = False, here: Here) -> int:
    settings = "mkdocs.usb" if usb else "mkdocs"
    folder = _folder(here, settings)
    site = folder / ("site-usb" if usb else "site")
    check_folder(site)
    for configuration in _configurations(folder, settings):
        place = site / configuration.name.removeprefix(settings).removesuffix("yml").strip(".")
        if status := _mkdocs("build", configuration, "--site-dir", str(place)):
            return status
    protect(site, usb=usb, here=here)
    sys.stdout.write(f"{here.voice.say('cli.site_built', folder=site)}\n")
    return 0


def serve(*, here: Here) -> int:
    found = _configurations(_folder(here, "mkdocs"), "mkdocs")
    *_, last = (c for c in found if _speaks(c, here.voice.language))
    return _mkdocs("serve", last)


def write(out: Path, /, *, here: Here) -> None:
    from careerfit.catalogue import find

    check_folder(out, find(here.folder))
    catalogue = here.catalogue()
    try:
        from careerfit.pages.written import files

        written = files(catalogue)
    except ImportError as error:
        raise MissingExtraError(Fault("cli.missing_extra", data={"extra": "site"})) from error
    write_files(out, written, catalogue.folder)
    sys.stdout.write(f"{here.voice.say('cli.written', n=len(written), folder=out)}\n")


def _folder(here: Here, settings: str) -> Path:
    """The folder of the catalogue in use, which has MkDocs' settings too."""
    from careerfit.catalogue import find

    if find_spec("mkdocs") is None or find_spec("material") is None:
        raise MissingExtraError(Fault("cli.missing_extra", data={"extra": "site"}))
    folder = find(here.folder)
    if not (first := folder / f"{settings}.yml").is_file():
        raise UsageError(Fault("cli.no_site_settings", str(first)))
    return folder


def _configurations(folder: Path, settings: str) -> Iterator[Path]:
    """The first language's settings, then the others', whose sites stand inside the first one."""
    yield folder / f"{settings}.yml"
    yield from sorted(folder.glob(f"{settings}.??.yml"))


def _speaks(configuration: Path, language: str) -> bool:
    return configuration.suffixes in ([".yml"], [f".{language}", ".yml"])


def _mkdocs(command: str, configuration: Path, *options: str) -> int:
    """Run MkDocs as a program of its own: only the plugin may import it."""
    call = [sys.executable, "-m", "mkdocs", command, "--strict", *options]
    call += ["--config-file", str(configuration)]
    # Material's banner about MkDocs 2 says nothing to an author; the project pins MkDocs 1.
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return _FAULT if subprocess.run(call, check=False, env=env).returncode else 0  # noqa: S603

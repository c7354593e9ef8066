"""What every export asks and ends with: a language, one file, and a sentence."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.files import write_file
from careerfit.cli.setting import Setting
from careerfit.errors import Fault, UsageError

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue

Output = Annotated[Path | None, Parameter(name=["--output", "-o"])]


def save(written: Mapping[str, bytes], output: Path | None, folder: Path, here: Setting) -> None:
    """Write one file, under its own name if none was given, and say so.

    Raises OutputError as `write_file` does; `folder` is the catalogue's.
    """
    ((name, content),) = written.items()
    path = output or Path(name)
    write_file(path, content, folder)
    said = here.voice.say("cli.exported", file=path, n=len(content) // 1000 + 1)
    sys.stdout.write(f"{said}\n")


def language_of(catalogue: "Catalogue", wanted: str | None, here: Setting) -> str:
    """The language asked for, or the person's own, or the catalogue's first.

    Raises UsageError for one that the catalogue is not written in.
    """
    spoken, own = catalogue.about.languages, here.voice.language
    if wanted is not None and wanted not in spoken:
        data = {"name": wanted, "known": ", ".join(spoken)}
        raise UsageError(Fault("catalogue_language", data=data))
    return wanted or (own if own in spoken else spoken[0])

"""What every export ends with: one file, written where the person said, and a sentence."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from careerfit.cli.files import write_file
from careerfit.cli.setting import Setting

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

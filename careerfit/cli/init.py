"""`careerfit init DIR`: a folder of one's own that answers a quiz and builds a site at once."""

import re
import sys
from pathlib import Path

from careerfit.cli.files import OutputError, check_folder, write_files
from careerfit.cli.schema import schemas
from careerfit.cli.setting import Here
from careerfit.errors import Fault, UsageError

_LANGUAGE = re.compile(r"[a-z]{2,3}")


def init(target: Path, /, *, languages: str | None = None, here: Here) -> None:
    from careerfit.starter import workspace

    speaks = here.voice.language
    files = workspace(codes(languages or speaks), speaks)
    files |= {f"schemas/{name}": content for name, content in schemas().items()}
    check_folder(target)
    if target.is_dir() and any(target.iterdir()):
        raise OutputError(Fault("starting.not_empty", str(target)))
    write_files(target, files)
    said = here.voice.say("starting.made", folder=target, n=len(files))
    sys.stdout.write(f"{said}\n")


def codes(given: str) -> tuple[str, ...]:
    """The codes in `id,en`, each once. Raises UsageError for what is none."""
    found = tuple(dict.fromkeys(code.strip() for code in given.split(",")))
    for code in found:
        if not _LANGUAGE.fullmatch(code):
            raise UsageError(Fault("bad_language", data={"value": code}))
    return found

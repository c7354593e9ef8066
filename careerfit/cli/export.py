"""`careerfit export`: one quiz or role for an outside tool, one command for each format."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from careerfit.cli.setting import Here


def html(
    *,
    quiz: Annotated[str | None, Parameter(name="--quiz")] = None,
    role: str | None = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    here: Here,
) -> None:
    from careerfit.cli.files import write_file
    from careerfit.cli.quiz import default
    from careerfit.exchange.html import write

    catalogue = here.catalogue()
    name = default(catalogue, quiz)
    ((file, content),) = write(catalogue, name, here.voice.language, role).items()
    path = output or Path(file)
    write_file(path, content, catalogue.folder)
    said = here.voice.say("cli.exported", file=path, n=len(content) // 1000 + 1)
    sys.stdout.write(f"{said}\n")


def docx(
    role: str,
    /,
    *,
    languages: str | None = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    here: Here,
) -> None:
    from careerfit.catalogue import find, known
    from careerfit.cli.files import write_file
    from careerfit.cli.word import form_of

    folder = find(here.folder)
    files = {path.stem: path for path in sorted((folder / "profiles/roles").glob("*.yaml"))}
    name, content = form_of(known(files, role, "role"), role, languages, folder, here)
    path = output or Path(name)
    write_file(path, content, folder)
    said = here.voice.say("cli.exported", file=path, n=len(content) // 1000 + 1)
    sys.stdout.write(f"{said}\n")

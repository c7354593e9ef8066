"""`careerfit print`: guides, sheets, cards and plans for lessons as PDF."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from careerfit.cli.setting import Here, Setting
from careerfit.errors import Fault, UsageError

Output = Annotated[Path | None, Parameter(name=["--output", "-o"])]


def role(
    role: str | None = None,
    /,
    *,
    every: Annotated[bool, Parameter(name="--all")] = False,
    output: Output = None,
    here: Here,
) -> None:
    _needs_typst()
    from careerfit.catalogue import known
    from careerfit.exchange.pdf.guide import write

    catalogue = here.catalogue()
    if every == (role is not None):
        raise UsageError(Fault("one_role_or_all", data={"known": ", ".join(catalogue.roles)}))
    if role is not None:
        known(catalogue.roles, role, "role")
    roles = tuple(catalogue.roles) if role is None else (role,)
    _save(write(catalogue, roles, here.voice.language), output, catalogue.folder, here)


def quiz(
    *,
    quiz: Annotated[str | None, Parameter(name="--quiz")] = None,
    form: str | None = None,
    output: Output = None,
    here: Here,
) -> None:
    _needs_typst()
    from careerfit.cli.quiz import default
    from careerfit.exchange.pdf.paper import write

    catalogue = here.catalogue()
    made = write(catalogue, default(catalogue, quiz), form, here.voice.language)
    _save(made, output, catalogue.folder, here)


def cards(*, output: Output = None, here: Here) -> None:
    _needs_typst()
    from careerfit.exchange.pdf.cards import write

    catalogue = here.catalogue()
    _save(write(catalogue, here.voice.language), output, catalogue.folder, here)


def lesson(*, output: Output = None, here: Here) -> None:
    _handout("lesson", output, here)


def facilitator(*, output: Output = None, here: Here) -> None:
    _handout("facilitator", output, here)


def _handout(name: str, output: Path | None, here: Setting) -> None:
    _needs_typst()
    from careerfit.exchange.pdf.handout import write

    catalogue = here.catalogue()
    _save(write(catalogue, name, here.voice.language), output, catalogue.folder, here)


def _needs_typst() -> None:
    from careerfit.cli.answers import needs

    needs("typst", extra="pdf")


def _save(files: dict[str, bytes], output: Path | None, source: Path, here: Setting) -> None:
    """Several files into a folder; one file into a folder, or under a name of its own."""
    from careerfit.cli.files import check_file, write_files

    folder = output or Path()
    if output is not None and output.suffix.lower() == ".pdf" and not output.is_dir():
        if len(files) > 1:
            raise UsageError(Fault("folder_wanted", str(output), data={"n": len(files)}))
        folder, files = output.parent, dict(zip([output.name], files.values(), strict=True))
    for name in files:
        check_file(folder / name, source)
    write_files(folder, files)
    for name, content in files.items():
        size = len(content) // 1000 + 1
        sys.stdout.write(f"{here.voice.say('cli.exported', file=folder / name, n=size)}\n")

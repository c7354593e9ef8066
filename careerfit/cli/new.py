"""`careerfit new role|trait|quiz|service NAME`: a file to fill in, with every field explained."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.cli.files import OutputError, write_files
from careerfit.cli.setting import Here
from careerfit.errors import Fault, UsageError

if TYPE_CHECKING:
    from careerfit.starter import Kind


def role(name: str, /, *, docx: bool = False, languages: str | None = None, here: Here) -> None:
    if docx:
        _form(name, languages, here)
    else:
        _add("role", name, here)


def trait(name: str, /, *, here: Here) -> None:
    _add("trait", name, here)


def quiz(name: str, /, *, here: Here) -> None:
    _add("quiz", name, here)


def service(name: str, /, *, here: Here) -> None:
    _add("service", name, here)


def _form(slug: str, languages: str | None, here: Here) -> None:
    """Write an empty Word form where the person is. Raises OutputError as `_add` does."""
    from careerfit.cli.word import form_of
    from careerfit.starter.additions import checked

    checked(slug)
    folder = workspace_of(here)
    name, content = form_of(None, slug, languages, folder, here)
    for path in (Path(name), folder / f"profiles/roles/{slug}.yaml"):
        if path.exists():
            raise OutputError(Fault("starting.exists", str(path), data={"name": slug}))
    write_files(Path(), {name: content})
    said = here.voice.say("docx.form_written", file=name)
    sys.stdout.write(f"{said}\n")


def _add(kind: "Kind", slug: str, here: Here) -> None:
    """Write the file. Raises OutputError if there is one of that name."""
    from careerfit.model.about import About
    from careerfit.model.trait import Traits
    from careerfit.reading import fit, read, read_text
    from careerfit.starter import added

    folder = workspace_of(here)
    about = fit(read(folder / "profiles/catalogue.yaml", folder), About)
    traits = fit(read(folder / "profiles/traits.yaml", folder), Traits).traits
    written = read_text(folder / "profiles/traits.yaml")
    name, content = added(kind, slug, here.voice.language, about.languages, traits, written)
    path = folder / name
    there = slug in traits if kind == "trait" else path.exists() or path.is_symlink()
    if there:
        raise OutputError(Fault("starting.exists", str(path), data={"name": slug}))
    write_files(folder, {name: content})
    said = here.voice.say("starting.added", file=path)
    sys.stdout.write(f"{said}\n")


def workspace_of(here: Here) -> Path:
    """The folder to add to: the one named, or one that the person is in. Raises UsageError.

    Elsewhere the catalogue in use is the program's own, which nobody adds to by accident.
    """
    from careerfit.catalogue import find

    folder = find(here.folder)
    outside = here.folder is None and not Path.cwd().resolve().is_relative_to(folder.resolve())
    if outside or not (folder / "profiles/traits.yaml").is_file():
        raise UsageError(Fault("starting.no_workspace"))
    return folder

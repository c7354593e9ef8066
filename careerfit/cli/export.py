"""`careerfit export`: one quiz or role for an outside tool, one command for each format."""

from typing import Annotated

from cyclopts import Parameter

from careerfit.cli.exported import Output, save
from careerfit.cli.setting import Here


def html(
    *,
    quiz: Annotated[str | None, Parameter(name="--quiz")] = None,
    role: str | None = None,
    output: Output = None,
    here: Here,
) -> None:
    from careerfit.cli.quiz import default
    from careerfit.exchange.html import write

    catalogue = here.catalogue()
    name = default(catalogue, quiz)
    save(write(catalogue, name, here.voice.language, role), output, catalogue.folder, here)


def docx(
    role: str,
    /,
    *,
    languages: str | None = None,
    output: Output = None,
    here: Here,
) -> None:
    from careerfit.catalogue import find, known
    from careerfit.cli.word import form_of

    folder = find(here.folder)
    files = {path.stem: path for path in sorted((folder / "profiles/roles").glob("*.yaml"))}
    name, content = form_of(known(files, role, "role"), role, languages, folder, here)
    save({name: content}, output, folder, here)

"""`careerfit export moodle|gift|scorm12|anki`: quizzes for courses, cards for studying."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.exported import Output
from careerfit.cli.setting import Here
from careerfit.errors import Fault, UsageError

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue

QuizName = Annotated[str, Parameter(name="--quiz")]


def moodle(
    *,
    quiz: QuizName,
    form: str | None = None,
    language: str | None = None,
    output: Output = None,
    here: Here,
) -> None:
    from careerfit.cli.exported import save
    from careerfit.exchange.moodle import write

    catalogue = here.catalogue()
    spoken = _language(catalogue, language, here.voice.language)
    save(write(catalogue, quiz, form, spoken), output, catalogue.folder, here)


def gift(
    *,
    quiz: QuizName,
    form: str | None = None,
    language: str | None = None,
    output: Output = None,
    here: Here,
) -> None:
    from careerfit.cli.exported import save
    from careerfit.exchange.gift import write

    catalogue = here.catalogue()
    spoken = _language(catalogue, language, here.voice.language)
    save(write(catalogue, quiz, form, spoken), output, catalogue.folder, here)


def scorm12(
    *,
    quiz: Annotated[str | None, Parameter(name="--quiz")] = None,
    form: str | None = None,
    with_score: Annotated[bool, Parameter(name="--score")] = False,
    language: str | None = None,
    output: Output = None,
    here: Here,
) -> None:
    from careerfit.cli.exported import save
    from careerfit.cli.quiz import default
    from careerfit.exchange.scorm12.package import write

    catalogue = here.catalogue()
    name = default(catalogue, quiz)
    spoken = _language(catalogue, language, here.voice.language)
    written = write(catalogue, name, form, spoken, score=with_score)
    save(written, output, catalogue.folder, here)


def anki(*, language: str | None = None, output: Output = None, here: Here) -> None:
    from careerfit.cli.answers import needs
    from careerfit.cli.exported import save
    from careerfit.exchange.anki import write

    needs("genanki", extra="exchange")
    catalogue = here.catalogue()
    spoken = _language(catalogue, language, here.voice.language)
    save(write(catalogue, spoken, _changed(catalogue.folder)), output, catalogue.folder, here)


def _language(catalogue: "Catalogue", wanted: str | None, own: str) -> str:
    """The language asked for, or the person's own, or the catalogue's first."""
    spoken = catalogue.about.languages
    if wanted is not None and wanted not in spoken:
        data = {"name": wanted, "known": ", ".join(spoken)}
        raise UsageError(Fault("catalogue_language", data=data))
    return wanted or (own if own in spoken else spoken[0])


def _changed(folder: Path) -> int:
    """When the words of the cards were last changed, in seconds since 1970.

    The variable SOURCE_DATE_EPOCH says it for builds that must not depend on a machine.
    """
    from careerfit.words import HERE as WORDS

    if (said := os.environ.get("SOURCE_DATE_EPOCH", "")).isdecimal():
        return int(said)
    files = (*(folder / "profiles").rglob("*.yaml"), *WORDS.rglob("*.json"))
    return int(max(file.stat().st_mtime for file in files))

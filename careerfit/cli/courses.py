"""`careerfit export moodle|gift|scorm12|anki`: quizzes for courses, cards for studying."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.exported import Output, language_of, save
from careerfit.cli.setting import Here, Setting

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
    from careerfit.exchange.moodle import write

    _questions(write, quiz, form, language, output, here)


def gift(
    *,
    quiz: QuizName,
    form: str | None = None,
    language: str | None = None,
    output: Output = None,
    here: Here,
) -> None:
    from careerfit.exchange.gift import write

    _questions(write, quiz, form, language, output, here)


def _questions(
    write: Callable[["Catalogue", str, str | None, str], Mapping[str, bytes]],
    quiz: str,
    form: str | None,
    language: str | None,
    output: Path | None,
    here: Setting,
) -> None:
    """The keyed questions of one form in one language, as one file."""
    catalogue = here.catalogue()
    spoken = language_of(catalogue, language, here)
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
    from careerfit.cli.quiz import default
    from careerfit.exchange.scorm12.package import write

    catalogue = here.catalogue()
    name = default(catalogue, quiz)
    spoken = language_of(catalogue, language, here)
    written = write(catalogue, name, form, spoken, score=with_score)
    save(written, output, catalogue.folder, here)


def anki(*, language: str | None = None, output: Output = None, here: Here) -> None:
    from careerfit.cli.answers import needs
    from careerfit.exchange.anki import write

    needs("genanki", extra="exchange")
    catalogue = here.catalogue()
    spoken = language_of(catalogue, language, here)
    save(write(catalogue, spoken, _changed(catalogue.folder)), output, catalogue.folder, here)


def _changed(folder: Path) -> int:
    """When the words of the cards were last changed, in seconds since 1970.

    The variable SOURCE_DATE_EPOCH says it for builds that must not depend on a machine.
    """
    from careerfit.words import HERE as WORDS

    if (said := os.environ.get("SOURCE_DATE_EPOCH", "")).isdecimal():
        return int(said)
    files = (*(folder / "profiles").rglob("*.yaml"), *WORDS.rglob("*.json"))
    return int(max(file.stat().st_mtime for file in files))

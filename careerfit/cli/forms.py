"""`careerfit export xlsform|gform|jsonld`: a quiz as a form that others collect, roles as data."""

import sys
from typing import Annotated

from cyclopts import Parameter

from careerfit.cli.exported import Output, language_of, save
from careerfit.cli.setting import Here

QuizName = Annotated[str | None, Parameter(name="--quiz")]


def xlsform(
    *, quiz: QuizName = None, form: str | None = None, output: Output = None, here: Here
) -> None:
    from careerfit.cli.answers import needs
    from careerfit.cli.quiz import default
    from careerfit.exchange.xlsform.survey import write

    needs("xlsxwriter", extra="exchange")
    catalogue = here.catalogue()
    name = default(catalogue, quiz)
    written = write(catalogue, name, form, here.voice.language)
    save(written, output, catalogue.folder, here)
    if catalogue.quizzes[name].purpose == "select":
        sys.stdout.write(f"{here.voice.say('forms.no_results', quiz=name)}\n")


def gform(
    *,
    quiz: QuizName = None,
    form: str | None = None,
    language: str | None = None,
    output: Output = None,
    here: Here,
) -> None:
    from careerfit.cli.quiz import default
    from careerfit.exchange.gform import write

    catalogue = here.catalogue()
    spoken = language_of(catalogue, language, here)
    written = write(catalogue, default(catalogue, quiz), form, spoken)
    save(written, output, catalogue.folder, here)
    sys.stdout.write(f"{here.voice.say('forms.no_results_google')}\n")


def jsonld(*, role: str | None = None, output: Output = None, here: Here) -> None:
    from careerfit.exchange.jsonld import write

    catalogue = here.catalogue()
    save(write(catalogue, role), output, catalogue.folder, here)

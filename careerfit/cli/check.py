"""`careerfit check`: every fault of a catalogue in one run."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import CareerfitError, Fault, PlanError

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.model.quiz import QuizSource

_FAULTS = 2


def check(folder: Path | None = None, /, *, as_json: AsJson = False, here: Here) -> int:
    from careerfit.catalogue import find, load
    from careerfit.words.complaint import line_of

    place = find(folder or here.folder)
    try:
        catalogue = load(place)
        faults = (*catalogue.warnings, *_plan_faults(catalogue), *_published_keys(place))
    except CareerfitError as error:
        catalogue, faults = None, error.faults
    language = here.voice.language
    if as_json:
        write_json([_for_scripts(fault, language) for fault in faults])
    else:
        sys.stderr.write("".join(f"{line_of(fault, language)}\n" for fault in faults))
        errors = sum(fault.severity == "error" for fault in faults)
        if errors or catalogue is None:
            said = here.voice.say("cli.check_faults", n=errors, folder=place)
        else:
            said = here.voice.say("cli.check_clean", **_counts(catalogue), folder=place)
        sys.stdout.write(f"{said}\n")
    return _FAULTS if any(fault.severity == "error" for fault in faults) else 0


def _plan_faults(catalogue: "Catalogue") -> Iterator[Fault]:
    """Why a quiz makes no plan, form by form, and why its sample sheet does not answer it."""
    from careerfit.scoring.compiling import compile_plan

    for name, source in catalogue.quizzes.items():
        for form in catalogue.forms(name):
            try:
                compile_plan(catalogue.quiz(name, form), catalogue.roles, catalogue.traits)
            except PlanError as error:
                # A private key is not here, and its quiz need not make a plan without it.
                yield from (fault for fault in error.faults if not _is_elsewhere(fault, source))
        if catalogue.has(name, "sample.yaml"):
            yield from _sample_faults(catalogue, name)


def _is_elsewhere(fault: Fault, source: "QuizSource") -> bool:
    return fault.code == "select_no_key" and source.key == "private"


def _published_keys(folder: Path) -> Iterator[Fault]:
    """Private keys in a built site beside the content, or in this package."""
    from careerfit.catalogue.secrecy import private_keys

    for place in (folder / "site", folder / "site-usb", Path(__file__).parents[1]):
        for path in private_keys(place):
            yield Fault("private_key_here", str(path))


def _sample_faults(catalogue: "Catalogue", name: str) -> Iterator[Fault]:
    from careerfit.cli.sheets import quiz_of
    from careerfit.scoring.compiling import compile_plan
    from careerfit.scoring.sheet import score

    try:
        sheet = catalogue.sample(name)
        quiz = quiz_of(catalogue, sheet, name, None)
        score(compile_plan(quiz, catalogue.roles, catalogue.traits), sheet.answers)
    except PlanError:
        return  # the plan's own faults have been named
    except CareerfitError as error:
        file = f"quizzes/{name}/sample.yaml"
        yield from (replace(fault, file=fault.file or file) for fault in error.faults)


def _counts(catalogue: "Catalogue") -> dict[str, int]:
    kinds = ("roles", "traits", "services", "quizzes", "warnings")
    return {kind: len(getattr(catalogue, kind)) for kind in kinds}


def _for_scripts(fault: Fault, language: str) -> dict[str, object]:
    from careerfit.words.complaint import sentence_of

    names = ("severity", "code", "file", "line", "field")
    shown = {name: getattr(fault, name) for name in names}
    return {**shown, "sentence": sentence_of(fault, language)}

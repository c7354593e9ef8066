"""Our own answers files, one sheet each: their names become the ids."""

from collections.abc import Sequence
from pathlib import Path

from careerfit.errors import AnswersError, CareerfitError, Fault
from careerfit.exchange.answers.table import MadeFor, Table
from careerfit.exchange.answers.text import table
from careerfit.model.quiz import AnswerSheet
from careerfit.reading import fit
from careerfit.reading import read as load

ENDINGS = (".json", ".yaml", ".yml")
ID = "id"


def in_folder(folder: Path) -> list[Path]:
    """The answers files of a folder. Raises AnswersError if there is none."""
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
    if not found:
        raise AnswersError(Fault("answers.empty_folder", str(folder)))
    return found


def read(paths: Sequence[Path], name: str) -> Table:
    """One table of all sheets. Raises AnswersError with all faults of all files."""
    sheets: list[tuple[str, AnswerSheet]] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            sheets.append((path.stem, fit(load(path), AnswerSheet)))
        except CareerfitError as error:
            faults += error.faults
    if faults:
        raise AnswersError(*faults)
    header = [ID, *dict.fromkeys(item for _, sheet in sheets for item in sheet.answers)]
    rows: list[tuple[int, list[str]]] = [(0, header)]
    for number, (stem, sheet) in enumerate(sheets, 1):
        answers = [sheet.answers.get(item) for item in header[1:]]
        rows.append((number, [stem, *("" if a is None else str(a) for a in answers)]))
    made_for = {MadeFor(sheet.quiz, sheet.form, str(sheet.version)) for _, sheet in sheets}
    return table("sheet", name, rows, len(header), {}).typed(made_for)

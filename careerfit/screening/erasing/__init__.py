"""One person leaves every file that is named: one kind of file, one module.

Each has the same shape: `erase_...(source, target, wanted) -> Erased` reads `source`, writes
`target` without the person, and never touches `source`. Where nobody is found, `target` does
not count.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from careerfit.errors import Fault
from careerfit.exchange.answers.kinds import kind_of
from careerfit.screening.erasing.lines import erase_objects, erase_rows, rows_of
from careerfit.screening.erasing.page import erase_page
from careerfit.screening.erasing.parquet import erase_parquet
from careerfit.screening.erasing.sheet import erase_json
from careerfit.screening.erasing.wanted import MAP, Erased, ErasureError, Wanted
from careerfit.screening.erasing.workbook import erase_workbook

Eraser = Callable[[Path, Path, Wanted], Erased]
_PAGES = (".html", ".htm")
_ERASERS: Mapping[str, Eraser] = {
    "text": erase_rows,
    "json_lines": erase_objects,
    "parquet": erase_parquet,
    "workbook": erase_workbook,
    "sheet": erase_json,
}

__all__ = ["Erased", "ErasureError", "Wanted", "erase", "names_of"]


def erase(source: Path, target: Path, wanted: Wanted) -> Erased:
    """Write `target`: the file without the person. Raises AnswersError or ErasureError."""
    if source.suffix.lower() in _PAGES:
        return erase_page(source, target, wanted)
    return _ERASERS[kind_of(source)](source, target, wanted)


def names_of(person: str, maps: Iterable[Path]) -> frozenset[str]:
    """All ids of a person: the one given, and what the maps of blind ids know.

    Raises ErasureError for a file that is no such map.
    """
    found = {person}
    for path in maps:
        header, *rows = rows_of(path) if kind_of(path) == "text" else [[]]
        if not set(MAP) <= set(header):
            raise ErasureError(Fault("deciding.no_map", str(path)))
        pairs = [(row[header.index(MAP[0])], row[header.index(MAP[1])]) for row in rows if row]
        found |= {name for pair in pairs if person in pair for name in pair}
    return frozenset(found)

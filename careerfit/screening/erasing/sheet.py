"""JSON and YAML: one person's answer sheet, or a result of `screen` with many candidates."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careerfit.errors import ContentError, Fault
from careerfit.reading import parse
from careerfit.screening.erasing.wanted import Erased, ErasureError, Wanted

CANDIDATES = "candidates"
_YAML = (".yaml", ".yml")


def erase_json(source: Path, target: Path, wanted: Wanted) -> Erased:
    """Write a result without the person; an answer sheet of the person's is to be deleted whole.

    Raises ErasureError for any other JSON, and where the rest would still name the person.
    """
    value = _loaded(source)
    found = value.get(CANDIDATES)
    if found is None and isinstance(value.get("answers"), dict):
        goes = wanted.one_of([source.stem])
        return Erased(int(goes), whole_file=goes)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ErasureError(Fault("deciding.no_known_json", str(source)))
    left = [each for each in found if not wanted.one_of([each.get("id")])]
    if len(left) < len(found):
        rest = value | {CANDIDATES: left}
        if any(wanted.one_of([text]) for text in _texts(rest)):
            raise ErasureError(Fault("deciding.still_named", str(source)))
        target.write_text(_written(rest), encoding="utf-8", newline="")
    return Erased(len(found) - len(left))


def _loaded(source: Path) -> dict[str, Any]:
    """The mapping in a file: a result may be large, an answer sheet may be YAML."""
    try:
        raw = source.read_bytes()
        value = parse(raw, str(source)).value if source.suffix in _YAML else json.loads(raw)
    except (ValueError, RecursionError, ContentError) as error:
        raise ErasureError(Fault("deciding.no_known_json", str(source))) from error
    if not isinstance(value, dict):
        raise ErasureError(Fault("deciding.no_known_json", str(source)))
    return value


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, names of fields included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _written(value: object) -> str:
    """JSON in the form of `screen`, which ends with a line."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

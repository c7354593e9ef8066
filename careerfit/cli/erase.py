"""`careerfit erase ID FILES`: a person leaves every file, or none is touched."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.answers import needs
from careerfit.cli.files import OutputError, check_file, part_of
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import CareerfitError, Fault, UsageError
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.screening.erasing import Erased, Wanted

_LISTED = 10


def erase(
    candidate: str,
    /,
    *records: Path,
    maps: Annotated[list[Path] | None, Parameter(name="--map")] = None,
    mapping: Path | None = None,
    as_json: AsJson = False,
    here: Here,
) -> None:
    needs("polars", "python_calamine", "openpyxl")
    from careerfit.model.mapping import AnswerMapping
    from careerfit.reading import fit, read
    from careerfit.screening.erasing import Wanted, names_of

    every = _each_once((*records, *(maps or ())))
    if not every:
        name = here.voice.say("cli.value_records")
        raise UsageError(Fault("cli.missing_value", data={"name": name}))
    column = fit(read(mapping), AnswerMapping).id if mapping is not None else None
    names = names_of(candidate.strip(), maps or ())
    found = _erased(every, Wanted(names, column), candidate)
    if as_json:
        write_json({str(path): _for_scripts(each) for path, each in found.items()})
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(found, here.voice))


def _each_once(files: tuple[Path, ...]) -> list[Path]:
    return list({path.resolve(): path for path in files}.values())


def _erased(files: list[Path], wanted: "Wanted", candidate: str) -> "dict[Path, Erased]":
    """What was removed from each file. Raises CareerfitError with all faults of all files; then
    no file has changed.
    """
    from careerfit.screening.erasing import erase

    found: dict[Path, Erased] = {}
    faults: list[Fault] = []
    parts = {path: part_of(path) for path in files}
    try:
        for path, part in parts.items():
            try:
                check_file(path)
                part.touch(0o600)  # whatever the old file allows, for now nobody else reads it
                found[path] = erase(path, part, wanted)
            except CareerfitError as error:
                faults += error.faults
            except OSError as error:
                faults.append(_unwritable(path, error))
        if not faults and not any(each.rows for each in found.values()):
            faults.append(Fault("deciding.nowhere", data={"name": candidate}))
        if faults:
            raise CareerfitError(*faults)
        for path, each in found.items():
            _replace(path, parts[path], each)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return found


def _replace(path: Path, part: Path, erased: "Erased") -> None:
    """The new file takes the old one's place and permissions; one without the person stays."""
    try:
        if erased.whole_file:
            path.unlink()
        elif erased.rows:
            shutil.copymode(path, part)
            part.replace(path)
    except OSError as error:
        raise OutputError(_unwritable(path, error)) from error


def _unwritable(path: Path, error: OSError) -> Fault:
    data = {"reason": error.strerror or ""}
    return Fault("cli.folder_not_writable", str(path.parent), data=data)


def _for_scripts(erased: "Erased") -> dict[str, object]:
    return {
        "rows": erased.rows,
        "file_deleted": erased.whole_file,
        "still_mentioned": list(erased.mentions),
    }


def _told(found: "dict[Path, Erased]", voice: Voice) -> Iterator[str]:
    for path, each in found.items():
        kind = "file" if each.whole_file else "rows" if each.rows else "none"
        yield voice.say(f"deciding.erased_{kind}", file=path, n=each.rows)
        if each.mentions:
            lines = ", ".join(map(str, each.mentions[:_LISTED]))
            yield voice.say("deciding.erased_mentions", file=path, lines=lines)
    yield voice.say("deciding.erased_ranks")
    yield voice.say("deciding.erased_copies")

"""Answers on disk, only for a person who asked for it: private, whole after every answer."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.errors import CareerfitError, Fault

if TYPE_CHECKING:
    from careerfit.model.quiz import AnswerSheet

_SUFFIX = ".json"
_UNFINISHED = ".new"


class StateError(CareerfitError):
    """Saved answers cannot be written, read or deleted."""


def folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where answers are saved: $XDG_STATE_HOME/careerfit, or the system's usual place."""
    named = Path((environment if environment is not None else os.environ).get("XDG_STATE_HOME", ""))
    # A relative address is to be ignored (XDG Base Directory Specification 0.8).
    return (named if named.is_absolute() else Path.home() / ".local" / "state") / "careerfit"


def path_of(quiz: str) -> Path:
    """The file of one quiz."""
    return folder() / f"{quiz}{_SUFFIX}"


def save(sheet: "AnswerSheet") -> None:
    """Write the sheet, 0600 and atomically. Raises StateError; the older file then stays."""
    path = path_of(sheet.quiz)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, new = tempfile.mkstemp(_UNFINISHED, f"{sheet.quiz}.", path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(as_json(sheet))
                file.flush()
                os.fsync(file.fileno())
            Path(new).replace(path)
        except BaseException:
            Path(new).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _error("cli.state_not_writable", path, error) from error


def saved(quiz: str) -> "AnswerSheet | None":
    """The saved sheet of a quiz. Raises StateError if there is one that cannot be read."""
    from careerfit.errors import ContentError
    from careerfit.model.quiz import AnswerSheet
    from careerfit.reading import fit, read

    path = path_of(quiz)
    try:
        return fit(read(path), AnswerSheet) if path.exists() else None
    except OSError as error:
        raise _error("cli.state_not_writable", path, error) from error
    except ContentError as error:
        raise StateError(Fault("cli.state_broken", str(path))) from error


def delete(quiz: str) -> None:
    """Delete the saved answers of one quiz."""
    _unlink(path_of(quiz))


def forget() -> tuple[str, ...]:
    """Delete all saved answers and return the names of the quizzes they belonged to."""
    place = folder()
    try:
        found = sorted(place.iterdir()) if place.exists() else []
    except OSError as error:
        raise _error("cli.state_not_deletable", place, error) from error
    found = [path for path in found if path.suffix in (_SUFFIX, _UNFINISHED)]
    for path in found:
        _unlink(path)
    return tuple(path.stem for path in found if path.suffix == _SUFFIX)


def as_json(sheet: "AnswerSheet") -> str:
    """The answers file of both clients."""
    return json.dumps(sheet.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _error("cli.state_not_deletable", path, error) from error


def _error(code: str, path: Path, error: OSError) -> StateError:
    return StateError(Fault(code, str(path), data={"reason": error.strerror or ""}))

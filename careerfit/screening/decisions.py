"""The log of decisions: JSON Lines, one decision a line, read whole and added to at its end."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from careerfit.errors import CareerfitError, Fault
from careerfit.model.decision import Decision
from careerfit.reading import read_bytes

LOG = "decisions.jsonl"
MOST = 1024 * 1024 * 1024  # bytes; a report of 200,000 candidates has less


class DecisionError(CareerfitError):
    """A decision cannot be recorded, or a log or a result cannot be read."""


def whole(path: Path) -> bytes:
    """A file of ours, however many people it is about. Raises ContentError or DecisionError."""
    raw = read_bytes(path, MOST)
    if len(raw) > MOST:
        raise DecisionError(Fault("too_large", str(path), data={"limit": MOST // 1024}))
    return raw


def logged(path: Path) -> tuple[Decision, ...]:
    """The decisions of a log, the oldest first; none if there is no log yet.

    Raises DecisionError for every line that is no decision, ContentError for no regular file.
    """
    if not path.exists():
        return ()
    raw = whole(path)
    found: list[Decision] = []
    faults: list[Fault] = []
    for number, line in enumerate(raw.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(Decision.model_validate_json(line))
        except ValidationError:
            faults.append(Fault("deciding.broken_log", str(path), number))
    # Without its end the last line may have been cut; what is added would grow onto it.
    if raw and not raw.endswith(b"\n"):
        faults.append(Fault("deciding.open_log", str(path), raw.count(b"\n") + 1))
    if faults:
        raise DecisionError(*faults)
    return tuple(found)


def lines(decisions: Iterable[Decision]) -> bytes:
    """The decisions as lines of a log."""
    return b"".join(each.model_dump_json().encode() + b"\n" for each in decisions)


def latest(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """What holds now for each candidate; what was decided before stays in the log."""
    return {each.candidate: each for each in decisions}

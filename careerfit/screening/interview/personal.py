"""A candidate's own questions, out of a result of `careerfit screen`."""

from pathlib import Path

from pydantic import ConfigDict, ValidationError

from careerfit.errors import Fault
from careerfit.model.text import Model, Slug
from careerfit.reading.fit import nearest
from careerfit.screening.decisions import whole
from careerfit.screening.interview.ratings import RatingError


class _Candidate(Model):
    """A candidate of a result; what was measured does not matter here."""

    model_config = ConfigDict(extra="ignore")
    id: str
    questions: tuple[str, ...]


class _Result(Model):
    model_config = ConfigDict(extra="ignore")
    role: Slug
    candidates: tuple[_Candidate, ...]


def questions(path: Path, candidate: str, role: str) -> tuple[str, ...]:
    """What to ask this candidate beside the kit. Raises RatingError for another role's result,
    for no result at all, and for a candidate that is not in it.
    """
    try:
        result = _Result.model_validate_json(whole(path))
    except ValidationError as error:
        raise RatingError(Fault("interview.no_result", str(path))) from error
    if result.role != role:
        data = {"role": result.role, "first": role}
        raise RatingError(Fault("interview.other_role", str(path), data=data))
    found = {each.id: each.questions for each in result.candidates}
    if candidate not in found:
        data = {"candidate": candidate, "nearest": nearest(candidate, found)}
        raise RatingError(Fault("interview.no_such_candidate", str(path), data=data))
    return found[candidate]

"""What a person decided on a candidate: one line of a log that is only ever added to."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from careerfit.model.policy import Appeal
from careerfit.model.select import GateCheck
from careerfit.model.text import Model, Slug

SHORTEST_REASON = 10  # letters; a candidate has a right to read more than "no"
LONGEST_REASON = 2000
LONGEST_NAME = 200
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Candidate = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Decision(Model):
    """Who decided what, when and why, and how the candidate objects (UU 27/2022 art. 10)."""

    candidate: Candidate
    decision: Slug
    by: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
    at: AwareDatetime
    reason: Annotated[
        str, StringConstraints(min_length=SHORTEST_REASON, max_length=LONGEST_REASON)
    ] = Field(description="in words that the candidate may read")
    gates: Mapping[Slug, GateCheck] = Field({}, description="what is known of formal gates")
    appeal: Appeal
    quiz: Slug
    plan: Hash
    policy: Hash

"""A review of what the importers leave: the sources' grave defects stay to be seen.

R1 every HIGH defect of the sources is a finding at `high` in the draft, at the place it concerns
R2 the findings do not come from the importers' notes: without them they are the same
"""

import json
from typing import Any

import pytest

from careerfit.exchange.indicator.draft import read as read_record
from careerfit.exchange.prose.draft import read as read_prose
from careerfit.model.profile import Profile
from careerfit.model.service import Service
from tests.exchange.conftest import source
from tests.review.drafts import found

HIGH = {
    # The line that made the role unsuitable for itself was not taken: nobody unsuitable is told.
    "000": {("section_empty", "gaps.unsuitable")},
    "001": {("denied_and_asserted", "distinctions.pekerja_sosial.here.id")},
    "003": {
        ("definition_counts_nothing", "indicator.definition"),
        ("percent_of_nothing", "indicator.unit"),
        ("method_not_statistical", "indicator.methodology"),
    },
}


def draft(name: str, known: Any, **instead: object) -> Profile | Service:
    if name == "003":
        value = {**read_record(source(name), "x.txt").service, **instead}
        return Service.model_validate_json(json.dumps(value))
    value = {**read_prose(source(name), "x.txt", known).profile, **instead}
    return Profile.model_validate_json(json.dumps(value))


@pytest.mark.parametrize("name", HIGH)
def test_r1_every_high_defect_is_found(name, known):
    high = {(f.code, f.field) for f in found(draft(name, known)) if f.severity == "high"}
    assert HIGH[name] <= high


@pytest.mark.parametrize("name", HIGH)
def test_r2_they_are_found_untold(name, known):
    silent = draft(name, known, editorial_notes=[])
    assert silent.editorial_notes == ()
    assert {(f.code, f.field) for f in found(silent)} == {
        (f.code, f.field)
        for f in found(draft(name, known))
        if not f.field.startswith("editorial_notes")
    }

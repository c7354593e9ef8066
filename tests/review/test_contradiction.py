"""A profile must not say two things at once.

C1 the same sentence under suitable and unsuitable
C2 a correction that repeats what it corrects
C3 a myth or a wrong expectation stated as true elsewhere
C4 a denial of the same words is no contradiction
"""

import pytest

from tests.review.drafts import codes, role, said, text


def test_c1_who_suits_and_does_not():
    suits, not_suits = (
        said("Memiliki kesabaran.", trait="patience"),
        said("Sabar.", trait="patience"),
    )
    assert "suits_and_not" not in codes(role(suitable={"a": suits}))
    both = role(
        suitable={"a": said("Sangat sabar.", trait="patience")}, unsuitable={"a": not_suits}
    )
    assert "suits_and_not" in codes(both)


def test_c4_the_opposite_is_what_unsuitable_means():
    suits = said("Sabar menghadapi orang.", trait="patience")
    not_suits = said("Tidak sabar menghadapi orang.", trait="patience")
    draft = role(suitable={"a": suits}, unsuitable={"a": not_suits})
    assert "suits_and_not" not in codes(draft)


def myth(wrong: str, right: str, **more: object):
    pair = {"myth": text(wrong), "fact": text(right), "sources": ["halaman#7"]}
    return role(misconceptions={"satu": pair}, **more)


def hope(wrong: str, right: str, matches: bool = False):
    pair = {"expectation": text(wrong), "reality": text(right), "sources": ["halaman#8"]}
    return role(expectations={"satu": {**pair, "matches": matches}})


def test_c2_a_fact_that_repeats_its_myth():
    assert "correction_repeats" in codes(myth("Bekerja sendirian.", "Mereka bekerja sendirian."))
    assert "correction_repeats" not in codes(myth("Bekerja sendirian.", "Tidak bekerja sendirian."))


@pytest.mark.parametrize(("matches", "is_found"), [(False, True), (True, False)])
def test_c2_a_reality_that_repeats_the_expectation(matches, is_found):
    draft = hope("Harinya sibuk sekali.", "Harinya sibuk sekali.", matches)
    assert ("correction_repeats" in codes(draft)) == is_found


def test_c3_a_myth_that_is_a_fact_elsewhere():
    draft = myth(
        "Perkara selesai dalam seminggu.",
        "Perkara berjalan lama.",
        facts={"cepat": said("Perkara itu selesai dalam seminggu.")},
    )
    assert "denied_and_asserted" in codes(draft)


def test_c4_a_fact_that_denies_the_myth():
    draft = myth(
        "Perkara selesai dalam seminggu.",
        "Perkara berjalan lama.",
        facts={"lama": said("Perkara itu tidak selesai dalam seminggu.")},
    )
    assert "denied_and_asserted" not in codes(draft)

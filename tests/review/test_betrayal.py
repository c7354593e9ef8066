"""A key that can be guessed is found; the rule is the one the shipped quiz is held to.

B1 cue words that only false statements have
B2 statements whose length gives them away
B3 few items prove nothing
"""

import dataclasses

from careerfit.model.text import Text
from careerfit.review.betrayal import accuracy, betrayed_keys, by_length
from careerfit.review.material import Material
from tests.review.drafts import SHIPPED, TODAY


def rewritten(section: str, field: str, words: str):
    """The shipped catalogue with one sentence for every statement of a section."""
    roles = {}
    for slug, role in SHIPPED.roles.items():
        entries = {
            name: entry.model_copy(update={field: Text({"id": words, "en": words})})
            for name, entry in getattr(role, section).items()
        }
        roles[slug] = role.model_copy(update={section: entries})
    return dataclasses.replace(SHIPPED, roles=roles)


def codes(catalogue) -> set[str]:
    return {finding.code for finding in betrayed_keys(Material(catalogue, TODAY))}


def test_b1_facts_without_a_cue_word():
    assert "key_in_words" in codes(rewritten("facts", "text", "Ini saja, this alone."))


def test_b2_facts_longer_than_everything_else():
    assert "key_in_length" in codes(rewritten("facts", "text", " ".join(["kata"] * 30)))


def test_b3_few_items_prove_nothing():
    one = {"ahli_kdrt": SHIPPED.roles["ahli_kdrt"]}
    few = dataclasses.replace(rewritten("facts", "text", "Hanya ini."), roles=one, services={})
    assert codes(few) == set()


def test_guessing_the_opposite_counts_as_much():
    assert accuracy([True, True, False, True], [False, False, True, False]) == 1
    assert accuracy([], []) == 0
    assert by_length([], []) == 0

"""A select quiz whose best options can be guessed is found.

G1 best options that stand mostly in one place
G2 best options that are mostly the longest, or the shortest, in any language
G3 few items prove nothing; a quiz whose key is kept elsewhere is left alone
"""

import dataclasses

import pytest

from careerfit.model.text import Text
from careerfit.review.guessing import MOST, by_length, by_position, guessed_options
from careerfit.review.material import Material
from tests.review.drafts import SHIPPED, TODAY

NAME = "seleksi_pendamping"
SOURCE, KEY = SHIPPED.quizzes[NAME], SHIPPED.keys[NAME]


def best(slug: str) -> str:
    keyed = KEY.situations[slug].options
    return next(option for option in keyed if keyed[option].credit == 100)


def codes(situations, keys=SHIPPED.keys, forms=SOURCE.forms) -> set[tuple[str, str]]:
    source = SOURCE.model_copy(update={"situations": situations, "forms": forms})
    changed = dataclasses.replace(SHIPPED, quizzes={NAME: source}, keys=keys)
    return {(one.code, one.language) for one in guessed_options(Material(changed, TODAY))}


def first_is_best():
    found = {}
    for slug, situation in SOURCE.situations.items():
        name = best(slug)
        options = {name: situation.options[name], **situation.options}
        found[slug] = situation.model_copy(update={"options": options})
    return found


def best_says(words: str):
    found = {}
    for slug, situation in SOURCE.situations.items():
        name = best(slug)
        said = Text({**situation.options[name].root, "en": words})
        options = {**situation.options, name: said}
        found[slug] = situation.model_copy(update={"options": options})
    return found


def test_the_shipped_quiz_cannot_be_guessed():
    assert codes(SOURCE.situations) == set()
    items = SHIPPED.quiz(NAME, "full").items
    assert 0.25 <= by_position(items) <= MOST
    assert all(by_length(items, language) <= MOST for language in SHIPPED.about.languages)


def test_g1_one_place():
    assert codes(first_is_best()) == {("best_in_position", "")}


@pytest.mark.parametrize("words", ["Help.", "Help " * 60])
def test_g2_length(words):
    assert codes(best_says(words)) == {("best_in_length", "en")}


def test_g3_few_items_or_no_key():
    form = SOURCE.forms["full"].model_copy(
        update={"situations": ("alamat", "tidak_datang"), "knowledge": ()}
    )
    assert codes(first_is_best(), forms={"full": form}) == set()
    assert codes(first_is_best(), keys={}) == set()

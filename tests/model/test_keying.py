"""A select quiz's own items.

K1 the form names them; options stand in the quiz file's order, credits come from the key alone
K2 without a key there are items, without a credit anywhere
K3 a scale for the situations, one for the knowledge, one for each trait of three situations
K4 nobody passes or fails a gate without evidence
"""

import pytest
from pydantic import ValidationError

from careerfit.model.derive import derive
from careerfit.model.select import GateCheck

NAME = "seleksi_pendamping"


def derived(shipped, key, **changed):
    source = shipped.quizzes[NAME].model_copy(update=changed)
    return derive(source, shipped.roles, shipped.traits, "full", key)


def test_k1_items_are_those_of_the_form_with_the_credits_of_the_key(shipped):
    source, key = shipped.quizzes[NAME], shipped.keys[NAME]
    quiz = derived(shipped, key)
    form = source.forms["full"]
    wanted = [f"situations__{slug}" for slug in form.situations]
    wanted += [f"knowledge__{slug}" for slug in form.knowledge]
    assert [item.id for item in quiz.items] == wanted
    for item in quiz.items:
        _, section, slug = item.statement.split("/")
        options = getattr(source, section)[slug].options
        assert item.labels == tuple(options.values())
        keyed = key.item(section, slug).options
        assert item.credits == tuple(keyed[option].credit for option in options)
        assert shipped.sentence(item.statement) == item.text


def test_k1_the_order_in_the_key_file_says_nothing(shipped):
    key = shipped.keys[NAME]
    backwards = {
        slug: keyed.model_copy(update={"options": dict(reversed(keyed.options.items()))})
        for slug, keyed in key.situations.items()
    }
    turned = key.model_copy(update={"situations": backwards})
    assert derived(shipped, turned).items == derived(shipped, key).items


def test_k2_without_a_key_no_item_has_a_credit(shipped):
    quiz = derived(shipped, None)
    assert len(quiz.items) == 26
    assert {item.credits for item in quiz.items} == {None}
    assert {item.right for item in quiz.items} == {None}


def test_k3_scales(shipped):
    quiz = derived(shipped, shipped.keys[NAME])
    sizes = {scale.id: len(scale.items) for scale in quiz.scales}
    assert sizes == {
        "situations": 18,
        "knowledge": 8,
        "psychosocial_support": 4,
        "confidentiality_ethics": 5,
        "gender_rights_sensitivity": 3,
        "programme_management": 3,
        "coordination_networking": 3,
    }
    owners = {item.id: item.owner for item in quiz.items}
    for scale in quiz.scales[2:]:
        assert {owners[item] for item in scale.items} == {scale.id}


def test_k3_two_situations_of_a_trait_make_no_scale(shipped):
    form = shipped.quizzes[NAME].forms["full"]
    fewer = tuple(slug for slug in form.situations if slug != "juru_bahasa")
    forms = {"full": form.model_copy(update={"situations": fewer})}
    quiz = derived(shipped, shipped.keys[NAME], forms=forms)
    assert "gender_rights_sensitivity" not in {scale.id for scale in quiz.scales}


@pytest.mark.parametrize("status", ["pass", "fail"])
@pytest.mark.parametrize("evidence", [None, "", "  "])
def test_k4_a_gate_needs_evidence(status, evidence):
    with pytest.raises(ValidationError):
        GateCheck(status=status, evidence=evidence)
    assert GateCheck(status=status, evidence="Sertifikat dilihat 3 Maret.").status == status
    assert GateCheck(status="unknown").evidence is None

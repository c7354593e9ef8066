"""The shipped content is the product: these are its editor's rules.

K1 every text in both languages, sentences of 18 words at most
K2 every fact of the sources has its place, every HIGH and SAFETY defect its note
K3 nothing invented: what a source lacks is empty and says so
K4 no item asks about the person's own experience of violence
K5 codes are numbers with own glosses
K6 contacts are unverified until a named person has called
"""

import re

import pytest
from pydantic import BaseModel

from careerfit.catalogue import load
from careerfit.model.text import Text
from careerfit.review.length import MOST
from careerfit.review.vocabulary import sentences

SHIPPED = load()


def texts(value: object, path: str = "") -> list[tuple[str, Text]]:
    if isinstance(value, Text):
        return [(path, value)]
    if isinstance(value, BaseModel):
        pairs = [(name, getattr(value, name)) for name in type(value).model_fields]
    elif isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, tuple):
        pairs = list(enumerate(value))
    else:
        return []
    return [found for name, inner in pairs for found in texts(inner, f"{path}/{name}")]


ALL = [
    found
    for part in (
        SHIPPED.about,
        SHIPPED.traits,
        SHIPPED.roles,
        SHIPPED.services,
        SHIPPED.contacts,
        SHIPPED.jurisdiction,
        SHIPPED.glossary,
        SHIPPED.quizzes,
    )
    for found in texts(part)
    # The title of a source is its own.
    if not re.search(r"/(sources|laws)/[^/]+/title$", found[0])
]


@pytest.mark.parametrize("language", ["id", "en"])
def test_k1_every_text_exists_and_is_short(language):
    missing = [path for path, text in ALL if language not in text.root]
    long = [
        (path, sentence)
        for path, text in ALL
        for sentence in sentences(text.root.get(language, ""))
        if len(sentence.split()) > MOST
    ]
    assert len(ALL) > 600
    assert missing == []
    assert long == []


def test_k2_each_section_of_the_sources_has_its_statements():
    counts = {
        slug: {
            section: len(getattr(role, section))
            for section in (
                "tasks",
                "partners",
                "suitable",
                "unsuitable",
                "misconceptions",
                "expectations",
            )
        }
        for slug, role in SHIPPED.roles.items()
    }
    assert counts == {
        "ahli_kdrt": {
            "tasks": 4,
            "partners": 3,
            "suitable": 5,
            "unsuitable": 0,
            "misconceptions": 1,
            "expectations": 1,
        },
        "ahli_rehabilitasi_sosial": {
            "tasks": 4,
            "partners": 3,
            "suitable": 5,
            "unsuitable": 2,
            "misconceptions": 1,
            "expectations": 1,
        },
        "penyelenggara_program": {
            "tasks": 4,
            "partners": 2,
            "suitable": 6,
            "unsuitable": 4,
            "misconceptions": 1,
            "expectations": 1,
        },
        "tenaga_kesehatan_on_demand": {
            "tasks": 6,
            "partners": 3,
            "suitable": 0,
            "unsuitable": 0,
            "misconceptions": 0,
            "expectations": 0,
        },
    }


def test_k2_the_record_has_its_components_steps_and_holes():
    service = SHIPPED.services["reintegrasi_sosial"]
    components, steps = list(service.components), list(service.steps)
    links = {
        components.index(slug) + 1: [steps.index(step) + 1 for step in service.steps_of(slug)]
        for slug in components
    }
    assert links == {
        1: [2],
        2: [3],
        3: [],
        4: [10],
        5: [5],
        6: [],
        7: [6],
        8: [],
        9: [7],
        10: [4, 8],
    }
    assert [steps.index(s) + 1 for s in steps if not service.steps[s].components] == [1, 9]


def test_k2_the_indicator_keeps_every_field_and_names_what_it_lacks():
    indicator = SHIPPED.services["reintegrasi_sosial"].indicator
    assert (indicator.code, indicator.romantik) == ("354", "K-23.3517.036")
    kept = (
        "name",
        "definition",
        "concept",
        "producer",
        "unit",
        "affairs",
        "methodology",
        "collection",
    )
    assert all(getattr(indicator, field) is not None for field in kept)
    assert indicator.missing() == ("numerator", "denominator", "period", "area")
    assert indicator.formula_status != "verified"


NOTES = {
    "ahli_kdrt": {"high": 1, "safety": 1},
    "penyelenggara_program": {"high": 1},
    "tenaga_kesehatan_on_demand": {"safety": 1, "high": 1},
}
SERVICE_NOTES = {"reintegrasi_sosial": {"high": 3}, "dukungan_on_demand": {"safety": 1}}


@pytest.mark.parametrize(
    ("notes", "least"),
    [
        *((SHIPPED.roles[slug].editorial_notes, least) for slug, least in NOTES.items()),
        *((SHIPPED.services[slug].editorial_notes, least) for slug, least in SERVICE_NOTES.items()),
    ],
)
def test_k2_high_and_safety_defects_are_notes(notes, least):
    for severity, count in least.items():
        assert sum(note.severity == severity for note in notes) >= count


def test_k2_the_contradiction_links_its_fields():
    (note,) = (
        note
        for note in SHIPPED.roles["penyelenggara_program"].editorial_notes
        if note.code == "contradiction"
    )
    assert {"distinctions", "misconceptions", "tasks"} <= set(note.where)


def test_k3_the_broken_sentence_is_not_repaired():
    role = SHIPPED.roles["ahli_kdrt"]
    assert role.unsuitable == {}
    assert "unsuitable" in role.gaps
    assert any("unsuitable" in note.where for note in role.editorial_notes)


def test_k3_the_article_is_a_partial_profile_with_its_interest_named():
    role = SHIPPED.roles["tenaga_kesehatan_on_demand"]
    assert role.status == "partial"
    assert role.sources["healthpro"].interest is not None
    assert {"suitable", "unsuitable", "misconceptions", "expectations", "distinctions"} <= set(
        role.gaps
    )


@pytest.mark.parametrize("role", SHIPPED.roles.values(), ids=lambda role: role.slug)
def test_k3_pay_and_hours_are_gaps(role):
    assert {"pay", "hours"} <= set(role.gaps)


FORBIDDEN = re.compile(
    r"(saya|aku|i) (pernah |sedang |have |was |am )*"
    r"(mengalami kekerasan|dipukul|disakiti|menjadi korban|been (hit|abused|a victim))",
    re.IGNORECASE,
)


def test_k4_no_item_asks_about_own_experience():
    for form in SHIPPED.quizzes["kenali_diri"].forms:
        for item in SHIPPED.quiz("kenali_diri", form).items:
            assert not any(FORBIDDEN.search(said) for said in item.text.root.values()), item.id


def test_k4_the_items_kept_out_stay_out():
    out = ("memancing kejadian", "urusan pribadi keluarga", "sulit mencari bantuan")
    said = " ".join(
        item.text.root["id"] for trait in SHIPPED.traits.values() for item in trait.items.values()
    )
    assert not any(words in said for words in out)


@pytest.mark.parametrize("role", SHIPPED.roles.values(), ids=lambda role: role.slug)
def test_k5_codes_are_numbers_with_own_glosses(role):
    shape = {
        "kbji2026": r"\d{4}(\.\d{2})?",
        "isco08": r"\d{4}",
        "onet": r"\d{2}-\d{4}\.\d{2}",
        "esco": r"\d{4}(\.\d+)+",
    }
    assert role.codes
    for code in role.codes:
        assert re.fullmatch(shape[code.scheme], code.code), code.code


def test_k6_nobody_has_called_yet():
    assert "sapa_129" in SHIPPED.contacts
    assert all(contact.verified_on is None for contact in SHIPPED.contacts.values())
    assert all(contact.sources for contact in SHIPPED.contacts.values())

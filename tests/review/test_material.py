"""Sources, gaps, translations, contacts, traits: what is missing, old or not needed.

M1 statements without a source that anyone has read, and sources without a statement
M2 empty sections, topics a reader looks for, holes in a service's method
M3 translations: missing, and stale where numbers, links, placeholders or lengths differ
M4 contacts: unverified, and too old on the day that is given
M5 traits no role needs, asked traits no sentence is about
M6 a language without word lists is left alone
"""

import dataclasses
from datetime import date, timedelta

import pytest

from careerfit.model.profile import SECTIONS
from careerfit.review import review
from careerfit.review.gaps import gaps
from careerfit.review.helplines import helplines
from careerfit.review.indicators import indicators
from careerfit.review.material import Material
from careerfit.review.translation import translations
from careerfit.review.unused import unused
from tests.review.drafts import PAGE, SHIPPED, TODAY, codes, holding, role, said, service, text


def test_m1_a_source_nobody_has_read():
    unseen = {"halaman": {**PAGE, "status": "unverified"}}
    assert "source_not_seen" in codes(role(tasks={"a": said("Menemani.")}, sources=unseen))
    assert "source_not_seen" not in codes(role(tasks={"a": said("Menemani.")}))


def test_m1_a_note_without_a_source():
    note = {"code": "x", "severity": "note", "where": ["tasks"], "text": text("Begitu.")}
    assert "no_source" in codes(role(editorial_notes=[note]))


def test_m1_a_fact_by_someone_with_an_interest():
    sold = {"halaman": {**PAGE, "interest": text("Menjual layanan itu.")}}
    assert "only_interested" in codes(role(facts={"a": said("Murah.")}, sources=sold))


def test_m1_a_source_that_nothing_cites():
    assert "unused_source" in codes(role())
    assert "unused_source" not in codes(role(tasks={"a": said("Menemani.")}))


def empty(draft) -> dict[str, str]:
    found = gaps(Material(holding(draft), TODAY))
    return {str(f.path[1]): f.severity for f in found if f.code == "section_empty"}


def test_m2_an_empty_section_is_told_whatever_the_reason():
    draft = role(gaps={"tasks": text("Belum ada sumber.")})
    assert empty(draft).keys() == set(SECTIONS)
    assert set(empty(draft).values()) == {"note"}


def test_m2_who_suits_without_who_may_not_is_half_a_picture():
    draft = role(suitable={"a": said("Sabar.", trait="patience")})
    assert empty(draft)["unsuitable"] == "high"
    assert "suitable" not in empty(draft)


def test_m2_topics_are_told_or_told_to_be_missing():
    def topics(draft):
        found = gaps(Material(holding(draft), TODAY))
        return {f.path[1] for f in found if f.code == "topic_missing"}

    assert topics(role()) == {"pay", "hours", "self_care", "path"}
    told = role(gaps={"pay": text("Belum ada sumber tentang upah.")})
    assert topics(told) == {"hours", "self_care", "path"}
    filled = role(conditions={"a": said("Jam kerja bergiliran."), "b": said("Ada supervisi.")})
    assert topics(filled) == {"pay", "path"}


def test_m2_holes_in_a_method():
    holes = service().model_copy(
        update={
            "components": SHIPPED.services["reintegrasi_sosial"].components,
            "steps": SHIPPED.services["reintegrasi_sosial"].steps,
        }
    )
    found = [f.code for f in gaps(Material(holding(holes), TODAY))]
    assert (found.count("component_without_step"), found.count("step_without_component")) == (3, 2)


@pytest.mark.parametrize(
    ("one", "two", "code"),
    [
        ("Pasal 10 mengatur hak.", "Article 11 names the rights.", "numbers_differ"),
        ("Angkanya 12.931, atau 1,35 %.", "It is 12,931, or 1.35 %.", None),
        ("Lihat [ini](https://a.id/1).", "See [this](https://a.id/2).", "links_differ"),
        ("Saya {statement}.", "I {sentence}.", "placeholders_differ"),
        ("Satu. Dua. Tiga. Empat.", "One. Two.", "lengths_differ"),
        ("Satu. Dua.", "One, and two.", None),
    ],
)
def test_m3_stale_translations(one, two, code):
    found = translations(Material(holding(role(summary=text(one, two))), TODAY))
    seen = {f.code for f in found if f.path == ("summary",)}
    assert seen == ({code} if code else set())


def test_m3_missing_translations():
    found = [f for f in translations(Material(holding(role()), TODAY)) if f.path == ("summary",)]
    assert [(f.code, f.data["missing"]) for f in found] == [("translation_missing", "en")]


def contact_codes(verified: date | None, today: date) -> set[str]:
    contact = SHIPPED.contacts["sapa_129"].model_copy(update={"verified_on": verified})
    catalogue = dataclasses.replace(SHIPPED, contacts={"a": contact})
    return {finding.code for finding in helplines(Material(catalogue, today))}


def test_m4_contacts_grow_old():
    most = SHIPPED.jurisdiction.contact_max_age_days
    called = date(2026, 11, 20)
    assert contact_codes(called, called + timedelta(days=most)) == set()
    assert contact_codes(called, called + timedelta(days=most + 1)) == {"contact_old"}
    assert contact_codes(None, TODAY) == {"contact_unverified"}
    assert contact_codes(None, TODAY + timedelta(days=most + 1)) == {
        "contact_unverified",
        "contact_old",
    }


def test_m4_an_accepted_contact_is_found_again_when_it_is_old():
    found = review(SHIPPED, TODAY + timedelta(days=365)).findings
    assert {(f.code, f.severity) for f in found} == {("contact_old", "safety")}


def test_m5_traits_without_a_role_and_without_a_sentence():
    needed = {"empathy": SHIPPED.roles["ahli_kdrt"].requirements["empathy"]}
    bare = {
        slug: each.model_copy(update={"requirements": needed, "suitable": {}, "unsuitable": {}})
        for slug, each in SHIPPED.roles.items()
    }
    found = list(unused(Material(dataclasses.replace(SHIPPED, roles=bare), TODAY)))
    unneeded = {f.path[1] for f in found if f.code == "unused_trait"}
    assert unneeded == SHIPPED.traits.keys() - {"empathy"}
    asked = SHIPPED.quizzes["kenali_diri"].forms["full"].traits
    assert {f.data["trait"] for f in found if f.code == "item_without_statement"} == asked.keys()


def test_m6_an_unknown_language_is_left_alone():
    about = SHIPPED.about.model_copy(update={"languages": ("nl",)})
    bare = role(title={"nl": "Verpleegkundige"}, summary={"nl": "Zorgt voor mensen."})
    counted = service(definition={"nl": "Wat dan ook."}, methodology={"nl": "Zo."})
    catalogue = dataclasses.replace(holding(bare, counted), about=about)
    found = Material(catalogue, TODAY)
    told = {finding.code for finding in (*gaps(found), *indicators(found))}
    assert told == {"section_empty"}

"""What the demonstration of a select quiz says.

S1 at least 16 situations with four actions, the topics of the field among them; 6 of knowledge
S2 one action is best (100), one worst (0), two lie between; every action has its reason
S3 neither place, nor length, nor a cue word tells the best one
S4 the law is cited where it decides; knowledge rests on statements of the profiles
S5 nothing asks about one's own experience; no sentence is longer than 18 words
S6 everything is a draft and says that its key is open
"""

import re
from statistics import mean

import pytest

from careerfit.catalogue import load
from careerfit.model.walk import texts
from careerfit.review.vocabulary import phrases, sentences

SHIPPED = load()
NAME = "seleksi_pendamping"
SOURCE, KEY = SHIPPED.quizzes[NAME], SHIPPED.keys[NAME]
ITEMS = SHIPPED.quiz(NAME, "full").items
LANGUAGES = SHIPPED.about.languages
TOPICS = {
    "telepon_malam",
    "ingin_pulang",
    "uang_pengganti",
    "minta_catatan",
    "alamat",
    "rahasia_anak",
    "rekan_tertawa",
    "makin_murung",
    "sepuluh_tempat",
    "tidak_datang",
    "cerita_lagi",
    "penyebut",
}
# The person who answers is spoken to as one who works here, and as nothing else.
OWN = re.compile(
    r"\b(pernah|pengalaman Anda|masa lalu Anda|keluarga Anda|pasangan Anda|have you (?:ever|been)"
    r"|your (?:own )?(?:experience|past|family|partner|home))\b",
    re.IGNORECASE,
)


def test_s1_situations_topics_and_knowledge():
    assert len(SOURCE.situations) >= 16
    assert set(SOURCE.situations) >= TOPICS
    assert len(set(SOURCE.situations) - TOPICS) >= 4
    assert len(SOURCE.knowledge) >= 6
    assert {len(one.options) for one in SOURCE.situations.values()} == {4}
    form = SOURCE.forms["full"]
    assert sorted(form.situations) == sorted(SOURCE.situations)
    assert sorted(form.knowledge) == sorted(SOURCE.knowledge)


@pytest.mark.parametrize("slug", KEY.situations)
def test_s2_credits_and_reasons(slug):
    options = KEY.situations[slug].options
    low, fair, good, best = sorted(option.credit for option in options.values())
    assert (low, best) == (0, 100)
    assert 0 < fair < good < 100
    for language in LANGUAGES:
        reasons = [option.reason.root[language] for option in options.values()]
        assert len(set(reasons)) == 4
        assert min(len(reason.split()) for reason in reasons) >= 6


@pytest.mark.parametrize("slug", KEY.knowledge)
def test_s2_one_answer_is_right_and_each_has_a_reason(slug):
    options = KEY.knowledge[slug].options.values()
    assert sorted(option.credit for option in options) == [0] * (len(options) - 1) + [100]
    assert all(set(option.reason.root) == set(LANGUAGES) for option in options)


def places(section: str) -> list[int]:
    return [item.credits.index(100) + 1 for item in ITEMS if item.section == section]


@pytest.mark.parametrize("section", ["situations", "knowledge"])
def test_s3_best_ones_stand_equally_often_in_each_place(section):
    found = places(section)
    counts = [found.count(place) for place in (1, 2, 3, 4)]
    assert max(counts) - min(counts) <= 1
    # No run of places that a test taker would see.
    assert found[:4] != sorted(found[:4])
    assert all(found[at : at + 4] != found[at + 4 : at + 8] for at in range(len(found) - 7))


@pytest.mark.parametrize("language", LANGUAGES)
def test_s3_the_length_does_not_tell_the_best_one(language):
    lengths = {True: [], False: []}
    longest = shortest = 0
    for item in ITEMS:
        own = [len(label.root[language]) for label in item.labels]
        best = item.credits.index(100)
        longest += own[best] == max(own)
        shortest += own[best] == min(own)
        for place, length in enumerate(own):
            lengths[place == best].append(length)
    assert longest <= len(ITEMS) / 3
    assert shortest <= len(ITEMS) / 3
    assert 0.9 <= mean(lengths[True]) / mean(lengths[False]) <= 1.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_s3_no_cue_word_tells_good_from_bad(language):
    """Words such as "only" stand in a tenth of all options at most, as often in good ones."""
    cues = phrases("cues", language)
    options = [
        (bool(cues.search(label.root[language])), credit)
        for item in ITEMS
        for label, credit in zip(item.labels, item.credits, strict=True)
    ]
    marked = [credit for has_cue, credit in options if has_cue]
    assert len(marked) <= len(options) / 10
    assert len(marked) < 4 or abs(mean(marked) - mean(credit for _, credit in options)) <= 10


def test_s4_the_law_where_it_decides():
    cited = {slug: keyed.sources for slug, keyed in KEY.situations.items()}
    assert cited["uang_pengganti"] == ("uu_12_2022#23",)
    assert "uu_23_2004#10" in cited["minta_catatan"]
    assert "uu_23_2004#15" in cited["rahasia_anak"]
    for keyed in (*KEY.situations.values(), *KEY.knowledge.values()):
        for citation in keyed.sources:
            assert SHIPPED.source(citation).status != "unverified"
    assert all(keyed.sources for keyed in KEY.knowledge.values())


@pytest.mark.parametrize("slug", SOURCE.knowledge)
def test_s4_knowledge_rests_on_a_profile(slug):
    for statement in SOURCE.knowledge[slug].statements:
        owner, section, name = statement.split("/")
        sources = getattr(SHIPPED.roles[owner], section)[name].sources
        # What the key cites first is what the statement cites.
        assert KEY.knowledge[slug].sources[0] in sources


def test_s4_the_gates_are_those_of_the_roles():
    assert set(SOURCE.gates) == {
        gate for role in SHIPPED.roles.values() for gate in role.formal_requirements
    }
    assert all(SHIPPED.jurisdiction.gates[gate].binds.root["id"] for gate in SOURCE.gates)


def test_s5_no_question_about_oneself_and_no_long_sentence():
    said = [text for content in (SOURCE, KEY) for _, text in texts(content)]
    assert len(said) > 200
    for text in said:
        for language, words in text.root.items():
            assert not OWN.search(words), words
            assert max(len(one.split()) for one in sentences(words)) <= 18, (language, words)


def test_s6_a_draft_with_an_open_key():
    assert {one.status for one in (*SOURCE.situations.values(), *SOURCE.knowledge.values())} == {
        "draft"
    }
    assert (SOURCE.key, KEY.select_key) == ("public", "public")
    assert any(note.code == "belum_diuji" for note in SOURCE.editorial_notes)
    for language in LANGUAGES:
        assert {"id": "contoh", "en": "demonstration"}[language] in SOURCE.title.root[language]

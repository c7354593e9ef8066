"""Words: what blames, labels, promises too much, is too long or stands twice.

W1 every listed phrase is found as its reason, in both languages
W2 every reason has its sentences in both languages
W3 notes on wording may quote what they criticise
W4 absolute claims, unless they are taken back or there to be refuted
W5 doubled words; reduplication is none
W6 sentences of more than 18 words
"""

import pytest

from careerfit.review.finding import LEVELS
from careerfit.review.vocabulary import rows, stem
from careerfit.review.wording import wordings
from careerfit.words import languages, say
from tests.review.drafts import PAGE, codes, found, material, role, said, text

LISTED = rows("wording")


def test_w1_every_phrase_is_found_for_its_reason():
    tasks = {
        f"n{number}": said(**{"id": "-", language: f"Kata {phrase.replace('*', '')}."})
        for number, (language, phrase, _, _) in enumerate(LISTED)
    }
    seen = {
        (finding.path[1], finding.code, finding.severity)
        for finding in wordings(material(role(tasks=tasks)))
    }
    wanted = {(f"n{n}", code, level) for n, (_, _, level, code) in enumerate(LISTED)}
    assert wanted - seen == set()
    assert len(LISTED) > 100


@pytest.mark.parametrize("language", languages())
def test_w2_every_reason_has_its_sentences(language):
    for code, level in {(row[3], row[2]) for row in LISTED}:
        assert level in LEVELS
        assert say(f"review.{code}", language, phrase="x") != say(f"review.{code}_remedy", language)


def test_w3_a_note_may_quote():
    note = {
        "code": "wording",
        "severity": "note",
        "where": ["tasks"],
        "text": text("Sumber menulis pecandu."),
        "sources": ["halaman"],
    }
    assert "labels_person" not in codes(role(editorial_notes=[note]))
    assert "labels_person" in codes(role(summary=text("Membantu pecandu.")))


@pytest.mark.parametrize(
    ("language", "sentence", "is_found"),
    [
        ("id", "Layanan ini selalu berhasil.", True),
        ("id", "Layanan ini tidak selalu berhasil.", False),
        ("id", "Jejak tidak bisa dihapus sepenuhnya.", False),
        ("id", "Tidak mudah. Hasilnya pasti baik.", True),
        ("en", "It is guaranteed to work.", True),
        ("en", "It does not always work.", False),
    ],
)
def test_w4_absolute_claims(language, sentence, is_found):
    draft = role(summary={"id": "Ringkasan.", language: sentence})
    assert ("absolute_claim" in codes(draft)) == is_found


def test_w4_what_is_refuted_may_be_absolute():
    pair = {"myth": text("Selalu mudah."), "fact": text("Kadang berat."), "sources": ["halaman#7"]}
    assert "absolute_claim" not in codes(role(misconceptions={"a": pair}))


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Perlindungan Hukum dan Hukum.", "Hukum dan Hukum"),
        ("Bagi bagi korban.", "Bagi bagi"),
        ("Langkah-langkah yang jelas.", None),
        ("Korban dan keluarga korban.", None),
        ("Pasal 10 10.", None),
    ],
)
def test_w5_doubled_words(sentence, phrase):
    doubled = [f.data["phrase"] for f in found(role(summary=text(sentence))) if "doubled" in f.code]
    assert doubled == ([phrase] if phrase else [])


def test_w5_the_title_of_a_source_is_its_own():
    source = {**PAGE, "title": text("Halaman halaman")}
    assert "doubled_word" not in codes(role(sources={"halaman": source}))


@pytest.mark.parametrize(("words", "is_found"), [(18, False), (19, True)])
def test_w6_long_sentences(words, is_found):
    draft = role(summary=text(" ".join(["kata", *["lagi"] * (words - 1)]) + ". Dan pendek."))
    assert ("sentence_too_long" in codes(draft)) == is_found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("perlindungan", "melindungi"),
        ("pendampingan", "mendampingi"),
        ("pemberian", "memberikan"),
        ("pelatihan", "melatih"),
    ],
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stem(one, "id") == stem(other, "id")

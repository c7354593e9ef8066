"""The defects of the source documents are the editor's test: found in a draft, untold.

S1 every HIGH defect of the five sources is found at `high` or graver, in own words and any shape
S2 their SAFETY defects are found as safety
S3 the importer's own notes are not read: without them the findings are the same
"""

import pytest

from tests.review.drafts import codes, found, role, said, service, text

ITSELF = [
    "Kamu adalah seorang pendamping korban kekerasan dalam rumah tangga.",
    "Jika kamu seorang pendamping korban KDRT, kemungkinan kamu tidak cocok dengan pekerjaan ini.",
    "Pendamping korban kekerasan dalam rumah tangga.",
    "Merupakan pendamping korban kekerasan.",
]


def unsuitable(sentence: str, **more: object):
    statement = said(sentence, trait="empathy")
    return role(unsuitable={"satu": statement}, **more)


@pytest.mark.parametrize("sentence", ITSELF)
def test_s1_a_role_unsuitable_for_itself(sentence):
    (finding,) = (f for f in found(unsuitable(sentence)) if f.code == "unsuitable_for_itself")
    assert (finding.severity, finding.field) == ("high", "unsuitable.satu.text.id")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tidak berempati kepada korban kekerasan.",
        "Enggan mendampingi korban kekerasan dalam rumah tangga.",
        "Mudah marah.",
        "Suka bekerja sendirian.",
        "Merupakan korban kekerasan.",
    ],
)
def test_s1_who_may_not_suit_a_role_is_no_contradiction(sentence):
    assert "unsuitable_for_itself" not in codes(unsuitable(sentence))


def focused(here: str, there: str | None = None):
    return role(
        title=text("Pengelola kegiatan bagi korban"),
        tasks={"latih": said("Menyelenggarakan pelatihan dan pendampingan psikososial.")},
        misconceptions={
            "badan": {
                "myth": text("Hanya memberikan pertolongan badan atau penjagaan di tempat."),
                "fact": text("Juga memberi dukungan perasaan dan mengurus bantuan."),
                "sources": ["halaman#7"],
            }
        },
        distinctions={
            "mirip": {
                "others": ["konselor"],
                "here": text(here),
                "there": text(there) if there else None,
                "sources": ["halaman#9"],
            }
        },
    )


def test_s1_a_field_that_asserts_what_another_denies():
    draft = focused("Pengelola berfokus pada pemberian pertolongan badan dan keamanan di tempat.")
    (finding,) = (f for f in found(draft) if f.code == "denied_and_asserted")
    assert finding.severity == "high"
    assert finding.field == "distinctions.mirip.here.id"
    assert finding.data["other"] == "misconceptions.badan.myth"


def test_s1_a_distinction_that_leaves_the_own_work_to_others():
    draft = focused("Mengurus kegiatan.", "Lebih berfokus pada pendampingan psikososial.")
    assert "others_do_it_too" in codes(draft)
    assert "denied_and_asserted" not in codes(draft)


def test_s1_the_roles_own_name_is_no_common_ground():
    draft = focused("Pengelola berfokus pada kegiatan bagi korban.")
    myth = {
        "myth": text("Pengelola hanya menghitung uang dan mengurus kegiatan bagi korban."),
        "fact": text("Juga menemani."),
        "sources": ["halaman#7"],
    }
    named = draft.model_copy(
        update={"misconceptions": role(misconceptions={"a": myth}).misconceptions}
    )
    assert "denied_and_asserted" not in codes(named)


RECORD = {
    "unit": text("Persen"),
    "definition": text("Operasionalisasi cakupan melibatkan penetapan langkah yang nyata."),
    "methodology": text("Pendekatan menyeluruh: menilai kebutuhan, menemani, lalu mengevaluasi."),
}


def test_s1_an_indicator_that_cannot_be_computed():
    high = {f.field: f.code for f in found(service(**RECORD)) if f.severity == "high"}
    assert high == {
        "indicator.definition": "definition_counts_nothing",
        "indicator.unit": "percent_of_nothing",
        "indicator.methodology": "method_not_statistical",
    }


def test_s1_an_indicator_that_says_how_it_is_computed():
    whole = {
        "unit": text("%"),
        "definition": text("Jumlah korban yang pulang dibagi jumlah korban tercatat."),
        "methodology": text("Rekapitulasi laporan bulanan dari setiap unit."),
        **{name: text("Ada.") for name in ("numerator", "denominator", "period", "area")},
    }
    assert {f.code for f in found(service(**whole)) if f.severity == "high"} == set()


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Hanya menjadi penengah bagi kedua pihak.", "mediation"),
        ("Membantu tanpa harus meninggalkan rumah.", "false_safety"),
    ],
)
def test_s2_what_may_endanger_someone(sentence, code):
    (finding,) = (f for f in found(role(tasks={"satu": said(sentence)})) if f.code == code)
    assert finding.severity == "safety"


def test_s3_the_importers_notes_change_nothing():
    note = {
        "code": "contradiction",
        "severity": "high",
        "where": ["unsuitable"],
        "text": text("Ini bertentangan."),
        "sources": ["halaman#6"],
    }
    told = codes(unsuitable(ITSELF[0], editorial_notes=[note]))
    assert told == codes(unsuitable(ITSELF[0]))

"""A record of the portal becomes a service with its indicator.

I1 components, steps, principles, experts and partners; the links between them
I2 the record's defects are notes; what a percentage needs is a gap
I3 both layouts of a record; anything else is refused
"""

import json

import pytest

from careerfit.exchange.indicator.draft import NoRecordError, read
from careerfit.model.service import Service
from tests.exchange.conftest import cases, source


@pytest.fixture(scope="module")
def draft():
    return read(source("003"), "x.txt")


def test_i1_the_parts_of_the_record(draft):
    service = Service.model_validate_json(json.dumps(draft.service))
    assert len(service.components) == len(service.steps) == 6
    first, *_ = service.components.values()
    assert (first.title.root["id"], first.sources) == (
        "Pemulihan Psikososial",
        ("catatan#Konsep 1",),
    )
    assert first.text.root["id"] == "Bermain, bercerita, dan konseling."
    assert [p.text.root["id"] for p in service.principles.values()][:2] == [
        "Hak anak.",
        "Keadilan.",
    ]
    assert set(service.experts) == {"psikolog", "guru", "perawat"}
    assert set(service.partners) == {"pemerintah", "sekolah", "warga"}
    assert service.indicator
    assert service.indicator.romantik == "K-24.1234.001"


def test_i1_steps_serve_the_components_whose_words_they_share(draft):
    served = {slug: step.get("components", []) for slug, step in draft.service["steps"].items()}
    assert served == {
        "penilaian_perencanaan": [],
        "dukungan_psikososial": ["pemulihan_psikososial"],
        "pelatihan_keterampilan": ["pendidikan_keterampilan"],
        "penguatan_ekonomi": [],
        "pendampingan_monitoring": ["evaluasi_pemantauan"],
        "perlindungan_hukum": ["perlindungan_hukum_hukum"],
    }


def test_i2_the_defects_of_the_record(draft):
    notes = {note.code: note for note in draft.notes}
    high = {code for code, note in notes.items() if note.severity == "high"}
    assert high == {
        "not_operational",
        "percent_without_denominator",
        "service_method_not_statistical",
    }
    assert notes["components_without_step"].where[1:] == ("pelayanan_kesehatan", "jaringan_kerabat")
    assert notes["doubled_word"].quote == "Hukum dan Hukum"
    assert {"overlapping_parts", "area_only_in_number", "base_source_unnamed"} <= set(notes)
    assert {"numerator", "denominator", "period", "area"} <= set(draft.service["gaps"])
    assert draft.service["indicator"]["formula_status"] == "absent"


def test_i2_a_good_record_has_none_of_them():
    text = """Nama | Persentase sekolah dengan perpustakaan |
Definisi | Jumlah sekolah yang punya perpustakaan dibagi jumlah sekolah |
Satuan | Persen |
Metodologi | Registrasi sekolah setiap Juli, lalu dihitung |
Pembilang | Sekolah dengan perpustakaan |
Penyebut | Semua sekolah |
Periode | Tahunan |
Wilayah | Kabupaten |
"""
    draft = read(text, "x.txt")
    assert [note.code for note in draft.notes] == []
    Service.model_validate_json(json.dumps(draft.service))


@pytest.mark.parametrize("text", [source("004"), cases("import")[0].text, "Nama | x |"])
def test_i3_anything_else_is_refused(text):
    with pytest.raises(NoRecordError) as error:
        read(text, "x.txt")
    assert error.value.faults[0].code == "indicator_no_record"

"""A draft says what the text says, and what a person must do.

D1 every draft fits the model; every statement names its line
D2 the sources' facts: partners, qualities and their traits, comparisons
D3 the sources' defects are notes: contradictions (HIGH), wording, spelling, logic, terms
D4 nothing is invented: what is missing is a gap and a note, what nobody said is TODO
D5 an article and an indicator record are refused, with what to do instead
D6 what is too long or too much is left out and told
"""

import json

import pytest

from careerfit.exchange.prose.cues import tables
from careerfit.exchange.prose.defects import doubled_words
from careerfit.exchange.prose.draft import RefusedError, read
from careerfit.model.profile import SECTIONS, Profile
from tests.exchange.conftest import FOLDERS, cases, source

EVERY = [case for folder in FOLDERS for case in cases(folder)]
TIME = "Penyelidikan bisa berbulan-bulan."
BY_NAME = {case.name: case for case in EVERY}


def codes(draft) -> set[tuple[str, int]]:
    return {(note.code, note.line) for note in draft.notes}


def said(draft, section: str, name: str = "text") -> list[str]:
    return [entry[name]["id"] for entry in draft.profile.get(section, {}).values()]


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_d1_every_draft_fits_the_model(case, known):
    draft = read(case.text, f"{case.name}.txt", known)
    profile = Profile.model_validate_json(json.dumps(draft.profile))
    assert profile.status == "draft"
    for section in SECTIONS:
        assert bool(getattr(profile, section)) != (section in profile.gaps)
        assert len(section) + len(profile.slug) + 40 > 61 or getattr(profile, section) is not None
        for slug in getattr(profile, section) if section != "formal_requirements" else ():
            assert len(f"{profile.slug}__{section}__{slug}") <= 61


def test_d2_the_facts_of_the_first_source(known):
    draft = read(source("000"), "x.txt", known)
    assert said(draft, "tasks") == [
        "Menilai keadaan keluarga.",
        "Mencarikan tempat aman bagi korban.",
        "Memberikan layanan konsultasi.",
        "Memberikan layanan penyertaan.",
    ]
    assert said(draft, "partners")[-1] == "Lembaga perlindungan perempuan dan anak."
    traits = [entry["trait"] for entry in draft.profile["suitable"].values()]
    assert traits == [
        "social_issue_sensitivity",
        "empathy",
        "analysis",
        "psychosocial_support",
        "programme_management",
    ]
    (distinction,) = draft.profile["distinctions"].values()
    assert distinction["others"] == ["pekerja_sosial", "konselor"]


def test_d2_the_facts_of_the_second_and_third(known):
    second, third = (read(source(name), "x.txt", known) for name in ("001", "002"))
    assert len(said(second, "suitable")) == 6
    assert len(said(second, "unsuitable")) == 4
    (distinction,) = second.profile["distinctions"].values()
    assert "perlindungan fisik" in distinction["here"]["id"]
    assert "pendampingan psikososial" in distinction["there"]["id"]
    assert len(said(third, "tasks")) == 3
    assert len(said(third, "suitable")) == 5
    assert said(third, "expectations", "reality") == ["Pemulihan berjalan lama."]


def test_d3_a_role_unsuitable_for_itself_is_no_statement(known):
    draft = read(source("000"), "x.txt", known)
    assert ("contradiction", 6) in codes(draft)
    assert "unsuitable" not in draft.profile
    assert "unsuitable" in draft.profile["gaps"]
    (note,) = (n for n in draft.profile["editorial_notes"] if n["code"] == "contradiction")
    assert (note["severity"], note["where"], note["sources"]) == (
        "high",
        ["unsuitable"],
        ["sumber#6"],
    )


def test_d3_a_claim_denied_elsewhere_links_the_sections(known):
    draft = read(source("001"), "x.txt", known)
    (note,) = (n for n in draft.profile["editorial_notes"] if n["code"] == "contradiction")
    assert note["severity"] == "high"
    assert {"distinctions", "misconceptions", "tasks", "suitable"} <= set(note["where"])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("000", "spelling 5, grammar 7, mediation 7, wording 8, unsupported 9, mixed_kinds 4"),
        ("001", "wording 2, role_level 2, grammar 4, grammar 6, open_list 3, aim_left_out 3"),
        ("002", "spelling 3, ambiguous_logic 6, stigma 7, term 9, mild_contradiction 9"),
    ],
)
def test_d3_lesser_defects(known, name, found):
    noted = {f"{code} {line}" for code, line in codes(read(source(name), "x.txt", known))}
    assert set(found.split(", ")) <= noted


@pytest.mark.parametrize(
    ("name", "section", "slugs"),
    [
        ("14_petugas_pemadam_kebakaran", "suitable", "berani kuat_fisik tenang_keadaan"),
        ("15_masinis", "unsuitable", "mudah_mengantuk"),
        ("10_terapis", "unsuitable", "mudah_putus_asa tidak_suka"),
    ],
)
def test_d2_the_main_clause_is_no_quality(known, name, section, slugs):
    """ "Jika kamu berani, kamu akan cocok": two qualities are not three."""
    found = read(BY_NAME[name].text, "x.txt", known).profile[section]
    assert list(found) == slugs.split()


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("13_apoteker", ["asisten_apoteker"]),
        ("14_petugas_pemadam_kebakaran", ["petugas_sar"]),
        ("en_16_beekeeper", ["farm_worker"]),
        ("05_perawat_jiwa", ["psikiater"]),
        ("09_polisi", ["satpam"]),
        ("10_terapis", ["pelatih_olahraga"]),
    ],
)
def test_d2_whom_a_role_is_compared_with(known, name, others):
    (distinction,) = read(BY_NAME[name].text, "x.txt", known).profile["distinctions"].values()
    assert distinction["others"] == others


def test_d2_the_two_sides_of_a_comparison(known):
    draft = read(BY_NAME["25_relawan_bencana"].text, "x.txt", known)
    assert said(draft, "distinctions", "here") == ["Relawan mengurus penyintas."]
    assert said(draft, "distinctions", "there") == ["Tim SAR mencari korban."]


@pytest.mark.parametrize(
    ("name", "believed", "true"),
    [
        ("08_trauma", "Pemulihan cepat.", "Prosesnya bertahap."),
        ("07_lembaga_anak", "Semua anak segera dipulihkan.", "Pemulihan berlangsung lama."),
        ("02_inspektur", "Semua perkara selesai dalam sehari seperti di film.", TIME),
    ],
)
def test_d2_what_is_believed_and_what_is_true(known, name, believed, true):
    draft = read(BY_NAME[name].text, "x.txt", known)
    assert said(draft, "expectations", "expectation") == [believed]
    assert said(draft, "expectations", "reality") == [true]


def test_d3_ordinary_texts_contradict_nothing(known):
    grave = [
        (case.name, code)
        for case in EVERY
        for code, _ in codes(read(case.text, case.name, known))
        if code == "contradiction"
    ]
    assert grave == []


def test_d3_out_of_order_and_doubled(known):
    lines = cases("import")[5].text.splitlines()
    swapped = read("\n".join([*lines[:5], lines[6], lines[5], lines[7]]), "x.txt", known)
    assert ("out_of_order", 7) in codes(swapped)
    doubled = read("\n".join([*lines[:2], lines[1], *lines[2:]]), "x.txt", known)
    assert ("doubled", 3) in codes(doubled)
    assert len(said(doubled, "tasks")) == 3
    lines[1] = lines[1].replace("kebutuhan", "kebutuhan kebutuhan")
    assert ("doubled_word", 2) in codes(read("\n".join(lines), "x.txt", known))


def test_d4_what_nobody_said_is_todo(known):
    draft = read(cases("import")[9].text, "x.txt", known)
    assert said(draft, "misconceptions", "fact") == ["TODO"]
    assert ("no_fact", 7) in codes(draft)
    assert {"facts", "path", "conditions", "requirements"} <= set(draft.profile["gaps"])


def test_d4_a_missing_section_is_a_gap_and_a_note(known):
    lines = cases("import")[5].text.splitlines()
    draft = read("\n".join(lines[:4] + lines[5:]), "x.txt", known)
    assert ("missing_unsuitable", 0) in codes(draft)
    assert "unsuitable" in draft.profile["gaps"]


def test_d4_an_unknown_trait_and_an_unknown_neighbour_are_named(known):
    draft = read(cases("import")[0].text, "x.txt", known)
    traits = [entry["trait"] for entry in draft.profile["suitable"].values()]
    assert traits.count("todo") == 1
    assert {("trait_unknown", 5), ("neighbour_unknown", 9)} <= codes(draft)


def test_d4_the_title_may_come_from_the_file(known):
    text = "\n".join(line for line in cases("import")[4].text.splitlines()[1:2]) + (
        "\nOrang yang cocok untuk pekerjaan ini adalah orang yang sabar.\nMiskonsepsi: hanya duduk."
    )
    draft = read(text, "somewhere/05_tukang-kebun.txt", known)
    assert draft.profile["title"] == {"id": "Tukang kebun"}
    assert ("title_from_file", 0) in codes(draft)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (source("004"), "prose_is_article"),
        (source("003"), "prose_is_record"),
        ("\n \n", "empty_file"),
        ("baris\n" * 301, "prose_too_long"),
    ],
    ids=["article", "record", "empty", "too long"],
)
def test_d5_other_texts_are_refused(known, text, code):
    with pytest.raises(RefusedError) as error:
        read(text, "x.txt", known)
    assert [fault.code for fault in error.value.faults] == [code]


def test_d6_what_is_too_long_is_told(known):
    lines = cases("import")[5].text.splitlines()
    lines[1] = "Tugas utama meliputi " + "menyapu " * 500 + ", dan mengepel."
    draft = read("\n".join(lines), "x.txt", known)
    assert said(draft, "tasks") == ["Mengepel."]
    assert ("too_long", 2) in codes(draft)
    Profile.model_validate_json(json.dumps(draft.profile))


@pytest.mark.parametrize(
    ("sentence", "twice"),
    [
        ("Perlindungan Hukum dan Hukum bagi anak.", "Hukum dan Hukum"),
        ("Menjaga anak anak, lalu pulang.", "anak anak"),
        ("Anak, anak muda, dan orang tua.", ""),
        ("Menjaga anak-anak satu sama satu.", ""),
        ("Hukum atau hukum.", "Hukum atau hukum"),
        ("Menata ruang baca ruang.", ""),
        ("Satu sama lain, hari demi hari.", ""),
    ],
)
def test_d3_words_said_twice(sentence, twice):
    assert doubled_words(sentence, tables("id")) == twice

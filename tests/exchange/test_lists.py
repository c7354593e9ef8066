"""Lists become single statements with their grammar intact.

L1 what entries share is said in each   L2 what is one statement stays one
L3 no statement begins or ends with a conjunction; every word comes from the text
"""

import re

import pytest

from careerfit.exchange.prose.cues import tables
from careerfit.exchange.prose.lists import split
from tests.exchange.conftest import FOLDERS, cases

ID = tables("id")
EVERY = [case for folder in FOLDERS for case in cases(folder)]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("menilai keadaan, mencari tempat aman", ["menilai keadaan", "mencari tempat aman"]),
        (
            "menyediakan tempat bagi tamu dan memberikan layanan cuci serta setrika",
            [
                "menyediakan tempat bagi tamu",
                "memberikan layanan cuci",
                "memberikan layanan setrika",
            ],
        ),
        (
            "menjalankan program gizi, olahraga, dan kebersihan",
            [
                "menjalankan program gizi",
                "menjalankan program olahraga",
                "menjalankan program kebersihan",
            ],
        ),
        (
            "bekerja di kelas, rumah sakit, dan kantor",
            ["bekerja di kelas", "bekerja di rumah sakit", "bekerja di kantor"],
        ),
        ("memiliki kesabaran dan kepekaan", ["memiliki kesabaran", "memiliki kepekaan"]),
        (
            "tidak memiliki kemampuan mendengarkan dan membantu tamu",
            ["tidak memiliki kemampuan mendengarkan", "tidak memiliki kemampuan membantu tamu"],
        ),
        (
            "wawasan tentang tanah, cuaca, dan pupuk",
            ["wawasan tentang tanah", "wawasan tentang cuaca", "wawasan tentang pupuk"],
        ),
        (
            "memiliki fisik yang kuat, disiplin, dan keberanian",
            ["memiliki fisik yang kuat", "disiplin", "memiliki keberanian"],
        ),
    ],
)
def test_l1_what_entries_share_is_said_in_each(text, statements):
    assert split(text, ID) == statements


@pytest.mark.parametrize(
    "text",
    [
        "merancang dan melaksanakan program",
        "memiliki pengetahuan tentang hukum dan adat",
        "memberikan dukungan dan bantuan kepada warga",
        "mengadakan kursus agar warga paham dan mau mencoba",
        "pengawasan program, seperti penyuluhan dan pelatihan",
        "sulit beradaptasi dengan berbagai latar belakang dan pengalaman hidup",
    ],
)
def test_l2_what_is_one_statement_stays_one(text):
    assert split(text, ID) == [text]


def test_l2_names_are_joined_by_any_conjunction():
    assert split("polisi dan dinas sosial", ID, nouns=True) == ["polisi", "dinas sosial"]
    together = "lembaga perlindungan perempuan dan anak"
    assert split(f"polisi, dan {together}", ID, nouns=True) == ["polisi", together]


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_l3_statements_are_made_of_the_texts_own_words(case, known):
    from careerfit.exchange.prose.draft import read

    profile = read(case.text, "x.txt", known).profile
    lines = [line for line in case.text.splitlines() if line]
    for section in ("tasks", "partners", "suitable", "unsuitable"):
        for entry in profile.get(section, {}).values():
            (said,) = entry["text"].values()
            line = lines[int(entry["sources"][0].partition("#")[2]) - 1]
            ours, theirs = (set(re.findall(r"\w+", text.lower())) for text in (said, line))
            assert ours <= theirs
            assert not re.match(r"(?i)(dan|serta|atau|and|or)\b", said)
            assert not re.search(r"(?i)\b(dan|serta|atau|yang|and|or)\.$", said)

"""What each line of a career text is about.

P1 the development cases, texts of other professions, every lead-in that is known to be used;
   docs/dev/import.md says how many were right before the tables knew them
P2 traps: a cue inside another kind's line does not decide
P3 linear time: a line of 100,000 characters (safety row 28)
P4 one paragraph is read by its sentences; blank lines and list marks do not count
"""

import time

import pytest

from careerfit.exchange.prose.cues import detected, tables
from careerfit.exchange.prose.lines import classified
from tests.exchange.conftest import FOLDERS, Case, cases

BEFORE = """Pekerjaan sebagai penjaga taman melibatkan perawatan taman kota.
Tugas utama meliputi menyiram, memangkas, dan menanam.
"""
FITS = BEFORE + "Orang yang cocok untuk pekerjaan ini adalah orang yang sabar.\n"


def kinds(text: str) -> tuple[str, ...]:
    return tuple(line.kind for line in classified(text, tables(detected(text))))


@pytest.mark.parametrize("folder", FOLDERS)
def test_p1_lines_get_their_gold_kind(folder):
    every = cases(folder)
    assert len(every) >= 10
    wrong = [
        (case.name, n, gold, got)
        for case in every
        for n, (gold, got) in enumerate(zip(case.kinds, kinds(case.text), strict=True), 1)
        if gold != got
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("before", "line", "kind"),
    [
        (BEFORE, "Profil orang yang tidak cocok adalah orang yang tergesa-gesa.", "unsuitable"),
        (BEFORE, "Orang yang tidak mudah menyerah cocok untuk pekerjaan ini.", "suitable"),
        (FITS, "Mereka juga harus mampu bekerja sama dengan warga.", "suitable"),
        (BEFORE, "Selain itu, mereka juga bekerja sama dengan warga.", "partner"),
        (BEFORE, "Selain itu, pekerjaan ini juga melibatkan penelitian tanah.", "task"),
        (FITS, "Banyak orang mengira ini tidak cocok bagi remaja, padahal cocok.", "misconception"),
        (FITS, "Ekspektasi miskonsepsi tentang penjaga taman adalah santai.", "misconception"),
        (FITS, "Terdapat perbedaan dengan petani. Salah satu miskonsepsi: sama.", "distinction"),
        (FITS, "Realita: Hujan dan panas dihadapi setiap hari.", "reality"),
        (FITS, "Ketelatenan sangat membantu.", "suitable"),
        (FITS, "Mereka senang bekerja sama dengan warga.", "suitable"),
        (FITS, "Kegiatan rutin tidak membuatnya bosan.", "suitable"),
        (BEFORE, "Mitra kerja: warga dan sekolah.", "partner"),
        (BEFORE, "Syarat: sabar dan teliti.", "suitable"),
        (FITS, "Profesi ini tidak disarankan bagi orang yang alergi.", "unsuitable"),
        (FITS, "Pada kenyataannya, hujan pun dihadapi.", "reality"),
    ],
)  # fmt: skip
def test_p2_traps(before, line, kind):
    assert kinds(before + line)[-1] == kind


@pytest.mark.parametrize(
    "line",
    [
        "a" * 100_000,
        "orang yang " * 9_000,
        "jika kamu tidak " * 6_250,
        "Perbedaan dengan " + "profesi yang mirip, " * 5_000,
        "kata, " * 16_000 + "dan kata.",
        "Anggapan bahwa " + "x " * 50_000,
    ],
    ids=lambda line: line[:15],
)
def test_p3_a_line_of_100000_characters(line, known):
    from careerfit.exchange.prose.draft import read

    started = time.process_time()
    draft = read(FITS + "Miskonsepsi adalah malas, padahal rajin.\n" + line, "x.txt", known)
    assert time.process_time() - started < 1
    assert len(draft.lines) == 5


def test_p4_one_paragraph_is_read_by_its_sentences():
    case: Case = cases("import")[9]
    assert kinds(" ".join(case.text.splitlines())) == case.kinds


def test_p4_blank_lines_and_list_marks_do_not_count():
    case = cases("import")[4]
    marked = "\n\n".join(f"- {line}" for line in case.text.splitlines())
    assert kinds(marked) == case.kinds

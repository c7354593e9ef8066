"""The interview kit and its raters.

V1 every trait that a role needs can be asked for: two questions, probes, anchors; marked as drafts
V2 no question is about the candidate's private life; what must not be asked is said
V3 ICC(2,1) and ICC(2,k) with intervals as published; none where nothing can be told apart
V4 raters stand side by side: a blank is missing, more than one point apart is to be discussed
V5 a score sheet's cells are text or numbers, never formulas, and the same kit gives the same bytes
V6 the PDF is tagged, asks the same, and has a sheet of one page for each of two raters
"""

import re
import subprocess

import openpyxl
import pytest

from careerfit.model.walk import texts
from careerfit.screening.interview.agreement import agreement
from careerfit.screening.interview.guide import markdown, page
from careerfit.screening.interview.kit import asked, kit
from careerfit.screening.interview.paper import RATERS, pdf
from careerfit.screening.interview.ratings import Rating, panel
from careerfit.screening.interview.workbook import workbook
from careerfit.telling.voice import Voice
from tests.conftest import needs

ROLE = "ahli_kdrt"
# Six targets and four judges of Shrout and Fleiss (1979), table 2.
TARGETS = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
]
PRIVATE = re.compile(
    r"agama|menikah|hamil|suami|istri|orang tua|masa kecil|trauma|terapi|pengalaman kekerasan|"
    r"religio|married|pregnan|husband|wife|parents|childhood|trauma|therap|your own violence",
    re.IGNORECASE,
)


def test_v1_every_trait_of_every_role_can_be_asked_for(shipped):
    for role in shipped.roles.values():
        assert set(asked(role, shipped)) == set(role.requirements)
    for trait in shipped.traits.values():
        assert trait.interview.status == "draft"
        for _, text in texts(trait.interview):
            assert set(text.root) == {"id", "en"}


def test_v1_the_most_important_comes_first(shipped):
    role = shipped.roles[ROLE]
    order = [role.requirements[slug].importance for slug in asked(role, shipped)]
    assert order == sorted(order, key=["essential", "important", "helpful"].index)


def test_v2_no_question_is_about_private_life(shipped):
    for slug, trait in shipped.traits.items():
        for path, text in texts(trait.interview):
            for said in text.root.values():
                assert not PRIVATE.search(said), (slug, path)


@pytest.mark.parametrize(("language", "word"), [("id", "kekerasan"), ("en", "violence")])
def test_v2_what_must_not_be_asked_is_said(shipped, language, word):
    made = kit(shipped.roles[ROLE], shipped, Voice(language))
    assert word in next(made.never())
    for whole in (markdown(made), page(made)):
        assert all(sentence in whole for sentence in made.never())
        assert made.say("draft") in whole


def test_v3_shrout_and_fleiss():
    found = agreement(TARGETS)
    assert (found.rows, found.raters) == (6, 4)
    assert found.single == pytest.approx((0.2898, 0.0188, 0.7611), abs=5e-5)
    assert found.mean == pytest.approx((0.6201, 0.0711, 0.9272), abs=5e-5)


def test_v3_a_strict_rater_lowers_agreement():
    alike = agreement([[1, 1], [3, 3], [5, 5], [2, 2]])
    strict = agreement([[1, 2], [3, 4], [4, 5], [2, 3]])
    assert alike.single == (1.0, 1.0, 1.0)
    assert strict.single.value < 0.85


@pytest.mark.parametrize(
    "points",
    [
        [],
        [[1], [2], [3]],
        [[1, 2], [3, 4]],
        [[3, 3], [3, 3], [3, 3]],
        [[2, 5], [2, 5], [2, 5]],
        [[1, 5], [5, 1], [3, 3]],
    ],
)
def test_v3_nothing_is_computed_from_nothing(points):
    assert agreement(points) is None


def test_v3_an_interval_holds_its_value_and_stays_possible():
    import random
    from itertools import product

    draw = random.Random(5)
    for n, k in product((3, 5, 9), (2, 3, 4)):
        for _ in range(60):
            found = agreement([[draw.randint(1, 5) for _ in range(k)] for _ in range(n)])
            for each in (found.single, found.mean) if found else ():
                assert -1 <= each.low <= each.value + 1e-9
                assert each.value <= each.high + 1e-9
                assert each.high <= 1


def rating(rater, candidate="A-1", **points):
    return Rating("x.xlsx", ROLE, candidate, rater, points)


def test_v4_raters_stand_side_by_side():
    names = ("empathy", "analysis", "patience")
    found = panel(
        [
            rating("IB", empathy=2, analysis=3, patience=None),
            rating("DK", empathy=4, analysis=4, patience=5),
        ],
        names,
    )
    empathy, analysis, patience = found.candidates["A-1"]
    assert (empathy.mean, empathy.apart, empathy.discuss) == (3.0, 2, True)
    assert (analysis.mean, analysis.apart, analysis.discuss) == (3.5, 1, False)
    assert (patience.points, patience.mean, patience.apart) == ({"DK": 5, "IB": None}, 5.0, None)
    assert found.agreement is None  # two rows are left


def test_v4_candidates_stand_by_their_ids_and_not_by_points():
    names = ("empathy", "analysis", "patience")
    low, high = dict.fromkeys(names, 1), dict.fromkeys(names, 5)
    found = panel(
        [
            rating("IB", "B", **high),
            rating("DK", "B", **high),
            rating("IB", "A", **low),
            rating("DK", "A", **low),
        ],
        names,
    )
    assert list(found.candidates) == ["A", "B"]
    assert (found.agreement.rows, found.agreement.single.value) == (6, 1.0)


def test_v5_cells_are_text(shipped, tmp_path):
    made = kit(shipped.roles[ROLE], shipped, Voice("id"), "=1+1", ("@sum(a1)",))
    path = tmp_path / "lembar.xlsx"
    path.write_bytes(workbook(made))
    book = openpyxl.load_workbook(path)
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    assert book.worksheets[0]["C2"].value == "=1+1"
    assert path.read_bytes() == workbook(made)


def test_v5_what_others_wrote_is_text(shipped):
    hostile = "<script>alert(1)</script> [x](javascript:1)"
    made = kit(shipped.roles[ROLE], shipped, Voice("en"), hostile, (hostile,))
    assert "<script" not in page(made)
    assert "<script" not in markdown(made).replace("\\<", "")
    assert "[x](" not in markdown(made).replace("\\[", "")


@pytest.fixture(scope="module", params=["id", "en"])
def printed(request, shipped):
    """A kit with something hostile in it, its PDF, and the text of each page."""
    hostile = "#set page(width: 1pt) $x^2$ \\u{41} *a* <b>"
    made = kit(shipped.roles[ROLE], shipped, Voice(request.param), "C-#1", (hostile,))
    content = pdf(made)
    ran = subprocess.run(
        [needs("pdftotext"), "-raw", "-", "-"], input=content, capture_output=True, check=True
    )
    pages = [" ".join(each.split()) for each in ran.stdout.decode().split("\f")]
    return made, content, pages


def test_v6_the_guide_is_tagged_and_asks_the_same(printed):
    made, content, pages = printed
    ran = subprocess.run([needs("pdfinfo"), "-"], input=content, capture_output=True, check=True)
    assert re.search(r"Tagged: +yes", ran.stdout.decode())
    assert content == pdf(made)
    said = " ".join(pages)
    for each in made.competencies:
        for text in (each.behavioural, each.situational, *each.probes, *each.anchors.values()):
            assert text in said, each.slug
    for text in (*made.rules(), *made.never(), *made.personal, made.say("draft")):
        assert text in said


def test_v6_each_rater_has_a_page_with_every_competency(printed):
    made, _, pages = printed
    sheets = [page for page in pages if made.say("column_evidence") in page]
    assert len(sheets) == RATERS == 2
    for sheet in sheets:
        assert made.candidate in sheet
        for each in made.competencies:
            assert f"{each.name} 1 2 3 4 5" in sheet

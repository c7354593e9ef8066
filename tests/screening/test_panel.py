"""Experts' ratings: Aiken's V, agreement on options, and the way from draft to reviewed.

V1 V and its interval, by hand and against Penfield and Giacobbi's formula solved as a score test
V2 five raters and a lower limit above .5 propose an item; four raters, or doubt, do not
V3 options: median credit, mean deviation, agreement up to a sixth of the range
V4 what is no rating is named with its row, all at once
V5 the line that changes says who and when; nothing else of the file does; twice changes nothing
"""

import math
import shutil
from datetime import date

import pytest

from careerfit.catalogue import load
from careerfit.errors import AnswersError
from careerfit.screening.panel import aiken, panel
from careerfit.screening.reviewed import marked, steps

RATERS = ("Sari", "Budi", "Ani", "Dewi", "Tono")
TODAY = date(2026, 11, 24)
ITEM, QUIZ = "empathy__turut_merasakan", "seleksi_pendamping"


def write(folder, text):
    path = folder / "ratings.csv"
    path.write_text(text, encoding="utf-8")
    return path


def rated(folder, ratings, item=ITEM):
    lines = [f"{item},{rater},{rating}" for rater, rating in zip(RATERS, ratings, strict=False)]
    return panel(write(folder, "\n".join(["item,rater,rating", *lines, ""])))


def test_v1_by_hand():
    v, low, high = aiken([5, 5, 4, 4, 3])
    assert v == pytest.approx((4 + 4 + 3 + 3 + 2) / 20)
    for limit in (low, high):  # each limit is a score test away from V
        assert (v - limit) ** 2 == pytest.approx(1.96**2 * limit * (1 - limit) / 20, rel=1e-4)
    assert low < v < high
    assert aiken([5] * 8)[::2] == (1, pytest.approx(1))
    assert aiken([1] * 8)[:2] == (0, pytest.approx(0, abs=1e-12))
    assert not math.isnan(aiken([1])[1])


@pytest.mark.parametrize(
    ("ratings", "proposed"),
    [([5, 5, 4, 4, 4], True), ([4, 4, 4, 4, 3], False), ([5, 5, 5, 5], False)],
)
def test_v2_who_is_proposed(tmp_path, ratings, proposed):
    (found,) = rated(tmp_path, ratings)
    assert found.proposed is proposed
    assert found.raters == RATERS[: len(ratings)]


def credits(item="telepon_malam", **options):
    rows = ["item,option,rater,credit"]
    for option, values in options.items():
        for rater, credit in zip(RATERS, values, strict=False):
            rows.append(f"situations__{item},{option},{rater},{credit}")
    return "\n".join([*rows, ""])


def test_v3_options(tmp_path):
    near, far = (80, 90, 100, 90, 85), (0, 100, 0, 100, 50)
    (found,) = panel(write(tmp_path, credits(a=near, b=far)))
    first, second = found.options
    assert (first.credit, first.n, first.agreed) == (90, 5, True)
    assert first.deviation == pytest.approx((9 + 1 + 11 + 1 + 4) / 5)
    assert (second.credit, second.agreed, found.proposed) == (50, False, False)


def test_v4_every_wrong_row(tmp_path):
    rows = "item,rater,rating\ni,a,6\ni,b,3.5\ni,c,\ni,d,4\ni,d,4\n,e,4\ni,f,٣\n"
    with pytest.raises(AnswersError) as error:
        panel(write(tmp_path, rows))
    found = [(fault.line, fault.code) for fault in error.value.faults]
    range_, twice, blank = (f"evidence.panel_{word}" for word in ("range", "twice", "blank"))
    assert found == [(2, range_), (3, range_), (6, twice), (7, blank), (8, range_)]


@pytest.fixture(scope="module")
def copy(tmp_path_factory, shipped):
    folder = tmp_path_factory.mktemp("catalogue")
    for name in ("profiles", "quizzes"):
        shutil.copytree(shipped.folder / name, folder / name)
    return load(folder)


def test_v5_one_line_changes(tmp_path, copy):
    (step,) = steps(rated(tmp_path, [5, 5, 5, 4, 4]), copy, None, TODAY)
    before = (copy.folder / step.file).read_text(encoding="utf-8")
    ((name, raw),) = marked([step], copy.folder).items()
    changed = [
        (old, new)
        for old, new in zip(before.split("\n"), raw.decode().split("\n"), strict=True)
        if old != new
    ]
    assert name == "profiles/traits.yaml"
    assert changed == [
        (
            "        status: draft_translation",
            "        status: reviewed  # 2026-11-24: Sari, Budi, Ani, Dewi, Tono",
        )
    ]
    (copy.folder / name).write_bytes(raw)
    again = load(copy.folder)
    assert again.traits["empathy"].items["turut_merasakan"].status == "reviewed"
    assert steps(rated(tmp_path, [5, 5, 5, 4, 4]), again, None, TODAY) == ()


def test_v5_a_situation_needs_all_its_options(tmp_path, copy):
    situation = copy.quizzes[QUIZ].situations["telepon_malam"]
    every = dict.fromkeys(situation.options, (50, 50, 55, 45, 50))
    (step,) = steps(panel(write(tmp_path, credits(**every))), copy, QUIZ, TODAY)
    assert step.file == f"quizzes/{QUIZ}/quiz.yaml"
    some = dict(list(every.items())[1:])
    assert steps(panel(write(tmp_path, credits(**some))), copy, QUIZ, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("item,rater,rating\nempathy__none,a,4\n", "evidence.panel_unknown"),
        (credits(zz=(50,)), "unknown_option"),
    ],
)
def test_v5_what_the_catalogue_has_not(tmp_path, copy, text, code):
    with pytest.raises(AnswersError) as error:
        steps(panel(write(tmp_path, text)), copy, QUIZ, TODAY)
    assert [fault.code for fault in error.value.faults] == [code]


def test_v5_a_name_cannot_change_the_file(tmp_path, copy):
    """Nor can a change that would say something else."""
    (found,) = steps(rated(tmp_path, [5] * 5, "patience__ingin_segera"), copy, None, TODAY)
    for name in ("a\nslug: x", "a\u2028b", "\x1b[31m"):
        lines = [f'patience__ingin_segera,"{name}{n}",5' for n in range(5)]
        text = "\n".join(["item,rater,rating", *lines, ""])
        (step,) = steps(panel(write(tmp_path, text)), copy, None, TODAY)
        assert step.new.isprintable()
        marked([step], copy.folder)
    wrong = type(found)(found.item, found.file, found.line, found.new + "\n        x: 1")
    with pytest.raises(AnswersError):
        marked([wrong], copy.folder)

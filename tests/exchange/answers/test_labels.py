"""What a cell says, as an option's number: the stated rule, and proposals to confirm.

Safety row 23 and "Likert labels" of the interop design.

L1 numbers: 1..k, trimmed; 6, 0, -1, 3.5, `3,5`, `NA` are missing, counted and listed, never 0
L2 the quiz's own labels in every language, with a number beside them or not
L3 scales that are not the quiz's: only what the scale itself says is proposed
L4 labels without a certain place are never ranked: Cukup, Kurang, Ragu-ragu, Netral
L5 codes from 0, and columns whose answers are not understood, stop everything
L6 strange cells that are rare are slips; frequent ones need a mapping
"""

import pytest

from careerfit.errors import AnswersError
from careerfit.exchange.answers.gathering import opened
from careerfit.exchange.answers.labels import UNKNOWN, Reading, option_lists, proposed
from careerfit.exchange.answers.proposing import propose
from careerfit.model.quiz import Item
from tests.exchange.answers.test_rows import plain_rows


@pytest.fixture
def own(quiz):
    (found,) = option_lists(quiz)
    return found


@pytest.mark.parametrize(
    ("cell", "option"),
    [
        ("3", 3),
        (" 3 ", 3),
        ("\u00a03\t", 3),
        ("3.0", 3),
        ("03", 3),
        ("５", 5),
        ("", None),
        ("   ", None),
        ("6", UNKNOWN),
        ("0", UNKNOWN),
        ("-1", UNKNOWN),
        ("+1", UNKNOWN),
        ("3.5", UNKNOWN),
        ("3,5", UNKNOWN),
        ("NA", UNKNOWN),
        ("99", UNKNOWN),
        ("true", UNKNOWN),
        ("1 2", UNKNOWN),
        ("=3", UNKNOWN),
        ("1e0", UNKNOWN),
        ("Sesuai", 4),
        (" SANGAT  tidak\nsesuai. ", 1),
        ("Very true of me", 5),
        ("4 : Sesuai", 4),
        ("4 - Sesuai", 4),
        ("(4) Sesuai", 4),
        ("4. Sesuai", 4),
        ("Sesuai (4)", 4),
        ("Sesuai (+1)", 4),
        ("d) Sesuai", 4),
        ("2 : Sesuai", 4),  # the words count; the number is the tool's own
        ("Sesuai Tidak sesuai", UNKNOWN),
        ("4 : Puas", UNKNOWN),
    ],
)
def test_l1_l2_a_cell_by_the_stated_rule(own, cell, option):
    assert Reading.of(own, {}, ()).option(cell) == option


@pytest.mark.parametrize("cell", ["6", "0", "-1", "3.5", "3,5", "NA"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_l1_an_impossible_answer_is_missing_counted_and_listed(saved, read, quiz, cell, ending):
    rows = plain_rows(quiz)
    item = quiz.items[2].id
    rows[3][3] = float(cell) if ending == "xlsx" and cell not in ("NA", "3,5") else cell
    path = saved(f"a.{ending}", rows)
    found = read(path)
    frame = found.frame.collect()
    if cell == "NA":  # a known sign of no answer
        assert (frame[item].to_list()[2], found.unknown) == (None, ())
    else:
        (one,) = found.unknown
        assert (one.item, one.cell, one.n, one.first_row) == (item, cell, 1, 4)
        assert frame[item].to_list()[2] == UNKNOWN
    assert frame[item].null_count() + (frame[item] == 0).sum() == 1


def test_l1_trimmed_numbers_are_answers(saved, read, quiz):
    rows = [
        [f" {cell}\u00a0" if n else cell for cell in row] for n, row in enumerate(plain_rows(quiz))
    ]
    assert read(saved("a.csv", rows)).unknown == ()


@pytest.mark.parametrize(
    ("cells", "options"),
    [
        (["1 : Buruk", "4 : Puas", "5 : Sangat puas"], [1, 4, 5]),
        (["(1) kurang", "(5) lebih"], [1, 5]),
        (["Tolak (-2)", "Kurang (-1)", "Biasa (0)", "Setuju (+1)", "Sangat (+2)"], [1, 2, 3, 4, 5]),
        (["A1", "A2", "A5"], [1, 2, 5]),
        (["AO01", "AO05"], [1, 5]),
        (
            ["Sangat Setuju", "Setuju", "Netral", "Tidak Setuju", "Sangat Tidak Setuju"],
            [5, 4, "?", 2, 1],
        ),
        (["SS", "S", "N", "TS", "STS"], [5, 4, "?", 2, 1]),
        (
            ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"],
            [5, 4, "?", 2, 1],
        ),
        # Without the lowest one, "tidak setuju" may itself be the lowest.
        (["Sangat setuju", "Setuju", "Kurang setuju", "Tidak setuju"], [5, 4, "?", "?"]),
        (["Setuju", "Tidak setuju"], ["?", "?"]),
        # Six labels cannot be put on five places.
        (["SS", "S", "CS", "KS", "TS", "STS"], ["?"] * 6),
        # Numbers beyond the scale say nothing.
        (["1 : a", "7 : b"], ["?", "?"]),
        (["A1", "A9"], ["?", "?"]),
        (["A1", "B2"], ["?", "?"]),
    ],
)
def test_l3_only_what_a_scale_says_is_proposed_and_never_as_sure(own, cells, options):
    found = {one.cell: one for one in proposed(own, cells)}
    assert [found[cell].option for cell in cells] == options
    assert not any(one.sure for one in found.values())


@pytest.mark.parametrize(
    "middle", ["Cukup Setuju", "Kurang Setuju", "Ragu-ragu", "Netral", "Neutral"]
)
@pytest.mark.parametrize(
    "others", [["Sangat Setuju", "Setuju", "Tidak Setuju", "Sangat Tidak Setuju"], []]
)
def test_l4_a_middle_label_is_never_ranked(own, middle, others):
    found = {one.cell: one.option for one in proposed(own, [*others, middle])}
    assert found[middle] == "?"


def test_l4_unless_the_quiz_itself_ranks_it(quiz):
    from dataclasses import replace

    from careerfit.model.text import Text

    labels = tuple(Text({"id": said}) for said in ("Tidak", "Ragu-ragu", "Ya"))
    items: tuple[Item, ...] = tuple(replace(item, labels=labels) for item in quiz.items)
    (own,) = option_lists(replace(quiz, items=items))
    assert [(one.option, one.sure) for one in proposed(own, ["ragu-ragu"])] == [(2, True)]


def foreign(quiz) -> list[list[object]]:
    said = ["STS", "TS", "N", "S", "SS"]
    rows = plain_rows(quiz)
    return [rows[0], *([row[0], *(said[cell - 1] for cell in row[1:])] for row in rows[1:])]


def test_l4_nothing_is_scored_before_a_person_has_decided(saved, read, quiz):
    path = saved("a.csv", foreign(quiz))
    with pytest.raises(AnswersError) as error:
        read(path)
    codes = [fault.code for fault in error.value.faults]
    assert "answers.doubt_no_rank" in codes
    assert codes[-1] == "answers.needs_mapping"
    mapping = propose(opened(path), quiz).mapping
    assert dict(mapping.labels["sesuai"]) == {"SS": 5, "S": 4, "N": "?", "TS": 2, "STS": 1}
    with pytest.raises(AnswersError) as error:
        read(path, mapping=mapping)
    (fault,) = error.value.faults
    assert (fault.code, fault.data["cell"]) == ("answers.undecided", "N")
    decided = mapping.model_copy(
        update={"labels": {"sesuai": {**mapping.labels["sesuai"], "N": 3}}}
    )
    frame = read(path, mapping=decided).frame.collect()
    assert [list(row)[1:] for row in frame.rows()] == [row[1:] for row in plain_rows(quiz)[1:]]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_l5_codes_from_zero_are_not_shifted_in_silence(saved, read, quiz, tmp_path, ending):
    import polars as pl

    rows = [
        [cell - 1 if isinstance(cell, int) else cell for cell in row] for row in plain_rows(quiz)
    ]
    path = tmp_path / f"a.{ending}"
    if ending == "csv":
        saved(path.name, rows)
    else:
        pl.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(path)
    with pytest.raises(AnswersError) as error:
        read(path)
    assert error.value.faults[0].code == "answers.doubt_zero"
    mapping = propose(opened(path), quiz).mapping
    with pytest.raises(AnswersError) as error:
        read(path, mapping=mapping)
    assert error.value.faults[0].code == "answers.doubt_zero"
    table = {str(number): number + 1 for number in range(5)}
    frame = read(path, mapping=mapping.model_copy(update={"labels": {"sesuai": table}})).frame
    assert [list(row)[1:] for row in frame.collect().rows()] == [
        r[1:] for r in plain_rows(quiz)[1:]
    ]


def test_l5_a_column_of_other_answers_stops_everything(saved, read, quiz):
    rows = plain_rows(quiz)
    for row in rows[1:]:
        row[1] = 77
    with pytest.raises(AnswersError) as error:
        read(saved("a.csv", rows))
    (fault,) = error.value.faults
    assert (fault.code, fault.field) == ("answers.not_understood", quiz.items[0].id)
    assert fault.data == {"n": 4, "of": 4, "cells": "77"}


def test_l6_a_rare_slip_counts_as_missing_a_frequent_one_needs_a_mapping(saved, read, quiz):
    rows = plain_rows(quiz, [f"k{n}" for n in range(30)])
    rows[3][3] = "hmm"
    found = read(saved("a.csv", rows))
    assert [(one.cell, one.n) for one in found.unknown] == [("hmm", 1)]
    for row in rows[1:9]:
        row[3] = "hmm"
    with pytest.raises(AnswersError) as error:
        read(saved("b.csv", rows))
    assert error.value.faults[0].code == "answers.doubt_no_rank"


def test_l3_a_neighbour_is_ranked_only_where_it_is_not_the_middle(own):
    from dataclasses import replace

    three = replace(own, labels=own.labels[:3])
    found = {one.cell: one.option for one in proposed(three, ["SS", "S", "STS"])}
    assert found == {"SS": 3, "S": "?", "STS": 1}

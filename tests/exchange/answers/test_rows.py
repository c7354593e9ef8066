"""Rows that cannot be used are named with their numbers; `lenient` goes on without them.

Safety rows 22 and 25.

R1 ragged rows, open and misplaced quotes, cells that are too long: the row, the reason, a count
R2 the rest of the file is read rightly after each of them
R3 ids are text: zeros, long digits, signs; what a spreadsheet did to them is refused
R4 one id twice: refuse, first, last
R5 missing, doubled and extra columns
"""

import json

import polars as pl
import pytest

from careerfit.errors import AnswersError
from careerfit.exchange.answers.gathering import opened
from tests.exchange.answers.exports import as_csv


def plain_rows(quiz, ids=("a1", "a2", "a3", "a4")) -> list[list[object]]:
    items = [item.id for item in quiz.items]
    rows = [[name, *(1 + (n + p) % 5 for p, _ in enumerate(items))] for n, name in enumerate(ids)]
    return [["id", *items], *rows]


def faults(read, *paths, **rules) -> dict[str, object]:
    with pytest.raises(AnswersError) as error:
        read(*paths, **rules)
    return {fault.code: fault for fault in error.value.faults}


SPOILED = {
    "too_few_cells": lambda line: ",".join(line.split(",")[:-2]),
    "too_many_cells": lambda line: f"{line},9",
    "bad_quote": lambda line: line.replace("a2,", '"a2"x,'),
    "cell_too_long": lambda line: line.replace("a2", "a" * 1_000_000),
    "no_id": lambda line: line.replace("a2", "  "),
    "id_too_long": lambda line: line.replace("a2", "a" * 201),
    "id_control": lambda line: line.replace("a2", '"a\n2"'),
    "id_rounded": lambda line: line.replace("a2", "3.5E+15"),
}


@pytest.mark.parametrize("why", SPOILED)
def test_r1_r2_a_bad_row_is_named_and_the_others_are_read(saved, read, quiz, why):
    lines = as_csv(plain_rows(quiz), end="\n").decode().splitlines()
    lines[2] = SPOILED[why](lines[2])
    path = saved("a.csv", "\n".join(lines) + "\n")
    found = faults(read, path)
    fault = found[f"answers.why_{why}"]
    assert (fault.file, fault.line, fault.data) == (str(path), 3, {"n": 1, "rows": "3"})
    assert "answers.use_rejects" in found
    good = read(path, lenient=True)
    assert good.frame.collect()["id"].to_list() == ["a1", "a3", "a4"]
    assert [(each.row, each.why) for each in good.rejected] == [(3, why)]
    assert (good.rows, good.sheets) == (4, 3)
    whole = read(saved("b.csv", plain_rows(quiz))).frame.collect()
    assert good.frame.collect().equals(whole.filter(pl.col("id") != "a2"))


def test_r1_an_unclosed_quote_does_not_swallow_the_rows_below(saved, read, quiz):
    lines = as_csv(plain_rows(quiz), end="\n").decode().splitlines()
    lines[2] = lines[2].replace("a2", '"a2')
    path = saved("a.csv", "\n".join(lines) + "\n")
    assert faults(read, path)["answers.why_open_quote"].line == 3
    assert read(path, lenient=True).frame.collect()["id"].to_list() == ["a1", "a3", "a4"]


def test_r1_many_bad_rows_are_counted_and_the_first_ones_shown(saved, read, quiz):
    rows = plain_rows(quiz, [f"k{n}" for n in range(40)])
    path = saved("a.csv", as_csv([row[:-1] if 0 < n < 31 else row for n, row in enumerate(rows)]))
    fault = faults(read, path)["answers.why_too_few_cells"]
    assert fault.data == {"n": 30, "rows": "2, 3, 4, 5, 6, 7, 8, 9, …"}


def test_r1_lines_that_are_no_json_objects(saved, read, quiz):
    names, *sheets = plain_rows(quiz)
    lines = [json.dumps(dict(zip(names, sheet, strict=True))) for sheet in sheets]
    path = saved("a.jsonl", "\n".join([*lines[:2], "[1, 2]", '{"id": ', *lines[2:]]))
    assert faults(read, path)["answers.why_bad_json"].data == {"n": 2, "rows": "3, 4"}
    assert read(path, lenient=True).sheets == 4


@pytest.mark.parametrize(
    "name", ["007", "3275012345678901", "+62811", "-5", "Ani, S.Psi.", "=1+1", "0", "é", "1e5x"]
)
@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl", "parquet"])
def test_r3_ids_stay_the_text_they_are(saved, read, quiz, tmp_path, name, ending):
    rows = plain_rows(quiz, [name, "zz"])
    path = tmp_path / f"a.{ending}"
    if ending == "jsonl":
        path.write_text("\n".join(json.dumps(dict(zip(rows[0], r, strict=True))) for r in rows[1:]))
    elif ending == "parquet":
        pl.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(path)
    else:
        saved(path.name, [[str(cell) for cell in row] for row in rows])
    assert read(path).frame.collect()["id"].to_list() == [name, "zz"]


def test_r3_spaces_around_an_id_do_not_count(saved, read, quiz):
    path = saved("a.csv", plain_rows(quiz, [" a1", "a2\u00a0"]))
    assert read(path).frame.collect()["id"].to_list() == ["a1", "a2"]


@pytest.mark.parametrize("number", [3275012345678901.0, 1e15, 3.5e15])
def test_r3_a_long_number_in_a_cell_has_lost_digits(saved, read, quiz, number):
    path = saved("a.xlsx", plain_rows(quiz, [number, "b"]))
    assert "answers.why_id_rounded" in faults(read, path)


def test_r3_numbers_of_up_to_15_digits_are_exact(saved, read, quiz):
    path = saved("a.xlsx", plain_rows(quiz, [327501234567890.0, 7.0]))
    assert read(path).frame.collect()["id"].to_list() == ["327501234567890", "7"]


def test_r3_floats_in_other_formats_are_no_ids(saved, read, quiz, tmp_path):
    rows = plain_rows(quiz, [3.5e15, 1.0])
    path = tmp_path / "a.parquet"
    pl.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(path)
    assert "answers.why_id_rounded" in faults(read, path)
    line = json.dumps(dict(zip(rows[0], rows[1], strict=True))).replace(
        "3500000000000000.0", "3.5e15"
    )
    assert "answers.why_id_rounded" in faults(read, saved("a.jsonl", line))


def test_r3_long_ids_that_all_end_in_zero_were_rounded(saved, read, quiz):
    path = saved("a.csv", plain_rows(quiz, ["3275012345678900", "3275012345678910"]))
    assert faults(read, path)["answers.ids_rounded"].data == {"n": 2}
    one = saved("b.csv", plain_rows(quiz, ["3275012345678900", "3275012345678911"]))
    assert read(one).sheets == 2


def test_r3_lost_zeros_are_a_warning(saved, read, quiz):
    ids = [f"{81234000 + n}" for n in range(19)] + ["1234567"]
    (warning,) = read(saved("a.csv", plain_rows(quiz, ids))).warnings
    assert (warning.code, warning.data) == ("answers.lost_zeros", {"n": 1, "digits": 8})
    counted = read(saved("b.csv", plain_rows(quiz, [str(n) for n in range(1, 30)])))
    assert counted.warnings == ()
    with_zeros = read(saved("c.csv", plain_rows(quiz, [*ids[:-1], "01234567"])))
    assert with_zeros.warnings == ()


@pytest.mark.parametrize(
    ("rule", "kept"), [("refuse", ["b"]), ("first", ["a", "b"]), ("last", ["b", "a"])]
)
def test_r4_the_rule_says_which_sheet_of_an_id_counts(saved, read, quiz, rule, kept):
    path = saved("a.csv", plain_rows(quiz, ["a", "b", " a ", "a"]))
    found = read(path, duplicates=rule, lenient=True)
    frame = found.frame.collect()
    assert frame["id"].to_list() == kept
    if rule != "refuse":
        answers = frame.filter(pl.col("id") == "a").drop("id").row(0)
        place = {"first": 0, "last": 3}[rule]
        assert list(answers) == plain_rows(quiz)[1 + place][1:]
        assert [each.why for each in found.repeated] == [f"duplicate_{rule}"] * 2
    else:
        assert [each.row for each in found.rejected] == [2, 4, 5]


def test_r4_a_doubled_id_is_refused_unless_a_rule_is_given(saved, read, quiz):
    one = saved("a.csv", plain_rows(quiz, ["a", "b"]))
    two = saved("b.csv", plain_rows(quiz, ["c", "a"]))
    with pytest.raises(AnswersError) as error:
        read(one, two)
    named = [(fault.file, fault.line) for fault in error.value.faults[:-1]]
    assert named == [(str(one), 2), (str(two), 3)]


def test_r5_a_missing_column_needs_a_mapping_that_says_so(saved, read, quiz):
    from careerfit.exchange.answers.proposing import propose

    path = saved("a.csv", [row[:-1] for row in plain_rows(quiz)])
    assert faults(read, path)["answers.doubt_items"].data["n"] == 1
    found = read(path, mapping=propose(opened(path), quiz).mapping)
    assert found.absent == (quiz.items[-1].id,)
    assert quiz.items[-1].id not in found.items


def test_r5_two_columns_of_one_item_are_not_guessed(saved, read, quiz):
    rows = [[*row, row[1]] for row in plain_rows(quiz)]
    found = faults(read, saved("a.csv", rows))
    first = quiz.items[0].id
    assert found["answers.doubt_twice"].data == {"item": first, "names": f"{first}, {first} (2)"}


def test_r5_extra_columns_are_counted(saved, read, quiz):
    rows = [[*row, "x"] for row in plain_rows(quiz)]
    rows[0][-1] = "catatan"
    path = saved("a.csv", rows)
    assert read(path).unused == {str(path): ("catatan",)}

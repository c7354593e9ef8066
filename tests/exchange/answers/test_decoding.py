"""Text files in every shape that programs write them are read rightly, or refused by name.

Safety row 21, and the decode layer of the interop design.

D1 encodings: UTF-8 with and without a mark, UTF-16 both ways with and without one, cp1252
D2 delimiters `,` `;` TAB, by evidence, and by a first line `sep=`
D3 line ends \\n, \\r\\n, \\r alone
D4 headers with newlines, edge spaces, no-break spaces; cells with delimiters and newlines
D5 large plain files are scanned and give what the careful reader gives; odd ones are not scanned
D6 what is no table of text: one column, binary, empty, header only
"""

import itertools

import pytest

from careerfit.errors import AnswersError
from careerfit.exchange.answers import text
from careerfit.exchange.answers.gathering import opened
from careerfit.exchange.answers.plainness import plain
from tests.exchange.answers import exports
from tests.exchange.answers.exports import as_csv

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
DELIMITERS = (",", ";", "\t")
ENDS = ("\n", "\r\n", "\r")


def refused(path) -> str:
    with pytest.raises(AnswersError) as error:
        opened(path)
    return error.value.faults[0].code


@pytest.mark.parametrize(
    ("encoding", "delimiter", "end"), list(itertools.product(ENCODINGS, DELIMITERS, ENDS))
)
def test_d1_d2_d3_every_shape_gives_the_same_answers(saved, read, quiz, encoding, delimiter, end):
    rows = [*exports.limesurvey(quiz).rows]
    rows[1][3] = "café – “ya”; ada, tab"
    raw = as_csv(rows, delimiter=delimiter, end=end, encoding=encoding)
    found = read(saved("a.csv", raw), keep=["Start language"])
    frame = found.frame.collect()
    assert [list(row) for row in frame.select(i.id for i in quiz.items).rows()] == exports.options(
        quiz
    )
    assert frame["Start language"].to_list()[0] == "café – “ya”; ada, tab"


def test_d1_the_mark_of_utf16_is_not_part_of_the_first_header(saved):
    table = opened(saved("a.csv", as_csv([["id", "x"], ["1", "2"]], encoding="utf-16")))
    assert table.top[0] == ("id", "x")


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_d2_a_first_line_may_name_the_delimiter(saved, first, end):
    path = saved("a.csv", f"{first}{end}id;a,b;c{end}1;2,5;3{end}")
    assert opened(path).top == (("id", "a,b", "c"), ("1", "2,5", "3"))


def test_d2_decimal_commas_do_not_make_columns(saved):
    path = saved("a.csv", "id;a;b\n1;3,5;2,5\n2;1,5;4,5\n")
    assert opened(path).top[1] == ("1", "3,5", "2,5")


def test_d2_commas_in_questions_do_not_make_columns(saved):
    path = saved("a.csv", "id;Saya tenang, sabar, dan rapi;b\n1;2;3\n2;4;5\n")
    assert opened(path).width == 3


def test_d3_the_row_numbers_are_those_of_the_file(saved):
    table = opened(saved("a.csv", 'sep=,\nid,"a\nb"\n\n1,2\n3,"x\ny"\n5,6\n'))
    assert table.body(1).collect()["row"].to_list() == [5, 6, 8]


def test_d4_headers_and_cells_with_newlines_and_edge_spaces(saved, read, quiz):
    rows = exports.google(quiz).rows
    for place in range(2, len(rows[0])):
        words = rows[0][place].split(" ", 2)
        rows[0][place] = f"  {words[0]}\u00a0{words[1]}\n{' '.join(words[2:])} * "
        for row in rows[1:]:
            row[place] = f" {row[place]}\u00a0" if row[place] else ""
    found = read(saved("a.csv", rows))
    assert [list(r) for r in found.frame.drop("id").collect().rows()] == exports.options(quiz)


def test_d4_empty_columns_and_blank_lines_at_the_end_are_nothing(saved, read, quiz):
    raw = as_csv([[*row, "", ""] for row in exports.kobo(quiz).rows]) + b",,,\r\n\r\n\r\n"
    found = read(saved("a.csv", raw))
    assert (found.rows, found.sheets) == (6, 6)


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("tool", ["kobo", "google", "limesurvey_code", "odk_central"])
def test_d5_scanned_and_careful_reading_agree(saved, read, quiz, monkeypatch, tool, end, quoted):
    rows = exports.TOOLS[tool](quiz).rows
    rows += [[f"{cell}9" if len(str(cell)) == 4 else cell for cell in row] for row in rows[1:]] * 9
    rows[2][-3], rows[3][-3], rows[4][-3] = " ", "a, b", 'x "y" z'
    path = saved("a.csv", as_csv(rows, end=end, everything_quoted=quoted))
    careful = read(path, lenient=True)
    monkeypatch.setattr(text, "SMALL", 0)
    assert plain(path) is not None
    scanned = read(path, lenient=True)
    assert scanned.frame.collect().equals(careful.frame.collect())
    assert scanned.unknown == careful.unknown
    assert [r.row for r in scanned.rejected] == [r.row for r in careful.rejected]


@pytest.mark.parametrize(
    "raw",
    [
        b"id,a\r1,2\r3,4\r",
        "id,a\n1,2\n3,4\n".encode("utf-16"),
        "id,a\n1,caf\u00e9\n".encode("cp1252"),
        b"sep=,\nid,a\n1,2\n",
        b"id,a\n1,2\n3\n",
        b"id,a\n1,2,3\n",
        b'id,a\n1,"2\n3,4\n',
        b'id,a\n1,"x\ny"\n',
        b'id,a\n1,"x"y\n',
        b'id,a\n1,x"y\n',
        b"id,a\n1,\0\n",
        b"id\n1\n2\n",
    ],
)
def test_d5_what_polars_would_misread_is_not_scanned(saved, raw):
    assert plain(saved("a.csv", raw)) is None


def test_d5_a_plus_sign_is_no_number_in_a_large_file_either(saved, read, quiz, monkeypatch):
    rows = [["id", *(item.id for item in quiz.items)]]
    rows += [[f"k{n}", *(1 + (n + p) % 5 for p, _ in enumerate(quiz.items))] for n in range(30)]
    rows[7][3] = "+1"
    path = saved("a.csv", rows)
    monkeypatch.setattr(text, "SMALL", 0)
    found = read(path)
    assert [(each.cell, each.first_row) for each in found.unknown] == [("+1", 8)]
    assert found.frame.collect()[quiz.items[2].id].to_list()[6] == 0


def test_d5_blank_lines_of_a_large_file_are_no_rows(saved, monkeypatch):
    path = saved("a.csv", "id,a\n1,2\n\n3,4\n\n")
    monkeypatch.setattr(text, "SMALL", 0)
    assert plain(path) == (",", True, False)
    assert opened(path).body(1).collect().rows() == [(2, "1", "2"), (4, "3", "4")]


def test_d5_a_large_odd_file_is_refused(saved, monkeypatch):
    path = saved("a.csv", 'id,a\n1,"x\ny"\n')
    monkeypatch.setattr(text, "SMALL", 0)
    monkeypatch.setattr(text, "MOST", 10)
    assert refused(path) == "answers.large_and_odd"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"id\n1\n2\n", "answers.one_column"),
        (b"just a sentence without a table\n", "answers.one_column"),
        (b"id,a\n", "answers.no_rows"),
        (b"id,a\n\x001,2\n", "answers.no_encoding"),
        (b"id,a\n1,\x81\x8d\n", "answers.no_encoding"),
        (b"\x89PNG\r\n\x1a\n", "answers.no_table"),
        (b"%PDF-1.7\n", "answers.no_table"),
        (b"<!DOCTYPE html><table>", "answers.no_table"),
        (b'id,"a\n1,2\n', "answers.open_header"),
    ],
)
def test_d6_what_is_no_table_is_refused_by_name(saved, content, code):
    assert refused(saved("a.csv", content)) == code


def test_d6_too_many_columns_are_refused(saved):
    assert refused(saved("a.csv", ",".join("x" * 6000) + "\n1,2\n")) == "answers.too_many_columns"

"""Counts of an indicator become percentages.

N1 whole basis points, half up, exactly
N2 a row that cannot be true is refused with its line; all faults of a file at once
N3 groups beside a total add up to it, above and below the line
N4 columns in both languages, any usual delimiter and encoding
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerfit.errors import CareerfitError
from careerfit.exchange.indicator.counts import MOST, Count, counts

HEADER = "period,area,numerator,denominator,disaggregation\n"


def faults(text: str | bytes) -> list[tuple[int, str, str]]:
    raw = text if isinstance(text, bytes) else (HEADER + text).encode()
    with pytest.raises(CareerfitError) as caught:
        counts(raw, "counts.csv")
    assert all(fault.file == "counts.csv" for fault in caught.value.faults)
    return [(f.line, f.field, f.code.removeprefix("computing.")) for f in caught.value.faults]


@pytest.mark.parametrize(
    ("numerator", "denominator", "points"),
    [(175, 12931, 135), (0, 7, 0), (7, 7, 10000), (1, 3, 3333), (2, 3, 6667), (1, 20000, 1)],
)
def test_n1_known_values(numerator, denominator, points):
    assert Count(2, "2024", "A", "", numerator, denominator).basis_points == points


@given(st.integers(1, MOST).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d))))
def test_n1_half_up_without_a_float(pair):
    numerator, denominator = pair
    exact = Fraction(10000 * numerator, denominator)
    points = Count(2, "2024", "A", "", numerator, denominator).basis_points
    assert exact - Fraction(1, 2) < points <= exact + Fraction(1, 2)


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        ("2024,A,3,2,", "numerator", "above_denominator"),
        ("2024,A,0,0,", "denominator", "zero_denominator"),
        ("2024,A,-1,2,", "numerator", "negative"),
        ("2024,A,1,-2,", "denominator", "negative"),
        ("2024,A,1.5,2,", "numerator", "not_whole"),
        ("2024,A,1,12.931,", "denominator", "not_whole"),
        ("2024,A,,2,", "numerator", "not_whole"),
        ("2024,A,1e3,2000,", "numerator", "not_whole"),
        ("2024,A,\u0661,2,", "numerator", "not_whole"),
        ("2024,A,1,1000000000001,", "denominator", "too_many"),
        ("2024,,1,2,", "area", "no_area"),
        ("24,A,1,2,", "period", "bad_period"),
        ("2024-13,A,1,2,", "period", "bad_period"),
        ("2024-07/2024-01,A,1,2,", "period", "bad_period"),
        ("2024/2025-01,A,1,2,", "period", "bad_period"),
        ("2024,A\u202eB,1,2,", "area", "control"),
        (f"2024,A,1,2,{'x' * 201}", "disaggregation", "too_long"),
        ("2024,A,1", "", "too_few_cells"),
        ("2024,A,1,2,,9", "", "too_many_cells"),
        ('"2024,A,1,2,', "", "open_quote"),
    ],
)
def test_n2_what_cannot_be_true(row, field, code):
    assert faults(row) == [(2, field, code)]


def test_n2_the_same_twice_however_it_is_written():
    rows = "2024,Kota A,1,2,sex: women\n2024,kota  a,1,2,Sex:Women\n2024,Kota A,9,2,sex: women\n"
    assert faults(rows) == [
        (3, "", "twice"),
        (4, "numerator", "above_denominator"),
        (4, "", "twice"),
    ]


def test_n2_all_faults_at_once():
    rows = "2024,A,3,2,\n2024,B,1,0,\n,C,-1,2,\n"
    assert [(line, code) for line, _, code in faults(rows)] == [
        (2, "above_denominator"),
        (3, "zero_denominator"),
        (4, "bad_period"),
        (4, "negative"),
    ]


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (b"", ["one_column"]),
        (b"period\n2024\n", ["one_column"]),
        (HEADER.encode(), ["no_rows"]),
        (b"period,area,numerator\n2024,A,1\n", ["missing_columns"]),
        (b"period,area,numerator,denominater\n2024,A,1,2\n", ["unknown_column", "missing_columns"]),
        (b"period,tahun,area,numerator,denominator\n2024,2024,A,1,2\n", ["column_twice"]),
        (b"x" * 5_000_001, ["too_large"]),
    ],
)
def test_n2_what_is_no_table_of_counts(raw, codes):
    assert [code for _, _, code in faults(raw)] == codes


def test_n3_groups_that_do_not_add_up():
    rows = "2024,A,10,20,\n2024,A,4,9,sex: w\n2024,A,6,10,sex: m\n2024,A,9,20,age: all\n"
    assert faults(rows) == [(3, "denominator", "not_the_sum"), (5, "numerator", "not_the_sum")]


def test_n3_each_dimension_on_its_own_and_only_beside_a_total():
    rows = (
        "2024,A,10,20,\n2024,A,4,9,sex: w\n2024,A,6,11,sex: m\n2024,A,1,2,age: under 18\n"
        "2024,A,9,18,age: adult\n2024,B,1,2,sex: w\n"
    )
    found = counts((HEADER + rows).encode(), "counts.csv")
    assert [row.dimension for row in found] == ["", "sex", "sex", "age", "age", "sex"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_n4_as_spreadsheets_save_it(encoding, delimiter):
    rows = ["Periode|Wilayah|Pembilang|Penyebut|Pilahan", "2024-01 / 2024-07|Cité| 54 |60|"]
    raw = "\r\n".join(rows).replace("|", delimiter).encode(encoding)
    (row,) = counts(raw, "counts.csv")
    assert (row.period, row.area, row.group) == ("2024-01/2024-07", "Cité", "")
    assert (row.numerator, row.denominator, row.basis_points) == (54, 60, 9000)

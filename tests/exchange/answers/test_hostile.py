"""Files that would exhaust or abort a reader are refused before one sees them.

Safety rows 26, 27 and 28; the caps of the interop design.

H1 the sparse workbook: two cells, an ordinary size, a grid of 17 thousand million cells
H2 other ways to ask for a huge grid: declared dimensions, row numbers, cells without places
H3 texts: one shared text named by many cells, one that is too long, parts that unpack too far
H4 the zip itself: too many parts, doubled and outward names, passwords, broken zips
H5 XML that is more than XML
H6 compressed files, other containers, broken Parquet
H7 long lines take less than a second
"""

import gzip
import io
import re
import subprocess
import sys
import time
import zipfile

import pytest

from careerfit.errors import AnswersError
from careerfit.exchange.answers import preflight
from careerfit.exchange.answers.gathering import opened
from tests.exchange.answers.exports import as_xlsx

SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def refused(path) -> tuple[str, object]:
    with pytest.raises(AnswersError) as error:
        opened(path)
    (fault,) = error.value.faults
    assert fault.file == str(path)
    return fault.code, fault.data.get("limit")


def changed(
    parts: dict[str, str | bytes | None], more: dict[str, str | bytes] | None = None
) -> bytes:
    """A small workbook with some parts put in place of its own (None: taken out)."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_xlsx([["id", "a"], ["1", 2]]))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = parts.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return made.getvalue()


def sheet(inside: str, before: str = "") -> bytes:
    return changed({SHEET: f"{HEAD}{before}<sheetData>{inside}</sheetData></worksheet>"})


def sparse(last: str) -> bytes:
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="{last}"><v>1</v></c></row>'
    return sheet(cells)


def test_h1_the_unchanged_workbook_is_read(saved):
    assert opened(saved("a.xlsx", changed({}))).top == (("id", "a"), ("1", "2"))


def test_h1_the_sparse_workbook_is_refused_and_the_process_lives(saved):
    path = saved("a.xlsx", sparse("XFD1048576"))
    assert path.stat().st_size < 6000
    # Python's own zip adds a few parts; the smallest such file has 1,470 bytes and one sheet.
    code = f"""
import pathlib
from careerfit.errors import AnswersError
from careerfit.exchange.answers.gathering import opened
try:
    opened(pathlib.Path({str(path)!r}))
except AnswersError as error:
    print(error.faults[0].code)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout) == (0, "answers.too_many_rows\n")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (sparse("A1048576"), "too_many_rows"),
        (sparse("XFD9"), "too_many_columns"),
        (sparse("SG9"), "too_many_columns"),
        (sparse("DS200000"), "too_many_cells"),
        (sheet("", '<dimension ref="A1:XFD1048576"/>'), "too_many_rows"),
        (sheet("", '<dimension ref="A1:XFD2"/>'), "too_many_columns"),
        (sheet('<row r="1048576"><c><v>1</v></c></row>'), "too_many_rows"),
        (sheet('<row r="99999999999"><c/></row>'), "no_workbook"),
        (sheet('<row><c r="1A"/></row>'), "no_workbook"),
        (sheet('<row><c r="AAAA1"/></row>'), "no_workbook"),
        (sheet(f"<row>{'<c/>' * 501}</row>"), "too_many_columns"),
        (sheet("<row/>" * 200_001), "too_many_rows"),
    ],
)
def test_h2_every_way_to_a_huge_grid_is_refused(saved, raw, code):
    assert refused(saved("a.xlsx", raw))[0] == f"answers.{code}"


def test_h2_other_namespaces_and_letters_do_not_hide_a_cell(saved):
    raw = changed(
        {
            SHEET: '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">'
            "<x:sheetData><x:row><x:c r='&#88;FD1048576'/></x:row></x:sheetData></x:worksheet>"
        }
    )
    assert refused(saved("a.xlsx", raw))[0] == "answers.too_many_rows"


def test_h2_a_grid_within_the_caps_is_read(saved):
    table = opened(saved("a.xlsx", sparse("SF9")))
    assert table.width == 500


@pytest.mark.parametrize("decoy", [{}, {"xl/a/sharedStrings.xml": "<sst><si><t>a</t></si></sst>"}])
def test_h3_one_text_that_many_cells_name_is_counted_each_time(saved, decoy):
    shared = f"<sst>{'<si><t>' + 'x' * 32_000 + '</t></si>'}</sst>"
    cells = "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>"
    raw = changed(
        {
            SHEET: f"{HEAD}<sheetData>{cells * 100}</sheetData></worksheet>",
            "xl/sharedStrings.xml": shared,
        },
        decoy,
    )
    assert len(raw) < 20_000
    assert refused(saved("a.xlsx", raw)) == ("answers.unpacks_too_large", 200)


@pytest.mark.parametrize("inside", ["<is><t>{}</t></is>", "<v>{}</v>", "<f>{}</f>"])
def test_h3_a_cell_may_hold_32767_characters(saved, inside):
    kind = ' t="inlineStr"' if "is" in inside else ' t="str"'
    long = sheet(f"<row><c{kind}>{inside.format('x' * 32_768)}</c></row>")
    assert refused(saved("a.xlsx", long)) == ("answers.cell_too_long", 32_767)


def test_h3_a_part_that_unpacks_too_far(saved, monkeypatch):
    monkeypatch.setattr(preflight, "MOST_UNPACKED", 2_000_000)
    raw = changed({}, {"xl/more.xml": b"<a>" + b" " * 3_000_000 + b"</a>"})
    assert len(raw) < 20_000
    assert refused(saved("a.xlsx", raw))[0] == "answers.unpacks_too_large"


def test_h3_a_declared_size_that_lies_does_not_help(saved, monkeypatch):
    monkeypatch.setattr(preflight, "MOST_UNPACKED", 2_000_000)
    raw = changed({}, {"xl/more.xml": b"<a>" + b" " * 3_000_000 + b"</a>"})
    lying = raw.replace((3_000_007).to_bytes(4, "little"), (7).to_bytes(4, "little"))
    assert lying != raw
    assert refused(saved("a.xlsx", lying))[0] in (
        "answers.unpacks_too_large",
        "answers.no_workbook",
    )


def test_h3_a_workbook_of_more_than_20_mib(saved):
    assert refused(saved("a.xlsx", b"PK\3\4" + bytes(20 * 1024 * 1024))) == (
        "answers.workbook_too_large",
        20,
    )


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({f"xl/p{n}": "" for n in range(1_001)}, "too_many_parts"),
        ({"../../etc/x": "1"}, "bad_parts"),
        ({"/etc/x": "1"}, "bad_parts"),
        ({"xl\\x": "1"}, "bad_parts"),
        ({"c:x": "1"}, "bad_parts"),
    ],
)
def test_h4_the_parts_of_the_zip(saved, more, code):
    assert refused(saved("a.xlsx", changed({}, more)))[0] == f"answers.{code}"


def test_h4_a_doubled_part(saved):
    with pytest.warns(UserWarning, match="Duplicate"):
        raw = changed({}, {SHEET: "<a/>"})
    assert refused(saved("a.xlsx", raw))[0] == "answers.bad_parts"


def test_h4_a_password_and_a_broken_zip(saved):
    raw = bytearray(changed({}))
    for found in re.finditer(rb"PK\x01\x02", bytes(raw)):
        raw[found.start() + 8] |= 1
    assert refused(saved("a.xlsx", bytes(raw)))[0] == "answers.encrypted"
    for cut in (30, 400, len(raw) - 30):
        assert refused(saved("b.xlsx", changed({})[:cut]))[0] == "answers.no_workbook"
    assert refused(saved("c.xlsx", changed({"xl/workbook.xml": None})))[0] == "answers.no_workbook"
    assert refused(saved("d.xlsx", changed({SHEET: "<a><b></a>"})))[0] == "answers.no_workbook"


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<?xml version="1.0" encoding="UTF-7"?><a/>',
        '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"),
    ],
)
@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "docProps/app.xml"])
def test_h5_more_than_xml_is_refused(saved, part, xml):
    assert refused(saved("a.xlsx", changed({part: xml})))[0] in (
        "answers.more_than_xml",
        "answers.no_workbook",
    )


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (gzip.compress(bytes(10_000_000)), "answers.compressed"),
        (b"\x28\xb5\x2f\xfd" + bytes(20), "answers.compressed"),
        (b"BZh91AY&SY", "answers.compressed"),
        (b"\xfd7zXZ\x00", "answers.compressed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "answers.old_workbook"),
        (b"PK\x05\x06" + bytes(18), "answers.no_workbook"),
        (b"PAR1" + bytes(40) + b"PAR1", "answers.broken_parquet"),
        (b"PAR1" + b"\xff" * 40 + b"\x20\0\0\0PAR1", "answers.broken_parquet"),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a.xlsx", "a.parquet"])
def test_h6_what_the_first_bytes_say_counts_and_not_the_name(saved, raw, code, name):
    assert refused(saved(name, raw))[0] == code


def test_h6_an_opendocument_sheet_is_named(saved):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(saved("a.ods", made.getvalue()))[0] == "answers.no_workbook"


@pytest.mark.parametrize("make", [lambda folder: folder / "none.csv", lambda folder: folder])
def test_h6_no_file_and_an_empty_folder(tmp_path, make):
    assert refused(make(tmp_path))[0] in ("unreadable", "answers.empty_folder")


def test_h6_a_pipe_is_not_waited_for(tmp_path):
    import os

    os.mkfifo(tmp_path / "a.csv")
    assert refused(tmp_path / "a.csv")[0] == "no_regular_file"


@pytest.mark.parametrize(
    "header",
    ["a" * 100_000, "[" * 100_000, " - " * 30_000, "(1" * 50_000, "a. " * 30_000, "x__y" * 25_000],
)
def test_h7_a_line_of_100_000_characters_takes_no_time(saved, quiz, header):
    from careerfit.exchange.answers.proposing import propose

    path = saved("a.csv", f"id,{quiz.items[0].id},{header}\n1,{header},{header}\n2,3,4\n")
    began = time.perf_counter()
    propose(opened(path), quiz)
    assert time.perf_counter() - began < 1

"""One person leaves a file (issue 6, item 4; safety.md: a candidate can be erased).

E1 delimited text: the person's lines go, every other byte stays, whatever the encoding
E2 JSON Lines and logs likewise; a line without an id is refused
E3 the column of ids is the surest one; another column's same value erases nobody else
E4 Parquet: the rows go; types, other rows and rows without an id stay
E5 workbooks: rows go from every sheet and no part keeps a copy; formulas and other parts refuse
E6 results of screen: JSON and HTML without the person; what still names the person is refused
E7 a person's own answer sheet goes as a whole
E8 a map of blind ids gives all ids of a person
E9 lines of other people that mention the id are named
"""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from careerfit.errors import CareerfitError
from careerfit.screening.erasing import Erased, Wanted, erase, names_of

ROWS = (
    'id,Nama,"sit, 1"',
    'P-1,Satu,"a ""b"""',
    'P-2,"Dua\r\nbaris",x',
    "",
    "P-3,Tiga,P-1x",
    " P-1 ,Lagi,y",
    "P-10,Sepuluh,é",
)
WITHOUT = (ROWS[0], ROWS[2], "", ROWS[4], ROWS[6])


def erased(path: Path, *ids: str, column: str | None = None) -> tuple[bytes, Erased]:
    target = path.with_name(f"neu{path.suffix}")
    target.touch()
    found = erase(path, target, Wanted(frozenset(ids), column))
    return target.read_bytes(), found


def refused(path: Path, *ids: str) -> tuple[str, int]:
    before = path.read_bytes()
    with pytest.raises(CareerfitError) as raised:
        erased(path, *ids)
    assert path.read_bytes() == before
    (fault,) = raised.value.faults
    assert fault.file == str(path)
    return fault.code, fault.line


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_e1_every_other_byte_stays(tmp_path, encoding, end):
    path = tmp_path / "a.csv"
    path.write_bytes((end.join(ROWS) + end).encode(encoding))
    content, found = erased(path, "P-1")
    assert content == (end.join(WITHOUT) + end).encode(encoding)
    assert found.rows == 2


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("top", ["", "sep={}\n", '"sep={}"\r\n'])
def test_e1_other_delimiters(tmp_path, delimiter, top):
    top = top.format(delimiter)
    if top and delimiter == "\t":
        top = top.replace("\t", "\t")
    lines = [delimiter.join(row) for row in (("id", "x"), ("P-1", "1,5"), ("P-2", "2,5"))]
    path = tmp_path / "a.csv"
    path.write_text(top + "\n".join(lines), newline="")
    content, found = erased(path, "P-1")
    assert content.decode() == top + "\n".join([lines[0], lines[2]])
    assert found.rows == 1


def test_e1_old_line_ends(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,x\rP-1,1\rP-2,2\r")
    assert erased(path, "P-1")[0] == b"id,x\rP-2,2\r"


def test_e1_a_guarded_id(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,x\n'=P-1,1\nP-2,2\n")
    assert erased(path, "=P-1")[0] == b"id,x\nP-2,2\n"


def test_e1_an_id_of_other_letters(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("id;x\nJosé;1\nJose;2\n".encode("cp1252"))
    content, found = erased(path, "José")
    assert (content, found.rows) == (b"id;x\nJose;2\n", 1)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('id,x\nP-1,"open\nP-2,2\n', "deciding.broken_row", 2),
        ("nama,x\nP-1,1\n", "deciding.no_id_column", 0),
        ("P-1\nP-2\n", "answers.one_column", 0),
    ],
)
def test_e1_unsafe_text_is_refused(tmp_path, text, code, line):
    path = tmp_path / "a.csv"
    path.write_text(text)
    assert refused(path, "P-1") == (code, line)


def test_e1_many_lines_stream(tmp_path):
    path = tmp_path / "a.csv"
    rows = [f"N-{number},é,{number}\n" for number in range(60_000)]
    path.write_text("id,x,y\n" + "".join(rows), encoding="utf-8")
    content, found = erased(path, "N-59999")
    assert found.rows == 1
    assert content == ("id,x,y\n" + "".join(rows[:-1])).encode()


def test_e2_lines_of_a_log(tmp_path):
    rows = [b'{"candidate": "P-1", "by":"x"}\r\n', b"\n", b'{"by":"y","candidate":"P-2"}']
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"".join(rows))
    content, found = erased(path, "P-1")
    assert (content, found.rows) == (b"".join(rows[1:]), 1)


def test_e2_numbers_are_ids_too(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1234567890123456789, "a": 1}\n{"id": 2, "a": 1}\n')
    assert erased(path, "1234567890123456789")[0] == b'{"id": 2, "a": 1}\n'


@pytest.mark.parametrize("line", ['{"a": 1}', "[1]", "{", "[" * 100_000])
def test_e2_a_line_without_an_id_is_refused(tmp_path, line):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": "P-1"}}\n{line}\n')
    assert refused(path, "P-1") == ("deciding.broken_row", 2)


def test_e3_one_column_of_ids(tmp_path):
    """A tool's own number 7 is not the candidate 7."""
    path = tmp_path / "a.csv"
    path.write_text("_id,nomor peserta,id,x\n7,7,8,1\n8,8,7,1\n")
    content, found = erased(path, "7")
    assert (content, found.rows) == (b"_id,nomor peserta,id,x\n7,7,8,1\n", 1)


def test_e3_a_mapping_names_the_column(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Kode  rahasia,id\nP-1,1\nP-2,P-1\n")
    assert erased(path, "P-1", column="Kode rahasia")[0] == b"Kode  rahasia,id\nP-2,P-1\n"
    # A file of ours does not have that column; there the usual name holds.
    assert erased(path, "P-1", column="lain")[0] == b"Kode  rahasia,id\nP-1,1\n"


def test_e4_parquet(tmp_path):
    path = tmp_path / "a.parquet"
    frame = pl.DataFrame({"x": [1, 2, 3, 4], "id": ["P-1", None, "P-2", " P-1"]})
    frame.with_columns(pl.col("x").cast(pl.Int16)).write_parquet(path)
    content, found = erased(path, "P-1")
    left = pl.read_parquet(io.BytesIO(content))
    assert found.rows == 2
    assert left.schema["x"] == pl.Int16
    assert left.rows() == [(2, None), (3, "P-2")]


def test_e4_parquet_of_nobody(tmp_path):
    path = tmp_path / "a.parquet"
    pl.DataFrame({"x": [1]}).write_parquet(path)
    assert refused(path, "P-1") == ("deciding.no_id_column", 0)


def workbook(path: Path, *, shared: bool = True, **more: object) -> None:
    """Two sheets that know the person, one of them with a title above its header."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": not shared}) as book:
        first, second = book.add_worksheet("Urutan"), book.add_worksheet("Alasan")
        for number, row in enumerate(
            [("id", "x"), ("PES-1", 1), ("PES-2", 2), ("PES-1", 3), (77, 4)]
        ):
            first.set_row(number, 30 * (number + 1))
            first.write_row(number, 0, row)
        for number, row in enumerate([("Judul",), ("nomor", "id"), (1, "PES-1"), (2, "PES-2")]):
            second.write_row(number, 0, row)
        first.data_validation(1, 1, 4, 1, {"validate": "list", "source": ["ya", "belum"]})
        first.freeze_panes(1, 1)
        for method, arguments in more.items():
            getattr(first, method)(*arguments)  # type: ignore[misc]


@pytest.mark.parametrize("shared", [True, False])
def test_e5_no_part_of_a_workbook_keeps_a_copy(tmp_path, shared):
    path = tmp_path / "a.xlsx"
    workbook(path, shared=shared)
    content, found = erased(path, "PES-1")
    assert found.rows == 3
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"PES-1" in archive.read(name)]
    book = openpyxl.load_workbook(io.BytesIO(content))
    first, second = book.worksheets
    assert list(first.values) == [("id", "x"), ("PES-2", 2), (77, 4)]
    assert list(second.values) == [("Judul", None), ("nomor", "id"), (2, "PES-2")]
    assert [first.row_dimensions[row].height for row in (1, 2, 3)] == [30, 90, 150]
    assert first.data_validations.dataValidation[0].formula1 == '"ya,belum"'
    assert first.freeze_panes == "B2"


def test_e5_a_number_is_an_id(tmp_path):
    path = tmp_path / "a.xlsx"
    workbook(path)
    assert erased(path, "77")[1].rows == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"write_formula": (4, 3, "=A2", None, "PES-1")}, "deciding.workbook_formulas"),
        ({"write_comment": (2, 1, "lihat PES-1")}, "deciding.workbook_formulas"),
        ({"merge_range": (20, 0, 21, 1, "PES-3")}, "deciding.workbook_formulas"),
        ({"write_string": (2, 3, "PES-1")}, "deciding.still_named"),
    ],
)
def test_e5_a_workbook_that_may_keep_a_copy_is_refused(tmp_path, more, code):
    path = tmp_path / "a.xlsx"
    workbook(path, **more)
    assert refused(path, "PES-1") == (code, 0)


def test_e5_a_workbook_without_ids(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write_row(0, 0, ("nama", "x"))
    assert refused(path, "PES-1") == ("deciding.no_id_column", 0)


def test_e5_a_bomb_is_not_opened(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        cells = '<c r="A1"/><c r="XFD1048576"/>'
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet>{cells}</worksheet>")
    assert refused(path, "PES-1")[0].startswith("answers.too_many")


def result(path: Path, **more: object) -> bytes:
    people = [{"id": name, "total": 1, "supports": []} for name in ("P-1", "P-22", "é")]
    value = {"format": 1, "candidates": people, **more}
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8")
    return text.encode()


def test_e6_a_result(tmp_path):
    path = tmp_path / "a.json"
    before = result(path, answers={"item": {"1": "a"}})
    content, found = erased(path, "P-22")
    assert found.rows == 1
    gone = b'  {\n   "id": "P-22",\n   "total": 1,\n   "supports": []\n  },\n'
    assert content == before.replace(gone, b"")


def test_e6_a_result_that_still_names_the_person(tmp_path):
    path = tmp_path / "a.json"
    result(path, method=["x", "P-22"])
    assert refused(path, "P-22") == ("deciding.still_named", 0)


@pytest.mark.parametrize("text", ["{}", "[]", '{"candidates": 3}', "{", '{"candidates": [1]}'])
def test_e6_other_json_is_refused(tmp_path, text):
    path = tmp_path / "a.json"
    path.write_text(text)
    assert refused(path, "P-1") == ("deciding.no_known_json", 0)


PAGE = """<h1>Urutan</h1>
<tr data-candidate="P-1"><td>P-1 &lt;/tr&gt;
dua</td></tr>
<tr data-candidate="P-12"><td>P-12</td></tr>
<details id="c1" data-candidate="P-1"><summary>P-1</summary></details>
<details id="c2" data-candidate="A&amp;B"><summary>A&amp;B</summary></details>
<p>Cara</p>
"""


def test_e6_a_page(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    lines = PAGE.splitlines(keepends=True)
    content, found = erased(path, "P-1")
    assert (content.decode(), found.rows) == ("".join([lines[0], lines[3], *lines[5:]]), 2)
    assert erased(path, "A&B")[0].decode() == "".join([*lines[:5], lines[6]])


def test_e6_pages_that_are_refused(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<p>P-1</p>")
    assert refused(path, "P-1") == ("deciding.no_own_page", 0)
    path.write_text(PAGE.replace("Cara", "Nomor-77").replace("A&amp;B", "Nomor-77"))
    assert refused(path, "Nomor-77") == ("deciding.still_named", 0)


@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_e7_an_own_sheet(tmp_path, ending):
    path = tmp_path / f"P-1.{ending}"
    path.write_text('{"quiz": "q", "form": "full", "version": 1, "answers": {}}')
    assert erased(path, "P-1")[1] == Erased(1, whole_file=True)
    assert erased(path, "P-2")[1] == Erased(0)


def test_e8_a_map(tmp_path):
    path = tmp_path / "peta.csv"
    path.write_text("blind_id,id\nabc,P-1\ndef,P-2\n")
    assert names_of("P-1", [path]) == {"P-1", "abc"}
    assert names_of("def", [path]) == {"P-2", "def"}
    assert names_of("P-9", [path]) == {"P-9"}
    assert erased(path, "P-1", "abc")[0] == b"blind_id,id\ndef,P-2\n"
    path.write_text("id,x\nP-1,abc\n")
    with pytest.raises(CareerfitError, match=r"deciding\.no_map"):
        names_of("P-1", [path])


def test_e9_other_lines_that_mention_the_person(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,kenal\nPES-1,\nPES-2,lewat PES-1\nPES-3,PES-11\n")
    assert erased(path, "PES-1")[1].mentions == (3,)
    path = tmp_path / "log.jsonl"
    path.write_text('{"candidate": "PES-2", "reason": "sama dengan PES-1"}\n')
    assert erased(path, "PES-1")[1].mentions == (1,)

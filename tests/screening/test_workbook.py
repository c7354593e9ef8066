"""The workbook, as its raw parts say it.

W1 four sheets in both languages; header and id column frozen, filters, title rows repeated, as wide
   as one page
W2 ids and kept cells are text, whatever they look like: no formula, no link, in no part
W3 data bars on totals and components; the decision is a list to choose from, and empty
W4 the same order gives the same bytes
W5 an open key is named on every sheet
W6 the method says hashes, rules, limits and whose data these are
W7 the line of the places never parts a shared rank
W8 formal gates of the policy: not known for anyone, a list to choose from, room for the evidence
W9 spreadsheet programs open it (LibreOffice)
"""

import re
import subprocess
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from careerfit.screening.workbook import write
from tests.conftest import needs

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = ["=1+1", "@SUM(A1)", "+62811", "-5", "https://contoh.example", "\tx", "007", "<b>&\"'"]


@pytest.fixture
def parts(screened, tmp_path):
    """The parts of the workbook of some sheets, by name."""

    def make(sheets, **different):
        path = tmp_path / "hasil.xlsx"
        write(screened(sheets, **different), path)
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name).decode() for name in archive.namelist()}

    return make


def sheets_of(parts):
    names = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"])
    return {name: parts[f"xl/worksheets/sheet{n}.xml"] for n, name in enumerate(names, 1)}


def cells(made, place):
    """Rows of (type, text) of the cells of a sheet that hold something."""
    shared = ElementTree.fromstring(made.get("xl/sharedStrings.xml", "<sst/>"))
    texts = ["".join(each.itertext()) for each in shared]
    found = []
    for row in ElementTree.fromstring(list(sheets_of(made).values())[place]).iter(f"{SHEET}row"):
        raw = [(cell.get("t", "n"), "".join(cell.itertext())) for cell in row]
        found.append([("text", texts[int(t)]) if k == "s" else (_KINDS[k], t) for k, t in raw])
    return found


_KINDS = {"n": "number", "inlineStr": "text"}


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("id", ["Urutan (contoh)", "Alasan", "Butir", "Cara"]),
        ("en", ["Order (example)", "Reasons", "Items", "Method"]),
    ],
)
def test_w1_four_sheets(parts, sheet, language, names):
    made = sheets_of(parts([sheet("a"), sheet("b", situations=3)], language=language))
    assert list(made) == names
    for name in names[:3]:
        assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in made[name]
        assert "<autoFilter ref=" in made[name]
    for xml in made.values():
        setup = ElementTree.fromstring(xml).find(f"{SHEET}pageSetup").attrib
        assert (setup["orientation"], setup["paperSize"], setup["fitToHeight"]) == (
            "landscape",
            "9",
            "0",
        )
        assert "<pageSetUpPr fitToPage=" in xml


def test_w1_title_rows_are_repeated(parts, sheet):
    book = parts([sheet("a")])["xl/workbook.xml"]
    assert book.count('name="_xlnm.Print_Titles"') == 3


@pytest.mark.parametrize("kept", [0, 20_000])
def test_w2_nothing_is_a_formula_or_a_link(parts, sheet, monkeypatch, kept):
    monkeypatch.setattr("careerfit.screening.workbook.book.KEPT", kept)
    made = parts([sheet(name, kota=name) for name in HOSTILE], keep=["kota"])
    assert not any("<hyperlink" in xml or "/hyperlink" in xml for xml in made.values())
    for name, xml in sheets_of(made).items():
        assert "<f>" not in xml, name
    assert ("xl/sharedStrings.xml" in made) == (kept > 0)
    for place in (0, 1):
        ids = [row[0] for row in cells(made, place)[1:]]
        assert sorted(ids) == sorted(("text", name) for name in HOSTILE)


def test_w3_bars_and_an_empty_decision(parts, sheet):
    made = parts([sheet("a"), sheet("b")], decisions=["panggil", "nanti"])
    order = next(iter(sheets_of(made).values()))
    assert order.count("<dataBar>") == 3
    *_, rule = re.findall(r"<dataValidation .*?</dataValidation>", order)
    assert 'type="list"' in rule
    assert '<formula1>"panggil,nanti"</formula1>' in rule
    column = re.search(r'sqref="([A-Z]+)2:[A-Z]+3"', rule)[1]
    titles = [text for _, text in cells(made, 0)[0]]
    assert titles[ord(column) - ord("A")] == "keputusan"
    assert f'r="{column}1"' in order
    assert f'r="{column}2"' not in order
    assert f'r="{column}3"' not in order


def test_w3_missing_answers_and_no_total(parts, sheet):
    made = parts([sheet("a", knowledge__str=None)])
    row = cells(made, 0)[1]
    assert ("text", "belum dapat dinilai") in row
    assert ("number", "1") in row
    assert ("text", "str") in cells(made, 1)[1]


def test_w4_the_same_order_gives_the_same_bytes(screened, sheet, tmp_path):
    sheets = [sheet("a"), sheet("b", situations=2)]
    for name in ("x.xlsx", "y.xlsx"):
        write(screened(sheets), tmp_path / name)
    assert (tmp_path / "x.xlsx").read_bytes() == (tmp_path / "y.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        # Two are often made within one second: none may say when.
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("key", ["public", "private"])
def test_w5_an_open_key_is_named_on_every_sheet(parts, sheet, key):
    made = parts([sheet("a")], key=key, language="en")
    for name, xml in sheets_of(made).items():
        (header,) = re.findall("<oddHeader>(.*?)</oddHeader>", xml)
        assert ("is public" in header) == (key == "public"), name
        assert ("decides nothing" in header) == (key == "private"), name
    assert ("Order (example)" in sheets_of(made)) == (key == "public")
    assert ("EXAMPLE" in made["docProps/core.xml"]) == (key == "public")


def test_w6_the_method(parts, sheet, plan, screened):
    rules = {
        "rank_within": ["kota"],
        "places": {"Jombang": 2},
        "tie_breaks": ["confidentiality_ethics"],
        "gates": ["pelatihan_pendamping"],
        "components": [{"scale": "situations", "minimum": 55}, {"scale": "knowledge"}],
    }
    sheets = [sheet("a", kota="Jombang")]
    method = cells(parts(sheets, language="en", **rules), 3)
    said = "\n".join(text for row in method for _, text in row)
    policy = screened(sheets, **rules).policy
    expected = [plan.hash, policy.hash, "version 1", "UPTD PPA Contoh", "public interest"]
    expected += ["2027-06-30", "2 places for Jombang", "below 55", "6.25 of 100", "art. 34"]
    expected += ["pdp@contoh.example", "seleksi@contoh.example", "14 days", "still drafts"]
    expected += ["Halaman pertama formulir.", "Memilih tiga pendamping.", "no pass mark"]
    expected += ["Before accompanying victims", "All weights are equal"]
    assert [each for each in expected if each not in said] == []


def test_w7_the_line_of_the_places(screened, sheet):
    sheets = [sheet("a"), sheet("b", knowledge=1), sheet("c", knowledge=1), sheet("d", knowledge=2)]
    made = screened(sheets)
    rows = list(made.rows())
    for places, last in ((1, "a"), (2, "c"), (3, "c"), (4, "d"), (9, "d")):
        told = replace(made, policy=made.policy.model_copy(update={"places": places}))
        lines = [
            row["id"]
            for row, after in zip(rows, [*rows[1:], None], strict=True)
            if told.last(row, after)
        ]
        assert lines == [last]


def test_w7_no_line_below_those_without_a_rank(screened, sheet):
    made = screened([sheet("a"), sheet("b", knowledge__str=None)], places=5)
    first, second = made.rows()
    assert made.last(first, second)
    assert not made.last(second, None)


def test_w7_places_by_group(screened, sheet):
    sheets = [sheet("a", kota="X"), sheet("b", kota="Y"), sheet("c", kota=None)]
    made = screened(sheets, rank_within=["kota"], places={"X": 1, "(kosong)": 1})
    a, b, c = made.rows()
    assert [made.last(a, b), made.last(b, c), made.last(c, None)] == [True, False, True]


@pytest.mark.clients
@pytest.mark.parametrize(
    ("language", "gate", "proof", "words"),
    [
        ("id", "syarat", "bukti", "terpenuhi,belum diketahui,tidak terpenuhi"),
        ("en", "requirement", "evidence", "met,not known,not met"),
    ],
)
def test_w8_gates(parts, sheet, language, gate, proof, words):
    made = parts([sheet("a"), sheet("b")], language=language, gates=["str_pekerja_sosial"])
    head, *rows = cells(made, 0)
    titles = [text for _, text in head]
    place = titles.index(f"{gate}: str_pekerja_sosial")
    assert titles[place + 1] == f"{proof}: str_pekerja_sosial"
    assert all(("text", words.split(",")[1]) in row for row in rows)
    order = next(iter(sheets_of(made).values()))
    rule, _ = re.findall(r"<dataValidation .*?</dataValidation>", order)
    assert f'<formula1>"{words}"</formula1>' in rule
    assert f'sqref="{chr(ord("A") + place)}2:' in rule
    assert len(re.search(r'prompt="([^"]*)"', rule)[1]) <= 255
    assert not re.search(rf'r="{chr(ord("B") + place)}2"[^>]*><v>', order)


def test_w8_no_gates_no_columns(parts, sheet):
    titles = [text for _, text in cells(parts([sheet("a")], gates=[]), 0)[0]]
    assert not any(title.startswith("syarat") for title in titles)


def test_w9_libreoffice_opens_it(screened, sheet, tmp_path):
    office = needs("soffice")
    write(screened([sheet("K-1"), sheet("K-2", situations=9)]), tmp_path / "hasil.xlsx")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    call = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*call, str(tmp_path / "hasil.xlsx")], check=True, capture_output=True)
    shown = [needs("pdftotext"), "-layout", str(tmp_path / "hasil.pdf"), "-"]
    said = subprocess.run(shown, check=True, capture_output=True, text=True).stdout
    assert said.count("CONTOH: kunci kuis ini terbuka") >= 4
    assert "K-1" in said
    assert "Menghitung ulang" in said

"""A role's Word form: there and back, with nothing lost and every difference told.

D1 export → import of each role gives the same value, whichever languages the form has
D2 the form: a heading and a table for each section, one row an entry, the same bytes each time
D3 edits come back: added, changed and removed; what the form cannot carry stays
D4 a new role: an empty form → a draft whose TODOs `check` names; names are made of the words
D5 what is odd is named by heading and row, all of it at once; text beside tables is a warning
D6 tracked changes count as accepted; other programs save forms that can be read
"""

import io
import subprocess
import time

import docx
import pytest

from careerfit.exchange.docx.archive import DocxError
from careerfit.exchange.docx.difference import difference
from careerfit.exchange.docx.form import TABLES, heading
from careerfit.exchange.docx.merging import checked, merged
from careerfit.exchange.docx.reading import read
from careerfit.words.complaint import line_of
from tests.conftest import needs
from tests.exchange.forms import ROLE, ROLES, form, of_role, replaced, written


def back(raw: bytes, existing=ROLE):
    return merged(read(raw, "f.docx"), existing, "id")


def table(document, section):
    """The table below a section's heading."""
    return document.tables[list(TABLES).index(section)]


def edited(edit, value=ROLE) -> bytes:
    document = docx.Document(io.BytesIO(form(value)))
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def fill(document, section, *cells):
    """Write into the empty row that ends a table."""
    for cell, words in zip(table(document, section).rows[-1].cells, cells, strict=True):
        cell.text = words


@pytest.mark.parametrize("languages", [("id", "en"), ("id",), ("en",)], ids="-".join)
@pytest.mark.parametrize("role", ROLES)
def test_d1_there_and_back_nothing_is_lost(role, languages):
    value = ROLES[role]
    found = back(of_role(role, languages), value)
    assert found == value
    assert difference(value, found) == ()


def test_d1_a_form_explained_in_english_is_read_alike():
    assert back(of_role("ahli_kdrt", speaks="en")) == ROLE


def test_d2_headings_and_tables():
    document = docx.Document(io.BytesIO(form()))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert headings[:-1] == [heading(section, "id") for section in TABLES]
    rows = table(document, "tasks").rows
    assert [cell.text for cell in rows[0].cells] == ["Nama", "Teks (id)", "Teks (en)", "Sumber"]
    assert len(rows) == 1 + len(ROLE["tasks"]) + 1
    assert rows[0]._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is not None


def test_d2_the_same_form_has_the_same_bytes(monkeypatch):
    first = form()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000)
    assert written(ROLE) == first


def test_d3_a_changed_text():
    raw = edited(lambda d: setattr(table(d, "tasks").cell(1, 1), "text", "Menimbang situasi."))
    found = back(raw)
    (change,) = difference(ROLE, found)
    assert (change.section, change.name, change.field) == ("tasks", "menilai_situasi", "text.id")
    assert (change.kind, change.after) == ("changed", "Menimbang situasi.")
    assert found["tasks"]["menilai_situasi"]["text"]["en"]


def test_d3_an_added_and_a_removed_entry():
    def edit(document):
        fill(document, "tasks", "", "Menulis laporan kasus tiap minggu.", "", "apaya#2")
        rows = table(document, "partners").rows
        rows[1]._tr.getparent().remove(rows[1]._tr)

    first, *_ = ROLE["partners"]
    found = back(edited(edit))
    added, removed = difference(ROLE, found)
    assert (added.kind, added.name) == ("added", "menulis_laporan_kasus_tiap")
    assert found["tasks"][added.name]["text"] == {"id": "Menulis laporan kasus tiap minggu."}
    assert (removed.kind, removed.name) == ("removed", first)


def test_d3_what_the_form_cannot_carry_stays():
    role = ROLES["tenaga_kesehatan_on_demand"]
    raw = edited(lambda d: setattr(table(d, "about").cell(2, 1), "text", "Judul lain"), role)
    found = back(raw, role)
    assert found["title"]["id"] == "Judul lain"
    kept = ("codes", "editorial_notes", "sources", "accepted", "status", "requirements")
    assert {key: found.get(key) for key in kept} == {key: role.get(key) for key in kept}


def test_d3_an_emptied_text_goes_in_its_language_only():
    raw = edited(lambda d: setattr(table(d, "tasks").cell(1, 2), "text", ""))
    assert set(back(raw)["tasks"]["menilai_situasi"]["text"]) == {"id"}


def test_d4_an_empty_form_is_a_draft():
    raw = form({"slug": "petugas_arsip"})
    value = back(raw, None)
    assert value["title"] == {"id": "TODO"}
    assert (value["slug"], value["status"]) == ("petugas_arsip", "draft")
    checked(value, "f.docx", "id")


def test_d4_a_filled_form_is_a_profile():
    def edit(document):
        table(document, "about").cell(2, 1).text = "Petugas arsip"
        fill(document, "tasks", "", "Menata berkas.", "Arrange files.", "")
        fill(document, "expectations", "", "Sepi.", "", "Ramai.", "", "Ya", "buku#1; buku#2")
        fill(document, "requirements", "empathy", "", "70", "buku")
        fill(document, "sources", "buku", "Buku tua", "", "", "seen", "")

    value = back(edited(edit, {"slug": "petugas_arsip"}), None)
    checked(value, "f.docx", "id")
    assert value["tasks"]["menata_berkas"]["sources"] == ["todo"]
    (expectation,) = value["expectations"].values()
    assert (expectation["matches"], expectation["sources"]) == (True, ["buku#1", "buku#2"])
    need = value["requirements"]["empathy"]
    assert (need["level"], need["importance"], need["origin"]) == (70, "important", "editorial")
    assert value["sources"]["buku"]["kind"] == "page"


def test_d5_faults_are_named_by_heading_and_all_at_once():
    def edit(document):
        table(document, "tasks").cell(0, 1).text = "Kolom (id)"
        table(document, "partners").cell(2, 0).text = next(iter(ROLE["partners"]))
        next(p for p in document.paragraphs if p.text == "Fakta").text = "Fakt"

    with pytest.raises(DocxError) as raised:
        read(edited(edit), "f.docx")
    said = [line_of(fault, "id") for fault in raised.value.faults]
    assert [fault.line for fault in raised.value.faults] == [0, 0, 0]
    assert [line.split(":")[0] for line in said] == [
        "f.docx Tugas",
        "f.docx Bekerja dengan",
        "f.docx Fakt",
    ]
    assert "“Kolom (id)”" in said[0]
    assert said[1].startswith("f.docx Bekerja dengan: baris 3")
    assert "Maksudmu “fakta”?" in said[2]


@pytest.mark.parametrize(
    ("section", "row", "column", "words", "code"),
    [
        ("requirements", 1, 1, "amat", "not_one_of"),
        ("requirements", 1, 2, "tinggi", "not_a_int"),
        ("requirements", 1, 2, "900", "too_great"),
        ("tasks", 1, 0, "Tugas Satu", "bad_slug"),
        ("tasks", 1, 3, "Apa Ya", "bad_citation"),
        ("sources", 1, 5, "apaya.com", "bad_address"),
        ("about", 1, 1, "../x", "bad_slug"),
    ],
)
def test_d5_what_a_profile_cannot_say_is_named_by_heading(section, row, column, words, code):
    raw = edited(lambda d: setattr(table(d, section).cell(row, column), "text", words))
    with pytest.raises(DocxError) as raised:
        checked(back(raw, None if section == "about" else ROLE), "f.docx", "id")
    assert code in {fault.code for fault in raised.value.faults}
    assert all(f.field.startswith(heading(section, "id")) for f in raised.value.faults)


def test_d5_a_row_with_a_cell_too_few():
    def edit(document):
        row = table(document, "facts").rows[1]._tr
        row.remove(row.tc_lst[-1])

    with pytest.raises(DocxError, match=r"docx\.ragged"):
        read(edited(edit), "f.docx")


def test_d5_text_beside_the_tables_is_a_warning():
    def edit(document):
        document.paragraphs[3].insert_paragraph_before("Gajinya kecil, kata Bu Ani.")

    (warning,) = read(edited(edit), "f.docx").faults
    assert (warning.code, warning.severity) == ("docx.text_beside", "warning")


def test_d5_another_document_is_no_form():
    document = docx.Document()
    document.add_paragraph("Surat")
    saved = io.BytesIO()
    document.save(saved)
    with pytest.raises(DocxError, match=r"docx\.no_form"):
        read(saved.getvalue(), "f.docx")


def test_d6_tracked_changes_count_as_accepted():
    was, mark = b"Menilai situasi kekerasan dalam rumah tangga.", b'w:id="1" w:author="a"'
    is_now = (
        b"Menilai </w:t></w:r><w:del " + mark + b"><w:r><w:delText>x</w:delText><w:t>y</w:t></w:r>"
        b"</w:del><w:ins " + mark + b"><w:r><w:t>keadaan.</w:t></w:r></w:ins><w:r><w:t>"
    )
    raw = replaced(form(), "word/document.xml", lambda xml: xml.replace(was, is_now, 1))
    assert back(raw)["tasks"]["menilai_situasi"]["text"]["id"] == "Menilai keadaan."


@pytest.mark.clients
def test_d6_libreoffice_saves_what_we_read(tmp_path):
    office = needs("soffice")
    (tmp_path / "f.docx").write_bytes(form())
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    for kind, source in (("odt", "f.docx"), ("docx:MS Word 2007 XML", "f.odt")):
        subprocess.run(
            [office, home, "--headless", "--convert-to", kind, "--outdir", tmp_path, source],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            timeout=120,
        )
    assert back((tmp_path / "f.docx").read_bytes()) == ROLE

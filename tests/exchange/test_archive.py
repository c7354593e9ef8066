"""Word files that must not be opened: safety rows 26 and 27.

A1 bombs, ways out of the folder, 100,000 parts, DOCTYPE, passwords, no zip: one sentence each,
   quickly, and nothing written
A2 nothing is fetched; macros stay shut
"""

import io
import random
import re
import socket
import struct
import time
import zipfile

import pytest

from careerfit.cli.edge import run as run_edge
from careerfit.exchange.docx import archive
from careerfit.exchange.docx.archive import DocxError
from careerfit.exchange.docx.merging import merged
from careerfit.exchange.docx.reading import read
from tests.exchange.forms import ROLE, ROOT, form, replaced


def zipped(*parts) -> bytes:
    return replaced(zipped_empty(), "", None, parts)


def zipped_empty() -> bytes:
    made = io.BytesIO()
    zipfile.ZipFile(made, "w").close()
    return made.getvalue()


def crowded(count: int) -> bytes:
    """A zip whose directory names so many parts, all of them the same few bytes."""
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, 0, 0, 1, 0) + b"a"
    rest = struct.pack("<4H2L", 0, 0, 0, 0, 0, 0)
    names = (f"a{number:06d}".encode() for number in range(count))
    head = struct.pack("<4s6H3L", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0)
    entries = b"".join(head + struct.pack("<H", len(name)) + rest + name for name in names)
    shown = min(count, 0xFFFF)
    sizes = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, shown, shown, len(entries), len(local), 0)
    return local + entries + sizes


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
PART = "word/document.xml"


def large() -> bytes:
    """A form that no zip makes smaller than the limit."""
    return with_parts(("word/media/a.bin", random.Random(1).randbytes(5_000_000)))


def with_parts(*more) -> bytes:
    """A form that would be read, but for these parts."""
    return replaced(form(), "", None, more)


def rewritten(*change: bytes, part: str = PART) -> bytes:
    """A form that would be read, but for a change in one part."""
    return replaced(form(), part, lambda xml: xml.replace(*change, 1))


def locked() -> bytes:
    """A form whose parts say that they need a password."""
    raw = bytearray(form())
    for mark, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        for found in re.finditer(re.escape(mark), bytes(raw)):
            raw[found.start() + flags] |= 1
    return bytes(raw)


# All but the last ones are good forms with one thing in them that must not be.
HOSTILE = {
    "bomb": lambda: with_parts(("word/media/a.bin", b" " * 40_000_000)),
    "a large part": lambda: with_parts(("word/more.xml", b" " * 5_000_000)),
    "a large file": large,
    "100,000 parts": lambda: crowded(100_000),
    "60,000 parts": lambda: crowded(60_000),
    "some parts too many": lambda: with_parts(*((f"a{n}", b"") for n in range(1_001))),
    "a way out": lambda: with_parts(("../../evil.xml", b"<a/>")),
    "an absolute name": lambda: with_parts(("/etc/evil", b"")),
    "a drive": lambda: with_parts(("C:evil", b"")),
    "a part twice": lambda: with_parts(("word/documenu.xml", b"<a/>")).replace(b"menu", b"ment"),
    "a password": locked,
    "a doctype": lambda: rewritten(b"<w:d", DOCTYPE + b"<w:d"),
    "a doctype in styles": lambda: rewritten(b"<w:s", DOCTYPE + b"<w:s", part="word/styles.xml"),
    "utf-16": lambda: replaced(
        form(), PART, lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    ),
    "another encoding": lambda: rewritten(b"UTF-8", b"ISO-8859-1"),
    "no xml": lambda: rewritten(b"</w:document>", b""),
    "deep xml": lambda: zipped((PART, b"<a>" * 200_000 + b"</a>" * 200_000)),
    "no part": lambda: zipped(("a", b"")),
    "no zip": lambda: b"%PDF-1.7",
    "empty": lambda: b"",
    "cut": lambda: form()[:-100],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a1_hostile_files_are_refused_in_a_sentence(name, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(socket, "socket", None)
    file = tmp_path / "f.docx"
    file.write_bytes(HOSTILE[name]())
    monkeypatch.chdir(ROOT)
    start = time.process_time()
    status = run_edge(["--lang", "en", "import", "docx", str(file), "-o", str(tmp_path / "out")])
    assert (status, time.process_time() - start < 2) == (2, True)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(file) in said
    assert [path.name for path in tmp_path.iterdir()] == ["f.docx"]


def test_a1_bytes_of_any_length_are_measured_first():
    with pytest.raises(DocxError, match=r"docx\.too_large"):
        archive.text_part(large(), "f.docx")


def test_a1_a_zip_may_not_lie_about_its_size(monkeypatch):
    monkeypatch.setattr(archive, "_refused", lambda _: "")
    with pytest.raises(DocxError, match=r"docx\.bomb"):
        archive.text_part(zipped((PART, b" " * 5_000_000)), "f.docx")


def test_a2_macros_and_links_stay_shut(monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    link = b'<Relationship Target="http://x/t.dotm" TargetMode="External"/>'
    rels = b"<Relationships>" + link + b"</Relationships>"
    more = [("word/vbaProject.bin", b"\xd0\xcf"), ("word/_rels/settings.xml.rels", rels)]
    form_with = read(replaced(form(), "", None, more), "f.docx")
    assert merged(form_with, ROLE, "id") == ROLE

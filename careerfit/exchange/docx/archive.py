"""A Word file is a zip of XML: opened only if it is small, plain and without entities.

One part is read. Macros, pictures and links to other places stay shut, nothing is unpacked.
"""

import io
import re
import zipfile
from collections.abc import Iterable

from careerfit.errors import CareerfitError, Fault

MOST_BYTES = 4 * 1024 * 1024  # of the file, and of one part
MOST_ALTOGETHER = 32 * 1024 * 1024
MOST_PARTS = 1000
_PART = "word/document.xml"
_MORE_THAN_XML = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(
    rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"']|us-ascii[\"'])", re.IGNORECASE
)
# A moment that every zip can say, so that the same form has the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class DocxError(CareerfitError):
    """A file is no Word form that can be read."""


def text_part(raw: bytes, name: str) -> bytes:
    """The part with the text. Raises DocxError for what is no Word file, or a hostile one."""
    if len(raw) > MOST_BYTES:
        raise DocxError(Fault("docx.too_large", name, data={"limit": MOST_BYTES // 1024 // 1024}))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if code := _refused(parts):
                raise DocxError(Fault(f"docx.{code}", name))
            return _part(archive, name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise DocxError(Fault("docx.no_docx", name)) from error


def _refused(parts: list[zipfile.ZipInfo]) -> str:
    """Why these parts are not opened; empty if they may be."""
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_ALTOGETHER:
        return "bomb"
    if len(set(names)) != len(names) or any(map(_leads_out, names)):
        return "bad_names"
    if any(part.flag_bits & 1 for part in parts):
        return "encrypted"
    return ""


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The text, once every XML part has been looked at."""
    found = b""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                content = stream.read(MOST_BYTES + 1)
            if len(content) > MOST_BYTES:
                raise DocxError(Fault("docx.bomb", name))
            if _MORE_THAN_XML.search(content) or _ENCODING.search(content) or b"\0" in content:
                raise DocxError(Fault("docx.more_than_xml", name))
            if part.filename == _PART:
                found = content
    if not found:
        raise DocxError(Fault("docx.no_docx", name))
    return found


def undated(raw: bytes) -> bytes:
    """The same zip without the moment at which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(raw):
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _parts(raw: bytes) -> Iterable[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        yield from ((name, archive.read(name)) for name in archive.namelist())

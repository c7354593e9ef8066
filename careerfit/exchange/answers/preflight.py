"""A spreadsheet is looked at part by part before a reader that would abort the process sees it.

Readers allocate a grid from the first cell to the last, so two cells can ask for 549 GB, and
they copy a shared text for each cell that names it. Both are counted here first.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from careerfit.errors import AnswersError, Fault

MIB = 1024 * 1024
MOST_BYTES = 20 * MIB
MOST_UNPACKED = 200 * MIB
MOST_PARTS = 1_000
MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_GRID = 20_000_000  # cells between the first and the last, empty ones included
MOST_TEXT = 32_767  # characters in one cell
_CHUNK = 256 * 1024
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_XML = (".xml", ".rels", ".vml")


def checked(raw: bytes, file: str) -> bytes:
    """The same bytes, if they may be opened. Raises AnswersError naming the cap they exceed."""
    if len(raw) > MOST_BYTES:
        raise _stop("workbook_too_large", file, MOST_BYTES // MIB)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check(archive, file)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise _stop("no_workbook", file) from error
    except RuntimeError as error:  # what zipfile says of an encrypted part
        raise _stop("encrypted", file) from error
    return raw


def _check(archive: zipfile.ZipFile, file: str) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS:
        raise _stop("too_many_parts", file, MOST_PARTS)
    if len(set(names)) != len(names) or any(map(_leads_out, names)):
        raise _stop("bad_parts", file)
    if any(part.flag_bits & 1 for part in parts):
        raise _stop("encrypted", file)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _stop("unpacks_too_large", file, MOST_UNPACKED // MIB)
    if "xl/workbook.xml" not in names:
        raise _stop("no_workbook", file)
    look = _Look(file)
    # Shared texts first: cells only name them.
    for part in sorted(parts, key=lambda part: "sharedstrings" not in part.filename.lower()):
        if part.filename.lower().endswith(_XML):
            with archive.open(part) as stream:
                look.part(stream)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _stop(code: str, file: str, limit: int = 0) -> AnswersError:
    return AnswersError(Fault(f"answers.{code}", file, data={"limit": limit}))


@dataclass
class _Look:
    """What a reader would meet in the parts: grids, texts, and how long they are in all."""

    file: str
    shared: list[int] = field(default_factory=list)  # the longest of all parts, by place
    texts: int = 0
    read: int = 0
    copied: int = 0
    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0
    length: int = 0
    value: str = ""
    is_shared: bool = False
    in_value: bool = False

    def part(self, stream: IO[bytes]) -> None:
        """Read one part to its end. Raises AnswersError."""
        self.row = self.column = self.rows = self.columns = self.texts = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.XmlDeclHandler = self._declaration
        try:
            while chunk := stream.read(_CHUNK):
                self.read += len(chunk)
                if self.read > MOST_UNPACKED:
                    raise _stop("unpacks_too_large", self.file, MOST_UNPACKED // MIB)
                parser.Parse(chunk)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise _stop("no_workbook", self.file) from error

    def _doctype(self, *_: object) -> None:
        raise _stop("more_than_xml", self.file)

    def _declaration(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise _stop("more_than_xml", self.file)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "c":
            self._cell(attributes)
        elif kind == "row":
            self.row = self._number(attributes.get("r"), self.row + 1)
            self.column = 0
            self._reach(self.row, 0)
        elif kind == "dimension" and "ref" in attributes:
            for corner in attributes["ref"].split(":"):
                self._reach(*self._place(corner))
        elif kind in ("si", "is"):
            self.length = 0
        self.in_value = kind in ("v", "t", "f")

    def _cell(self, attributes: dict[str, str]) -> None:
        row, column = self.row or 1, self.column + 1
        if "r" in attributes:
            row, column = self._place(attributes["r"])
        self._reach(row, column)
        self.column, self.length, self.value = column, 0, ""
        self.is_shared = attributes.get("t") == "s"

    def _text(self, said: str) -> None:
        if self.in_value:
            self.length += len(said)
            if self.length > MOST_TEXT:
                raise _stop("cell_too_long", self.file, MOST_TEXT)
            if self.is_shared:
                self.value += said

    def _end(self, name: str) -> None:
        self.in_value = False
        kind = name.rpartition(" ")[2]
        if kind == "si":
            self._share()
        elif kind == "c" and self.is_shared:
            self._copy()

    def _share(self) -> None:
        """A shared text; which part's texts a reader takes is not ours to know."""
        if self.texts == len(self.shared):
            self.shared.append(0)
        self.shared[self.texts] = max(self.shared[self.texts], self.length)
        self.texts += 1

    def _copy(self) -> None:
        """A cell that names a shared text gets a copy of it."""
        place = self.value.strip()
        if place.isascii() and place.isdigit() and len(place) < 9 and int(place) < len(self.shared):
            self.copied += self.shared[int(place)]
        if self.copied > MOST_UNPACKED:
            raise _stop("unpacks_too_large", self.file, MOST_UNPACKED // MIB)
        self.is_shared = False

    def _reach(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        if self.rows > MOST_ROWS:
            raise _stop("too_many_rows", self.file, MOST_ROWS)
        if self.columns > MOST_COLUMNS:
            raise _stop("too_many_columns", self.file, MOST_COLUMNS)
        if self.rows * self.columns > MOST_GRID:
            raise _stop("too_many_cells", self.file, MOST_GRID)

    def _place(self, reference: str) -> tuple[int, int]:
        found = _PLACE.fullmatch(reference)
        if found is None:
            raise _stop("no_workbook", self.file)
        column = 0
        for letter in found[1]:
            column = 26 * column + ord(letter) - 64
        return int(found[2]), column

    def _number(self, written: str | None, otherwise: int) -> int:
        if written is None:
            return otherwise
        if not (written.isascii() and written.isdigit() and len(written) < 9):
            raise _stop("no_workbook", self.file)
        return int(written)

"""Bytes become text, by evidence: marks at the beginning, zero bytes, then UTF-8, then cp1252."""

import codecs
import re

from careerfit.errors import AnswersError, Fault

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?[^\S\n]*\n", re.IGNORECASE)
_LOOK = 4096


def decoded(raw: bytes, file: str) -> tuple[str, str]:
    """The text and the encoding it was in. Line ends become \\n unless quoted text has others.

    Raises AnswersError where no encoding fits.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _text(raw[len(mark) :], encoding, file), encoding
    if encoding := _without_mark(raw[:_LOOK]):
        return _text(raw, encoding, file), encoding
    try:
        return _text(raw, "utf-8", file), "utf-8"
    except AnswersError:
        return _text(raw, "cp1252", file), "cp1252"


def separator_line(text: str) -> tuple[str, str]:
    """The text without a first line `sep=;`, and the separator that line names, if any."""
    found = _SEPARATOR_LINE.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


def _without_mark(begin: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of western text is zero."""
    even, odd = begin[::2].count(0), begin[1::2].count(0)
    if odd > len(begin) // 6 and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > len(begin) // 6 and even > 4 * odd else ""


def _text(raw: bytes, encoding: str, file: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise AnswersError(Fault("answers.no_encoding", file)) from error
    if "\0" in text:
        raise AnswersError(Fault("answers.no_encoding", file))
    text = text.replace("\r\n", "\n")
    # Old Macintosh programs end lines with \r alone.
    return text if "\n" in text else text.replace("\r", "\n")

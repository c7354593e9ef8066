"""A template and its data become a PDF: tagged (PDF/UA-1), and always the same bytes.

All text travels as data, so nothing in it is ever read as markup. Only fonts that come with
Typst are used: a page looks the same on every machine.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from careerfit.errors import CareerfitError, Fault
from careerfit.exchange.text import writable

if TYPE_CHECKING:
    import typst

_TEMPLATES = Path(__file__).parent
_MOMENT = 1_577_836_800  # 2020-01-01, the date of every file
_NO_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)


class PrintError(CareerfitError):
    """A text cannot be printed."""


def typeset(template: str, document: dict[str, Any], language: str) -> bytes:
    """The PDF that a template (its name without .typ) makes of `document`, which has a `title`.

    Raises PrintError for a character that the fonts do not have, ImportError without typst.
    """
    import typst

    told = writable(json.dumps({**document, "language": language}, ensure_ascii=False))
    try:
        made = _compiler().compile(
            _TEMPLATES / f"{template}.typ",
            format="pdf",
            sys_inputs={"document": told},
            pdf_standards=["ua-1"],
            timestamp=_MOMENT,
        )
    except typst.TypstError as error:
        if found := _NO_GLYPH.search(error.message):
            code = " ".join(f"U+{ord(letter):04X}" for letter in found[1])
            raise PrintError(Fault("no_glyph", data={"text": found[1], "code": code})) from error
        raise
    return cast(bytes, made)


@cache
def _compiler() -> "typst.Compiler":
    """One for all documents of a run: fonts and templates are read once."""
    import typst

    return typst.Compiler(root=_TEMPLATES, ignore_system_fonts=True)

"""The HTML report of `screen`: what is marked as one candidate's is cut out, and nothing else."""

import re
from html import unescape
from pathlib import Path

from careerfit.errors import Fault
from careerfit.screening.decisions import whole
from careerfit.screening.erasing.wanted import SHORTEST, Erased, ErasureError, Wanted

# One row of the order, or one candidate's reasons. Texts are escaped, so no id can end it early.
_OWN = re.compile(r'<(tr|details)\b[^<>]* data-candidate="([^"]*)"[^<>]*>.*?</\1>\n?', re.DOTALL)


def erase_page(source: Path, target: Path, wanted: Wanted) -> Erased:
    """Write a report without the person.

    Raises ErasureError for any other page, and where the rest would still name the person.
    """
    try:
        text = whole(source).decode()
    except UnicodeDecodeError as error:
        raise ErasureError(Fault("deciding.no_own_page", str(source))) from error
    found = list(_OWN.finditer(text))
    if not found:
        raise ErasureError(Fault("deciding.no_own_page", str(source)))
    gone = [each for each in found if wanted.one_of([unescape(each[2])])]
    left, at = [], 0
    for each in gone:
        left.append(text[at : each.start()])
        at = each.end()
    rest = "".join([*left, text[at:]])
    if gone and any(len(name) >= SHORTEST and name in unescape(rest) for name in wanted.ids):
        raise ErasureError(Fault("deciding.still_named", str(source)))
    target.write_text(rest, encoding="utf-8", newline="")
    return Erased(len(gone))

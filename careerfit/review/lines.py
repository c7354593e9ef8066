"""Where a finding stands in its file: only files with findings are opened again."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from careerfit.errors import ContentError
from careerfit.reading import Document, read
from careerfit.review.finding import Finding


def lines(folder: Path) -> Callable[[Finding], int]:
    """A function that gives a finding's line; 0 where the file cannot be read any more."""

    @cache
    def document(file: str) -> Document | None:
        try:
            return read(folder / file, folder)
        except ContentError:
            return None

    def line(finding: Finding) -> int:
        found = document(finding.file)
        place = (*finding.path, finding.language) if finding.language else finding.path
        return found.line(place) if found else 0

    return line

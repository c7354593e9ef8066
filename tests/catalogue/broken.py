"""A folder of content with one change, and the faults that loading it finds."""

from pathlib import Path

import pytest

from careerfit.catalogue import load
from careerfit.errors import ContentError
from careerfit.words import languages
from careerfit.words.complaint import line_of


def change(folder: Path, file: str, before: str, after: str) -> int:
    """Change a file once and return the line of the change."""
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def faults(folder: Path) -> list:
    with pytest.raises(ContentError) as error:
        load(folder)
    for fault in error.value.faults:
        assert all(line_of(fault, language) for language in languages())
    return list(error.value.faults)

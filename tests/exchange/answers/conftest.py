"""A form to answer, and files of answers in a folder."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from careerfit.catalogue import Catalogue
from careerfit.exchange.answers.gathering import Answers, gather, tables
from careerfit.model.quiz import Quiz
from tests.exchange.answers.exports import as_csv, as_xlsx


@pytest.fixture(scope="session")
def quiz(shipped: Catalogue) -> Quiz:
    return shipped.quiz("kenali_diri", "short")


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Write a file: bytes, text, or rows in the format of its name."""

    def save(name: str, content: bytes | str | Sequence[Sequence[object]]) -> Path:
        path = tmp_path / name
        if isinstance(content, str):
            path.write_bytes(content.encode())
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_bytes(as_xlsx(content) if name.endswith(".xlsx") else as_csv(content))
        return path

    return save


@pytest.fixture
def read(quiz: Quiz) -> Callable[..., Answers]:
    """Gather files as answers of the short form."""

    def call(*paths: Path, **rules: object) -> Answers:
        return gather(tables(paths), quiz, **rules)  # type: ignore[arg-type]

    return call

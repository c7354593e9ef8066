"""A train quiz as GIFT, the text format that Moodle and many other tools read."""

from collections.abc import Iterator

from careerfit.catalogue import Catalogue
from careerfit.exchange.bank import Question, bank
from careerfit.exchange.moodle import path

# Said before every text, or one that begins with [html] would be markup.
PLAIN = "[plain]"
_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "\\#=~{}:"} | {"\n": "\\n", "\r": None})


def write(catalogue: Catalogue, quiz: str, form: str | None, language: str) -> dict[str, bytes]:
    """Name: content of the bank in one language. Raises UsageError as `bank` does."""
    found = bank(catalogue, quiz, form, language)
    blocks = (block for name, asked in found.items() for block in _category(name, asked))
    return {f"{quiz}.{language}.gift.txt": "\n".join(blocks).encode()}


def _category(category: tuple[str, ...], questions: list[Question]) -> Iterator[str]:
    # A category's name is the rest of its line, and no escape in it is undone.
    yield f"$CATEGORY: {path(category).replace(chr(92), ' ')}\n"
    yield from map(_question, questions)


def _question(question: Question) -> str:
    tags = " ".join(f"[tag:{tag}]" for tag in question.tags)
    lines = [f"// [id:{question.id}] {tags}"]
    lines.append(f"::{_escaped(question.name)}::{_plain(question.text)}{{")
    for option in question.options:
        mark = "=" if option.right else "~"
        lines.append(f"{mark}{_plain(option.text)}#{_plain(option.feedback)}")
    return "\n".join((*lines, "}\n"))


def _plain(text: str) -> str:
    return f"{PLAIN}{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)

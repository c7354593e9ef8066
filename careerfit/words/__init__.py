"""Every sentence that is not content: complaints, labels, result words.

One folder a language, one file a room (`words/id/cli.json`), the same keys in all of them.
"""

import json
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
FIRST = "id"


@cache
def languages() -> tuple[str, ...]:
    """The languages the program itself speaks, the first one first."""
    found = sorted(folder.name for folder in HERE.iterdir() if (folder / "faults.json").is_file())
    return (FIRST, *(language for language in found if language != FIRST))


def own_name(language: str) -> str:
    """What a language calls itself, or its code if the program does not speak it."""
    return say("pages.own_name", language) if language in languages() else language


@cache
def _file(language: str, room: str) -> dict[str, str | dict[str, str]]:
    words: dict[str, str | dict[str, str]] = json.loads(
        (HERE / language / f"{room}.json").read_text(encoding="utf-8")
    )
    return words


@cache
def _sentence(key: str, language: str) -> str | dict[str, str]:
    room, _, name = key.partition(".")
    return _file(language if language in languages() else FIRST, room)[name]


def say(key: str, language: str, /, **data: object) -> str:
    """The sentence `room.name` in a language the program speaks, with its data filled in.

    A sentence that depends on a number has the forms "one" and "other", chosen by `n`.
    Raises KeyError for an unknown key: that is a bug, not a user's fault.
    """
    sentence = _sentence(key, language)
    if isinstance(sentence, dict):
        sentence = sentence["one" if data["n"] == 1 else "other"]
    return sentence.format(**data) if data else sentence

"""The program's own sentences: the same keys in every language, every fault has one.

W1 same files, same keys, same placeholders in all languages
W2 every fault code that the code can raise has a sentence
"""

import json
import re
import string
from pathlib import Path

import pytest

import careerfit
from careerfit.words import HERE, languages, say

ROOMS = sorted(file.stem for file in (HERE / "id").glob("*.json"))


def words(language: str, room: str) -> dict:
    return json.loads((HERE / language / f"{room}.json").read_text(encoding="utf-8"))


def placeholders(sentence: str | dict) -> set[str]:
    texts = sentence.values() if isinstance(sentence, dict) else [sentence]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("room", ROOMS)
def test_w1_all_languages_say_the_same_things(language, room):
    first, other = words("id", room), words(language, room)
    assert list(first) == list(other)
    for key, sentence in first.items():
        assert placeholders(sentence) == placeholders(other[key]), key
        assert all((other[key].values()) if isinstance(other[key], dict) else [other[key]]), key


def test_w1_all_languages_have_the_same_rooms():
    for language in languages():
        assert sorted(file.stem for file in (HERE / language).glob("*.json")) == ROOMS


def test_w2_every_fault_has_a_sentence():
    source = "\n".join(
        file.read_text(encoding="utf-8") for file in Path(careerfit.__file__).parent.rglob("*.py")
    )
    call = r"""(?:\b[Ff]ault|_refused|_fault)\(\s*f?"([a-z_0-9]+)\""""
    raised = set(re.findall(call, source))
    assert len(raised) > 40
    assert raised - set(words("id", "faults")) == set()


def test_a_sentence_may_depend_on_a_number(monkeypatch):
    import careerfit.words as room

    monkeypatch.setattr(room, "_sentence", lambda *_: {"one": "{n} item", "other": "{n} items"})
    assert [say("any.x", "en", n=n) for n in (1, 2)] == ["1 item", "2 items"]


def test_an_unknown_language_speaks_the_first_one():
    assert say("faults.empty_file", "xx") == say("faults.empty_file", "id")

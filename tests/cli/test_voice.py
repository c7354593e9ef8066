"""The program's sentences on the command line: all there, none left over.

N1 every fault of the command line's own has a sentence, and every sentence of a fault a cause
N2 a list is read as a list
"""

import json
import re
from pathlib import Path

import pytest

import careerfit.cli
import careerfit.telling
from careerfit.telling.voice import Voice
from careerfit.words import HERE, languages

SOURCE = "\n".join(
    file.read_text(encoding="utf-8")
    for room in (careerfit.cli, careerfit.telling)
    for file in Path(room.__path__[0]).glob("*.py")
)
# Keys that are put together when the program runs.
MADE = (
    "value_ option_ help_ usage_ section_ choice_ scheme_ match_ severity_ source_ kinds_ kind_"
    " item_ indicator_ status_ menu_ headline_ line_ tie_ missing_ limit_ flag_ count_ standing_"
    " middle_ traits_"
).split()


def keys(room: str) -> list[str]:
    return list(json.loads((HERE / "id" / f"{room}.json").read_text(encoding="utf-8")))


def test_n1_every_fault_has_a_sentence():
    raised = set(re.findall(r'"cli\.([a-z_]+)"', SOURCE))
    assert len(raised) > 60
    assert raised - set(keys("cli")) == set()


@pytest.mark.parametrize("room", ["cli", "result"])
def test_n1_no_sentence_is_left_over(room):
    written = set(re.findall(r'["\'.]([a-z_]+)["\']', SOURCE))
    unused = {key for key in keys(room) if key not in written and not key.startswith(tuple(MADE))}
    assert unused == set()


@pytest.mark.parametrize("language", languages())
def test_n2_a_list_is_read_as_a_list(language):
    voice = Voice(language)
    word = {"id": "dan", "en": "and"}[language]
    assert voice.listed("a") == "a"
    assert voice.listed("ab") == f"a {word} b"
    assert voice.listed("abc") == f"a, b, {word} c"

"""Moodle XML as Moodle's own importer reads it, stricter: what it would mend or skip is an error.

The rules are those of question/format/xml/format.php and question/format.php (Moodle 3.5 to 4.5).
"""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

# The grades that the importer knows, in percent; another one makes it leave out the question.
FRACTIONS = frozenset(
    """100 90 83.33333 80 75 70 66.66667 60 50 40 33.33333 30 25 20 16.66667 14.28571 12.5 11.11111
    10 5 0""".split()
)
ALLOWED = {
    "name": 1,
    "questiontext": 1,
    "idnumber": 1,
    "defaultgrade": 1,
    "single": 1,
    "shuffleanswers": 1,
    "answernumbering": 1,
    "tags": 1,
    "answer": None,
}
NUMBERINGS = {"abc", "ABCD", "123", "iii", "IIII", "none"}


@dataclass(frozen=True)
class Read:
    """A question as it would stand in the bank; `answers`: text, fraction, feedback."""

    category: tuple[str, ...]
    id: str
    name: str
    text: str
    answers: tuple[tuple[str, str, str], ...]


def names(path: str) -> tuple[str, ...]:
    """A category's path as Moodle splits it: a single slash stands between names."""
    return tuple(
        part.replace("//", "/").strip() for part in re.split(r"(?<!/)/(?=(?://)*(?!/))", path)
    )


def reread(content: bytes) -> list[Read]:
    root = ElementTree.fromstring(content)
    assert root.tag == "quiz"
    category: tuple[str, ...] = ()
    found, ids = [], set()
    for question in root:
        assert question.tag == "question"
        if question.get("type") == "category":
            (kind,) = question
            category = names(text(kind, ()))
            assert all(0 < len(name) <= 255 for name in category)
            assert category[0] != "top"
            assert not re.fullmatch(r"\$[a-z]+\$", category[0])
            continue
        read = multichoice(question, category)
        # A second question of that number would lose it.
        assert (category, read.id) not in ids
        ids.add((category, read.id))
        found.append(read)
    return found


def multichoice(question: ElementTree.Element, category: tuple[str, ...]) -> Read:
    assert question.get("type") == "multichoice"
    children = [child.tag for child in question]
    assert set(children) == set(ALLOWED)
    for tag, times in ALLOWED.items():
        assert times is None or children.count(tag) == times, tag
    assert question.findtext("single") == "true"
    assert question.findtext("shuffleanswers") == "false"
    assert question.findtext("answernumbering") in NUMBERINGS
    assert float(question.findtext("defaultgrade", "")) > 0
    number = question.findtext("idnumber", "")
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,99}", number)
    answers = tuple(answer(each) for each in question.findall("answer"))
    assert len(answers) >= 2
    assert [fraction for _, fraction, _ in answers].count("100") == 1
    name = text(question.find("name"), ())
    assert 0 < len(name) <= 255
    return Read(category, number, name, text(question.find("questiontext"), ("format",)), answers)


def answer(element: ElementTree.Element) -> tuple[str, str, str]:
    fraction = element.get("fraction")
    assert fraction in FRACTIONS
    assert [child.tag for child in element] == ["text", "feedback"]
    feedback = text(element.find("feedback"), ("format",))
    return text(element, ("fraction", "format"), children=2), fraction, feedback


def text(element: ElementTree.Element | None, attributes, children: int = 1) -> str:
    """Plain text, which Moodle never reads as HTML; the importer trims it."""
    assert element is not None
    assert set(element.keys()) == set(attributes)
    assert element.get("format", "plain_text") == "plain_text"
    assert len(element) == children
    found = element.findtext("text")
    assert found
    assert found == found.strip()
    return found

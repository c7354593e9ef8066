"""A train quiz as Moodle XML, for Moodle's question bank.

Every text is plain text to Moodle: no filter and no editor reads it as anything else.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from careerfit.catalogue import Catalogue
from careerfit.exchange.bank import Question, bank

PLAIN = "plain_text"
# Two of the grades that Moodle's importer knows; a keyed item has no half right.
RIGHT, WRONG = "100", "0"


def write(catalogue: Catalogue, quiz: str, form: str | None, language: str) -> dict[str, bytes]:
    """Name: content of the bank in one language. Raises UsageError as `bank` does."""
    root = Element("quiz")
    for category, questions in bank(catalogue, quiz, form, language).items():
        root.append(_category(category))
        root.extend(map(_question, questions))
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return {f"{quiz}.{language}.xml": content + b"\n"}


def path(category: tuple[str, ...]) -> str:
    """The names of a category inside each other; Moodle reads a doubled slash as one."""
    return "/".join(_guarded(name.replace("/", "//")) for name in category)


def _guarded(name: str) -> str:
    """A slash at an edge of the name would be read with the slash between names."""
    return f"{' ' * name.startswith('/')}{name}{' ' * name.endswith('/')}"


def _category(category: tuple[str, ...]) -> Element:
    question = Element("question", type="category")
    _text(SubElement(question, "category"), path(category))
    return question


def _question(question: Question) -> Element:
    made = Element("question", type="multichoice")
    _text(SubElement(made, "name"), question.name)
    _text(SubElement(made, "questiontext", format=PLAIN), question.text)
    for name, value in _settings(question):
        SubElement(made, name).text = value
    for option in question.options:
        answer = SubElement(made, "answer", fraction=RIGHT if option.right else WRONG, format=PLAIN)
        _text(answer, option.text)
        _text(SubElement(answer, "feedback", format=PLAIN), option.feedback)
    tags = SubElement(made, "tags")
    for tag in question.tags:
        _text(SubElement(tags, "tag"), tag)
    return made


def _settings(question: Question) -> Iterator[tuple[str, str]]:
    """The order of answers stays as written: "not sure" is always the last."""
    yield "idnumber", question.id
    yield "defaultgrade", "1"
    yield "single", "true"
    yield "shuffleanswers", "false"
    yield "answernumbering", "none"


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = text

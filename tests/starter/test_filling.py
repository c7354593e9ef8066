"""How a template becomes a file.

F1 `«a|b»` keeps the person's language; every template has a part for each language of the program
F2 texts are kept in the catalogue's languages, in its order; a list's dash stays in front
F3 what a template says in none of these languages is TODO; `~` is repeated
F4 placeholders are filled, others stay as they are
"""

import re

import pytest

from careerfit.starter.filling import TEMPLATES, filled
from careerfit.words import languages

FILES = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
TEXT = "title:\n  id: Satu\n  en: One\nmore: 1\n"
LIST = "options:\n  - id: Satu\n    en: One\n  - id: Dua\n    en: Two\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(TEMPLATES).as_posix())
def test_f1_every_choice_has_all_languages(file):
    choices = re.findall(r"«([^«»]*)»", file.read_text(encoding="utf-8"))
    assert [one for one in choices if one.count("|") != len(languages()) - 1] == []
    assert "«" not in filled(file.read_text(encoding="utf-8"), "en", ["en"])


def test_f1_the_persons_language_is_kept():
    assert [filled("# «Satu|One»", code, ["id"]) for code in ("id", "en")] == [
        "# Satu\n",
        "# One\n",
    ]


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (["id"], "title:\n  id: Satu\nmore: 1\n"),
        (["en", "id"], "title:\n  en: One\n  id: Satu\nmore: 1\n"),
        (["es", "en"], "title:\n  en: One\nmore: 1\n"),
        (["es"], "title:\n  es: TODO\nmore: 1\n"),
    ],
)
def test_f2_f3_texts_in_the_catalogues_languages(wanted, kept):
    assert filled(TEXT, "id", wanted) == kept


def test_f2_the_dash_of_a_list_stays():
    assert filled(LIST, "id", ["en"]) == "options:\n  - en: One\n  - en: Two\n"


def test_f3_what_nobody_can_know_is_asked_in_each_language():
    assert filled("title:\n  ~: TODO\n", "id", ["es", "id"]) == "title:\n  es: TODO\n  id: TODO\n"


def test_f4_placeholders():
    template = "# $schema=x\nslug: $slug\ntext: {statement}\n"
    assert filled(template, "id", ["id"], {"slug": "a"}) == template.replace("$slug", "a")

"""A quiz on paper: the sheet to print, a page for whoever types, and the table to type into.

The table's columns are named after the items, so it is read without a mapping. A sheet shows no
key: in a train quiz not even the items' codes, which say what is a myth. Its facts are a page of
their own, handed out after the answers.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from careerfit.catalogue import Catalogue, known
from careerfit.exchange.collected import form_name, form_or_first, notices
from careerfit.exchange.pdf.blocks import Said, bullets, heading, paragraph, table
from careerfit.exchange.pdf.typesetting import typeset
from careerfit.exchange.tables import csv_text
from careerfit.model.quiz import Item, Quiz
from careerfit.telling.refuting import fact, sources
from careerfit.telling.voice import Voice

ID = "id"


def write(catalogue: Catalogue, quiz: str, form: str | None, language: str) -> dict[str, bytes]:
    """Name: content of the sheet, the page for typing, the empty table, a train quiz's facts.

    Raises UsageError for an unknown name, ImportError without typst.
    """
    known(dict.fromkeys(catalogue.about.languages), language, "language")
    complete = form_or_first(catalogue, quiz, form)
    voice, name = Voice(language), form_name(complete)
    made = {
        f"{name}.{language}.pdf": typeset("paper", _sheet(catalogue, complete, voice), language),
        f"{name}.typing.{language}.pdf": typeset("book", _typing(complete, voice), language),
        f"{name}.csv": csv_text([_header(complete)]).encode("utf-8-sig"),
    }
    if complete.source.purpose == "train":
        facts = _facts(complete, catalogue, voice)
        made[f"{name}.facts.{language}.pdf"] = typeset("book", facts, language)
    return made


def _header(quiz: Quiz) -> tuple[str, ...]:
    """The table's columns: the sheet's own number, then each item by its number and code."""
    return (ID, *(f"{number}. {item.id}" for number, item in enumerate(quiz.items, 1)))


def _sheet(catalogue: Catalogue, quiz: Quiz, voice: Voice) -> dict[str, Any]:
    source = quiz.source
    # A train quiz promises facts after each answer, which paper cannot do.
    summary = () if source.purpose == "train" else (voice.read(source.summary),)
    intro = (
        *summary,
        *(voice.read(notice) for notice in notices(catalogue, source).values()),
        voice.say(f"printing.paper_privacy_{source.purpose}"),
        voice.say(f"printing.paper_how_{source.purpose}"),
    )
    return {
        "title": voice.say("pages.tab_quiz"),
        "heading": voice.read(source.title),
        "footer": _footer(quiz, voice),
        "intro": intro,
        "id": voice.say(f"printing.paper_id_{source.purpose}"),
        "number": voice.say("printing.number"),
        "question": voice.say("printing.question"),
        "parts": list(_parts(quiz, voice)),
    }


def _footer(quiz: Quiz, voice: Voice) -> str:
    """Which sheet this is, so that it is not typed into the table of another."""
    version = quiz.source.version
    return voice.say("printing.paper_footer", name=form_name(quiz), version=version)


def _parts(quiz: Quiz, voice: Voice) -> Iterator[dict[str, Any]]:
    """Items with the same options share a grid; one with its own options stands alone."""
    told = enumerate(quiz.items, 1)
    for _, run in groupby(told, key=lambda each: each[1].labels):
        items = list(run)
        labels = [voice.read(label) for label in items[0][1].labels]
        entries = [_entry(number, item, quiz, voice) for number, item in items]
        if len(items) > 1:
            yield {"kind": "grid", "labels": _numbered(labels), "items": entries}
        else:
            options = {str(items[0][0]): labels}
            yield {"kind": "list", "items": entries, "options": options}


def _entry(number: int, item: Item, quiz: Quiz, voice: Voice) -> dict[str, Any]:
    code = "" if quiz.source.purpose == "train" else item.id
    return {"number": number, "text": voice.read(item.text), "code": code}


def _numbered(labels: Iterable[str]) -> list[str]:
    return [f"{number} {label}" for number, label in enumerate(labels, 1)]


def _typing(quiz: Quiz, voice: Voice) -> dict[str, Any]:
    """How to type the sheets, and what each number on them is called."""
    name = form_name(quiz)
    how = (
        voice.say("printing.typing_row"),
        voice.say("printing.typing_number"),
        voice.say("printing.typing_blank"),
        voice.say("printing.typing_twice"),
        voice.say("printing.typing_keep"),
        voice.say("printing.typing_score", file=f"{name}.csv", quiz=quiz.source.slug),
    )
    columns = [voice.say(f"printing.{key}") for key in ("number", "code", "question", "numbers")]
    rows: Iterator[list[Said]] = (
        [str(number), {"code": item.id}, voice.read(item.text), f"1–{len(item.labels)}"]
        for number, item in enumerate(quiz.items, 1)
    )
    return {
        "title": voice.say("pages.tab_quiz"),
        "footer": _footer(quiz, voice),
        "blocks": [
            heading(voice.say("printing.typing_title"), 1),
            paragraph(voice.say("printing.typing_lead", file=f"{name}.csv"), "lead"),
            bullets(how),
            table(columns, rows, (2, 10, 16, 3)),
        ],
    }


def _facts(quiz: Quiz, catalogue: Catalogue, voice: Voice) -> dict[str, Any]:
    """The right answers, why, and where that is written."""
    columns = [voice.say(f"printing.{key}") for key in ("number", "question", "answer", "fact")]
    rows = (
        [
            str(number),
            voice.read(item.text),
            voice.read(item.labels[(item.right or 1) - 1]),
            f"{fact(item, catalogue, voice)} {sources(item, catalogue, voice)}",
        ]
        for number, item in enumerate(quiz.items, 1)
    )
    return {
        "title": voice.say("pages.tab_quiz"),
        "footer": _footer(quiz, voice),
        "blocks": [
            heading(voice.say("printing.facts_title", quiz=voice.read(quiz.source.title)), 1),
            paragraph(voice.say("printing.facts_lead"), "lead"),
            table(columns, rows, (2, 12, 5, 18)),
        ],
    }

"""A quiz as an Apps Script that builds a Google Form: every item's code in its title, no key.

A Google Form counts nothing. Its answers come back as a table, which is read without a mapping.
"""

from pathlib import Path
from string import Template
from typing import Any

from careerfit.browser.bundle import packed
from careerfit.catalogue import Catalogue, known
from careerfit.exchange.collected import form_name, form_or_first, keyless, notices
from careerfit.model.quiz import Item, Quiz
from careerfit.telling.voice import Voice

SCRIPT = Template((Path(__file__).parent / "gform.gs").read_text(encoding="utf-8"))


def write(catalogue: Catalogue, quiz: str, form: str | None, language: str) -> dict[str, bytes]:
    """Name: content of the script, which makes a form in one language of the catalogue.

    Raises UsageError for an unknown name.
    """
    known(dict.fromkeys(catalogue.about.languages), language, "language")
    complete = form_or_first(keyless(catalogue), quiz, form)
    voice = Voice(language)
    steps = "\n// ".join(voice.say("forms.google_steps").split("\n"))
    script = SCRIPT.substitute(steps=steps, quiz=packed(_form(catalogue, complete, voice)))
    return {f"{form_name(complete)}.{language}.gs": script.encode()}


def _form(catalogue: Catalogue, quiz: Quiz, voice: Voice) -> dict[str, Any]:
    """What the script builds from."""
    lists: list[list[str]] = []
    for item in quiz.items:
        if (options := _options(item, voice)) not in lists:
            lists.append(options)
    return {
        "title": voice.read(quiz.source.title),
        "description": "\n\n".join(_description(catalogue, quiz, voice)),
        "code": voice.say("forms.code_google") if quiz.source.purpose == "select" else "",
        "options": lists,
        "items": [
            {
                "title": f"{voice.read(item.text)} [{item.id}]",
                "options": lists.index(_options(item, voice)),
            }
            for item in quiz.items
        ],
        "done": voice.say("forms.google_done"),
    }


def _options(item: Item, voice: Voice) -> list[str]:
    """Labels, option 1 first. Google refuses two that are equal, so these get their numbers."""
    labels = [voice.read(label) for label in item.labels]
    if len(set(labels)) == len(labels):
        return labels
    return [f"{number} : {label}" for number, label in enumerate(labels, 1)]


def _description(catalogue: Catalogue, quiz: Quiz, voice: Voice) -> tuple[str, ...]:
    """What this is, who will see the answers, and that every question may be skipped."""
    source = quiz.source
    return (
        voice.read(source.summary),
        *map(voice.read, notices(catalogue, source).values()),
        voice.say(f"forms.privacy_{source.purpose}"),
        voice.say("forms.google_keeps"),
        voice.say(f"forms.skip_{source.purpose}"),
    )

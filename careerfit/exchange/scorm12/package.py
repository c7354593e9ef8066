"""The package: a page that needs no server, its manifest, and what a course may keep of it."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from careerfit.browser import undressed
from careerfit.browser.bundle import bundle
from careerfit.catalogue import Catalogue, known
from careerfit.errors import Fault, UsageError
from careerfit.exchange.collected import OWN_PROMISES
from careerfit.exchange.html import Surroundings, page
from careerfit.exchange.scorm12.manifest import manifest
from careerfit.exchange.text import writable
from careerfit.model.quiz import QuizSource
from careerfit.words import languages, say

PAGE = "index.html"
SCRIPT = Path(__file__).parent / "course.js"
SUSPENDED = 4096  # characters that an LMS must keep of a person's answers (CMIString4096)
# A zip's own date would make two exports of one quiz differ.
_DATE = (2020, 1, 1, 0, 0, 0)
_REPLACED = ("remember", "remember_why", "resumed", "deleted", "bad_stored")


def write(
    catalogue: Catalogue, quiz: str, form: str | None, language: str, *, score: bool
) -> dict[str, bytes]:
    """Name: content of the package, in all languages; `language` is the one it opens in.

    Raises UsageError for an unknown name, for a select quiz, where a score is asked for that means
    nothing, and where the answers are more than an LMS keeps.
    """
    source = known(catalogue.quizzes, quiz, "quiz")
    if source.purpose == "select":
        raise UsageError(Fault("course_select", data={"quiz": quiz}))
    made = bundle(_without_promises(catalogue), quiz)
    if form:
        known(catalogue.forms(quiz), form, "form")
        made["forms"] = [each for each in made["forms"] if each["form"] == form]
    if score:
        _check_score(source, made)
    _check_size(made)
    name = "__".join(filter(None, (quiz, form)))
    around = Surroundings(
        undressed(SCRIPT.read_text(encoding="utf-8")),
        _notice(source, language, score=score),
        {each: _words(each, score=score) for each in languages()},
    )
    files = {
        "imsmanifest.xml": manifest(name, source.version, _title(made, language), PAGE),
        PAGE: page(catalogue, made, language, around),
    }
    return {f"{name}.{language}.zip": _zipped(files)}


def _without_promises(catalogue: Catalogue) -> Catalogue:
    """What the program promises of itself is not true of a course; the page says what is."""
    quizzes = {
        name: source.model_copy(
            update={"notices": tuple(n for n in source.notices if n not in OWN_PROMISES)}
        )
        for name, source in catalogue.quizzes.items()
    }
    return replace(catalogue, quizzes=quizzes)


def _check_score(source: QuizSource, made: Mapping[str, Any]) -> None:
    """Right and wrong exist in a train quiz; one package has one score, so that it has one form."""
    if source.purpose != "train":
        raise UsageError(Fault("course_score_self_report", data={"quiz": source.slug}))
    if len(made["forms"]) > 1:
        names = ", ".join(form["form"] for form in made["forms"])
        raise UsageError(Fault("course_score_forms", data={"quiz": source.slug, "forms": names}))


def _check_size(made: Mapping[str, Any]) -> None:
    """One letter an item, behind the form's name and the plan's hash."""
    for form in made["forms"]:
        size = len(f"{form['form']}.{form['plan']['hash']}.") + len(form["items"])
        if size > SUSPENDED:
            data = {"form": form["form"], "size": size, "limit": SUSPENDED}
            raise UsageError(Fault("course_too_long", data=data))


def _title(made: Mapping[str, Any], language: str) -> str:
    spoken = made["languages"]
    title: str = made["title"][spoken.index(language) if language in spoken else 0]
    return writable(title)


def _notice(source: QuizSource, language: str, *, score: bool) -> str:
    """What the script reads, and the sentences that it may show.

    Answers of a train quiz are kept unless the person says no; self-report only if they say yes.
    """
    said = {name: say(f"courses.scorm_{name}", language) for name in ("alone", "failed")}
    marks = "".join(f' data-{name}="{escape(sentence)}"' for name, sentence in said.items())
    marks += " data-kept" * (source.purpose == "train") + " data-score" * score
    return f'<p class="cfq-note" role="status" data-course{marks} hidden></p>\n'


def _words(language: str, *, score: bool) -> dict[str, str]:
    """Sentences of the quiz that are other in a course."""
    traces = say("courses.scorm_traces", language)
    if score:
        traces = f"{traces} {say('courses.scorm_traces_score', language)}"
    said = {f"browser.{name}": say(f"courses.scorm_{name}", language) for name in _REPLACED}
    return {"browser.traces": traces, **said}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()

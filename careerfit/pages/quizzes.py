"""Quizzes on pages: a line `<careerfit-quiz name="..."></careerfit-quiz>` becomes a quiz.

The line may name a `form` to start with, a `role` that the quiz is about, and the `level` of its
headings. Without JavaScript the reader has a sheet for pen and paper.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from careerfit.browser.bundle import bundle, packed
from careerfit.catalogue import Catalogue, known
from careerfit.errors import CareerfitError, Fault, PlanError, UsageError
from careerfit.model.quiz import QuizSource
from careerfit.model.text import Text
from careerfit.pages.draft import Draft
from careerfit.pages.escape import Markdown
from careerfit.pages.printer import Page, Printer

TAG = "<careerfit-quiz"
FOLDER = "kuis"
_ELEMENT = re.compile(
    r'(?:<div>\s*)?<careerfit-quiz(?P<wish>(?: +[a-z]+="[^"<>&\n]*")*) *>\s*</careerfit-quiz>'
    r"(?:\s*</div>)?"
)
_WISH = re.compile(r'([a-z]+)="([^"]*)"')
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_WISHES = ("name", "form", "role", "level")


def pages(catalogue: Catalogue, printer: Printer) -> Iterator[Page]:
    """The list of quizzes and a page for each; a select quiz has none, its key stays out."""
    shown = {slug: quiz for slug, quiz in catalogue.quizzes.items() if quiz.purpose != "select"}
    if not shown:
        return
    counted = {slug: list(_forms(catalogue, slug)) for slug in shown}
    groups = [
        (purpose, [(slug, quiz) for slug, quiz in shown.items() if quiz.purpose == purpose])
        for purpose in ("explore", "train")
    ]
    yield printer.page(
        f"{FOLDER}/index.md",
        "quizzes.md.j2",
        printer.say("title_quizzes"),
        "profiles/catalogue.yaml",
        groups=groups,
        counted=counted,
    )
    for slug, quiz in shown.items():
        source = f"quizzes/{slug}/quiz.yaml"
        page = printer.page(f"{FOLDER}/{slug}.md", "quiz.md.j2", quiz.title, source, quiz=quiz)
        yield replace(page, markdown=expanded(page.markdown, printer, page.path))


def _forms(catalogue: Catalogue, quiz: str) -> Iterator[tuple[Text, int]]:
    """Title and number of items of each form; forms about pairs of roles are one entry."""
    seen = set()
    for name, form in catalogue.forms(quiz).items():
        if id(form) not in seen:
            seen.add(id(form))
            yield form.title, len(catalogue.quiz(quiz, name).items)


def check_of(catalogue: Catalogue, role: str) -> str | None:
    """The train quiz that asks what somebody believes of a role, if one does."""
    for slug, quiz in catalogue.quizzes.items():
        if quiz.purpose == "train" and not _about_pairs(quiz):
            try:
                bundle(catalogue, slug, role)
            except (PlanError, UsageError):
                continue
            return slug
    return None


def _about_pairs(quiz: QuizSource) -> bool:
    return any(form.whose for form in quiz.forms.values())


def expanded(markdown: str, printer: Printer, path: str) -> str:
    """The page with its quizzes in place. Raises UsageError where a line names none.

    Lines in fenced or indented code stay as they are.
    """
    if TAG not in markdown:
        return markdown
    code = list(_fenced(markdown))

    def placed(found: re.Match[str]) -> str:
        start = markdown.rfind("\n", 0, found.start()) + 1
        before = markdown[start : found.start()]
        if before.strip() or len(before) > 3 or any(a <= found.start() < b for a, b in code):
            return found[0]
        try:
            return _place(dict(_WISH.findall(found["wish"])), printer, path)
        except CareerfitError as error:
            line = markdown.count("\n", 0, found.start()) + 1
            raise UsageError(
                *(Fault(f.code, path, line, f.field, f.data) for f in error.faults)
            ) from error

    return _ELEMENT.sub(placed, markdown)


def _fenced(markdown: str) -> Iterator[tuple[int, int]]:
    """Where fenced code begins and ends."""
    start, mark = 0, ""
    for found in _FENCE.finditer(markdown):
        if not mark:
            start, mark = found.start(), found[1]
        elif found[1].startswith(mark):
            yield start, found.end()
            mark = ""
    if mark:
        yield start, len(markdown)


def _place(wish: dict[str, str], printer: Printer, path: str) -> str:
    """The element with its data, and the sheet for paper that also holds the links to roles."""
    for name in wish:
        if name not in _WISHES:
            data = {"name": name, "known": ", ".join(_WISHES)}
            raise UsageError(Fault("quiz_wish", data=data))
    found = bundle(printer.catalogue, wish.get("name", ""), wish.get("role"))
    forms = [form["form"] for form in found["forms"]]
    form, level = wish.get("form", forms[0]), wish.get("level", "2")
    known(dict.fromkeys(forms), form, "form")
    if level not in ("2", "3", "4"):
        raise UsageError(Fault("quiz_level", data={"level": level}))
    draft = Draft(printer.catalogue, printer.language, path)
    read = _reader(printer)
    return printer.filled(
        "place.md.j2",
        draft,
        name=Markdown(found["quiz"]),
        form=Markdown(form),
        level=Markdown(level),
        data=Markdown(packed(found)),
        roles=[printer.catalogue.roles[slug] for slug in found["roles"]],
        sheets=[_sheet(one, read) for one in found["forms"]],
    )


def _reader(printer: Printer) -> Callable[[list[str]], str]:
    """Picks the page's language from a sentence of a bundle."""
    languages = printer.catalogue.about.languages
    at = languages.index(printer.language) if printer.language in languages else 0
    return lambda sentence: sentence[at]


def _sheet(form: dict[str, Any], read: Callable[[list[str]], str]) -> dict[str, object]:
    """One form as lines for a pen: its items, and the numbers that stand for its answers."""
    labels = sorted({tuple(map(read, labels)) for labels in form["options"].values()})
    said = [", ".join(f"{n} = {label}" for n, label in enumerate(one, 1)) for one in labels]
    items = [read(item["text"]) for item in form["items"]]
    return {"title": read(form["title"]), "labels": said, "items": items}

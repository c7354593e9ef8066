"""A quiz becomes the rows of a form: what it is, its items, the plan, the result in words."""

from collections.abc import Iterator

from careerfit.catalogue import Catalogue, known
from careerfit.exchange.collected import form_name, form_or_first, keyless, notices
from careerfit.exchange.xlsform.arithmetic import Cell, cells
from careerfit.exchange.xlsform.explored import explored
from careerfit.exchange.xlsform.rows import Choice, Row, Survey, group
from careerfit.exchange.xlsform.speech import Speech, note, tongue
from careerfit.exchange.xlsform.told import told_cells
from careerfit.exchange.xlsform.trained import trained
from careerfit.exchange.xlsform.workbook import workbook
from careerfit.model.quiz import Quiz
from careerfit.model.text import Text
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import Plan


def write(catalogue: Catalogue, quiz: str, form: str | None, language: str) -> dict[str, bytes]:
    """Name: content of the form, in all languages; `language` is the one it opens in.

    A form that carries credits would hand a select quiz's key to the candidate, so that of a
    select quiz collects answers only. Raises UsageError for an unknown name, PlanError where a
    plan makes no sense.
    """
    survey = survey_of(catalogue, quiz, form, language)
    tongues = {code: tongue(code) for code in survey.languages}
    return {f"{survey.settings['form_id']}.xlsx": workbook(survey, tongues)}


def survey_of(catalogue: Catalogue, quiz: str, form: str | None, language: str) -> Survey:
    """The rows of one form of a quiz."""
    selects = known(catalogue.quizzes, quiz, "quiz").purpose == "select"
    if selects:
        catalogue = keyless(catalogue)
    complete = form_or_first(catalogue, quiz, form)
    plan = None if selects else compile_plan(complete, catalogue.roles, catalogue.traits)
    languages = catalogue.about.languages
    first = language if language in languages else languages[0]
    return Survey(
        languages,
        tuple(_rows(Speech(catalogue), complete, plan)),
        tuple(choices(complete, Speech(catalogue))),
        _settings(Speech(catalogue), complete, plan, first),
    )


def _settings(speech: Speech, quiz: Quiz, plan: Plan | None, first: str) -> dict[str, str]:
    """No address, no instance name, nothing about the device."""
    version = str(quiz.source.version)
    return {
        "form_title": speech.read(quiz.source.title)[first],
        "form_id": form_name(quiz),
        "version": f"{version}-{plan.hash}" if plan else version,
        "default_language": tongue(first),
    }


def _rows(speech: Speech, quiz: Quiz, plan: Plan | None) -> Iterator[Row]:
    yield from group("opening", speech.read(quiz.source.title), _opening(speech, quiz))
    if quiz.source.purpose == "select":
        yield Row("text", "id", speech.say("forms.code_survey"))
    lists = option_lists(quiz)
    for item in quiz.items:
        options = list_name(lists.index(item.labels))
        yield Row(f"select_one {options}", item.id, speech.read(item.text))
    if plan is None:
        return
    told = trained if plan.purpose == "train" else explored
    sentences, *screens = told(speech, quiz, plan)
    # Collect takes no group without something to read, so the numbers stand beside the headline.
    numbers = map(calculate, (Cell("plan", f"'{plan.hash}'"), *cells(plan), *told_cells(plan)))
    yield from group("result", speech.say("forms.result"), (*numbers, *sentences))
    for screen in screens:
        yield from screen


def calculate(cell: Cell) -> Row:
    """A number that no one is asked for."""
    return Row("calculate", cell.name, calculation=cell.expression)


def _opening(speech: Speech, quiz: Quiz) -> Iterator[Row]:
    """What this is, who will see the answers, and that every question may be skipped."""
    source = quiz.source
    yield note("opening_summary", speech.read(source.summary))
    for slug, notice in notices(speech.catalogue, source).items():
        yield note(f"opening_notice_{slug}", speech.read(notice))
    yield note("opening_privacy", speech.say(f"forms.privacy_{source.purpose}"))
    yield note("opening_skip", speech.say(f"forms.skip_{source.purpose}"))


def option_lists(quiz: Quiz) -> tuple[tuple[Text, ...], ...]:
    """Each list of answers once; items with the same answers share it."""
    found: list[tuple[Text, ...]] = []
    for item in quiz.items:
        if item.labels not in found:
            found.append(item.labels)
    return tuple(found)


def list_name(number: int) -> str:
    """The name of a list of answers, counted from 0."""
    return f"options_{number + 1}"


def choices(quiz: Quiz, speech: Speech) -> Iterator[Choice]:
    """Every list's answers, named by their numbers."""
    for place, labels in enumerate(option_lists(quiz)):
        for number, label in enumerate(labels, 1):
            yield Choice(list_name(place), str(number), speech.read(label))

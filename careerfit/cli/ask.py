"""Asking by keys: the only file that knows questionary.

Everything is drawn on the error stream and erased when answered, so that the screen keeps no
answers and standard output only the result.
"""

import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output, create_output

from careerfit.cli import streams
from careerfit.cli.session import Question, Step
from careerfit.telling.voice import Voice

_STEPS = {"s": Step.SKIP, "b": Step.BACK, "?": Step.HELP, "q": Step.QUIT}
_STYLE = questionary.Style(
    [("question", "bold"), ("pointer", "bold"), ("highlighted", "bold"), ("separator", "")]
)
_WIDEST = 80
_ROOMY = 16  # lines of a window from which empty lines are affordable
_BELOW = 7  # lines that a first question needs below a text

Choices = Mapping[str, tuple[str, object]]  # key: label and value


class Keypresses:
    """One keypress an answer; arrows and Enter work as well."""

    traces = "cli.traces_keys"

    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    def ask(self, question: Question) -> int | Step:
        """Show one question in place and wait for a key."""
        progress = self.voice.say("cli.progress", number=question.number, of=question.of)
        choices: dict[str, tuple[str, object]] = {
            str(number): (label, number) for number, label in enumerate(question.options, 1)
        }
        choices["s"] = (self.voice.say("cli.choice_skip"), Step.SKIP)
        # No option is pointed at before the first answer: a stray Enter skips and never rates.
        pointed = Step.SKIP if question.answer is None else question.answer
        legend = self.voice.say("cli.keys", most=len(question.options))
        text = f"{progress}\n\n{question.text}"
        answer: int | Step = _select(text, choices, pointed, _STEPS, legend)
        return answer

    def choose(self, text: str, choices: Mapping[str, str]) -> str:
        """Ask for one of the choices; the first is pointed at."""
        shown = {key: (label, key) for key, label in choices.items()}
        chosen: str = _select(text, shown, next(iter(choices)), {}, "")
        return chosen

    def tell(self, text: str) -> None:
        """Say something and leave it on the screen; what is too long for it comes in pages."""
        rows = _output().get_size().rows
        wrapped = _wrapped(text, _width())
        if wrapped.count("\n") < rows - _BELOW:
            sys.stderr.write(f"{wrapped}\n\n")
            sys.stderr.flush()
            return
        for page in _pages(wrapped.split("\n\n"), rows - 3):
            self.explain(page)

    def explain(self, text: str) -> None:
        """Say something until a key is pressed."""
        _select(text, {"c": (self.voice.say("cli.choice_go_on"), None)}, None, {}, "")


@cache
def _output() -> Output:
    return create_output(stdout=sys.stderr)


def _width() -> int:
    return min(_output().get_size().columns - 3, _WIDEST)


def _wrapped(text: str, width: int, indent: str = "") -> str:
    lines = (textwrap.fill(line, width, subsequent_indent=indent) for line in text.split("\n"))
    return f"\n{indent}".join(lines)


def _pages(paragraphs: Iterable[str], room: int) -> Iterator[str]:
    """As many paragraphs a page as fit into `room` lines."""
    page = ""
    for paragraph in paragraphs:
        longer = f"{page}\n{paragraph}" if page else paragraph
        if page and longer.count("\n") >= room:
            yield page
            longer = paragraph
        page = longer
    yield page


def _select(
    text: str, choices: Choices, pointed: object, more: Mapping[str, object], legend: str
) -> Any:
    """The value of the key that was pressed, or of the row that was entered."""
    roomy = _output().get_size().rows >= _ROOMY
    width = _width()
    rows = [
        questionary.Choice(
            textwrap.fill(f"{key}  {label}", width - 3, subsequent_indent=" " * 6), key
        )
        for key, (label, _) in choices.items()
    ]
    if legend:
        rows += [questionary.Separator(" ")] if roomy else []
        rows += [questionary.Separator(line) for line in textwrap.wrap(legend, width - 3)]
    question = questionary.select(
        _wrapped(text if roomy else text.replace("\n\n", "\n"), width, " "),
        rows,
        default=next(key for key, (_, value) in choices.items() if value == pointed),
        qmark="",
        pointer="»" if streams.speaks_unicode(sys.stderr) else ">",
        instruction=" ",
        style=_STYLE,
        output=_output(),
        erase_when_done=True,
    )
    application = question.application
    own = application.key_bindings or KeyBindings()
    application.key_bindings = merge_key_bindings([own, _bindings((*choices, *more))])
    key = question.unsafe_ask()
    return choices[key][1] if key in choices else more[key]


def _bindings(keys: tuple[str, ...]) -> KeyBindings:
    """Each key ends the question with itself; an interrupt by signal counts as Ctrl-C."""
    bindings = KeyBindings()

    def bind(key: str) -> None:
        @bindings.add(key, eager=True)
        def _(event: Any) -> None:
            event.app.exit(result=key)

    for key in dict.fromkeys(keys):
        if len(key) == 1:
            bind(key)

    @bindings.add(Keys.SIGINT, eager=True)
    def _(event: Any) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    return bindings

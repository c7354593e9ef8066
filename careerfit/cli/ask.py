"""Asking by keys: the only file that knows questionary.

Everything is drawn on the error stream and erased when answered, so that the screen keeps no
answers and standard output only the result.
"""

import sys
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output, create_output

from careerfit.cli import streams
from careerfit.cli.session import Question, Step
from careerfit.cli.voice import Voice

_STEPS = {"s": Step.SKIP, "b": Step.BACK, "?": Step.HELP, "q": Step.QUIT}
_STYLE = questionary.Style(
    [
        ("question", "bold"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("separator", ""),
        ("answer", ""),
    ]
)


class Keypresses:
    """One keypress an answer; arrows and Enter work as well."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    def ask(self, question: Question) -> int | Step:
        """Show one question in place and wait for a key."""
        progress = self.voice.say("cli.progress", number=question.number, of=question.of)
        answers: dict[str, tuple[str, object]] = {
            str(number): (label, number) for number, label in enumerate(question.options, 1)
        }
        answers["s"] = (self.voice.say("cli.choice_skip"), Step.SKIP)
        # No option is pointed at before the first answer: a stray Enter skips and never rates.
        pointed = Step.SKIP if question.answer is None else question.answer
        more: dict[str, object] = {key: step for key, step in _STEPS.items() if key not in answers}
        text = f"{progress}\n\n{question.text}"
        answer: int | Step = _select(text, answers, pointed, more, self.voice.say("cli.keys"))
        return answer

    def choose(self, text: str, choices: Mapping[str, str]) -> str:
        """Ask for one of the choices; the first is pointed at."""
        shown: dict[str, tuple[str, object]] = {k: (label, k) for k, label in choices.items()}
        chosen: str = _select(text, shown, next(iter(choices)), {}, "")
        return chosen

    def tell(self, text: str) -> None:
        """Say something and leave it on the screen."""
        width = _output().get_size().columns
        lines = (textwrap.fill(line, min(width - 1, 80)) for line in text.split("\n"))
        sys.stderr.write("\n".join(lines) + "\n\n")
        sys.stderr.flush()


@cache
def _output() -> Output:
    return create_output(stdout=sys.stderr)


def _select(
    text: str,
    choices: Mapping[str, tuple[str, object]],
    pointed: object,
    more: Mapping[str, object],
    legend: str,
) -> Any:
    """The value of the key that was pressed, or of the row that was entered."""
    width = min(_output().get_size().columns - 2, 80)
    rows: list[questionary.Choice] = [
        questionary.Choice(f"{key}  {label}", value) for key, (label, value) in choices.items()
    ]
    if legend:
        rows.append(questionary.Separator(" "))
        rows += [questionary.Separator(line) for line in textwrap.wrap(legend, width - 3)]
    question = questionary.select(
        "\n ".join(textwrap.fill(line, width, subsequent_indent=" ") for line in text.split("\n")),
        rows,
        default=next(row for row in rows if row.value == pointed),
        qmark="",
        pointer="»" if streams.speaks_unicode(sys.stderr) else ">",
        instruction=" ",
        style=_STYLE,
        output=_output(),
        erase_when_done=True,
    )
    values = {key: value for key, (_, value) in choices.items()} | dict(more)
    application = question.application
    own = application.key_bindings or KeyBindings()
    application.key_bindings = merge_key_bindings([own, _bindings(values)])
    return question.unsafe_ask()


def _bindings(values: Mapping[str, object]) -> KeyBindings:
    """Each key ends the question with its value; an interrupt by signal counts as Ctrl-C."""
    bindings = KeyBindings()

    def bind(key: str, value: object) -> None:
        @bindings.add(key, eager=True)
        def _(event: Any) -> None:
            event.app.exit(result=value)

    for key, value in values.items():
        if len(key) == 1:
            bind(key, value)

    @bindings.add(Keys.SIGINT, eager=True)
    def _(event: Any) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    return bindings

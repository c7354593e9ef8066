"""Asking by lines: for pipes, screen readers, dumb terminals and very small windows."""

import sys
import textwrap
from collections.abc import Mapping

from careerfit.cli.session import Question, Step
from careerfit.telling.voice import Voice

_STEPS = {"s": Step.SKIP, "b": Step.BACK, "?": Step.HELP, "q": Step.QUIT}


class Lines:
    """Reads one line an answer. The end of the input never chooses one."""

    traces = "cli.traces_lines"

    def __init__(self, voice: Voice, *, person: bool, width: int = 80) -> None:
        self.voice = voice
        self.person = person  # a person can be asked again; a pipe would get out of step
        self.width = width

    def ask(self, question: Question) -> int | Step:
        """Show one question and read its answer."""
        self._write(self._shown(question))
        most = len(question.options)
        answers: dict[str, int | Step] = {str(number): number for number in range(1, most + 1)}
        answers |= _STEPS
        while True:
            line = self._answer(self.voice.say("cli.plain_prompt", most=most))
            if line is None:
                return Step.ENDED
            if line.lower() in answers:
                return answers[line.lower()]
            if not self.person:
                self._write(self.voice.say("cli.not_understood_skipped", number=question.number))
                return Step.SKIP
            self._write(self.voice.say("cli.not_understood", most=most))

    def choose(self, text: str, choices: Mapping[str, str]) -> str:
        """Ask for one of the letters; an empty line is the first, the end of input the last."""
        first, *_, last = choices
        options = "\n".join(f"  {key}  {label}" for key, label in choices.items())
        self._write(f"\n{self._wrapped(text)}\n{options}")
        while True:
            keys = "/".join(choices)
            line = self._answer(self.voice.say("cli.plain_choose", keys=keys, first=first))
            if line is None:
                return last
            if line == "":
                return first
            if line.lower() in choices:
                return line.lower()

    def tell(self, text: str) -> None:
        """Say something."""
        self._write(self._wrapped(text))

    explain = tell

    def _shown(self, question: Question) -> str:
        progress = self.voice.say("cli.progress", number=question.number, of=question.of)
        lines = ["", progress, self._wrapped(question.text)]
        lines += [f"  {number}  {label}" for number, label in enumerate(question.options, 1)]
        if question.answer is not None:
            lines.append(self.voice.say("cli.earlier_answer", number=question.answer))
        return "\n".join(lines)

    def _wrapped(self, text: str) -> str:
        paragraphs = text.split("\n")
        return "\n".join(textwrap.fill(paragraph, self.width) for paragraph in paragraphs)

    def _write(self, text: str) -> None:
        sys.stderr.write(f"{text}\n")

    def _answer(self, prompt: str) -> str | None:
        """The next line without its ends, or None where there is none."""
        sys.stderr.write(f"{self._wrapped(prompt)} ")
        sys.stderr.flush()
        line = ""
        try:
            line = sys.stdin.readline()
        finally:
            if not line:  # an interrupt or the end of the input left the cursor at the prompt
                self._write("")
        return line.strip() if line else None

"""A sitting: one question after the other, back and forth, whoever asks them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from careerfit.model.quiz import Item
from careerfit.telling.voice import Voice

Answers = dict[str, int | None]


class Step(Enum):
    """What a person may do instead of answering."""

    SKIP = auto()
    BACK = auto()
    HELP = auto()
    QUIT = auto()
    ENDED = auto()  # the input is at its end; nobody chose anything


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it is shown: never with the name of a role or trait, which would prime."""

    number: int
    of: int
    text: str
    options: tuple[str, ...]
    answer: int | None  # the earlier answer, an option number from 1


class Asker(Protocol):
    """Someone who can ask: the terminal with keys, or plain lines."""

    traces: str  # the words' key of what stays visible in the terminal

    def ask(self, question: Question) -> int | Step:
        """An option number from 1, or what the person wants instead."""

    def choose(self, text: str, choices: Mapping[str, str]) -> str:
        """One of the choices (key: label). At the end of the input, the last one."""

    def tell(self, text: str) -> None:
        """Say something that needs no answer."""

    def explain(self, text: str) -> None:
        """Say something that is wanted only for a moment."""


class End(Enum):
    """How a sitting ended."""

    FINISHED = auto()  # every question was asked
    ENOUGH = auto()  # the person wants the result of what is there
    STOPPED = auto()  # the person stopped and wants no result
    ENDED = auto()  # the input ended


@dataclass(frozen=True, slots=True)
class Sitting:
    """What stays the same from question to question."""

    items: Sequence[Item]
    asker: Asker
    voice: Voice
    keep: Callable[[Answers], None]
    keeping: bool
    after: Callable[[Item, int], str]  # what is said of an answer; empty: nothing

    def run(self, answers: Answers) -> End:
        """Ask from the first item that has not been asked; `answers` is filled on the way."""
        index = self._first_open(answers)
        while index < len(self.items):
            step = self._step(index, answers)
            if isinstance(step, int) or step is Step.SKIP:
                answers[self.items[index].id] = step if isinstance(step, int) else None
                self.keep(answers)
                if isinstance(step, int) and (said := self.after(self.items[index], step)):
                    self.asker.explain(said)
                index += 1
            elif step is Step.BACK and self.items[index].right is not None:
                # The fact has been shown: an answer after it would say nothing.
                self.asker.explain(self.voice.say("trained.no_back"))
            elif step is Step.BACK:
                index = max(0, index - 1)
            elif step is Step.HELP:
                self.asker.explain(self._help(index))
            elif step is Step.ENDED:
                return End.ENDED
            elif (end := self._quit()) is not None:
                return end
        return End.FINISHED

    def _help(self, index: int) -> str:
        if self.items[index].right is not None:
            return self.voice.say("trained.help")
        return self.voice.say("cli.quiz_help", n=len(self._labels(index)))

    def _first_open(self, answers: Answers) -> int:
        asked = (index for index, item in enumerate(self.items) if item.id not in answers)
        return next(asked, len(self.items))

    def _labels(self, index: int) -> tuple[str, ...]:
        return tuple(map(self.voice.read, self.items[index].labels))

    def _step(self, index: int, answers: Answers) -> int | Step:
        item = self.items[index]
        question = Question(
            index + 1,
            len(self.items),
            self.voice.read(item.text),
            self._labels(index),
            answers.get(item.id),
        )
        try:
            return self.asker.ask(question)
        except KeyboardInterrupt:
            self._interrupted()
            return self._step(index, answers)

    def _interrupted(self) -> None:
        """Saved answers need no question; else ask once. A second Ctrl-C ends the program."""
        if self.keeping:
            self.asker.tell(self.voice.say("cli.kept"))
            raise KeyboardInterrupt
        choices = {
            "c": self.voice.say("cli.choice_continue"),
            "q": self.voice.say("cli.choice_stop_unsaved"),
        }
        if self.asker.choose(self.voice.say("cli.ask_interrupt"), choices) == "q":
            raise KeyboardInterrupt

    def _quit(self) -> End | None:
        stop = "cli.choice_stop_saved" if self.keeping else "cli.choice_stop_unsaved"
        choices = {
            "c": self.voice.say("cli.choice_continue"),
            "r": self.voice.say("cli.choice_result"),
            "q": self.voice.say(stop),
        }
        chosen = self.asker.choose(self.voice.say("cli.ask_quit"), choices)
        return {"c": None, "r": End.ENOUGH, "q": End.STOPPED}[chosen]

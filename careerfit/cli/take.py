"""Taking a quiz in the terminal: opening words, saving if wanted, questions, the result."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from careerfit.catalogue import Catalogue, known
from careerfit.cli import sheets, state
from careerfit.cli.quiz import default, present
from careerfit.cli.session import Answers, Asker, End, Sitting
from careerfit.cli.setting import Setting
from careerfit.cli.voice import Voice
from careerfit.errors import Fault
from careerfit.model.quiz import AnswerSheet, Quiz
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import Plan
from careerfit.scoring.sheet import Result, score

_LEAST_COLUMNS = 40
_LEAST_LINES = 10


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    quiz: str | None
    form: str | None
    plain: bool
    save: bool
    as_json: bool


def take(wish: Wish, here: Setting, clock: Callable[[], float] = time.monotonic) -> None:
    """Ask the questions, print the result, and delete what was saved on the way."""
    asker, person = _asker(here.voice, plain=wish.plain)
    catalogue = here.catalogue()
    _Taking(wish, here.voice, catalogue, asker, person, clock).run()


def _asker(voice: Voice, *, plain: bool) -> tuple[Asker, bool]:
    """Someone who can ask here, and whether a person answers."""
    person = sys.stdin.isatty()
    size = shutil.get_terminal_size()
    keys = (
        not plain
        and all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
        and os.environ.get("TERM", "dumb") != "dumb"
        and size.columns >= _LEAST_COLUMNS
        and size.lines >= _LEAST_LINES
    )
    if keys:
        from careerfit.cli.ask import Keypresses

        return Keypresses(voice), person
    from careerfit.cli.plain import Lines

    return Lines(voice, person=person, width=min(size.columns, 80)), person


@dataclass
class _Taking:
    """One quiz, from the opening words to the result."""

    wish: Wish
    voice: Voice
    catalogue: Catalogue
    asker: Asker
    person: bool
    clock: Callable[[], float]

    def run(self) -> None:
        name = default(self.catalogue, self.wish.quiz)
        earlier = self._earlier(name)
        form = earlier.form if earlier else self._form(name)
        self.quiz = self.catalogue.quiz(name, form)
        self.plan = compile_plan(self.quiz, self.catalogue.roles, self.catalogue.traits)
        answers = self._answers(earlier)
        self._open(resumed=earlier is not None)
        self.keeping = earlier is not None or self._wants_saving()
        if self.keeping:
            self._keep(answers)
        started = self.clock()
        end = self._sit(answers)
        timed = self.person and earlier is None
        self._close(end, answers, round(self.clock() - started) if timed else None)

    def _form(self, name: str) -> str:
        """The form that was asked for, else the quiz's first."""
        forms = known(self.catalogue.quizzes, name, "quiz").forms
        return self.wish.form or next(iter(forms))

    def _earlier(self, name: str) -> AnswerSheet | None:
        """Saved answers to go on with, if there are any and the person wants to."""
        saved = state.saved(name) if self.person or self.wish.save else None
        if saved is None:
            return None
        source = self.catalogue.quizzes[name]
        if saved.version != source.version:
            data = {"written": saved.version, "expected": source.version}
            raise state.StateError(
                Fault("cli.state_other_version", str(state.path_of(name)), data=data)
            )
        if saved.quiz != name or saved.form not in source.forms:
            raise state.StateError(Fault("cli.state_broken", str(state.path_of(name))))
        title = self.voice.read(source.forms[saved.form].title)
        asked = self.voice.say("cli.ask_resume", form=title, count=len(saved.answers))
        choices = {key: self.voice.say(f"cli.choice_{key}") for key in ("resume", "anew")}
        if self.person and self.asker.choose(asked, _lettered(choices)) != "1":
            state.delete(name)
            return None
        return saved

    def _answers(self, earlier: AnswerSheet | None) -> Answers:
        """The saved answers, if each of them is still an answer to a question of this plan."""
        if earlier is None:
            return {}
        try:
            score(self.plan, earlier.answers)
        except state.CareerfitError as error:
            path = str(state.path_of(earlier.quiz))
            raise state.StateError(*(replace(f, file=path) for f in error.faults)) from error
        return dict(earlier.answers)

    def _open(self, *, resumed: bool) -> None:
        """What this is, what happens with the answers, and that nothing must be answered."""
        source = self.quiz.source
        form = self.voice.read(source.forms[self.quiz.form].title)
        title = self.voice.say("cli.quiz_title", quiz=self.voice.read(source.title), form=form)
        if resumed:
            self.asker.tell(title)
            return
        notices = (self.catalogue.jurisdiction.notices[name] for name in source.notices)
        said = [title, *map(self.voice.read, notices)]
        said += [self.voice.say("cli.scrollback")] if self.person else []
        said += [self.voice.say("cli.may_skip", n=len(self.quiz.items))]
        self.asker.tell("\n\n".join(said))

    def _wants_saving(self) -> bool:
        if self.wish.save or not self.person:
            return self.wish.save
        choices = {key: self.voice.say(f"cli.choice_{key}") for key in ("no_save", "save")}
        return self.asker.choose(self.voice.say("cli.ask_save"), _lettered(choices)) == "2"

    def _keep(self, answers: Answers) -> None:
        """Save; where that fails, nothing answered so far is lost: it is printed."""
        try:
            state.save(sheets.sheet_of(self.quiz, self.plan, answers))
        except state.StateError:
            if answers:
                sheet = sheets.sheet_of(self.quiz, self.plan, answers)
                self.asker.tell(self.voice.say("cli.answers_follow"))
                sys.stdout.write(state.as_json(sheet))
            raise

    def _sit(self, answers: Answers) -> End:
        options = {
            name: tuple(map(self.voice.read, labels))
            for name, labels in self.quiz.source.options.items()
        }
        keep = self._keep if self.keeping else _nowhere
        sitting = Sitting(self.quiz.items, options, self.asker, self.voice, keep, self.keeping)
        end = sitting.run(answers)
        if end is End.FINISHED and self.person:
            return self._fill_gaps(sitting, answers)
        return end

    def _fill_gaps(self, sitting: Sitting, answers: Answers) -> End:
        """Offer once the skipped questions without which a role cannot be spoken of."""
        result = score(self.plan, answers)
        wanted = _lacking(self.plan, result)
        items = [i for i in self.quiz.items if i.id in wanted and answers.get(i.id) is None]
        if not items or not any(answer is not None for answer in answers.values()):
            return End.FINISHED
        asked = self.voice.say("cli.ask_gaps", n=len(items))
        choices = {key: self.voice.say(f"cli.choice_{key}") for key in ("no_gaps", "gaps")}
        if self.asker.choose(asked, _lettered(choices)) != "2":
            return End.FINISHED
        for item in items:
            del answers[item.id]
        end = replace(sitting, items=items).run(answers)
        return End.FINISHED if end in (End.FINISHED, End.ENOUGH) else end

    def _close(self, end: End, answers: Answers, seconds: int | None) -> None:
        """The result, unless the person stopped; what was saved goes when all was asked."""
        kept = "cli.kept" if self.keeping else "cli.not_kept"
        if end is End.STOPPED:
            self.asker.tell(self.voice.say(kept))
            return
        if end is End.ENDED:
            missing = sum(answers.get(item.id) is None for item in self.quiz.items)
            self.asker.tell(self.voice.say("cli.input_ended", n=missing))
        result = score(self.plan, answers, seconds=seconds)
        present(
            result,
            self.quiz,
            self.plan,
            self.catalogue,
            self.voice,
            as_json=self.wish.as_json,
        )
        sys.stdout.flush()
        if self.keeping and end is End.FINISHED:
            state.delete(self.quiz.source.slug)
        elif self.keeping:
            self.asker.tell(self.voice.say("cli.kept"))


def _lettered(choices: dict[str, str]) -> dict[str, str]:
    """Choices by the number that is pressed."""
    return {str(number): label for number, label in enumerate(choices.values(), 1)}


def _nowhere(_: Answers) -> None:
    """Where answers go that nobody wanted saved."""


def _lacking(plan: Plan, result: Result) -> frozenset[str]:
    """The items of scales without which some role cannot be spoken of."""
    scales = {scale.id: scale for scale in plan.scales}
    parts = {value.id: value.parts for value in plan.role_values}
    wanted: set[str] = set()
    for role in plan.roles:
        if result.roles[role.id].state == "ok":
            continue
        for name, value in role.values.items():
            if getattr(result.roles[role.id], name) is None:
                wanted |= {part.child for part in parts.get(value, ())} or {value}
    few = (scales[s] for s in wanted if result.scales[s].state == "too_few")
    return frozenset(part.child for scale in few for part in scale.parts)

"""Taking a quiz in the terminal: opening words, saving if wanted, questions, the result."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from careerfit.catalogue import Catalogue
from careerfit.cli import sheets, state
from careerfit.cli.gaps import open_items
from careerfit.cli.quiz import default, present
from careerfit.cli.session import Answers, Asker, End, Sitting
from careerfit.cli.setting import Setting
from careerfit.errors import CareerfitError, Fault, UsageError
from careerfit.model.quiz import AnswerSheet, Item, Quiz
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import Plan
from careerfit.scoring.sheet import score
from careerfit.telling.material import Telling
from careerfit.telling.refuting import refutation
from careerfit.telling.voice import Voice
from careerfit.words.complaint import line_of

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
    name = default(catalogue, wish.quiz)
    if catalogue.quizzes[name].purpose == "select":
        raise UsageError(Fault("select.not_for_oneself", data={"quiz": name}))
    opening = _Opening(catalogue, here.voice, asker, person)
    earlier = opening.earlier(name) if person or wish.save else None
    form = earlier.form if earlier else wish.form or opening.form(name)
    quiz = catalogue.quiz(name, form)
    plan = compile_plan(quiz, catalogue.roles, catalogue.traits)
    answers = opening.answers(earlier, plan) if earlier else {}
    opening.words(quiz, resumed=earlier is not None)
    keeping = wish.save or earlier is not None or (person and opening.wants_saving())
    taking = _Taking(quiz, plan, catalogue, here.voice, asker, person, keeping)
    started = clock()
    end = taking.sit(answers)
    # Time says something only of a person who answered everything in one go.
    seconds = round(clock() - started) if person and earlier is None else None
    taking.close(end, answers, seconds, as_json=wish.as_json)


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


@dataclass(frozen=True, slots=True)
class _Opening:
    """Everything before the first question."""

    catalogue: Catalogue
    voice: Voice
    asker: Asker
    person: bool

    def earlier(self, name: str) -> AnswerSheet | None:
        """Saved answers to go on with, if there are any and the person wants to."""
        saved = state.saved(name)
        if saved is None:
            return None
        forms, path = self.catalogue.forms(name), str(state.path_of(name))
        version = self.catalogue.quizzes[name].version
        if saved.version != version:
            data = {"written": saved.version, "expected": version}
            raise state.StateError(Fault("cli.state_other_version", path, data=data))
        if saved.quiz != name or saved.form not in forms:
            raise state.StateError(Fault("cli.state_broken", path))
        form = self.title(name, saved.form)
        asked = self.voice.say("cli.ask_resume", form=form, n=len(saved.answers))
        if self.person and not self._agrees(asked, yes="cli.choice_resume", no="cli.choice_anew"):
            state.delete(name)
            return None
        return saved

    def form(self, name: str) -> str:
        """The first form; of forms about pairs of roles, the one that the person wants."""
        found = self.catalogue.forms(name)
        first = next(iter(found))
        if not self.person or not found[first].whose:
            return first
        keyed = dict(enumerate(found, 1))
        choices = {str(key): self.title(name, form) for key, form in keyed.items()}
        return keyed[int(self.asker.choose(self.voice.say("trained.which_pair"), choices))]

    def title(self, name: str, form: str) -> str:
        """A form's title; of a form about a pair of roles, their titles."""
        found = self.catalogue.forms(name)[form]
        if not found.whose:
            return self.voice.read(found.title)
        roles = (self.catalogue.roles[role] for role in form.split("__"))
        return self.voice.listed(self.voice.read(role.title) for role in roles)

    def answers(self, earlier: AnswerSheet, plan: Plan) -> Answers:
        """The saved answers, if each of them still answers a question of this plan."""
        try:
            score(plan, earlier.answers)
        except CareerfitError as error:
            path = str(state.path_of(earlier.quiz))
            raise state.StateError(
                *(replace(fault, file=path) for fault in error.faults)
            ) from error
        for warning in sheets.other_plan(plan, earlier):
            self.asker.tell(line_of(warning, self.voice.language))
        return dict(earlier.answers)

    def words(self, quiz: Quiz, *, resumed: bool) -> None:
        """What this is, what happens with the answers, and that nothing must be answered."""
        source = quiz.source
        form = self.title(source.slug, quiz.form)
        said = [self.voice.say("cli.quiz_title", quiz=self.voice.read(source.title), form=form)]
        if not resumed:
            notices = self.catalogue.jurisdiction.notices
            said += [self.voice.read(notices[name]) for name in source.notices]
            said += [self.voice.say(self.asker.traces)] if self.person else []
            said += [self.voice.say("cli.may_skip", n=len(quiz.items))]
        self.asker.tell("\n\n".join(said))

    def wants_saving(self) -> bool:
        asked = self.voice.say("cli.ask_save")
        return not self._agrees(asked, yes="cli.choice_no_save", no="cli.choice_save")

    def _agrees(self, text: str, *, yes: str, no: str) -> bool:
        choices = {"1": self.voice.say(yes), "2": self.voice.say(no)}
        return self.asker.choose(text, choices) == "1"


@dataclass(frozen=True, slots=True)
class _Taking:
    """One quiz from its first question to its result."""

    quiz: Quiz
    plan: Plan
    catalogue: Catalogue
    voice: Voice
    asker: Asker
    person: bool
    keeping: bool

    def sit(self, answers: Answers) -> End:
        """Ask everything; then, once, what was skipped and a role cannot do without."""
        self._keep(answers)
        items = self.quiz.items
        sitting = Sitting(items, self.asker, self.voice, self._keep, self.keeping, self._after)
        end = sitting.run(answers)
        if end is not End.FINISHED or not self.person:
            return end
        skipped = open_items(items, self.plan, score(self.plan, answers), answers)
        if not skipped or len(skipped) == len(items) or not self._wants_gaps(len(skipped)):
            return end
        for item in skipped:
            del answers[item.id]
        return replace(sitting, items=skipped).run(answers)

    def close(self, end: End, answers: Answers, seconds: int | None, *, as_json: bool) -> None:
        """The result, unless the person stopped; what was saved goes when all was asked."""
        if end is End.STOPPED:
            self.asker.tell(self.voice.say("cli.kept" if self.keeping else "cli.not_kept"))
            return
        if end is End.ENDED:
            missing = sum(answers.get(item.id) is None for item in self.quiz.items)
            self.asker.tell(self.voice.say("cli.input_ended", n=missing))
        result = score(self.plan, answers, seconds=seconds)
        telling = Telling(result, self.quiz, self.plan, self.catalogue, self.voice)
        present(telling, answers, as_json=as_json)
        sys.stdout.flush()
        if self.keeping and end is End.FINISHED:
            state.delete(self.quiz.source.slug)
        elif self.keeping:
            self.asker.tell(self.voice.say("cli.kept"))

    def _wants_gaps(self, many: int) -> bool:
        choices = {
            "1": self.voice.say("cli.choice_no_gaps"),
            "2": self.voice.say("cli.choice_gaps"),
        }
        return self.asker.choose(self.voice.say("cli.ask_gaps", n=many), choices) == "2"

    def _after(self, item: Item, option: int) -> str:
        """In a train quiz, the refutation follows at once."""
        if item.right is None:
            return ""
        return refutation(item, option, self.catalogue, self.voice)

    def _keep(self, answers: Answers) -> None:
        """Save, if wanted; where that fails, nothing answered so far is lost: it is printed."""
        if not self.keeping:
            return
        sheet = sheets.sheet_of(self.quiz, self.plan, answers)
        try:
            state.save(sheet)
        except state.StateError:
            if answers:
                self.asker.tell(self.voice.say("cli.answers_follow"))
                sys.stdout.write(state.as_json(sheet))
            raise

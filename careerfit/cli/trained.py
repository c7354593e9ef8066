"""The result of a train quiz: what was known, by role and by statement, with the facts."""

from collections.abc import Iterator, Mapping

from careerfit.cli.paper import INDENT, Paper
from careerfit.exchange.answers.codes import code
from careerfit.telling.material import Telling
from careerfit.telling.refuting import fact, sources
from careerfit.telling.trained import claim, limits, state

Answers = Mapping[str, int | None]


def show_trained(telling: Telling, answers: Answers, paper: Paper) -> None:
    """Prints the whole result, the most important first."""
    items = telling.quiz.items
    right = sum(answers.get(item.id) == item.right for item in items)
    answered = sum(answers.get(item.id) is not None for item in items)
    paper.strong(_say(telling, "headline", right=right, answered=answered, of=len(items)))
    paper.text(_say(telling, "class_code", code=code(telling.plan, answers)))
    for role in telling.quiz.roles:
        _role(telling, role, answers, paper)
    for title, sentences in _closing(telling):
        if sentences:
            paper.heading(title)
            paper.items(sentences)


def _say(telling: Telling, key: str, /, **data: object) -> str:
    return telling.voice.say(f"trained.{key}", **data)


def _role(telling: Telling, role: str, answers: Answers, paper: Paper) -> None:
    """One role: how many were right, then every statement with its answer and its fact."""
    own = [item for item in telling.quiz.items if item.owner == role]
    if not own:
        return
    right = sum(answers.get(item.id) == item.right for item in own)
    paper.heading(_say(telling, "role", role=telling.title(role), right=right, of=len(own)))
    for item in own:
        said = f"[{_say(telling, state(item, answers.get(item.id)))}]"
        paper.items([f"{said} {claim(item, telling.catalogue, telling.voice)}"])
        if answers.get(item.id) != item.right:
            paper.text(fact(item, telling.catalogue, telling.voice), INDENT)
            paper.text(sources(item, telling.catalogue, telling.voice), INDENT)


def _closing(telling: Telling) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What this quiz does not cover, and the notices."""
    said = limits(telling.quiz, telling.catalogue, telling.voice)
    yield _say(telling, "limits"), tuple(said)
    notices = telling.catalogue.jurisdiction.notices
    named = telling.quiz.source.notices
    yield telling.say("notices"), tuple(telling.voice.read(notices[name]) for name in named)

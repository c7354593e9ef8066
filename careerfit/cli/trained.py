"""The result of a train quiz: what was known, by role and by statement, with the facts."""

from collections.abc import Iterator, Mapping

from careerfit.cli.paper import INDENT, Paper
from careerfit.cli.refuting import fact, sources
from careerfit.cli.telling import Telling
from careerfit.model.quiz import Item

Answers = Mapping[str, int | None]


def show_trained(telling: Telling, answers: Answers, paper: Paper) -> None:
    """Prints the whole result, the most important first."""
    items = telling.quiz.items
    right = sum(answers.get(item.id) == item.right for item in items)
    answered = sum(answers.get(item.id) is not None for item in items)
    paper.strong(_say(telling, "headline", right=right, answered=answered, of=len(items)))
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
        said = f"[{_say(telling, _state(item, answers.get(item.id)))}]"
        paper.items([f"{said} {_claim(telling, item)}"])
        if answers.get(item.id) != item.right:
            paper.text(fact(item, telling.catalogue, telling.voice), INDENT)
            paper.text(sources(item, telling.catalogue, telling.voice), INDENT)


def _claim(telling: Telling, item: Item) -> str:
    """What the item asked, without the role that the heading names already."""
    whose = item.section == "whose"
    return telling.voice.read(item.text if whose else telling.catalogue.claim(item.statement))


def _state(item: Item, option: int | None) -> str:
    if option is None:
        return "skipped"
    if option == item.right:
        return "right"
    return "unsure" if option == item.unsure else "wrong"


def _closing(telling: Telling) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What this quiz does not cover, and the notices."""
    yield _say(telling, "limits"), tuple(_limits(telling))
    notices = telling.catalogue.jurisdiction.notices
    named = telling.quiz.source.notices
    yield telling.say("notices"), tuple(telling.voice.read(notices[name]) for name in named)


def _limits(telling: Telling) -> Iterator[str]:
    left_out = {role for roles in telling.quiz.not_covered.values() for role in roles}
    if roles := sorted(left_out - set(telling.quiz.roles)):
        yield _say(telling, "not_covered", roles=telling.titles(roles))
    for pair in telling.catalogue.pairs_without_items(telling.quiz.source.slug):
        yield _say(telling, "no_pair", roles=telling.titles(pair))
    yield _say(telling, "limit_sources")

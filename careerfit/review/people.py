"""Made-up answer sheets of the people a role is looking for: typical ones, and many with chance.

A typical person of a role likes its tasks (and what other roles share of them) and has its traits
at the level it asks for; everything else lies in the middle. Chance is the spread of a person's
own answers around that (within-person item variance .063 of the range squared, see the plan).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from careerfit.catalogue import Catalogue
from careerfit.errors import PlanError
from careerfit.model.quiz import Item, Quiz
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import FULL, HALF, PRIOR, Plan

LIKED = 3 * FULL // 4
SPREAD: float = PRIOR**0.5
Answers = dict[str, int | None]


@dataclass(frozen=True)
class Trial:
    """One form of an explore quiz, its plan, and what is typical of whom."""

    slug: str
    form: str
    quiz: Quiz
    plan: Plan
    typical: Mapping[str, Mapping[str, int]]  # role: item: expected credit 0..FULL

    def sheet(self, role: str) -> Answers:
        """What a typical person of a role answers: the roundings of a scale even out."""
        owed: dict[str, int] = {}
        found: Answers = {}
        for item in self.quiz.items:
            wanted = self.typical[role][item.id] + owed.get(item.owner, 0)
            credits = self.plan.by_id[item.id].credits
            found[item.id] = option = _nearest(credits, wanted)
            owed[item.owner] = wanted - (credits[option - 1] or 0)
        return found

    def chance_sheet(self, role: str, chance: Random) -> Answers:
        """What one of many people of a role may answer."""
        typical = self.typical[role]
        return {
            item.id: _nearest(item.credits, typical[item.id] + chance.gauss(0, SPREAD))
            for item in self.plan.items
        }


def trials(catalogue: Catalogue) -> Iterator[Trial]:
    """Every form of every explore quiz that compares two roles or more."""
    for slug, source in catalogue.quizzes.items():
        if source.purpose != "explore":
            continue
        for form in catalogue.forms(slug):
            quiz = catalogue.quiz(slug, form)
            try:
                plan = compile_plan(quiz, catalogue.roles, catalogue.traits)
            except PlanError:
                continue  # a fault that `check` names
            if len(plan.roles) > 1:
                typical = {
                    role.id: {item.id: _expected(catalogue, role.id, item) for item in quiz.items}
                    for role in plan.roles
                }
                yield Trial(slug, form, quiz, plan, typical)


def _expected(catalogue: Catalogue, role: str, item: Item) -> int:
    """The credit that someone typical of a role expects for an item."""
    profile = catalogue.roles[role]
    if item.section == "traits":
        need = profile.requirements.get(item.owner)
        return need.level * FULL // 100 if need else HALF
    if item.section == "tasks":
        task = item.statement.rpartition("/")[2]
        liked = item.owner == role or role in catalogue.roles[item.owner].tasks[task].shared
        return LIKED if liked else HALF
    return HALF


def _nearest(credits: tuple[int | None, ...], wanted: float) -> int:
    """The option whose credit is nearest to the wanted one."""
    known = [
        (abs(credit - wanted), option)
        for option, credit in enumerate(credits, 1)
        if credit is not None
    ]
    return min(known)[1]

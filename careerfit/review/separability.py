"""Which roles a quiz cannot tell apart, by simulation with a stated seed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from random import Random

from careerfit.catalogue import Catalogue
from careerfit.review.finding import Finding
from careerfit.review.material import Material, quiz_file
from careerfit.review.people import Trial, trials
from careerfit.scoring.result import Result
from careerfit.scoring.sheet import score

SEED = 20_261_123
SHEETS = 100  # a role, up to TOTAL sheets a form
TOTAL = 800
MOST = 25  # percent of false matches from which a pair counts as not told apart
_HELPERS = 5  # names of what would help
_APART = 15  # levels that differ less do not tell roles apart

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Separability:
    """What the simulation of one form found."""

    quiz: str
    form: str
    seed: int
    sheets: int  # a role
    false_matches: Mapping[Pair, int]  # percent: the other one of the pair came before the own role
    readiness: Mapping[Pair, int]  # the same by readiness alone
    first: Mapping[str, Mapping[str, int]]  # role: who came first, in percent
    typical: Mapping[str, str]  # role: who comes first on its typical sheet
    helpers: Mapping[Pair, tuple[str, ...]]  # what would tell a pair apart

    def to_json(self) -> dict[str, object]:
        """The same as plain JSON data."""
        return {
            "quiz": self.quiz,
            "form": self.form,
            "seed": self.seed,
            "sheets": self.sheets,
            "pairs": [
                {
                    "roles": list(pair),
                    "false_matches": rate,
                    "by_readiness": self.readiness.get(pair),
                    "helpers": list(self.helpers.get(pair, ())),
                }
                for pair, rate in self.false_matches.items()
            ],
            "first": {role: dict(firsts) for role, firsts in self.first.items()},
            "typical": dict(self.typical),
        }


def separability(material: Material) -> Iterator[Separability]:
    """A simulation of every form of every explore quiz."""
    for trial in trials(material.catalogue):
        yield _simulated(material.catalogue, trial)


def inseparable(found: Separability) -> Iterator[Finding]:
    """Pairs of roles, and roles not recognised by the answers that are typical of them."""
    file = quiz_file(found.quiz)
    shown = {"seed": found.seed, "sheets": found.sheets, "most": MOST}
    for pair, rate in found.false_matches.items():
        if rate > MOST:
            data = shown | {
                "a": pair[0],
                "b": pair[1],
                "percent": rate,
                "helpers": ", ".join(found.helpers[pair]) or "–",
            }
            path = ("forms", found.form, "__".join(pair))
            yield Finding("roles_alike", "high", file, path, "", data)
    alike = {pair: rate for pair, rate in found.readiness.items() if rate > MOST}
    if alike:
        listed = ", ".join(f"{a}/{b} {rate} %" for (a, b), rate in alike.items())
        path = ("forms", found.form, "readiness")
        yield Finding("readiness_alike", "note", file, path, "", shown | {"pairs": listed})
    for role, first in found.typical.items():
        if first != role:
            path = ("forms", found.form, role)
            data = {"role": role, "first": first}
            yield Finding("typical_not_first", "high", file, path, "", data)


def _simulated(catalogue: Catalogue, trial: Trial) -> Separability:
    roles = [role.id for role in trial.plan.roles]
    many = max(1, min(SHEETS, TOTAL // len(roles)))
    chance = Random(SEED)  # noqa: S311 -- a simulation that anyone can repeat
    results = {
        role: [score(trial.plan, trial.chance_sheet(role, chance)) for _ in range(many)]
        for role in roles
    }
    pairs = list(combinations(sorted(roles), 2))
    rates = {pair: _percent(_by_order(results, pair), 2 * many) for pair in pairs}
    by_readiness = {pair: _percent(_by_readiness(results, pair), 2 * many) for pair in pairs}
    return Separability(
        trial.slug,
        trial.form,
        SEED,
        many,
        rates,
        by_readiness if "readiness" in trial.quiz.values else {},
        {
            role: {
                first: _percent(count, many)
                for first, count in Counter(found.order[0] for found in results[role]).most_common()
            }
            for role in roles
        },
        {role: score(trial.plan, trial.sheet(role)).order[0] for role in roles},
        {pair: tuple(islice(_helpers(catalogue, trial, pair), _HELPERS)) for pair in pairs},
    )


def _percent(count: float, of: int) -> int:
    return round(100 * count / of)


def _by_order(results: Mapping[str, list[Result]], pair: Pair) -> int:
    """How often people of one role of the pair see the other one before it."""
    return sum(
        result.order.index(other) < result.order.index(own)
        for own, other in (pair, pair[::-1])
        for result in results[own]
    )


def _by_readiness(results: Mapping[str, list[Result]], pair: Pair) -> float:
    """The same by readiness; equal values are a coin's toss."""
    count = 0.0
    for own, other in (pair, pair[::-1]):
        for result in results[own]:
            mine, theirs = result.roles[own].readiness, result.roles[other].readiness
            if mine is not None and theirs is not None:
                count += 0.5 if mine == theirs else float(theirs > mine)
    return count


def _helpers(catalogue: Catalogue, trial: Trial, pair: Pair) -> Iterator[str]:
    """Quizzes about the pair, and what the form does not ask that the two would answer apart."""
    yield from (quiz for quiz in catalogue.quizzes if "__".join(pair) in catalogue.forms(quiz))
    asked = {item.statement for item in trial.quiz.items}
    for own, other in (pair, pair[::-1]):
        for slug, task in catalogue.roles[own].tasks.items():
            statement = f"{own}/tasks/{slug}"
            if statement not in asked and other not in task.shared:
                yield statement
    scales = {scale.id for scale in trial.quiz.scales}
    one, two = (catalogue.roles[role].requirements for role in pair)
    for trait in catalogue.traits:
        levels = [need[trait].level if trait in need else 0 for need in (one, two)]
        if trait not in scales and abs(levels[0] - levels[1]) >= _APART:
            yield from (f"{trait}/items/{item}" for item in catalogue.traits[trait].items)

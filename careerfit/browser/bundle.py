"""What travels to the browser: a quiz with its plans and every sentence of its results.

A sentence is a list, one entry for each language of the catalogue. Nothing comes back.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from careerfit.catalogue import Catalogue, known
from careerfit.errors import Fault, UsageError
from careerfit.model.quiz import Item, Quiz
from careerfit.model.text import Text
from careerfit.scoring.compiling import compile_plan
from careerfit.scoring.plan import Plan
from careerfit.scoring.sheet import score
from careerfit.telling.closing import limits
from careerfit.telling.ledger import label
from careerfit.telling.material import Telling
from careerfit.telling.refuting import fact, sources
from careerfit.telling.trained import claim
from careerfit.telling.trained import limits as trained_limits
from careerfit.telling.voice import Voice
from careerfit.words import own_name

QUESTIONS = 5
PRACTICE = 45  # forms about pairs: ten roles have so many; a page with more would grow heavy

# The JSON's own braces stand before a quote or each other; others open something for a template
# engine or an extension of Markdown.
_MARK = re.compile(r'[<>&\u2028\u2029]|\{(?!["}])')

Sentence = list[str]


def bundle(catalogue: Catalogue, quiz: str, role: str | None = None) -> dict[str, Any]:
    """A quiz for the browser, or the part of it that is about one role.

    Raises UsageError for an unknown name, for a select quiz (its key would be an answer sheet)
    and where the quiz asks nothing about the role; PlanError where a plan makes no sense.
    """
    source = known(catalogue.quizzes, quiz, "quiz")
    if source.purpose == "select":
        raise UsageError(Fault("quiz_select", data={"quiz": quiz}))
    if role is not None:
        catalogue = _limited(catalogue, quiz, known(catalogue.roles, role, "role").slug)
    made = _Bundle(catalogue, quiz)
    forms = [made.form(form) for form in catalogue.forms(quiz) if _names(form, role)]
    if not any(form["items"] for form in forms):
        raise UsageError(Fault("quiz_asks_nothing", data={"quiz": quiz, "role": role}))
    return made.whole(forms) | {"role": role} | _practice(catalogue, quiz)


def packed(value: object) -> str:
    """The value as JSON that HTML, Markdown, Jinja and old JavaScript read as nothing else."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _MARK.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)


def _limited(catalogue: Catalogue, quiz: str, role: str) -> Catalogue:
    """The catalogue whose quiz is about one role; forms about pairs need both their roles."""
    source = catalogue.quizzes[quiz]
    if any(form.whose for form in source.forms.values()):
        return catalogue
    only = source.model_copy(update={"roles": (role,)})
    return replace(catalogue, quizzes={**catalogue.quizzes, quiz: only})


def _names(form: str, role: str | None) -> bool:
    """Whether a form is wanted: all are, but of forms about pairs only those with the role."""
    return role is None or "__" not in form or role in form.split("__")


def _practice(catalogue: Catalogue, quiz: str) -> dict[str, Any]:
    """For an explore quiz: the train quiz about the pairs of roles it may not tell apart."""
    if catalogue.quizzes[quiz].purpose != "explore":
        return {}
    for name, source in catalogue.quizzes.items():
        pairs = [form for form in catalogue.forms(name) if "__" in form]
        if source.purpose == "train" and pairs and len(pairs) <= PRACTICE:
            return {"practice": bundle(catalogue, name)}
    return {}


@dataclass(frozen=True)
class _Bundle:
    """Collects the parts of one bundle."""

    catalogue: Catalogue
    quiz: str

    @property
    def voices(self) -> tuple[Voice, ...]:
        return tuple(map(Voice, self.catalogue.about.languages))

    def read(self, text: Text) -> Sentence:
        return [voice.read(text) for voice in self.voices]

    def whole(self, forms: list[dict[str, Any]]) -> dict[str, Any]:
        source = self.catalogue.quizzes[self.quiz]
        notices = self.catalogue.jurisdiction.notices
        plans = [form["plan"] for form in forms]
        roles = dict.fromkeys(role["id"] for plan in plans for role in plan["roles"])
        scales = {scale["id"] for plan in plans for scale in plan["layers"][0]}
        return {
            "quiz": source.slug,
            "version": source.version,
            "purpose": source.purpose,
            "languages": list(self.catalogue.about.languages),
            "tongues": list(map(own_name, self.catalogue.about.languages)),
            "title": self.read(source.title),
            "summary": self.read(source.summary),
            "notices": [self.read(notices[name]) for name in source.notices],
            "questions": [self.read(q) for q in list(source.questions.values())[:QUESTIONS]],
            "roles": {role: self.role(role) for role in roles},
            "traits": {
                slug: {"name": self.read(trait.name), "kind": trait.kind}
                for slug, trait in self.catalogue.traits.items()
                if slug in scales
            },
            "statements": self.statements(plans),
            "forms": forms,
        }

    def role(self, slug: str) -> dict[str, Any]:
        profile = self.catalogue.roles[slug]
        explores = self.catalogue.quizzes[self.quiz].purpose == "explore"
        told = {
            section: [self.read(entry.text) for entry in getattr(profile, section).values()]
            for section in ("next_steps", "people")
        }
        return {"title": self.read(profile.title)} | (told if explores else {})

    def statements(self, plans: Iterable[dict[str, Any]]) -> dict[str, Any]:
        """The sentences of the ledgers, and what stands in front of them on either side."""
        if self.catalogue.quizzes[self.quiz].purpose != "explore":
            return {}
        named = dict.fromkeys(
            line["statement"] for plan in plans for role in plan["roles"] for line in role["ledger"]
        )
        return {statement: self.statement(statement) for statement in named}

    def statement(self, statement: str) -> dict[str, Any]:
        supports, trait = label(statement, "supports", self.catalogue)
        consider, _ = label(statement, "consider", self.catalogue)
        said = self.read(self.catalogue.sentence(statement))
        if statement.split("/")[1] == "requirements":
            said = []  # the trait's name says it all
        return {"text": said, "supports": supports, "consider": consider, "trait": trait}

    def form(self, name: str) -> dict[str, Any]:
        quiz = self.catalogue.quiz(self.quiz, name)
        plan = compile_plan(quiz, self.catalogue.roles, self.catalogue.traits)
        return {
            "form": name,
            "title": self.title(name),
            "plan": plan.to_json() | {"hash": plan.hash},
            "items": [self.item(item) for item in quiz.items],
            "options": self.options(quiz),
            "limits": [list(said) for said in zip(*self.limits(quiz, plan), strict=True)],
        }

    def title(self, form: str) -> Sentence:
        """A form's title; of a form about a pair of roles, their titles."""
        found = self.catalogue.forms(self.quiz)[form]
        if not found.whose:
            return self.read(found.title)
        titles = [self.catalogue.roles[role].title for role in form.split("__")]
        return [voice.listed(map(voice.read, titles)) for voice in self.voices]

    def item(self, item: Item) -> dict[str, Any]:
        made = {"text": self.read(item.text), "options": item.section, "owner": item.owner}
        if item.right is None:
            return made
        return made | {
            "right": item.right,
            "statement": item.statement,
            "claim": [claim(item, self.catalogue, voice) for voice in self.voices],
            "fact": [fact(item, self.catalogue, voice) for voice in self.voices],
            "sources": [sources(item, self.catalogue, voice) for voice in self.voices],
        }

    def options(self, quiz: Quiz) -> dict[str, list[Sentence]]:
        """The labels of each section's items, option 1 first."""
        return {item.section: [self.read(text) for text in item.labels] for item in quiz.items}

    def limits(self, quiz: Quiz, plan: Plan) -> Iterator[tuple[str, ...]]:
        """What a result of this form cannot say, once for each language."""
        for voice in self.voices:
            if quiz.source.purpose == "train":
                yield tuple(trained_limits(quiz, self.catalogue, voice))
            else:
                yield tuple(limits(Telling(score(plan, {}), quiz, plan, self.catalogue, voice)))

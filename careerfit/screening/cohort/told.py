"""A cohort in words: the same rows and sentences for the page, the workbook and the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import Any, NamedTuple

from careerfit.catalogue import Catalogue
from careerfit.screening.cohort.counting import STATES, Cohort, Told
from careerfit.screening.cohort.intervals import Difference, Share
from careerfit.screening.cohort.rounding import BASE, SMALLEST
from careerfit.telling.refuting import fact, sources
from careerfit.telling.trained import claim
from careerfit.telling.voice import Voice


class Confusion(NamedTuple):
    """Tasks of one role that are taken for the other's: the mean share (0..1) over statements."""

    role: str
    other: str
    statements: int
    share: float


@dataclass(frozen=True)
class Report:
    """A cohort, and the language and catalogue that it is told in."""

    cohort: Cohort
    catalogue: Catalogue
    voice: Voice

    def say(self, key: str, /, **data: object) -> str:
        return self.voice.say(f"cohort.{key}", **data)

    def role(self, slug: str) -> str:
        return self.voice.read(self.catalogue.roles[slug].title)

    @cached_property
    def title(self) -> str:
        return self.say("title", quiz=self.voice.read(self.cohort.quiz.source.title))

    @cached_property
    def source(self) -> str:
        """What the report was made from: how many sheets, of which quiz, by which plan."""
        plan, quiz = self.cohort.plan, self.cohort.quiz
        named = {"form": quiz.form, "version": plan.version, "plan": plan.hash}
        return self.say("made_from", n=self.cohort.sheets, **named)

    @cached_property
    def compared(self) -> bool:
        return self.cohort.before is not None

    def statement(self, told: Told) -> str:
        return claim(told.item, self.catalogue, self.voice)

    def truth(self, told: Told) -> str:
        """What is so, and where that is written."""
        if told.item.section == "expectations":
            said = self.voice.read(self.catalogue.sentence(told.item.statement))
        else:
            said = fact(told.item, self.catalogue, self.voice)
        return f"{said} {sources(told.item, self.catalogue, self.voice)}"

    def way(self, told: Told) -> str:
        return self.say(f"way_{told.way}")

    def count(self, n: int) -> str:
        """A rounded count; the smallest one stands for all that is below five."""
        return self.say("fewer", n=SMALLEST) if n < SMALLEST else str(n)

    def share(self, share: Share | None) -> str:
        """`40 % (22–61 %)`, the interval rounded outward."""
        if share is None:
            return self.say("too_few_answered")
        low, high = floor(100 * share.low), ceil(100 * share.high)
        return self.say("share", value=round(100 * share.value), low=low, high=high)

    def change(self, told: Told) -> str:
        """From which share to which, how sure, and in a word."""
        if told.change is None:
            return self.say("too_few_answered")
        moved = told.change.difference
        points = {
            "before": round(100 * told.change.before.value),
            "after": round(100 * told.change.after.value),
            "low": _signed(floor(100 * moved.low)),
            "high": _signed(ceil(100 * moved.high)),
            "verdict": self.say(verdict(moved)),
        }
        return self.say("change", **points)

    def confused(self) -> tuple[Confusion, ...]:
        """Whose tasks are taken for whose, the most common first."""
        found: dict[tuple[str, str], list[float]] = {}
        for told in self.cohort.told:
            if told.way == "whose" and told.share is not None:
                (other,) = set(self.cohort.quiz.roles) - {told.item.owner}
                found.setdefault((told.item.owner, other), []).append(told.share.value)
        every = (
            Confusion(*pair, len(shares), sum(shares) / len(shares))
            for pair, shares in found.items()
        )
        return tuple(sorted(every, key=lambda each: -each.share))

    def confusion(self, each: Confusion) -> str:
        named = {"role": self.role(each.role), "other": self.role(each.other)}
        return self.say("confused", n=each.statements, share=round(100 * each.share), **named)

    def notes(self) -> Iterator[str]:
        """How to read it, what it hides, and what the law asks for."""
        yield self.say("note_share")
        yield self.say("note_rounding", base=BASE, most=BASE - 1)
        yield self.say("note_two_reports")
        if self.compared:
            kind = "paired" if self.cohort.pairs else "separate"
            yield self.say(f"note_{kind}", n=self.cohort.pairs or self.cohort.before)
            yield self.say("note_no_cause")
        yield self.say("note_people")
        yield self.say("note_children", age=self.catalogue.jurisdiction.adult_age)
        yield self.say("note_kept")

    def for_scripts(self) -> dict[str, Any]:
        """The report as JSON data: shares 0..1, counts rounded, no id and no name."""
        cohort, plan = self.cohort, self.cohort.plan
        return {
            "quiz": plan.quiz,
            "form": plan.form,
            "version": plan.version,
            "plan": plan.hash,
            "purpose": plan.purpose,
            "sheets": cohort.sheets,
            "before": cohort.before,
            "pairs": cohort.pairs,
            "rounded_to": BASE,
            "smallest": SMALLEST,
            "orders_people": False,
            "statements": [_statement(told) for told in cohort.told],
            "confused": [each._asdict() for each in self.confused()],
            "notes": list(self.notes()),
        }


def verdict(moved: Difference) -> str:
    """Whether fewer are off than before, more, or nobody can say."""
    if moved.high < 0:
        return "fewer_off"
    return "more_off" if moved.low > 0 else "unclear"


def _signed(points: int) -> str:
    return f"{points:+d}".replace("-", "\u2212")


def _statement(told: Told) -> dict[str, Any]:
    change = told.change
    return {
        "item": told.item.id,
        "statement": told.item.statement,
        "off_means": told.way,
        "counts": {state: told.counts[state] for state in STATES},
        "answered": told.answered,
        "off": told.share._asdict() if told.share else None,
        "change": change
        and {
            "paired": change.paired,
            "before": change.before._asdict(),
            "after": change.after._asdict(),
            "difference": change.difference._asdict(),
            "verdict": verdict(change.difference),
        },
    }

"""A draft of the impact assessment that systematic scoring needs (UU 27/2022 art. 34).

What policy and plan already say is filled in; what only people know is left as a question.
"""

import re
from collections.abc import Iterator
from datetime import date

from careerfit.model.policy import Policy
from careerfit.model.quiz import QuizSource
from careerfit.scoring.plan import Plan
from careerfit.telling.voice import Voice

RISKS = ("quality", "unfair", "automatic", "disclosed", "harm", "linked", "kept")
QUESTIONS = ("need", "less", "consulted", "pilot", "access", "breach", "child", "agreement")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def draft(policy: Policy, quiz: QuizSource, plan: Plan, voice: Voice, today: date) -> str:
    """The assessment as Markdown. A text of the policy stands in it literally."""
    parts = (
        _title(policy, quiz, plan, voice, today),
        _processing(policy, plan, voice),
        _order(policy, voice),
        _risks(policy, voice),
        _rights(policy, voice),
        _questions(voice),
    )
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def literal(text: str) -> str:
    """A text without any meaning in Markdown, on one line."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return _MARKS.sub(r"\\\1", " ".join(plain.split()))


def _title(
    policy: Policy, quiz: QuizSource, plan: Plan, voice: Voice, today: date
) -> Iterator[str]:
    say = voice.say
    yield f"# {say('evidence.dpia_title', name=literal(voice.read(quiz.title)))}"
    yield ""
    yield say("evidence.dpia_draft")
    yield ""
    rows = {
        "controller": literal(policy.controller),
        "contact": literal(policy.contact),
        "date": today.isoformat(),
        "quiz": f"{quiz.slug}, {plan.form}, {quiz.version}",
        "hashes": f"`{plan.hash}`, `{policy.hash}`",
    }
    yield from _table(
        ("about", "said"), ((_label(name, voice), said) for name, said in rows.items()), voice
    )


def _processing(policy: Policy, plan: Plan, voice: Voice) -> Iterator[str]:
    yield from _heading("processing", voice)
    columns = ", ".join(map(literal, policy.kept)) or voice.say("evidence.dpia_no_columns")
    rows = {
        "purpose": literal(policy.purpose),
        "basis": voice.say(f"screening.basis_{policy.legal_basis}"),
        "notice": literal(policy.notice),
        "people": voice.say("evidence.dpia_people"),
        "data": voice.say("evidence.dpia_data", n=len(plan.items), columns=columns),
        "not_data": voice.say("evidence.dpia_not_data"),
        "retention": policy.retain_until.isoformat(),
        "place": voice.say("evidence.dpia_place"),
    }
    yield from _table(
        ("about", "said"), ((_label(name, voice), said) for name, said in rows.items()), voice
    )


def _order(policy: Policy, voice: Voice) -> Iterator[str]:
    yield from _heading("scoring", voice)
    for each in policy.components:
        said = voice.say("evidence.dpia_component", scale=each.scale, weight=each.weight)
        least = each.minimum
        yield f"- {said}" + (f" {voice.say('evidence.dpia_minimum', n=least)}" if least else "")
    why = policy.justification
    yield (
        f"- {voice.say('evidence.dpia_why')}: {literal(why)}"
        if why
        else f"- {voice.say('evidence.dpia_equal')}"
    )
    for name in ("person", "keyed", "reproducible"):
        yield f"- {voice.say(f'evidence.dpia_{name}')}"
    yield ""


def _risks(policy: Policy, voice: Voice) -> Iterator[str]:
    """Each risk, what the program and the policy do about it; people say how grave it is."""
    yield from _heading("risks", voice)
    yield voice.say("evidence.dpia_risks_note")
    yield ""
    until = policy.retain_until.isoformat()
    rows = (
        (
            voice.say(f"evidence.dpia_risk_{name}"),
            voice.say(f"evidence.dpia_measure_{name}", until=until),
            "…",
            "…",
        )
        for name in RISKS
    )
    yield from _table(("risk", "measure", "gravity", "left"), rows, voice)


def _rights(policy: Policy, voice: Voice) -> Iterator[str]:
    yield from _heading("rights", voice)
    appeal = policy.appeal
    for name in ("told", "explained", "erased"):
        yield f"- {voice.say(f'evidence.dpia_{name}')}"
    route = {"route": literal(appeal.route), "contact": literal(appeal.contact)}
    yield f"- {voice.say('evidence.dpia_objects', days=appeal.days, **route)}"
    yield ""


def _questions(voice: Voice) -> Iterator[str]:
    yield from _heading("questions", voice)
    for name in QUESTIONS:
        yield f"- [ ] {voice.say(f'evidence.dpia_ask_{name}')}"
    yield ""
    yield voice.say("evidence.dpia_signed")


def _heading(name: str, voice: Voice) -> Iterator[str]:
    yield f"## {voice.say(f'evidence.dpia_section_{name}')}"
    yield ""


def _label(name: str, voice: Voice) -> str:
    return voice.say(f"evidence.dpia_about_{name}")


def _table(titles: tuple[str, ...], rows: Iterator[tuple[str, ...]], voice: Voice) -> Iterator[str]:
    yield _row(voice.say(f"evidence.dpia_column_{title}") for title in titles)
    yield _row("---" for _ in titles)
    yield from map(_row, rows)
    yield ""


def _row(cells: "Iterator[str] | tuple[str, ...]") -> str:
    return f"| {' | '.join(cells)} |"

"""An order as data for other programs and for `careerfit decide`."""

from collections.abc import Iterator
from typing import Any

from careerfit.screening.items import figures
from careerfit.screening.material import Screened
from careerfit.screening.method import method
from careerfit.screening.questions import common, personal
from careerfit.screening.reasons import Reason, Reasoner

FORMAT = 1
_NUMBERS = ("total", "rank", "shared", "band_low", "band_high", "missing", "unknown")


def result(screened: Screened) -> dict[str, Any]:
    """The whole order: by which rules (`rules` is the policy), and each candidate's reasons."""
    plan, policy = screened.plan, screened.policy
    reasoner = Reasoner(screened)
    return {
        "format": FORMAT,
        "quiz": plan.quiz,
        "form": plan.form,
        "version": plan.version,
        "plan": plan.hash,
        "policy": policy.hash,
        "purpose": plan.purpose,
        "role": screened.role.slug,
        "key": screened.key,
        "demo": screened.demo,
        "blind": screened.blind,
        "language": screened.voice.language,
        "decisions": list(policy.decisions),
        "appeal": policy.appeal.model_dump(mode="json"),
        "rules": policy.model_dump(mode="json"),
        "one_answer": screened.one_answer,
        "counts": {name: getattr(screened.counts, name) for name in screened.counts.__slots__},
        "method": [said for _, sentences in method(screened) for said in sentences],
        "questions": list(common(screened)),
        "items": [
            {"item": each.item, "answered": each.answered, "missing": each.missing}
            | {"best": each.best, "mean": each.mean}
            for each in figures(screened)
        ],
        "answers": _answers(reasoner),
        "candidates": list(_candidates(screened, reasoner)),
    }


def _answers(reasoner: Reasoner) -> dict[str, Any]:
    """What the reasons mean, each once; of the key only what somebody's answer needs."""
    screened = reasoner.screened
    return {
        name: {
            "about": screened.about(item),
            "asked": screened.voice.read(item.text),
            "options": {
                str(each.option): {
                    "chosen": each.chosen,
                    "why": each.why,
                    "statements": list(each.statements),
                }
                for each in reasoner.said[name]
                if each is not None and each.option in screened.frame[name]
            },
        }
        for name, item in screened.items.items()
    }


def _candidates(screened: Screened, reasoner: Reasoner) -> Iterator[dict[str, Any]]:
    for row in screened.rows():
        reasons = reasoner.reasons(row)
        yield {
            "id": row["id"],
            "kept": {name: row[name] for name in screened.kept},
            "components": {
                each.scale: {
                    "score": row[each.scale],
                    "right": row[f"{each.scale}__right"],
                    "answered": row[f"{each.scale}__answered"],
                }
                for each in screened.policy.components
            },
            **{name: row[name] for name in _NUMBERS},
            "flags": row["flags"].split(),
            "below_minimum": row["below_minimum"].split(),
            "supports": [_reason(each) for each in reasons.supports],
            "consider": [_reason(each) for each in reasons.consider],
            "missing_items": list(reasons.missing),
            "questions": list(personal(reasons)),
            "decision": None,
        }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"item": reason.item, "option": reason.option, "points": reason.points}

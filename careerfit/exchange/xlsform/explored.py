"""The result of an explore quiz in words: who leads and how sure that is, two ledgers a role.

A form cannot sort: roles and lines keep the plan's order, and no order is claimed.
"""

from collections.abc import Iterator
from typing import Literal

from careerfit.exchange.xlsform.arithmetic import ref
from careerfit.exchange.xlsform.rows import Label, Row, group
from careerfit.exchange.xlsform.speech import Speech, note
from careerfit.exchange.xlsform.told import COUNTED, LEADERS, LEADING, value_of
from careerfit.model.quiz import Quiz
from careerfit.scoring.plan import HALF, LedgerItem, LedgerTrait, Plan, PlanItem, PlanRole
from careerfit.scoring.sheet import score
from careerfit.telling.closing import limits
from careerfit.telling.ledger import label
from careerfit.telling.material import Telling

Side = Literal["supports", "consider"]
SIDES: tuple[Side, ...] = ("supports", "consider")
_MEASURED = ("interest", "realism")
_KINDS = (("disposition",), ("skill", "knowledge"))
_TRIES = 3
_QUESTIONS = 5


def explored(speech: Speech, quiz: Quiz, plan: Plan) -> Iterator[Iterator[Row]]:
    """The headline, then the other screens of a result."""
    yield _headline(speech, plan)
    for role in plan.roles:
        name, title = f"result___{role.id}", speech.title(role.id)
        yield group(name, title, _role(speech, plan, role))
    for kinds in _KINDS:
        title = speech.say(f"result.traits_{kinds[0]}")
        yield group(f"traits_{kinds[0]}", title, _traits(speech, plan, kinds))
    yield group("answering", speech.say("result.flags"), _flags(speech, plan), _any_flag(plan))
    yield group("limits", speech.say("result.limits"), _limits(speech, quiz, plan))
    for section in ("next_steps", "people"):
        title = speech.say("result.tries" if section == "next_steps" else "result.people")
        rows = _of_leaders(speech, plan, section)
        yield group(section, title, rows, f"{LEADERS} > 0")
    yield group("questions", speech.say("result.questions"), _questions(speech, quiz))


def _headline(speech: Speech, plan: Plan) -> Iterator[Row]:
    """Who leads, and whether the leader can be told apart. One of these sentences is shown."""
    roles = tuple(role.id for role in plan.roles)
    yield note("headline_none", speech.say("result.headline_none"), f"{LEADING} = ''")
    weak = ref("weak", "all")
    cases = {
        "interest": f"{LEADING} = 'interest' and {weak} = 0",
        "weak": f"{weak} = 1",
        "readiness": f"{LEADING} = 'readiness'",
    }
    for case, condition in cases.items():
        for role in roles:
            said = speech.say(f"result.headline_{case}_one", roles=speech.title(role))
            alone = f"{condition} and {LEADERS} = 1 and {ref('leader', role)} = 1"
            yield note(f"headline_{case}_one___{role}", said, alone)
        many, every = f"{condition} and {LEADERS} > 1", f"{LEADERS} = {len(roles)}"
        some = f"{many} and {LEADERS} < {len(roles)}"
        yield note(f"headline_{case}_many", speech.say(f"forms.headline_{case}_many"), some)
        if len(roles) > 1:
            said = speech.say(f"result.headline_{case}_all", roles=speech.titles(roles))
            yield note(f"headline_{case}_all", said, f"{many} and {every}")
    for role in roles:
        led = f"{LEADERS} > 1 and {LEADERS} < {len(roles)} and {ref('leader', role)} = 1"
        yield note(f"leading___{role}", speech.joined(" ", _dash(speech), speech.title(role)), led)


def _dash(speech: Speech) -> Label:
    return dict.fromkeys(speech.voices, "–")


def _role(speech: Speech, plan: Plan, role: PlanRole) -> Iterator[Row]:
    """Values side by side, never added; then what speaks for it and what to think about."""
    for value in _MEASURED:
        if value in role.values:
            yield from _measure(speech, role, value)
    for value in COUNTED:
        if planned := value_of(plan, role, value):
            counts = {
                kind: ref(kind, role.id, value)
                for kind in ("reached", "unclear", "not_yet", "too_few")
            }
            said = speech.say("forms.counted", of=len(planned.parts), **counts)
            label = speech.joined(": ", speech.say(f"result.{value}"), said)
            known = f"{counts['too_few']} < {len(planned.parts)}"
            yield note(f"{value}___{role.id}___told", label, known)
    missing = f"{ref('cannot_say', role.id)} = 1"
    yield note(f"cannot_say___{role.id}___told", speech.say("forms.cannot_say"), missing)
    for side in SIDES:
        yield from _ledger(speech, plan, role, side)


def _measure(speech: Speech, role: PlanRole, value: str) -> Iterator[Row]:
    """A band and where it lies; one of three sentences is shown."""
    scale = role.values[value]
    low, high = ref("low", scale), ref("high", scale)
    there = f"{ref('score', scale)} != ''"
    where = {
        "reached": f"{there} and {low} >= {HALF}",
        "not_yet": f"{there} and {high} < {HALF}",
        "unclear": f"{there} and {low} < {HALF} and {high} >= {HALF}",
    }
    for standing, condition in where.items():
        lies = speech.say(f"result.middle_{standing}")
        band = {"low": ref("from", scale), "high": ref("to", scale)}
        said = speech.say("result.range", **band, where=lies)
        label = speech.joined(": ", speech.say(f"result.{value}"), said)
        yield note(f"{value}___{role.id}___{standing}", label, condition)


def _ledger(speech: Speech, plan: Plan, role: PlanRole, side: Side) -> Iterator[Row]:
    """A heading and its lines. Two items behind one sentence are one line."""
    lines: dict[str, tuple[Label, list[str]]] = {}
    for line in role.ledger:
        if condition := speaks(plan, line, side):
            said = _line(speech, line.statement, side)
            lines.setdefault("\n".join(said.values()), (said, []))[1].append(f"({condition})")
    if not lines:
        return
    any_ = " or ".join(each for _, conditions in lines.values() for each in conditions)
    yield note(
        f"{side}___{role.id}", speech.say("forms.ledger", side=speech.say(f"result.{side}")), any_
    )
    for number, (said, conditions) in enumerate(lines.values(), 1):
        yield note(f"{side}___{role.id}___{number}", said, " or ".join(conditions))


def speaks(plan: Plan, line: LedgerTrait | LedgerItem, side: Side) -> str:
    """When a line stands in this ledger, as a condition; never: an empty string."""
    if isinstance(line, LedgerTrait):
        reached = ref("score", line.trait)
        return f"{reached} != '' and {reached} {'>=' if side == 'supports' else '<'} {line.level}"
    if line.side not in (side, "both"):
        return ""
    credit = ref("credit", line.item)
    condition = f"{credit} != '' and {credit} {'>' if side == 'supports' else '<'} {HALF}"
    return condition + _sure(plan.by_id[line.item], side)


def _sure(item: PlanItem, side: Side) -> str:
    """ "Not sure" is wrong, but no misconception."""
    asked = side == "consider" and item.unsure is not None
    return f" and ${{{item.id}}} != '{item.unsure}'" if asked else ""


def _line(speech: Speech, statement: str, side: Side) -> Label:
    """`What it is about: the profile's sentence`"""
    key, trait = label(statement, side, speech.catalogue)
    named = speech.read(speech.catalogue.traits[trait].name) if trait else None
    about = speech.say(f"result.{key}", trait=named) if named else speech.say(f"result.{key}")
    if statement.split("/")[1] == "requirements":
        return about
    return speech.joined(": ", about, speech.read(speech.catalogue.sentence(statement)))


def _traits(speech: Speech, plan: Plan, kinds: tuple[str, ...]) -> Iterator[Row]:
    measured = {scale.id: len(scale.parts) for scale in plan.scales}
    for slug, trait in speech.catalogue.traits.items():
        if trait.kind not in kinds or slug not in measured:
            continue
        named, there = speech.read(trait.name), f"{ref('score', slug)} != ''"
        band = speech.say("result.range_alone", low=ref("from", slug), high=ref("to", slug))
        yield note(f"trait___{slug}", speech.joined(": ", named, band), there)
        few = speech.say("result.too_few", answered=ref("answered", slug), of=measured[slug])
        missing = f"{ref('score', slug)} = ''"
        yield note(f"trait___{slug}___too_few", speech.joined(": ", named, few), missing)


def _flags(speech: Speech, plan: Plan) -> Iterator[Row]:
    if _any_flag(plan):
        for flag in ("longest_run", "no_variation"):
            said = speech.say(f"result.flag_{flag}")
            yield note(f"flag___{flag}___told", said, f"{ref('flag', flag)} = 1")


def _any_flag(plan: Plan) -> str:
    """Whether something stands out; a plan without Likert items has no flags."""
    if not any(item.kind == "likert" for item in plan.items):
        return ""
    return f"{ref('flag', 'longest_run')} = 1 or {ref('flag', 'no_variation')} = 1"


def _limits(speech: Speech, quiz: Quiz, plan: Plan) -> Iterator[Row]:
    """What the terminal says too, and what a form cannot do."""
    blank = score(plan, {})
    said = [
        tuple(limits(Telling(blank, quiz, plan, speech.catalogue, voice)))
        for voice in speech.voices.values()
    ]
    for number, sentences in enumerate(zip(*said, strict=True), 1):
        yield note(f"limit_{number}", dict(zip(speech.voices, sentences, strict=True)))
    yield note("limit_form", speech.say("forms.limit_form"))


def _of_leaders(
    speech: Speech, plan: Plan, section: Literal["next_steps", "people"]
) -> Iterator[Row]:
    """Entries of the leading roles: three of one leader, fewer of each where there are several."""
    for role in plan.roles:
        profile = speech.catalogue.roles[role.id]
        entries = profile.next_steps if section == "next_steps" else profile.people
        for number, entry in enumerate(list(entries.values())[:_TRIES]):
            said = speech.say(
                "forms.of_role", sentence=speech.read(entry.text), role=speech.title(role.id)
            )
            shown = f"{ref('leader', role.id)} = 1 and {number} * {LEADERS} < {_TRIES}"
            yield note(f"{section}___{role.id}___{number + 1}", said, shown)


def _questions(speech: Speech, quiz: Quiz) -> Iterator[Row]:
    for slug, question in list(quiz.source.questions.items())[:_QUESTIONS]:
        yield note(f"question_{slug}", speech.read(question))

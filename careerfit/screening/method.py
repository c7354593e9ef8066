"""How an order came about and what it cannot say, in plain sentences for every output."""

from collections.abc import Iterator, Mapping

from careerfit.model.quiz import Item
from careerfit.screening.material import Screened, slug

Sections = Iterator[tuple[str, tuple[str, ...]]]


def method(screened: Screened) -> Sections:
    """Title and sentences of each part."""
    parts = {
        "what": _what,
        "key": _key,
        "rules": _rules,
        "gates": _gates,
        "limits": _limits,
        "data": _data,
        "again": _again,
    }
    for name, part in parts.items():
        if sentences := tuple(part(screened)):
            yield screened.say(f"method_{name}"), sentences


def points(value: int, mark: str = ".") -> str:
    """A total 0..10000 as points of 100, whole: the order depends on every digit."""
    return f"{value / 100:.2f}".replace(".", mark)


def _what(screened: Screened) -> Iterator[str]:
    yield from map(screened.say, ("method_order", "method_person", "method_nobody_out"))
    yield screened.say("method_reasons")
    if screened.blind:
        yield screened.say("method_blind")


def _key(screened: Screened) -> Iterator[str]:
    yield screened.say(f"method_key_{screened.key}")


def _rules(screened: Screened) -> Iterator[str]:
    say, policy, scale = screened.say, screened.policy, screened.scale
    sizes = {each.id: len(each.children) for each in screened.plan.scales}
    for each in policy.components:
        named = {"scale": scale(each.scale), "weight": each.weight, "of": sizes[each.scale]}
        yield say("method_component", **named)
    why = policy.justification
    yield say("method_justified", why=why) if why else say("method_equal")
    yield say("method_total")
    breaks = tuple(map(scale, policy.tie_breaks))
    named_breaks = {"scales": screened.voice.listed(breaks)} if breaks else {}
    yield say("method_ties", **named_breaks) if breaks else say("method_shared")
    if policy.rank_within:
        yield say("method_within", columns=screened.voice.listed(policy.rank_within))
    step = points(screened.one_answer, say("decimal_mark"))
    yield say("method_one_answer", points=step, column=say("column_band"))
    yield say("method_no_band")
    yield from _marks(screened)
    yield say(f"method_duplicates_{policy.duplicates}")
    counts = screened.counts
    yield say("method_counts", **{name: getattr(counts, name) for name in counts.__slots__})


def _marks(screened: Screened) -> Iterator[str]:
    """What is shown and changes nothing: places, minimums, flags, blanks."""
    say, places = screened.say, screened.policy.places
    if isinstance(places, Mapping):
        for group, n in places.items():
            yield say("method_places_of", n=n, group=group)
    elif places is not None:
        yield say("method_places", n=places)
    for each in screened.policy.components:
        if each.minimum is not None:
            named = {"scale": screened.scale(each.scale), "minimum": each.minimum}
            yield say("method_minimum", **named)
    yield say("method_flags")
    yield say("method_missing")


def _gates(screened: Screened) -> Iterator[str]:
    """Each gate of the policy and when it binds; answers say nothing of them."""
    read = screened.voice.read
    for name in screened.policy.gates:
        gate = screened.catalogue.jurisdiction.gates[name]
        said = {"name": name, "gate": read(gate.text), "binds": read(gate.binds)}
        yield screened.say("method_gate", **said)
    if screened.policy.gates:
        yield screened.say("method_gate_how")


def _limits(screened: Screened) -> Iterator[str]:
    say = screened.say
    yield say("method_limit_valid")
    drafts = sum(status(screened, item) == "draft" for item in screened.items.values())
    if drafts:
        yield say("method_limit_draft", n=drafts, of=len(screened.items))
    for note in screened.quiz.source.editorial_notes:
        yield screened.voice.read(note.text)
    yield say("method_limit_items", column=say("column_mean"))
    yield say("method_limit_impact")


def _data(screened: Screened) -> Iterator[str]:
    say, policy = screened.say, screened.policy
    yield say("method_controller", controller=policy.controller, contact=policy.contact)
    yield say("method_basis", basis=say(f"basis_{policy.legal_basis}"))
    yield say("method_purpose", purpose=policy.purpose)
    yield say("method_notice", notice=policy.notice)
    yield say("method_retain", until=policy.retain_until.isoformat())
    kept = ", ".join(screened.kept)
    yield say("method_kept", columns=kept) if kept else say("method_kept_none")
    yield say("method_appeal", **policy.appeal.model_dump())


def _again(screened: Screened) -> Iterator[str]:
    plan = screened.plan
    named = {"quiz": plan.quiz, "form": plan.form, "version": plan.version}
    yield screened.say("method_hashes", plan=plan.hash, policy=screened.policy.hash, **named)
    yield screened.say("method_same")


def status(screened: Screened, item: Item) -> str:
    """How far an item has been tried: draft, reviewed or piloted."""
    asked = getattr(screened.quiz.source, item.section)[slug(item)]
    found: str = asked.status
    return found

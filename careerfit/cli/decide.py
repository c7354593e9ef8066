"""`careerfit decide RESULT.json`: what people decided, recorded with who, when and why."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.cli.answers import needs
from careerfit.cli.files import add_to, check_file
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import Fault, UsageError
from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.model.decision import Decision
    from careerfit.screening.deciding import Choice, Ordered, Recorded

_LISTED = 10


def decide(
    result: Path,
    candidate: str | None = None,
    /,
    *,
    decision: str | None = None,
    by: str | None = None,
    reason: str | None = None,
    gate: list[str] | None = None,
    batch: Path | None = None,
    log: Path | None = None,
    as_json: AsJson = False,
    here: Here,
) -> None:
    from careerfit.screening.deciding import ordered, recorded
    from careerfit.screening.decisions import LOG, lines, logged

    one = {"--decision": decision, "--by": by, "--reason": reason}
    _check(candidate, one, batch, gate)
    order = ordered(result)
    choices, file = _choices(candidate, one, batch, gate or [], order.rules.gates)
    place = log or result.with_name(LOG)
    check_file(place)
    before = logged(place)
    found = recorded(order, choices, before, _now(), file)
    if found.new:
        add_to(place, lines(found.new))
    now = (*before, *found.new)
    if as_json:
        write_json(_for_scripts(order, found, now, place))
        return
    asked = bool(candidate or batch)
    sys.stdout.writelines(
        f"{line}\n" for line in _told(order, found, now, place, here.voice, asked)
    )
    if order.demo:
        sys.stderr.write(f"{here.voice.say('deciding.demo')}\n")


def _now() -> datetime:
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def _check(
    candidate: str | None,
    one: dict[str, str | None],
    batch: Path | None,
    gates: list[str] | None,
) -> None:
    """Raises UsageError for half a decision, and for two ways at once."""
    if (candidate and batch) or (not candidate and (one["--decision"] or one["--reason"] or gates)):
        raise UsageError(Fault("deciding.one_way"))
    absent = [name for name, value in one.items() if value is None]
    if candidate and absent:
        raise UsageError(Fault("deciding.needed_with_id", data={"name": ", ".join(absent)}))


def _choices(
    candidate: str | None,
    one: dict[str, str | None],
    batch: Path | None,
    typed: list[str],
    gates: tuple[str, ...],
) -> "tuple[tuple[Choice, ...], str]":
    """What was decided, and the file it stands in; `gates` are the policy's."""
    from careerfit.screening.batch import choices
    from careerfit.screening.deciding import Choice

    if batch:
        needs("polars", "python_calamine", "xlsxwriter")
        return choices(batch, (one["--by"] or "").strip(), gates), str(batch)
    if candidate is None:
        return (), ""
    cells = (candidate, *(value or "" for value in one.values()))
    return (Choice.typed(cells, gates=dict(map(_gate, typed))),), ""


def _gate(typed: str) -> tuple[str, tuple[str, str]]:
    """NAME=STATUS:EVIDENCE. Raises UsageError for anything else."""
    name, equals, known = typed.partition("=")
    status, _, evidence = known.partition(":")
    if not equals:
        raise UsageError(Fault("deciding.bad_gate", data={"name": typed[:60]}))
    return name.strip(), (status.strip(), evidence)


def _for_scripts(
    order: "Ordered", found: "Recorded", now: "Sequence[Decision]", log: Path
) -> dict[str, object]:
    from careerfit.screening.deciding import undecided

    return {
        "log": str(log),
        "recorded": [each.candidate for each in found.new],
        "revised": list(found.revised),
        "known": list(found.known),
        "counts": dict(_counts(order, now)),
        "undecided": list(undecided(order, now)),
        "demo": order.demo,
    }


def _counts(order: "Ordered", now: "Sequence[Decision]") -> Counter[str]:
    """How many candidates of this order have which decision now, in the policy's order."""
    from careerfit.screening.deciding import decided

    found = Counter(each.decision for each in decided(order, now).values())
    return Counter({name: found[name] for name in order.rules.decisions})


def _told(
    order: "Ordered",
    found: "Recorded",
    now: "Sequence[Decision]",
    log: Path,
    voice: Voice,
    asked: bool,
) -> Iterator[str]:
    from careerfit.screening.deciding import undecided

    say = voice.say
    if asked:
        yield say("deciding.recorded", n=len(found.new), log=log)
    if found.revised:
        yield say("deciding.revised", n=len(found.revised), names=_few(found.revised, voice))
    if found.known:
        yield say("deciding.known_already", n=len(found.known))
    for name, n in _counts(order, now).items():
        yield say("deciding.counted", name=name, n=n)
    left = undecided(order, now)
    yield say("deciding.undecided", n=len(left), of=len(order.ids))
    if left:
        yield f"  {_few(left, voice)}"
    yield say("deciding.person_decides")


def _few(names: Sequence[str], voice: Voice) -> str:
    shown = ", ".join(names[:_LISTED])
    more = len(names) - _LISTED
    return voice.say("deciding.and_more", names=shown, n=more) if more > 0 else shown

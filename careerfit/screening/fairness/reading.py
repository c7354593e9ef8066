"""Who was selected, and who belongs to which group: two files that meet only here."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ConfigDict, ValidationError

from careerfit.errors import AnswersError, Fault
from careerfit.model.text import Model
from careerfit.reading.fit import nearest
from careerfit.screening.columns import columns
from careerfit.screening.decisions import DecisionError, latest, logged, whole
from careerfit.screening.fairness.report import Person

ID, DECISION = "id", "decision"
SELECTED = "invite"


class _Ranked(Model):
    model_config = ConfigDict(extra="ignore")
    id: str
    rank: int | None


class _Order(Model):
    """The JSON result of `careerfit screen`, as far as a simulation needs it."""

    model_config = ConfigDict(extra="ignore")
    candidates: tuple[_Ranked, ...]


def decided(path: Path, selected: Sequence[str], id_column: str) -> dict[str, bool]:
    """Who was selected, of everyone with a decision: a log of decisions, or a table.

    Raises DecisionError or AnswersError, also for a file in which nobody has such a decision.
    """
    if path.suffix.lower() == ".jsonl":
        if not path.is_file():
            raise AnswersError(Fault("evidence.no_file", str(path)))
        said = {name: each.decision for name, each in latest(logged(path)).items()}
    else:
        said = {
            name: decision
            for name, (decision,) in read_columns(path, id_column, (DECISION,)).items()
            if decision
        }
    known = sorted(set(said.values()))
    faults = [
        Fault(
            "evidence.no_such_decision",
            str(path),
            data={"name": name, "known": ", ".join(known), "nearest": nearest(name, tuple(known))},
        )
        for name in selected
        if name not in known
    ]
    if faults:
        raise DecisionError(*faults)
    return {name: decision in selected for name, decision in said.items()}


def simulated(path: Path, places: int) -> dict[str, bool]:
    """As if the first of an order were selected; those who share the last place all are."""
    try:
        order = _Order.model_validate_json(whole(path))
    except ValidationError as error:
        raise DecisionError(Fault("deciding.no_result", str(path))) from error
    return {each.id: each.rank is not None and each.rank <= places for each in order.candidates}


def people(selected: Mapping[str, bool], groups: Mapping[str, tuple[str, ...]]) -> Iterator[Person]:
    """Everyone with a decision; whoever is in no group file has an empty group."""
    for name, chosen in selected.items():
        group, *stratum = groups.get(name, ("",))
        yield Person(chosen, group, *stratum)


def read_columns(path: Path, id_column: str, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Id: the cells of some columns. Raises AnswersError for a missing column, an id twice."""
    _, rows = columns(path, (id_column, *names))
    found: dict[str, tuple[str, ...]] = {}
    twice: list[Fault] = []
    for row, (name, *cells) in rows:
        if not name:
            continue
        if name in found:
            twice.append(Fault("evidence.twice", str(path), row, name[:60]))
        found[name] = tuple(cells)
    if twice:
        raise AnswersError(*twice)
    return found

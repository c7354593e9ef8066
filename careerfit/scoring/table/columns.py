"""Which columns a table of sheets must have, and which ones come back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from narwhals.dtypes import DType

from careerfit.errors import Fault
from careerfit.scoring.plan import Plan, PlanRole
from careerfit.scoring.table.expressions import PRIVATE

VALUES = ("interest", "readiness", "learning", "realism", "knowledge")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller of score_table asks for."""

    id: str
    keep: tuple[str, ...]
    seconds: str | None
    flags: bool
    bands: bool
    ranks: tuple[str, ...]
    within: tuple[str, ...]

    @property
    def kept(self) -> tuple[str, ...]:
        """The id and the kept columns, each once."""
        return tuple(dict.fromkeys((self.id, *self.keep)))

    @property
    def named(self) -> tuple[str, ...]:
        """Every column that must be there."""
        return tuple(dict.fromkeys((*self.kept, *self.within, *filter(None, [self.seconds]))))


def role_columns(plan: Plan, role: PlanRole) -> dict[str, str]:
    """Column -> the plan's value that it shows, without what a scale's own column shows."""
    measured = {name: role.values[name] for name in VALUES if name in role.values}
    columns = {f"{role.id}__{name}": value for name, value in measured.items()}
    scales = {scale.id for scale in plan.scales}
    return {name: of for name, of in columns.items() if not (name == of and of in scales)}


def score_columns(plan: Plan) -> list[str]:
    """The columns that hold a score 0..FULL: what can be ranked."""
    roles = [name for role in plan.roles for name in role_columns(plan, role)]
    return [*(scale.id for scale in plan.scales), *roles]


def faults(
    schema: Mapping[str, DType], plan: Plan, wanted: Wanted, names: Sequence[str]
) -> Iterator[Fault]:
    """Why these columns cannot be scored, or not as wanted; `names` would come back."""
    for name in wanted.named:
        if name not in schema:
            yield Fault("no_such_column", field=name, data={"name": name})
    present = [item.id for item in plan.items if item.id in schema]
    if not present:
        first = next((item.id for item in plan.items), "")
        yield Fault("no_item_column", data={"quiz": plan.quiz, "name": first})
    for name in [*present, *filter(None, [wanted.seconds])]:
        if name in schema and not schema[name].is_integer():
            yield Fault("column_not_integer", field=name, data={"type": str(schema[name])})
    yield from _rank_faults(plan, wanted)
    yield from _name_faults(names)


def dotted(wanted: Wanted) -> Iterator[Fault]:
    """Names that narwhals cannot hand to Spark, which reads `a.b` as a field of a structure."""
    for name in wanted.named:
        if "." in name or "`" in name:
            yield Fault("column_dotted", field=name, data={"name": name})


def _rank_faults(plan: Plan, wanted: Wanted) -> Iterator[Fault]:
    if wanted.ranks and plan.purpose != "select":
        yield Fault("ranks_refused", data={"quiz": plan.quiz, "purpose": plan.purpose})
    for name in wanted.ranks:
        if name not in score_columns(plan):
            yield Fault("no_such_score", field=name, data={"name": name})


def _name_faults(names: Sequence[str]) -> Iterator[Fault]:
    """Names that would come back twice; DuckDB and Spark take `Id` and `id` for one."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen or name.startswith(PRIVATE):
            yield Fault("column_taken", field=name, data={"name": name})
        seen.add(name.casefold())

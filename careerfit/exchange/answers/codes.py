"""Class codes: answers of a train quiz as a few letters, copied by hand from a result.

Two items make a letter, two more letters check them and the plan. No name and no time is in a code.
Its twin in the browser is `code` in browser/sheet.js.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.table import MadeFor, Table
from careerfit.exchange.answers.text import table
from careerfit.scoring.plan import Plan

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none looks like another
ENDING = ".txt"
MOST_BYTES = 1_000_000
_STATES = 5  # an item's options 1..4, or 0 for none; two items fit a letter
_PRIME = 1021  # the largest below 32²: every wrong letter and every swap of neighbours shows
_COLUMNS = re.compile(r"[,;\t|]")
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\t": ""})


def code(plan: Plan, answers: Mapping[str, int | None]) -> str:
    """The class code of a sheet. Options after the fourth, wrong as it is, count as the fourth."""
    given = [min(answers.get(item.id) or 0, _STATES - 1) for item in plan.items]
    pairs = zip(given[::2], [*given[1::2], 0], strict=False)
    said = "".join(LETTERS[_STATES * first + second] for first, second in pairs)
    return said + _check(plan, said)


def _check(plan: Plan, said: str) -> str:
    check = 0
    for letter in plan.hash + said:
        check = (33 * check + ord(letter)) % _PRIME
    return LETTERS[check >> 5] + LETTERS[check & 31]


def answers(plan: Plan, typed: str) -> dict[str, int | None] | None:
    """The answers in a code as somebody typed it; None if it is not one of this plan's."""
    written = typed.upper().translate(_READ_AS)
    said, check = written[:-2], written[-2:]
    if len(said) != -(-len(plan.items) // 2) or any(letter not in LETTERS for letter in written):
        return None
    if check != _check(plan, said):
        return None
    given = [state for letter in said for state in divmod(LETTERS.index(letter), _STATES)]
    if given[len(plan.items) :] not in ([], [0]):
        return None
    items = zip(plan.items, given, strict=False)
    if any(state > len(item.credits) for item, state in items):
        return None
    return {item.id: state or None for item, state in zip(plan.items, given, strict=False)}


def is_list(path: Path) -> bool:
    """Whether a file is a list of codes: text whose first line has no columns."""
    if path.suffix.lower() != ENDING or not path.is_file():
        return False
    return not any(_COLUMNS.search(line) for _, line in listed(path)[:1])


def listed(path: Path) -> list[tuple[int, str]]:
    """The lines of a list of codes, with their numbers. Raises AnswersError for other files."""
    from careerfit.exchange.answers.decoding import decoded
    from careerfit.exchange.answers.kinds import kind_of

    kind_of(path)
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        data = {"limit": MOST_BYTES // 1000}
        raise AnswersError(Fault("too_large", str(path), data=data))
    lines = enumerate(decoded(raw, str(path))[0].split("\n"), 1)
    return [(number, line.strip()) for number, line in lines if line.strip()]


def plan_of(lines: Sequence[tuple[int, str]], plans: Iterable[Plan]) -> Plan | None:
    """The plan that most of the codes belong to; None if no code belongs to any."""
    fits = [(sum(answers(plan, line) is not None for _, line in lines), plan) for plan in plans]
    most, best = max(fits, key=lambda each: each[0], default=(0, None))
    return best if most else None


def read(path: Path, plan: Plan) -> Table:
    """The codes as a table without ids. Raises AnswersError for every line that is none."""
    sheets = [(number, line, answers(plan, line)) for number, line in listed(path)]
    if faults := tuple(_faults(sheets, path)):
        raise AnswersError(*faults)
    header = [item.id for item in plan.items]
    rows = [(0, header)]
    for number, _, sheet in sheets:
        rows.append((number, [str((sheet or {}).get(item) or "") for item in header]))
    made_for = {MadeFor(plan.quiz, plan.form, str(plan.version))}
    return table("sheet", str(path), rows, len(header), {}).typed(made_for)


def _faults(
    sheets: Iterable[tuple[int, str, dict[str, int | None] | None]], path: Path
) -> Iterator[Fault]:
    for number, line, sheet in sheets:
        if sheet is None:
            yield Fault("cohort.no_code", str(path), number, data={"value": line[:40]})

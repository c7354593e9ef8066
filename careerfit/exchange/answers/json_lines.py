"""JSON Lines: one object a line, flat, or with its answers in `answers` as our own files have."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careerfit.errors import AnswersError, Fault
from careerfit.exchange.answers.decoding import decoded
from careerfit.exchange.answers.table import MadeFor, Rejected, Table
from careerfit.exchange.answers.text import MOST, MOST_COLUMNS, table

_HEAD = ("quiz", "form", "version", "plan")
Found = tuple[int, dict[str, str]]


def read(path: Path) -> Table:
    """The table. A line that is no object is left out. Raises AnswersError for a huge file."""
    file = str(path)
    if path.stat().st_size > MOST:
        raise AnswersError(Fault("answers.large_json", file, data={"limit": MOST // 1024 // 1024}))
    text, encoding = decoded(path.read_bytes(), file)
    rejected: list[Rejected] = []
    made_for: set[MadeFor] = set()
    rows = list(_rows(text, file, rejected, made_for))
    # A dict keeps the order in which the names were first seen.
    header = list(dict.fromkeys(name for _, row in rows for name in row))
    if not rows or len(header) > MOST_COLUMNS:
        code = "too_many_columns" if rows else "no_rows"
        raise AnswersError(Fault(f"answers.{code}", file, data={"limit": MOST_COLUMNS}))
    lines = [(0, header), *((line, [row.get(n, "") for n in header]) for line, row in rows)]
    details = {"encoding": encoding}
    whole = table("json_lines", file, lines, len(header), details, tuple(rejected))
    return whole.typed(made_for)


def _rows(
    text: str, file: str, rejected: list[Rejected], made_for: set[MadeFor]
) -> Iterator[Found]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line, parse_int=str, parse_float=str, parse_constant=str)
        except (json.JSONDecodeError, RecursionError):
            value = None
        if not isinstance(value, dict):
            rejected.append(Rejected(file, number, "bad_json", (line[:1000],)))
            continue
        if isinstance(value.get("answers"), dict):
            made_for.add(MadeFor(*(str(value.get(name, "")) for name in _HEAD[:3])))
            value = {k: v for k, v in value.items() if k not in _HEAD} | value.pop("answers")
            value.pop("answers", None)
        yield number, {str(name): _text(cell) for name, cell in value.items()}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

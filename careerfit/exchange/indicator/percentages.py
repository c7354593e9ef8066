"""An indicator's percentages, each with what was counted and out of what."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from careerfit.errors import Fault, UsageError
from careerfit.exchange.indicator.counts import BASIS, Count
from careerfit.exchange.tables import csv_text
from careerfit.model.service import Service
from careerfit.telling.voice import Voice

_DEFINED = ("numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Percentages:
    """Rows of one indicator; `numerator` and `denominator` say in words what they count."""

    service: str
    code: str
    name: str
    numerator: str
    denominator: str
    formula_status: str
    rows: tuple[Count, ...]


def percentages(
    service: Service,
    rows: Iterable[Count],
    voice: Voice,
    numerator: str = "",
    denominator: str = "",
) -> Percentages:
    """The rows, with the record's words or those given.

    Raises UsageError for a service without an indicator, or if nobody says what is counted.
    """
    indicator = service.indicator
    if indicator is None:
        raise UsageError(Fault("computing.no_indicator", data={"service": service.slug}))
    given = {"numerator": numerator.strip(), "denominator": denominator.strip()}
    for name in _DEFINED:
        if not given[name] and (text := getattr(indicator, name)):
            given[name] = voice.read(text)
    if missing := [name for name in _DEFINED if not given[name]]:
        names = voice.listed(voice.say(f"cli.indicator_{name}") for name in missing)
        options = " ".join(f"--{name}" for name in missing)
        data = {"service": service.slug, "names": names, "options": options}
        raise UsageError(Fault("computing.undefined", data=data))
    return Percentages(
        service.slug,
        indicator.code,
        voice.read(indicator.name),
        given["numerator"],
        given["denominator"],
        indicator.formula_status,
        tuple(rows),
    )


def percent(row: Count, voice: Voice) -> str:
    """The basis points as one writes a percentage: `1.35 %`."""
    whole, rest = divmod(row.basis_points, BASIS // 100)
    return voice.say("computing.percent", whole=whole, rest=f"{rest:02}")


def as_json(found: Percentages) -> bytes:
    told: dict[str, Any] = {
        "service": found.service,
        "code": found.code,
        "name": found.name,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "formula_status": found.formula_status,
        "values": [
            {
                "period": row.period,
                "area": row.area,
                "disaggregation": row.group or None,
                "numerator": row.numerator,
                "denominator": row.denominator,
                "basis_points": row.basis_points,
            }
            for row in found.rows
        ],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()


def as_csv(found: Percentages) -> bytes:
    """One line a row; the last two columns say what is counted, and out of what."""
    header = (
        "period area disaggregation numerator denominator basis_points numerator_is denominator_is"
    )
    rows = (
        (
            row.period,
            row.area,
            row.group,
            str(row.numerator),
            str(row.denominator),
            str(row.basis_points),
            found.numerator,
            found.denominator,
        )
        for row in found.rows
    )
    return csv_text([tuple(header.split()), *rows]).encode("utf-8-sig")

"""`careerfit review`: what an editor should read again, with a reason and a remedy."""

import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import Fault

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.review import Finding, Report
    from careerfit.telling.voice import Voice

_FOUND = 2


def review(
    folder: Path | None = None,
    /,
    *,
    fail_on: Annotated[
        Literal["note", "high", "safety"] | None, Parameter(name="--fail-on")
    ] = None,
    as_json: AsJson = False,
    here: Here,
) -> int:
    from careerfit.catalogue import find, load
    from careerfit.review import LEVELS, review
    from careerfit.review.lines import lines

    place = find(folder or here.folder)
    catalogue = load(place)
    report = review(catalogue, _today())
    line = lines(place)
    if as_json:
        write_json(_for_scripts(report, catalogue, line, here.voice))
    else:
        sys.stdout.write(_told(report, place, line, here.voice))
    grave = LEVELS[LEVELS.index(fail_on) :] if fail_on else ()
    return _FOUND if any(finding.severity in grave for finding in report.findings) else 0


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _told(report: "Report", place: Path, line: Callable[["Finding"], int], voice: "Voice") -> str:
    """File by file: where, how grave, why, what to do; below it the finding's name."""
    from careerfit.words.complaint import line_of

    said = []
    before = ""
    for finding in sorted(report.findings, key=lambda each: (each.file, line(each))):
        if before and finding.file != before:
            said.append("")
        before = finding.file
        reason, remedy = _sentences(finding, voice)
        told = f"[{voice.say(f'review.level_{finding.severity}')}] {reason} {remedy}"
        fault = Fault("review.told", finding.file, line(finding), finding.field, {"told": told})
        said += [line_of(fault, voice.language), f"    {finding.name}"]
    return "\n".join([*said, *([""] if said else []), *_sum(report, place, voice), ""])


def _sum(report: "Report", place: Path, voice: "Voice") -> list[str]:
    from careerfit.review import LEVELS

    if not report.findings:
        return [voice.say("review.none", folder=place, n=len(report.accepted))]
    counts = Counter(finding.severity for finding in report.findings)
    levels = ", ".join(
        voice.say("review.count", n=counts[level], level=voice.say(f"review.level_{level}"))
        for level in reversed(LEVELS)
        if counts[level]
    )
    total, accepted = len(report.findings), len(report.accepted)
    told = voice.say("review.some", folder=place, n=total, levels=levels, accepted=accepted)
    return [told, voice.say("review.how_to_accept")]


def _sentences(finding: "Finding", voice: "Voice") -> tuple[str, str]:
    """Why it is a finding, and what to do about it."""
    from careerfit.words.complaint import sentence_of

    codes = (f"review.{finding.code}", f"review.{finding.code}_remedy")
    reason, remedy = (sentence_of(Fault(code, data=finding.data), voice.language) for code in codes)
    return reason, remedy


def _for_scripts(
    report: "Report", catalogue: "Catalogue", line: Callable[["Finding"], int], voice: "Voice"
) -> dict[str, object]:
    def shown(finding: "Finding") -> dict[str, object]:
        reason, remedy = _sentences(finding, voice)
        names = ("severity", "code", "name", "file", "field")
        plain = {name: getattr(finding, name) for name in names}
        return {**plain, "line": line(finding), "reason": reason, "remedy": remedy}

    def why(finding: "Finding") -> dict[str, object]:
        return {"why": voice.read(catalogue.accepted[finding.file][finding.name])}

    return {
        "findings": [shown(finding) for finding in report.findings],
        "accepted": [shown(finding) | why(finding) for finding in report.accepted],
        "separability": [each.to_json() for each in report.separability],
    }

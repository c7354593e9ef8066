"""Raters' score sheets become one table, side by side: nothing is averaged away, nobody ranked."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from careerfit.errors import AnswersError, CareerfitError, Fault
from careerfit.exchange.answers.preflight import MOST_BYTES, checked
from careerfit.exchange.answers.workbook import shown
from careerfit.screening.interview.agreement import Agreement, agreement

MOST_POINTS = 5
FAR = 1  # points; further apart means: discuss
LONGEST = 200
# What stands in the first column of a score sheet, whatever its language.
ROLE, CANDIDATE, RATER = "role", "candidate", "rater"


class RatingError(CareerfitError):
    """Score sheets cannot be read or do not belong together."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One rater's points (1..5, None: missing) for one candidate, by competency."""

    file: str
    role: str
    candidate: str
    rater: str
    points: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Compared:
    """One competency of one candidate: each rater's points, their mean, and how far apart."""

    competency: str
    points: Mapping[str, int | None]  # by rater

    @property
    def given(self) -> tuple[int, ...]:
        """The points that are there."""
        return tuple(each for each in self.points.values() if each is not None)

    @property
    def mean(self) -> float | None:
        return sum(self.given) / len(self.given) if self.given else None

    @property
    def apart(self) -> int | None:
        """The largest difference of two raters; None with fewer than two ratings."""
        return max(self.given) - min(self.given) if len(self.given) > 1 else None

    @property
    def discuss(self) -> bool:
        return self.apart is not None and self.apart > FAR


@dataclass(frozen=True, slots=True)
class Panel:
    """All candidates in the order of their ids, and how far the raters agree."""

    role: str
    raters: tuple[str, ...]
    candidates: Mapping[str, tuple[Compared, ...]]
    agreement: Agreement | None


def read(paths: Iterable[Path], roles: Mapping[str, Sequence[str]]) -> tuple[Rating, ...]:
    """The sheets; `roles` names each role's competencies. Raises RatingError with all faults."""
    found: list[Rating] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            found.append(_rating(_rows(path), str(path), roles))
        except CareerfitError as error:
            faults += error.faults
    if not faults:
        faults += _together(found)
    if faults:
        raise RatingError(*faults)
    return tuple(found)


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """The first worksheet as text, with the numbers of its rows."""
    from python_calamine import CalamineError, CalamineWorkbook, XmlError, ZipError

    from careerfit.exchange.answers.kinds import kind_of

    if kind_of(path) != "workbook":
        raise AnswersError(Fault("answers.no_workbook", str(path)))
    with path.open("rb") as stream:
        raw = checked(stream.read(MOST_BYTES + 1), str(path))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        cells = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, XmlError, ZipError, ValueError, IndexError) as error:
        raise AnswersError(Fault("answers.no_workbook", str(path))) from error
    return [(number, [shown(cell).strip() for cell in row]) for number, row in enumerate(cells, 1)]


def _rating(
    rows: list[tuple[int, list[str]]], file: str, roles: Mapping[str, Sequence[str]]
) -> Rating:
    """One sheet. Raises RatingError with every fault of its cells."""
    places = {row[0]: (number, row[2] if len(row) > 2 else "") for number, row in rows if row}
    role = places.get(ROLE, (0, ""))[1]
    if role not in roles:
        raise RatingError(Fault("interview.no_score_sheet", file))
    faults = list(_named(places, file))
    points: dict[str, int | None] = {}
    for competency in roles[role]:
        number, cell = places.get(competency, (0, ""))
        try:
            points[competency] = _points(cell)
        except ValueError:
            data = {"value": cell[:60], "most": MOST_POINTS}
            faults.append(Fault("interview.no_points", file, number, competency, data))
    if not faults and not any(points.values()):
        faults.append(Fault("interview.nothing_rated", file))
    if faults:
        raise RatingError(*faults)
    return Rating(file, role, places[CANDIDATE][1], places[RATER][1], points)


def _named(places: Mapping[str, tuple[int, str]], file: str) -> Iterator[Fault]:
    """A sheet must say whom it is about and who rated."""
    for key in (CANDIDATE, RATER):
        number, cell = places.get(key, (0, ""))
        if not cell or len(cell) > LONGEST or not cell.isprintable():
            yield Fault(f"interview.no_{key}", file, number)


def _points(cell: str) -> int | None:
    """A blank is missing, and never 0. Raises ValueError for anything but 1..5."""
    if not cell:
        return None
    if cell in map(str, range(1, MOST_POINTS + 1)):
        return int(cell)
    raise ValueError(cell)


def _together(found: Sequence[Rating]) -> Iterator[Fault]:
    """Sheets of one role, each rater once for a candidate, and someone rated twice."""
    for other in (each for each in found if each.role != found[0].role):
        data = {"role": other.role, "first": found[0].role}
        yield Fault("interview.other_role", other.file, data=data)
    seen: dict[tuple[str, str], str] = {}
    for each in found:
        key = (each.candidate, each.rater)
        if key in seen:
            data = {"candidate": each.candidate, "rater": each.rater, "first": seen[key]}
            yield Fault("interview.rated_twice", each.file, data=data)
        seen.setdefault(key, each.file)
    if len(seen) == len({candidate for candidate, _ in seen}):
        yield Fault("interview.one_rater")


def panel(ratings: Sequence[Rating], competencies: Sequence[str]) -> Panel:
    """The sheets side by side; agreement over the rows that every rater rated."""
    raters = tuple(sorted({each.rater for each in ratings}))
    candidates: dict[str, tuple[Compared, ...]] = {}
    for candidate, group in groupby(
        sorted(ratings, key=lambda each: (each.candidate, each.rater)), lambda r: r.candidate
    ):
        sheets = list(group)
        candidates[candidate] = tuple(
            Compared(name, {each.rater: each.points[name] for each in sheets})
            for name in competencies
        )
    rows = [
        [one.points.get(rater) for rater in raters]
        for compared in candidates.values()
        for one in compared
    ]
    whole = [[point for point in row if point is not None] for row in rows if None not in row]
    return Panel(ratings[0].role, raters, candidates, agreement(whole))

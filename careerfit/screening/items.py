"""How the items did: what a recruiter looks at before an order is believed."""

from collections.abc import Iterator
from dataclasses import dataclass

from careerfit.scoring.plan import FULL, mean
from careerfit.screening.material import Screened


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item over all candidates; `best` and `mean` 0..10000, None where nobody answered."""

    item: str
    answered: int
    missing: int
    best: int | None  # share of those who answered that chose an option of full credit
    mean: int | None


def figures(screened: Screened) -> Iterator[ItemFigures]:
    """The items that count, in the order they are asked."""
    for name in screened.items:
        credits = screened.plan.by_id[name].credits
        column = screened.frame[name]
        chosen = [int((column == option).sum()) for option in range(1, len(credits) + 1)]
        answered = sum(chosen)
        best = sum(n for n, credit in zip(chosen, credits, strict=True) if credit == FULL)
        total = sum(n * (credit or 0) for n, credit in zip(chosen, credits, strict=True))
        yield ItemFigures(
            name,
            answered,
            len(column) - answered,
            mean(FULL * best, answered) if answered else None,
            mean(total, answered) if answered else None,
        )

"""What the options of an item are worth, as steps that add up quickly over many items."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Ladder:
    """`start + step*option`, and from some options on a jump more: (option, jump) in order.

    Likert options stand at equal distances, but for a rounding; so the sum over a scale is one sum
    of option numbers, times the step, and few jumps.
    """

    start: int
    step: int
    jumps: tuple[tuple[int, int], ...]


def ladder(values: Sequence[int | None]) -> Ladder:
    """The values of options 1..k; where one has none, any value will do."""
    whole = _filled(values)
    rises = [after - before for before, after in pairwise(whole)]
    # The most common rise needs the fewest jumps; of several, none at all is the cheapest.
    step = max(Counter(rises).items(), key=lambda rise: (rise[1], rise[0] == 0))[0]
    jumps = tuple((option, rise - step) for option, rise in enumerate(rises, 2) if rise != step)
    return Ladder(whole[0] - step, step, jumps)


def _filled(values: Sequence[int | None]) -> list[int]:
    """Each empty place holds what stands before it."""
    last = next((value for value in values if value is not None), 0)
    return [last := last if value is None else value for value in values]

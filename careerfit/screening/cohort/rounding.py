"""Counts of people leave only after random rounding, so that two reports do not tell on one.

A report with one sheet more or less than another has other random draws in every count. So a
count that moves may have moved by chance, and no difference proves one person's answer.
"""

from collections.abc import Iterable
from hashlib import sha256

SMALLEST = 5  # people that a report, or a matched group, must have
BASE = 5  # published counts are multiples of it (random rounding; Statistics Canada uses 5 too)
# Of one rounding, f(BASE - f) averaged over the remainders f = 0..4, in people squared.
VARIANCE = 4.0


class Rounder:
    """Rounds counts up or down so that they are right on average; the same sheets, the same way."""

    def __init__(self, plan: str, sheets: Iterable[str]) -> None:
        self._seed = "\n".join((plan, *sorted(sheets)))

    def __call__(self, n: int, *name: str) -> int:
        """`n` as a multiple of BASE, at most BASE - 1 away; `name` says which count it is."""
        digest = sha256("\n".join((*name, self._seed)).encode()).digest()
        up = int.from_bytes(digest[:8], "big") % BASE < n % BASE
        return n - n % BASE + (BASE if up else 0)

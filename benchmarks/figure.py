"""One measured figure and what it is compared with."""

from dataclasses import dataclass


@dataclass
class Figure:
    """`measured` and `against` in `unit`; the goal is a ratio of the two, or there is none.

    It is the most that the ratio may be, or with `least` the least.
    """

    what: str
    unit: str
    measured: float
    peer: str
    against: float
    goal: float | None = 1.0
    least: bool = False

    @property
    def ratio(self) -> float:
        return self.measured / self.against

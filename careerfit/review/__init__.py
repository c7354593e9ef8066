"""Editorial findings: what an editor should read, though nothing in it is broken."""

from careerfit.review.finding import LEVELS, Finding, Level
from careerfit.review.registry import Report, review

__all__ = ["LEVELS", "Finding", "Level", "Report", "review"]

"""A workspace of one's own: the files it begins with, and those that are added to it.

What they say stands in `templates/`, both the examples and the comments that explain the fields.
"""

from careerfit.starter.additions import Kind, added
from careerfit.starter.workspace import workspace

__all__ = ["Kind", "added", "workspace"]

"""The only door to YAML and JSON files: guarded, with positions, all faults of a file at once."""

from careerfit.reading.document import Document, parse, read
from careerfit.reading.fit import fit

__all__ = ["Document", "fit", "parse", "read"]

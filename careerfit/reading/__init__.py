"""The only door to YAML and JSON files: guarded, with positions, all faults of a file at once."""

from careerfit.reading.document import Document, parse, read, read_bytes, read_text
from careerfit.reading.fit import fit
from careerfit.reading.writing import written

__all__ = ["Document", "fit", "parse", "read", "read_bytes", "read_text", "written"]

"""The quick exit of every page: where it leads and what it says.

The address is data of the jurisdiction. The theme, the settings of a written site and the
single-file quiz all take it from here; what it does is in `browser/exit.js`.
"""

from careerfit.catalogue import Catalogue
from careerfit.words import say

WORDS = ("go", "skip", "hint", "two", "one", "expired", "leaving")


def quick_exit(catalogue: Catalogue, language: str) -> dict[str, str]:
    """The address to leave to, and the words of the link in one language."""
    words = {name: say(f"exit.{name}", language) for name in WORDS}
    return {"address": str(catalogue.jurisdiction.exit_address), **words}

"""Words written twice: `of of`, `hukum dan hukum`."""

import re
from collections.abc import Iterator

from careerfit.review.finding import Finding
from careerfit.review.material import Material

# A hyphen makes one word of two (langkah-langkah); digits may repeat.
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]+)\s+\1(?![\w-])", re.IGNORECASE)
_JOINED = re.compile(
    r"(?<![\w-])([^\W\d_]{3,})\s+(?:dan|atau|serta|and|or)\s+\1(?![\w-])", re.IGNORECASE
)


def doubled_words(material: Material) -> Iterator[Finding]:
    """One finding for each text and language."""
    for said in material.texts:
        for language, text in said.text.root.items():
            if found := _TWICE.search(text) or _JOINED.search(text):
                data = {"phrase": found[0]}
                yield Finding("doubled_word", "note", said.file, said.path, language, data)

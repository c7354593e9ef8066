"""Claims without exception, which are seldom true."""

from collections.abc import Iterator

from careerfit.review.finding import Finding
from careerfit.review.material import Material, Said
from careerfit.review.vocabulary import phrases

# What is there to be refuted, and what a person says of themself.
_REFUTED = frozenset({"myth", "expectation", "items"})
_BEFORE = 4  # words before a claim among which a denial takes it back: "does not always"


def absolutes(material: Material) -> Iterator[Finding]:
    """One finding for each text and language that says always, never, everyone ..."""
    for said in material.texts:
        if said.is_comment or _REFUTED.intersection(said.path):
            continue
        for language in said.text.root:
            yield from _claims(said, language)


def _claims(said: Said, language: str) -> Iterator[Finding]:
    text = said.text.root[language]
    for found in phrases("absolutes", language).finditer(text):
        before = " ".join(text[: found.start()].rpartition(".")[2].split()[-_BEFORE:])
        if not phrases("denials", language).search(before):
            data = {"phrase": found[0]}
            yield Finding("absolute_claim", "note", said.file, said.path, language, data)
            return

"""Sentences that are too long to read at once."""

from collections.abc import Iterator

from careerfit.review.finding import Finding
from careerfit.review.material import Material
from careerfit.review.vocabulary import sentences

MOST = 18  # words a sentence


def long_sentences(material: Material) -> Iterator[Finding]:
    """One finding for each text and language, with its longest sentence."""
    for said in material.texts:
        for language, text in said.text.root.items():
            longest = max(sentences(text), key=_words, default="")
            if _words(longest) > MOST:
                data = {"n": _words(longest), "most": MOST, "start": _start(longest)}
                yield Finding("sentence_too_long", "note", said.file, said.path, language, data)


def _words(sentence: str) -> int:
    return len(sentence.split())


def _start(sentence: str) -> str:
    return " ".join(sentence.split()[:5])[:60]

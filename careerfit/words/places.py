"""A place in a source as one says it: sentence 4, paragraph 2, article 26(3), 1.C.3.b."""

import re

from careerfit.words import say

_NUMBERS = re.compile(r"(?P<p>p?)\d+(, (?P=p)\d+)*")


def place(kind: str, at: str, language: str) -> str:
    """The place `at` in a source of this kind; empty where there is none."""
    if not at:
        return ""
    if kind == "law":
        return say("places.law", language, place=at)
    if kind == "page" and (found := _NUMBERS.fullmatch(at)):
        unit = "paragraph" if found["p"] else "page"
        return say(f"places.{unit}", language, place=at.replace("p", ""))
    return at

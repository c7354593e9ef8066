"""A quiz as one HTML file that asks nothing of any server: a friend forwards it, a phone opens it.

The data is packed with gzip, so that the file stays small. Its policy allows its own script and
style by their hashes and nothing else. Without JavaScript it is a sheet for pen and paper.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from careerfit.browser import assets
from careerfit.browser.bundle import bundle
from careerfit.browser.exit import quick_exit
from careerfit.browser.words import travelling
from careerfit.catalogue import Catalogue
from careerfit.words import languages, say

PAGE = Template((Path(__file__).parent / "single.html").read_text(encoding="utf-8"))
# What the page needs at once, and what waits packed; element.js makes the name the others fill.
PLAIN = ("exit.js", "single.js")
PACKED = ("element.js", "quiz.js")
STYLE = ("single.css", "exit.css")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page of a course has beside the quiz; a file of its own has nothing."""

    script: str = ""
    notice: str = ""  # HTML
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # language: key: sentence


def write(
    catalogue: Catalogue, quiz: str, language: str, role: str | None = None
) -> dict[str, bytes]:
    """Name: content of the file. Raises UsageError for a select or an unknown quiz."""
    made = bundle(catalogue, quiz, role)
    name = "__".join(filter(None, (quiz, role)))
    return {f"{name}.html": page(catalogue, made, language, Surroundings())}


def page(catalogue: Catalogue, made: dict[str, Any], language: str, around: Surroundings) -> bytes:
    """The bundle `made` as a page that needs no other file."""
    at = made["languages"].index(language) if language in made["languages"] else 0
    wanted = {one: {**said, **around.words.get(one, {})} for one, said in travelling().items()}
    known = {one: wanted[one] for one in made["languages"] if one in wanted}
    words = known or {languages()[0]: wanted[languages()[0]]}
    code, dress = _joined(PACKED), _joined(("quiz.css",))
    inside = {"bundle": made | {"words": words}, "script": code, "style": dress}
    script, style = around.script + _joined(PLAIN), _joined(STYLE)
    texts = {
        "language": made["languages"][at],
        "window": say("pages.tab_quiz", language),
        "title": made["title"][at],
        "quiz": made["quiz"],
        "no_script": say("pages.quiz_no_script", language),
        "old_browser": say("browser.old_browser", language),
        "policy": _policy((script, code), (style, dress)),
        **quick_exit(catalogue, language),
    }
    whole = PAGE.substitute(
        {name: escape(text) for name, text in texts.items()},
        notice=around.notice,
        data=_packed(inside),
        sheet=_sheet(made["forms"][-1], at, language),
        script=script,
        style=style,
    )
    return whole.encode()


def _joined(names: Iterable[str]) -> str:
    return "".join(assets()[name].decode() for name in names)


def _packed(value: object) -> str:
    """The value as JSON, gzip and base64; without a date, so that a quiz has always one file."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Own code by its hash; no request, no frame, no form."""
    allowed = [f"script-src {_hashes(scripts)}", f"style-src {_hashes(styles)}"]
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


def _hashes(codes: Iterable[str]) -> str:
    found = (hashlib.sha256(code.encode()).digest() for code in codes)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in found)


def _sheet(form: dict[str, Any], at: int, language: str) -> str:
    """The last form, mostly the shortest, as lines for a pen."""
    labels = sorted({tuple(text[at] for text in one) for one in form["options"].values()})
    scales = [", ".join(f"{n} = {label}" for n, label in enumerate(one, 1)) for one in labels]
    said = [say("pages.quiz_paper_scale", language, labels=labels) for labels in scales]
    items = "".join(f"<li>{escape(item['text'][at])}</li>" for item in form["items"])
    return "".join(f"<p>{escape(each)}</p>" for each in said) + f"<ol>{items}</ol>"

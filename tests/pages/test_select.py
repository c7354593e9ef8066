"""A select quiz is on no page: a published key is an answer sheet.

P1 no file of the built site, or of the site as files, holds a situation, an action or a reason
P2 no bundle, no page's element and no file to forward is made of it, with or without its key
"""

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from careerfit.browser.bundle import bundle
from careerfit.errors import CareerfitError
from careerfit.exchange.html import write
from careerfit.model.walk import texts
from careerfit.pages.printer import Printer
from careerfit.pages.quizzes import expanded
from careerfit.pages.written import files

NAME = "seleksi_pendamping"


def forbidden(shipped) -> list[str]:
    """Every sentence of the quiz and its key that no profile says as well."""
    source, key = shipped.quizzes[NAME], shipped.keys[NAME]
    contents = (source.situations, source.knowledge, key.situations, key.knowledge)
    elsewhere = "\n".join(
        words
        for content in (shipped.roles, shipped.jurisdiction.gates)
        for _, text in texts(content)
        for words in text.root.values()
    )
    said = [
        words
        for content in contents
        for _, text in texts(content)
        for words in text.root.values()
        if len(words) > 40 and words not in elsewhere
    ]
    assert len(said) > 400
    return said


def found_in(contents: Iterable[bytes], sentences: list[str]) -> list[str]:
    whole = b"\n".join(contents).decode("utf-8", "replace")
    whole = " ".join(whole.split())
    return [
        sentence
        for sentence in (f'name="{NAME}"', f"kuis/{NAME}", *sentences)
        if sentence in whole or json.dumps(sentence)[1:-1] in whole
    ]


def below(folder: Path) -> Iterable[bytes]:
    return (path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_p1_the_search_finds_what_is_there(shipped):
    reason = shipped.keys[NAME].situations["alamat"].options["rahasia"].reason.root["id"]
    wrapped = reason.replace(". ", ".\n  ").encode()
    assert found_in([b"<p>", wrapped, b"</p>"], forbidden(shipped)) == [reason]


def test_p1_the_built_site(shipped, shipped_site):
    assert found_in(below(shipped_site), forbidden(shipped)) == []


def test_p1_the_site_as_files(shipped):
    assert found_in(files(shipped).values(), forbidden(shipped)) == []


@pytest.mark.parametrize("keyed", [True, False])
def test_p2_nothing_is_made_of_it(shipped, keyed):
    catalogue = shipped if keyed else dataclasses.replace(shipped, keys={})
    element = f'<careerfit-quiz name="{NAME}"></careerfit-quiz>'
    printer = Printer(catalogue, "id")
    for made in (
        lambda: bundle(catalogue, NAME),
        lambda: write(catalogue, NAME, "id"),
        lambda: expanded(element, printer, "index.md"),
    ):
        with pytest.raises(CareerfitError) as error:
            made()
        assert [fault.code for fault in error.value.faults] == ["quiz_select"]

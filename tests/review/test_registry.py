"""A review as a whole.

R1 silent on the shipped catalogue but for what an editor accepted by name
R2 an accepted name that fits nothing is a finding itself
R3 every finding has its two sentences in every language
R4 never raises, whatever texts a checked catalogue holds
R5 the whole catalogue in three seconds of work, and linear in the number of roles
"""

import dataclasses
import json
import re
import string
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerfit.model.text import Text
from careerfit.review import review
from careerfit.review.lines import lines
from careerfit.review.material import Material
from careerfit.review.registry import KINDS
from careerfit.words import languages
from tests.review.drafts import SHIPPED, TODAY, holding, role, said, text

ROOT = Path(__file__).parents[2]
REPORT = review(SHIPPED, TODAY)


def test_r1_silent_on_what_ships():
    assert [finding.name for finding in REPORT.findings] == []


def test_r1_each_acceptance_stands_in_the_file_of_its_finding():
    assert len(REPORT.accepted) > 20
    for finding in REPORT.accepted:
        assert SHIPPED.accepted[finding.file][finding.name].root.keys() == {"id", "en"}


def test_r1_without_acceptances_everything_is_told():
    found = review(dataclasses.replace(SHIPPED, accepted={}), TODAY)
    assert sorted(f.name for f in found.findings) == sorted(f.name for f in REPORT.accepted)
    assert found.accepted == ()


def test_r2_a_name_that_accepts_nothing():
    reason = Text({"id": "Begitu.", "en": "So it is."})
    more = {**SHIPPED.accepted, "profiles/glossary.yaml": {"doubled_word/terms.kdrt.text": reason}}
    found = review(dataclasses.replace(SHIPPED, accepted=more), TODAY).findings
    vain = [finding.field for finding in found if finding.code == "accepted_in_vain"]
    assert vain == ["accepted.doubled_word/terms.kdrt.text"]


def test_r3_findings_know_their_line():
    line = lines(ROOT)
    for finding in REPORT.accepted:
        shown = (ROOT / finding.file).read_text(encoding="utf-8").splitlines()[line(finding) - 1]
        assert re.match(rf"\s*{finding.language or finding.path[-1]}:", shown) or (
            finding.path[-1] in ("readiness", "methodology", "sources")
        )


@pytest.mark.parametrize("language", languages())
def test_r3_every_code_has_its_reason_and_its_remedy(language):
    said_ = json.loads((ROOT / f"careerfit/words/{language}/review.json").read_text("utf-8"))
    codes = set()
    for file in (ROOT / "careerfit/review").glob("*.py"):
        codes |= set(re.findall(r'Finding\(\s*"(\w+)"', file.read_text("utf-8")))
        codes |= set(re.findall(r'(?:_finding\(|yield )"(\w+)"', file.read_text("utf-8")))
    assert len(codes) > 25
    assert [code for code in codes if not {code, f"{code}_remedy"} <= said_.keys()] == []


WORDS = st.text(string.printable + "“”’–…é", min_size=1, max_size=80).filter(str.strip)


@given(st.lists(WORDS, min_size=8, max_size=8))
@settings(max_examples=25, deadline=None)
def test_r4_no_text_makes_a_review_raise(words):
    clean = ["".join(letter for letter in word if letter.isprintable()) or "x" for word in words]
    clean = [word if word.strip() else "x" for word in clean]
    pair = {"myth": text(clean[0]), "fact": text(clean[1]), "sources": ["halaman"]}
    draft = role(
        title=text(clean[2], clean[3]),
        summary=text(clean[4], clean[5]),
        misconceptions={"a": pair},
        unsuitable={"a": said(clean[6], trait="empathy")},
        suitable={"a": said(clean[7], trait="empathy")},
    )
    assert review(holding(draft), TODAY).separability == ()


def test_r5_three_seconds_of_work():
    before = time.process_time()
    review(SHIPPED, TODAY)
    assert time.process_time() - before < 3


def test_r5_linear_in_the_number_of_roles():
    """Every kind that reads texts: ten times the roles, about ten times the work."""

    def seconds(many: int) -> float:
        first = SHIPPED.roles["penyelenggara_program"]
        more = {f"r{n}": first.model_copy(update={"slug": f"r{n}"}) for n in range(many)}
        roles = {**SHIPPED.roles, **more}
        material = Material(dataclasses.replace(SHIPPED, roles=roles, quizzes={}), TODAY)
        before = time.process_time()
        for kind in KINDS:
            list(kind(material))
        return time.process_time() - before

    assert seconds(40) < 10 * seconds(4) * 3

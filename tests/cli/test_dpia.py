"""`careerfit dpia`.

D1 policy and plan stand in it: every field, both hashes, every component, the way to object
D2 what only people know is left open, and the draft says that it is one
D3 a text of the policy is only text; a finished draft is never replaced
D4 a policy of another quiz, or none, is refused
"""

import re

import pytest
import yaml

from careerfit.model.policy import Policy
from careerfit.reading import fit, read
from careerfit.screening.dpia import QUESTIONS, RISKS
from tests.screening.desk import POLICY

CALL = ("dpia", "--policy", str(POLICY))


@pytest.mark.parametrize("language", ["id", "en"])
def test_d1_d2_what_stands_in_it(run, all_plans, language):
    done = run("--lang", language, *CALL)
    assert (done.status, done.err) == (0, "")
    text, policy = done.out, fit(read(POLICY), Policy)
    plan = all_plans["seleksi_pendamping"]["full"]
    for said in (policy.controller, policy.purpose, policy.notice, policy.appeal.route):
        assert said in text
    for said in (plan.hash, policy.hash, policy.retain_until.isoformat(), "26", "Formasi"):
        assert said in text
    assert all(f"`{each.scale}`" in text for each in policy.components)
    assert text.count("| … | … |") == len(RISKS)
    assert text.count("- [ ] ") == len(QUESTIONS)
    assert "UU 27/2022" in text
    assert "dra" in text.split("\n")[0]
    widths = {line.count(" | ") for line in text.splitlines() if line.startswith("|")}
    assert widths == {1, 3}


def test_d3_a_text_is_only_text(run, tmp_path):
    policy = yaml.safe_load(POLICY.read_text(encoding="utf-8"))
    policy["controller"] = "A | B <script>x</script> [l](http://x) `c`"
    policy["appeal"]["route"] = "Satu\n\n# Dua"
    path = tmp_path / "policy.yaml"
    path.write_text(yaml.safe_dump(policy, allow_unicode=True), encoding="utf-8")
    text = run("dpia", "--policy", str(path)).out
    assert r"A \| B \<script\>x\</script\> \[l\](http://x) \`c\`" in text
    assert r"Satu \# Dua" in text
    assert not re.search(r"^#+ Dua", text, re.MULTILINE)


def test_d3_a_file_is_written_once(run, tmp_path):
    out = tmp_path / "dpia.md"
    assert run(*CALL, "-o", str(out)).status == 0
    before = out.read_bytes()
    assert before.startswith(b"# ")
    done = run(*CALL, "-o", str(out))
    assert (done.status, done.out, out.read_bytes()) == (2, "", before)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((*CALL, "--quiz", "kenali_diri"), "kenali_diri"),
        ((*CALL, "--quiz", "seleksi"), "seleksi_pendamping"),
        ((*CALL, "-o", "draft.txt"), ".md"),
        (("dpia",), "--policy"),
        (("dpia", "--policy", "none.yaml"), "none.yaml"),
    ],
)
def test_d4_what_is_wrong(run, language, arguments, named):
    done = run("--lang", language, *arguments)
    assert (done.status, done.out) == (2, "")
    assert named in done.err

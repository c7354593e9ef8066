"""What people decided, checked and logged (issue 6, item 4; UU 27/2022 art. 10).

D1 a decision names who, when (the injected clock), why, and how to object; quiz, plan, policy
D2 a person's name and a reason of at least 10 letters; a decision of the policy; a known id
D3 all faults of a batch at once, with their rows; then nothing is recorded
D4 a second decision on the same person is a revision: both stay, the later one holds
D5 the same decision again is not a second one
D6 the log is JSON Lines; what is broken or cut is refused, with its line
D7 a result whose rules were changed afterwards is refused
D8 what is known of a formal gate: pass, unknown or fail; met or not met only with evidence
"""

import json

import pytest

from careerfit.errors import CareerfitError
from careerfit.model.policy import Policy
from careerfit.reading import fit, read
from careerfit.screening.deciding import Choice, Ordered, decided, ordered, recorded, undecided
from careerfit.screening.decisions import DecisionError, lines, logged
from tests.screening.desk import NOW, POLICY, QUIZ

PEOPLE = ("A-1", "A-2", "A-3")
WHY = "Dua situasi ditangani sangat baik."


@pytest.fixture(scope="module")
def policy() -> Policy:
    return fit(read(POLICY), Policy)


@pytest.fixture
def data(policy):
    return {
        "format": 1,
        "quiz": QUIZ,
        "plan": "0123456789abcdef",
        "policy": policy.hash,
        "rules": policy.model_dump(mode="json"),
        "demo": True,
        "method": ["sentences"],
        "candidates": [{"id": name, "total": 7000} for name in PEOPLE],
    }


@pytest.fixture
def result(data, tmp_path) -> Ordered:
    path = tmp_path / "hasil.json"
    path.write_text(json.dumps(data))
    return ordered(path)


def choice(
    candidate="A-1", decision="invite", by="Ibu Contoh", reason=WHY, row=0, **gates
) -> Choice:
    return Choice.typed((candidate, decision, by, reason), row, gates)


def codes(raised: pytest.ExceptionInfo[CareerfitError]) -> list[tuple[str, int]]:
    return [(fault.code, fault.line) for fault in raised.value.faults]


def test_d1_a_decision_says_everything(result, policy):
    (made,) = recorded(result, [choice()], (), NOW, "").new
    assert (made.candidate, made.decision, made.by, made.reason) == (
        "A-1",
        "invite",
        "Ibu Contoh",
        WHY,
    )
    assert made.at == NOW
    assert made.appeal == policy.appeal
    assert (made.quiz, made.plan, made.policy) == (QUIZ, "0123456789abcdef", policy.hash)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"candidate": "A-4"}, "unknown_candidate"),
        ({"candidate": ""}, "unknown_candidate"),
        ({"decision": "reject"}, "unknown_decision"),
        ({"decision": "INVITE"}, "unknown_decision"),
        ({"by": ""}, "no_name"),
        ({"by": "1234"}, "no_name"),
        ({"by": "x" * 201}, "no_name"),
        ({"reason": "baik"}, "no_reason"),
        ({"reason": "         .         "}, "no_reason"),
        ({"reason": "x" * 2001}, "no_reason"),
        ({"reason": "bagus sekali \x1b[2J"}, "unseen_letters"),
        ({"by": "Ibu \u202eContoh"}, "unseen_letters"),
    ],
)
def test_d2_what_a_decision_needs(result, wrong, code):
    with pytest.raises(DecisionError) as raised:
        recorded(result, [choice(**wrong)], (), NOW, "")
    assert codes(raised) == [(f"deciding.{code}", 0)]


def test_d2_ten_letters_are_enough_and_line_breaks_are_spaces(result):
    (made,) = recorded(result, [choice(reason="a\nb  c d e f")], (), NOW, "").new
    assert made.reason == "a b c d e f"


def test_d3_all_faults_at_once_with_their_rows(result):
    rows = [
        choice(row=2),
        choice("A-9", "ya", "", "", row=3),
        choice("A-1", "reserve", row=7),
    ]
    with pytest.raises(DecisionError) as raised:
        recorded(result, rows, (), NOW, "isi.csv")
    assert codes(raised) == [
        ("deciding.unknown_candidate", 3),
        ("deciding.unknown_decision", 3),
        ("deciding.no_name", 3),
        ("deciding.no_reason", 3),
        ("deciding.twice", 7),
    ]
    assert {fault.file for fault in raised.value.faults} == {"isi.csv"}


def test_d4_a_revision_keeps_the_earlier_decision(result):
    first = recorded(result, [choice()], (), NOW, "").new
    found = recorded(result, [choice(decision="reserve")], first, NOW, "")
    assert found.revised == ("A-1",)
    log = (*first, *found.new)
    assert [each.decision for each in log] == ["invite", "reserve"]
    assert decided(result, log)["A-1"].decision == "reserve"
    assert undecided(result, log) == ("A-2", "A-3")
    # And back again: what counts is the latest, not whether it was ever said.
    back = recorded(result, [choice()], log, NOW, "")
    assert (len(back.new), back.known) == (1, ())


def test_d5_the_same_decision_is_recorded_once(result):
    first = recorded(result, [choice()], (), NOW, "").new
    again = recorded(result, [choice(), choice("A-2")], first, NOW, "")
    assert again.known == ("A-1",)
    assert [each.candidate for each in again.new] == ["A-2"]
    assert again.revised == ()


def test_d5_a_log_may_hold_other_quizzes(result):
    (other,) = recorded(result, [choice()], (), NOW, "").new
    other = other.model_copy(update={"quiz": "lain"})
    assert undecided(result, [other]) == PEOPLE
    assert recorded(result, [choice()], [other], NOW, "").revised == ()


def test_d6_a_log_is_read_as_it_was_written(result, tmp_path):
    made = recorded(result, [choice(), choice("A-2", reason='"Kutipan" — ya,\ttentu')], (), NOW, "")
    path = tmp_path / "log.jsonl"
    assert logged(path) == ()
    path.write_bytes(lines(made.new))
    assert logged(path) == made.new
    every = path.read_text().splitlines()
    assert [json.loads(line)["candidate"] for line in every] == ["A-1", "A-2"]


def test_d6_broken_and_cut_lines_are_named(result, tmp_path):
    (made,) = recorded(result, [choice()], (), NOW, "").new
    path = tmp_path / "log.jsonl"
    good = lines([made])
    path.write_bytes(good + b"{}\n\n" + good + b"[1\n" + good.rstrip(b"\n"))
    with pytest.raises(DecisionError) as raised:
        logged(path)
    assert codes(raised) == [
        ("deciding.broken_log", 2),
        ("deciding.broken_log", 5),
        ("deciding.open_log", 6),
    ]


@pytest.mark.parametrize("field", ["by", "at", "reason", "appeal", "policy", "candidate"])
def test_d6_a_line_lacks_nothing(result, tmp_path, field):
    (made,) = recorded(result, [choice()], (), NOW, "").new
    value = json.loads(lines([made]))
    del value[field]
    path = tmp_path / "log.jsonl"
    path.write_text(json.dumps(value) + "\n")
    with pytest.raises(DecisionError, match=r"deciding\.broken_log"):
        logged(path)


def test_d7_changed_rules_are_refused(data, tmp_path):
    path = tmp_path / "hasil.json"
    data["rules"]["appeal"]["days"] = 1
    path.write_text(json.dumps(data))
    with pytest.raises(DecisionError, match=r"deciding\.changed_rules"):
        ordered(path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"candidates": []}', "\x00", "[" * 100_000])
def test_d7_other_files_are_no_results(tmp_path, text):
    path = tmp_path / "hasil.json"
    path.write_text(text)
    with pytest.raises(DecisionError, match=r"deciding\.no_result"):
        ordered(path)


GATE = "pelatihan_pendamping"


@pytest.mark.parametrize("status", ["pass", "fail"])
def test_d8_a_gate_with_its_evidence(result, status):
    (made,) = recorded(
        result, [choice(**{GATE: (status, " Sertifikat\n 3 Maret ")})], (), NOW, ""
    ).new
    known = made.gates[GATE]
    assert (known.status, known.evidence) == (status, "Sertifikat 3 Maret")


def test_d8_not_known_is_nothing_to_record(result):
    (made,) = recorded(result, [choice(**{GATE: ("unknown", "  ")})], (), NOW, "").new
    assert made.gates == {}
    (asked,) = recorded(result, [choice(**{GATE: ("unknown", "diminta")})], (), NOW, "").new
    assert asked.gates[GATE].evidence == "diminta"


def test_d8_new_evidence_is_a_revision(result):
    first = recorded(result, [choice()], (), NOW, "").new
    found = recorded(result, [choice(**{GATE: ("pass", "Sertifikat")})], first, NOW, "")
    assert found.revised == ("A-1",)
    again = recorded(result, [choice(**{GATE: ("pass", "Sertifikat")})], found.new, NOW, "")
    assert (again.new, again.known) == ((), ("A-1",))


@pytest.mark.parametrize(
    ("gate", "known", "code"),
    [
        ("str_pekerja_sosial", ("pass", "STR"), "unknown_gate"),
        (GATE, ("ya", "Sertifikat"), "unknown_status"),
        (GATE, ("pass", ""), "no_evidence"),
        (GATE, ("fail", "   "), "no_evidence"),
        (GATE, ("pass", "x" * 301), "bad_evidence"),
        (GATE, ("pass", "lihat \x1b[2J"), "bad_evidence"),
    ],
)
def test_d8_what_cannot_be_recorded(result, gate, known, code):
    with pytest.raises(DecisionError) as raised:
        recorded(result, [choice(**{gate: known})], (), NOW, "")
    assert codes(raised) == [(f"deciding.{code}", 0)]

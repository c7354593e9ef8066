"""`careerfit fairness`.

N1 from a table, from the log of decisions with groups in a second file, and as a simulation
N2 the law is a note, never a defence; the US rule is called guidance; groups under 5 stay hidden
N3 what is wrong is named, in both languages, with status 2 and nothing on the screen
"""

import json

import pytest

HASHES = {"quiz": "seleksi_pendamping", "plan": "0" * 16, "policy": "1" * 16}
APPEAL = {"route": "Kirim surat.", "contact": "a@contoh.example", "days": 14}
MORRIS = (("W", 10, 2), ("M", 25, 15), ("X", 3, 3))


def rows():
    number = 0
    for group, n, selected in MORRIS:
        for place in range(n):
            number += 1
            yield f"P{number:03}", "invite" if place < selected else "not_now", group


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "all.csv"
    lines = [f"{name},{decision},{group}" for name, decision, group in rows()]
    path.write_text("\n".join(["id,decision,sex", *lines, ""]), encoding="utf-8")
    return path


@pytest.fixture
def log(tmp_path):
    """Every second person was first decided the other way; one has no decision yet."""
    lines = []
    for place, (name, decision, _) in enumerate(rows()):
        both = ("invite", "not_now")
        other = both[decision == "invite"]
        for said in (other, decision) if place % 2 else (decision,):
            known = {"candidate": name, "decision": said, "by": "Sari", "reason": "Sudah dibahas."}
            at = {"at": "2026-11-24T09:00:00+07:00"}
            lines.append(json.dumps({**known, **at, "appeal": APPEAL, **HASHES}))
    path = tmp_path / "decisions.jsonl"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


@pytest.fixture
def groups(tmp_path):
    path = tmp_path / "groups.csv"
    lines = [f"{name},{group}" for name, _, group in rows()]
    path.write_text("\n".join(["Kode,sex", *lines, "P999,W", ""]), encoding="utf-8")
    return path


def told(done):
    assert (done.status, done.err) == (0, "")
    found = json.loads(done.out)
    (pair,) = found["compared"]
    assert round(pair["fisher"], 4) == 0.0599
    assert round(pair["mid_p"], 4) == 0.0437
    return found


def test_n1_from_a_table(run, table):
    found = told(run("fairness", "--decisions", str(table), "--group", "sex", "--json"))
    assert (found["simulation"], found["undecided"]) == (False, 0)


def test_n1_from_the_log(run, log, groups, tmp_path):
    rest = ("--groups", str(groups), "--group", "sex", "--json")
    renamed = tmp_path / "renamed.csv"
    renamed.write_text(groups.read_text().replace("Kode", "id"), encoding="utf-8")
    found = told(run("fairness", "--decisions", str(log), "--groups", str(renamed), *rest[2:]))
    assert found["undecided"] == 1
    told(run("fairness", "--decisions", str(log), *rest, "--id", "Kode"))


def test_n1_as_a_simulation(run, groups, tmp_path):
    ranks = {name: 1 if decision == "invite" else 50 for name, decision, _ in rows()}
    candidates = [{"id": name, "rank": rank, "total": 1} for name, rank in ranks.items()]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"candidates": candidates}), encoding="utf-8")
    call = ("--simulate", str(path), "--places", "20", "--groups", str(groups), "--id", "Kode")
    found = told(run("fairness", *call, "--group", "sex", "--json"))
    assert (found["simulation"], found["places"], found["selected"]) == (True, 20, None)
    shown = run("--lang", "en", "fairness", *call, "--group", "sex").out
    assert shown.startswith("SIMULATION")


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("pedoman AS", "bukan pembenar", "0,0599", "tidak sepakat")),
        ("en", ("US guidance", "never defends", "0.0599", "tests disagree")),
    ],
)
def test_n2_on_the_screen(run, table, language, words, columns):
    call = ("fairness", "--decisions", str(table), "--group", "sex")
    done = run("--lang", language, *call, columns=columns)
    assert (done.status, done.err) == (0, "")
    squeezed = " ".join(done.out.split())
    assert [word for word in words if word not in squeezed] == []
    assert "X" in squeezed
    assert "100 %" not in squeezed  # the rate of the three
    assert all(len(line) <= columns for line in done.out.splitlines())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--group", "sex"), "--decisions"),
        (("--decisions", "T", "--simulate", "T", "--group", "sex"), "--simulate"),
        (("--decisions", "T"), "--group"),
        (("--decisions", "L", "--group", "sex"), "--groups"),
        (("--simulate", "T", "--group", "sex"), "--places"),
        (("--simulate", "T", "--places", "3", "--groups", "T", "--group", "sex"), "all.csv"),
        (("--decisions", "T", "--group", "sexx"), "“sex”"),
        (("--decisions", "T", "--group", "sex", "--selected", "invited"), "invite, not_now"),
        (("--decisions", "none.jsonl", "--groups", "T", "--group", "sex"), "none.jsonl"),
        (("--decisions", "D", "--group", "sex"), "twice.csv:3"),
    ],
)
def test_n3_what_is_wrong(run, table, log, tmp_path, language, arguments, named):
    twice = tmp_path / "twice.csv"
    twice.write_text("id,decision,sex\nA,invite,W\nA,invite,W\n", encoding="utf-8")
    files = {"T": str(table), "L": str(log), "D": str(twice)}
    done = run("--lang", language, "fairness", *(files.get(each, each) for each in arguments))
    assert (done.status, done.out) == (2, "")
    assert named in done.err

"""`careerfit quiz --answers FILE|- --json`: a sheet from outside gives the contract's result.

A1 JSON and YAML, a file and standard input; the golden integers
A2 another quiz, form or version is an error that names both (safety row 29)
A3 every unknown item and impossible value is named, with its line, all at once (row 23)
A4 another plan with the same items is a warning
A5 all blank: "not enough answers" everywhere (row 24)
"""

import json

import pytest

HEAD = {"quiz": "kenali_diri", "form": "short", "version": 1}


@pytest.fixture
def written(tmp_path):
    def write(name: str = "answers.json", /, **changes: object) -> str:
        path = tmp_path / name
        path.write_text(json.dumps({**HEAD, "answers": {}} | changes))
        return str(path)

    return write


@pytest.fixture
def items(plans):
    return [item.id for item in plans["short"].items]


def test_a1_the_sheet_gives_the_golden_integers(run, shipped, plans, written):
    for case in shipped.cases("kenali_diri"):
        items = [item.id for item in plans[case.form].items]
        answers = {item: case.answers.get(item, case.all) for item in items}
        done = run("quiz", "--json", "--answers", written(form=case.form, answers=answers))
        result = json.loads(done.out)
        for slug, role in case.expect.get("roles", {}).items():
            assert {name: result["roles"][slug][name] for name in role} == role, case.name


def test_a1_every_way_in_gives_the_same(run, written, items):
    answers = dict.fromkeys(items, 4)
    path = written(answers=answers)
    text = json.dumps({**HEAD, "answers": answers}, indent="\t")
    yaml = "quiz: kenali_diri\nform: short\nversion: 1\nanswers:\n"
    yaml += "".join(f"  {item}: 4\n" for item in items)
    shown = {
        run("quiz", "--json", "--answers", path).out,
        run("quiz", "--json", "--answers", "-", stdin=text).out,
        run("quiz", "--json", "--answers", "-", stdin=yaml).out,
        run("quiz", "kenali_diri", "--short", "--json", "--answers", path).out,
    }
    assert len(shown) == 1
    assert json.loads(shown.pop())["roles"]["ahli_kdrt"]["interest"] == 7500


def test_a1_the_sample_that_ships(run):
    assert json.loads(run("quiz", "--sample", "--json").out)["flags"] == []


@pytest.mark.parametrize(
    ("changes", "call", "named"),
    [
        ({"version": 7}, [], ("7", "1")),
        ({}, ["--form", "full"], ("short", "full")),
        ({"quiz": "other"}, [], ("other", "kenali_diri")),
        ({"form": "middling"}, [], ("middling", "short")),
    ],
)
def test_a2_another_quiz_form_or_version_names_both(run, written, changes, call, named):
    done = run("quiz", *call, "--answers", written(**changes))
    assert (done.status, done.out) == (2, "")
    assert [name for name in named if name not in done.err] == []


def test_a3_every_impossible_answer_is_named_with_its_line(run, tmp_path, items):
    path = tmp_path / "answers.yaml"
    wrong = {items[0]: 6, items[1]: 0, "no_such_item": 1, items[2]: -1, items[3]: 3}
    lines = [f"{key}: {value}" for key, value in HEAD.items()]
    lines += ["answers:", *(f"  {item}: {value}" for item, value in wrong.items())]
    path.write_text("\n".join(lines))
    done = run("quiz", "--answers", str(path))
    assert (done.status, done.out) == (2, "")
    for number, name in enumerate(wrong, 5):
        assert (f"{path}:{number} {name}" in done.err) == (name != items[3])


@pytest.mark.parametrize("value", ["3.5", '"3"', "true", "[]", "1e400"])
def test_a3_an_answer_is_a_whole_number(run, items, value):
    text = json.dumps({**HEAD, "answers": {items[0]: "VALUE"}}).replace('"VALUE"', value)
    done = run("quiz", "--answers", "-", stdin=text)
    assert (done.status, done.out) == (2, "")
    assert "stdin.json" in done.err


@pytest.mark.parametrize("text", ["", "[]", "{", "answers: &a {b: *a}", "\0", "a\nb"])
def test_a3_what_is_no_sheet_is_a_fault(run, text):
    done = run("quiz", "--answers", "-", stdin=text)
    assert (done.status, done.out) == (2, "")
    assert done.err


def test_a3_a_file_that_does_not_exist_is_a_fault(run, tmp_path):
    done = run("quiz", "--answers", str(tmp_path / "nowhere.json"))
    assert done.status == 2
    assert "nowhere.json: " in done.err


def test_a4_another_plan_is_a_warning_on_the_error_stream(run, written, plans):
    done = run("quiz", "--json", "--answers", written(plan="0123456789abcdef"))
    assert done.status == 0
    assert "0123456789abcdef" in done.err
    assert plans["short"].hash in done.err
    assert json.loads(done.out)["plan"] == plans["short"].hash
    assert run("quiz", "--json", "--answers", written(plan=plans["short"].hash)).err == ""


@pytest.mark.parametrize("form", ["short", "full"])
def test_a5_blanks_give_not_enough_answers_everywhere(run, written, plans, form):
    blanks = {item.id: None for item in plans[form].items}
    for answers in ({}, blanks):
        path = written(form=form, answers=answers)
        result = json.loads(run("quiz", "--json", "--answers", path).out)
        assert {scale["state"] for scale in result["scales"].values()} == {"too_few"}
        assert {role["state"] for role in result["roles"].values()} == {"cannot_say"}
        shown = run("quiz", "--answers", path).out
        assert shown.startswith("Jawabanmu belum cukup untuk membandingkan peran.")
        assert "▒" not in shown

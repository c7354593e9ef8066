"""Asking by lines: pipes, screen readers, dumb terminals, small windows (safety row 30).

P1 a pipe's lines are answers in order; its end chooses nothing: the rest is missing and it says so
P2 a line that a pipe cannot mean never shifts the following answers
P3 s skips, b goes back, ? helps, q stops
P4 questions are on the error stream, the result on standard output
P5 with --save a pipe's answers are kept until all is answered
P6 no role or trait is named before the answer (it would prime)
"""

import json

import pytest


def lines(*answers: object) -> str:
    return "".join(f"{answer}\n" for answer in answers)


@pytest.fixture
def result(run):
    def answered(stdin: str, *arguments: str) -> dict:
        done = run("quiz", "--short", "--json", *arguments, stdin=stdin)
        assert done.status == 0, done.err
        return json.loads(done.out)

    return answered


def test_p1_lines_are_answers_in_order(result, run, plans, tmp_path):
    items = [item.id for item in plans["short"].items]
    given = [1 + number % 5 for number in range(len(items))]
    sheet = {"quiz": "kenali_diri", "form": "short", "version": 1}
    path = tmp_path / "sheet.json"
    path.write_text(json.dumps({**sheet, "answers": dict(zip(items, given, strict=True))}))
    assert result(lines(*given)) == json.loads(run("quiz", "--answers", str(path), "--json").out)


def test_p1_the_end_of_a_pipe_answers_nothing(run, plans):
    done = run("quiz", "--short", "--json", stdin=lines(5, 5))
    scales = json.loads(done.out)["scales"].values()
    assert sum(scale["answered"] for scale in scales) == 2
    assert f"{len(plans['short'].items) - 2} pertanyaan belum dijawab" in done.err


@pytest.mark.parametrize("stdin", ["", "\n", "x\n"])
def test_p1_nothing_at_all_is_not_enough(run, stdin):
    done = run("quiz", "--short", stdin=stdin)
    assert done.status == 0
    assert done.out.startswith("Jawabanmu belum cukup")


@pytest.mark.parametrize("noise", ["", "x", "6", "0", "-1", "1.0", "２", "11", "1 2", "9" * 5000])
def test_p2_noise_is_missing_and_shifts_nothing(result, noise):
    assert result(lines(4, noise, 2)) == result(lines(4, "s", 2))


def test_p3_back_and_help_lose_nothing(result):
    assert result(lines(4, 3, "b", "?", 5)) == result(lines(4, 5))
    assert result(lines("b", "b", 4)) == result(lines(4))


def test_p3_stopping_asks_once(run):
    stopped = run("quiz", "--short", stdin=lines(4, "q", "q"))
    assert (stopped.status, stopped.out) == (0, "")
    assert "Tidak ada jawaban yang disimpan." in stopped.err
    assert run("quiz", "--short", stdin=lines(4, "q", "r")).out != ""
    ended = run("quiz", "--short", stdin=lines(4, "q"))
    assert (ended.status, ended.out) == (0, "")


def test_p4_only_the_result_is_on_standard_output(run):
    done = run("quiz", "--short", "--lang", "en", stdin=lines(*[4] * 24))
    assert "Question 24 of 24" in done.err
    assert "Question" not in done.out
    assert done.out.startswith("Your interest")


def test_p5_saved_answers_wait_and_go_when_all_is_answered(run, machine):
    first = run("quiz", "--short", "--save", stdin=lines(*[5] * 10))
    assert "Jawabanmu tersimpan" in first.err
    kept = json.loads((machine / "kenali_diri.json").read_text())
    assert list(kept["answers"].values()) == [5] * 10
    second = run("quiz", "--short", "--save", stdin=lines(*[4] * 14))
    assert "Pertanyaan 11 dari 24" in second.err
    assert "Pertanyaan 10 dari 24" not in second.err
    assert not (machine / "kenali_diri.json").exists()


def test_p5_a_pipe_that_does_not_ask_for_it_leaves_no_trace(run, machine):
    run("quiz", "--short", stdin=lines(*[5] * 10))
    assert not machine.exists()


@pytest.mark.parametrize("form", ["short", "full"])
def test_p6_no_name_is_shown_before_the_answer(run, shipped, form):
    done = run("quiz", "--form", form, stdin="")
    asked = run("quiz", "--form", form, stdin=lines(*"s" * 70)).err
    names = [role.title for role in shipped.roles.values()]
    names += [trait.name for trait in shipped.traits.values()]
    assert done.status == 0
    assert [name.root["id"] for name in names if name.root["id"] in asked] == []

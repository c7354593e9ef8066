"""Class codes.

L3 what is written is read back, however it is typed: small letters, spaces, O for 0, l for 1
L4 one wrong letter, a swap of neighbours, a missing letter, another quiz's code: refused
L5 a list becomes a table without ids; every wrong line is named
"""

import itertools
import random
from dataclasses import replace

import pytest

from careerfit.errors import AnswersError
from careerfit.exchange.answers.codes import LETTERS, answers, code, is_list, listed, plan_of, read
from careerfit.exchange.answers.gathering import gather

MYTHS, WHOSE = "mitos_atau_fakta", "tugas_siapa"


@pytest.fixture
def plan(all_plans):
    return all_plans[MYTHS]["full"]


def some(plan, seed=0):
    draw = random.Random(seed)
    return {item.id: draw.choice([None, 1, 2, 3]) for item in plan.items}


def test_l3_read_back_however_typed(all_plans):
    for plan in (*all_plans[MYTHS].values(), *all_plans[WHOSE].values()):
        for seed in range(50):
            sheet = some(plan, seed)
            written = code(plan, sheet)
            assert len(written) == -(-len(plan.items) // 2) + 2
            spoken = written.lower().replace("0", "o").replace("1", "l")
            assert answers(plan, f" {spoken[:4]}-{spoken[4:]} ") == sheet


def test_l4_every_wrong_letter_shows(plan):
    written = code(plan, some(plan))
    for place, letter in itertools.product(range(len(written)), LETTERS):
        if letter != written[place]:
            assert answers(plan, written[:place] + letter + written[place + 1 :]) is None
    for place in range(len(written) - 1):
        one, two = written[place : place + 2]
        swapped = f"{written[:place]}{two}{one}{written[place + 2 :]}"
        assert swapped == written or answers(plan, swapped) is None
    for wrong in ("", written[:-1], f"{written}0", "😀" * len(written), "U" * len(written)):
        assert answers(plan, wrong) is None


def test_l4_what_no_sheet_can_say_is_refused(plan):
    first = plan.items[0].id
    assert answers(plan, code(plan, {first: 3}))[first] == 3
    assert answers(plan, code(plan, {first: 4})) is None
    odd = replace(plan, items=plan.items[:3], scales=(), role_values=(), roles=())
    sheet = {item.id: 2 for item in odd.items}
    assert answers(odd, code(odd, sheet)) == sheet
    # The same letters with an answer behind the last item, and a check that fits.
    longer = replace(plan, items=plan.items[:4], scales=(), role_values=(), roles=())
    said = code(longer, {item.id: 2 for item in longer.items})[:-2]
    tails = (f"{said}{a}{b}" for a, b in itertools.product(LETTERS, repeat=2))
    assert [tail for tail in tails if answers(odd, tail) is not None] == []


def test_l4_a_code_of_another_form_is_refused(all_plans):
    one, *others = all_plans[WHOSE].values()
    written = code(one, some(one))
    assert [answers(other, written) for other in others] == [None] * len(others)
    assert plan_of([(1, written)], all_plans[WHOSE].values()) is one
    assert plan_of([(1, written)], all_plans[MYTHS].values()) is None


def test_l5_a_list_is_a_table_without_ids(shipped, plan, tmp_path):
    path = tmp_path / "kode.txt"
    every = [some(plan, seed) for seed in range(6)]
    path.write_text("\n\n".join(code(plan, each) for each in every) + "\n", encoding="utf-8")
    assert is_list(path)
    found = gather([read(path, plan)], shipped.quiz(MYTHS, "full"))
    rows = found.frame.drop("id").collect().to_dicts()
    assert rows == [{name: each[name] for name in rows[0]} for each in every]
    assert found.sheets == 6


def test_l5_every_wrong_line_is_named(plan, tmp_path):
    path = tmp_path / "kode.txt"
    path.write_text(f"{code(plan, some(plan))}\nAna\n\n=1+1\n", encoding="utf-8")
    with pytest.raises(AnswersError) as caught:
        read(path, plan)
    assert [(each.code, each.line) for each in caught.value.faults] == [
        ("cohort.no_code", 2),
        ("cohort.no_code", 4),
    ]


def test_l5_a_table_named_txt_is_no_list(tmp_path):
    path = tmp_path / "tabel.txt"
    path.write_text("id;a;b\n1;2;3\n", encoding="utf-8")
    assert not is_list(path)
    assert not is_list(tmp_path)
    assert len(listed(path)) == 2

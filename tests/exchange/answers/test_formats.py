"""Formats without a header row of their own making: our answers files, JSON Lines, Parquet.

F1 our answers files: one, several, a folder; ids are the file names; JSON and YAML
F2 answers of another quiz, form or version, and unknown items, are refused and both named
F3 JSON Lines: flat, and with the answers inside; values of every kind
F4 Parquet: integers of any width, text, floats with whole numbers; nested columns are refused
F5 the mapping: what does not fit the quiz or the file is named, all at once
"""

import json

import polars as pl
import pytest

from careerfit.errors import AnswersError, CareerfitError
from careerfit.exchange.answers.gathering import opened
from careerfit.exchange.answers.proposing import propose
from careerfit.model.mapping import AnswerMapping
from careerfit.reading import fit, parse, written
from tests.exchange.answers.test_rows import plain_rows


def codes(error) -> list[str]:
    return [fault.code for fault in error.value.faults]


@pytest.fixture
def sheet(quiz):
    """One answers file, as both clients save them."""

    def make(option: int = 4, /, **changes: object) -> str:
        answers = {item.id: option for item in quiz.items}
        head = {"quiz": "kenali_diri", "form": "short", "version": 1}
        return json.dumps({**head, "answers": answers} | changes)

    return make


def test_f1_a_folder_of_answers_files_is_a_table(saved, read, sheet, tmp_path, quiz):
    for name, option in (("ani", 1), ("budi", 5)):
        saved(f"{name}.json", sheet(option))
    yaml = f"quiz: kenali_diri\nform: short\nversion: 1\nanswers:\n  {quiz.items[0].id}: 2\n"
    saved("citra.yaml", yaml + f"  {quiz.items[1].id}: null\n")
    frame = read(tmp_path).frame.collect()
    assert frame["id"].to_list() == ["ani", "budi", "citra"]
    assert frame[quiz.items[0].id].to_list() == [1, 5, 2]
    assert frame[quiz.items[1].id].to_list() == [1, 5, None]
    one = read(tmp_path / "ani.json", tmp_path / "budi.json").frame.collect()
    assert one["id"].to_list() == ["ani", "budi"]


def test_f1_an_impossible_option_is_counted(saved, read, sheet, quiz):
    answers = {item.id: 9 if n == 2 else 3 for n, item in enumerate(quiz.items)}
    saved("b.json", sheet(3))
    saved("c.json", sheet(3))
    found = read(saved("a.json", sheet(answers=answers)).parent)
    assert [(each.item, each.cell) for each in found.unknown] == [(quiz.items[2].id, "9")]


@pytest.mark.parametrize(
    ("changes", "code", "names"),
    [
        ({"version": 7}, "answers.made_for_version", {"written": "7", "expected": "1"}),
        ({"form": "full"}, "answers.made_for_form", {"written": "full", "expected": "short"}),
        ({"quiz": "x"}, "answers.made_for_quiz", {"written": "x", "expected": "kenali_diri"}),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_f2_answers_of_another_form_name_both(saved, read, sheet, changes, code, names, name):
    with pytest.raises(AnswersError) as error:
        read(saved(name, sheet(**changes)))
    assert codes(error) == [code]
    assert error.value.faults[0].data == names


def test_f2_an_unknown_item_is_an_error(saved, read, sheet, quiz):
    answers = {item.id: 1 for item in quiz.items} | {"no_such__item": 1}
    with pytest.raises(AnswersError) as error:
        read(saved("a.json", sheet(answers=answers)))
    assert [(fault.code, fault.field) for fault in error.value.faults] == [
        ("unknown_item", "no_such__item")
    ]


def test_f2_all_broken_files_of_a_folder_are_named(saved, tmp_path, sheet):
    saved("a.json", sheet())
    saved("b.json", "{")
    saved("c.json", '{"quiz": "kenali_diri"}')
    with pytest.raises(AnswersError) as error:
        opened(tmp_path)
    assert {fault.file.rpartition("/")[2] for fault in error.value.faults} == {"b.json", "c.json"}


def test_f3_json_lines_flat_and_with_answers_inside(saved, read, sheet, quiz):
    names, *rows = plain_rows(quiz)
    flat = "\n".join(json.dumps(dict(zip(names, row, strict=True))) for row in rows)
    inside = "\n".join(json.dumps({"id": f"k{n}", **json.loads(sheet(n))}) for n in (1, 5)) + "\n"
    one = read(saved("a.jsonl", flat)).frame.collect()
    assert [list(row) for row in one.rows()] == rows
    two = read(saved("b.ndjson", inside)).frame.collect()
    assert two["id"].to_list() == ["k1", "k5"]
    assert two[quiz.items[7].id].to_list() == [1, 5]


def test_f3_values_of_every_kind(saved, read, quiz):
    names, *rows = plain_rows(quiz, [f"k{n}" for n in range(60)])
    values = [3, "3", 3.0, None, "", True, 3.5, [3], {"a": 3}]
    for row, value in zip(rows, values, strict=False):
        row[5] = value
    lines = "\n".join(json.dumps(dict(zip(names, row, strict=True))) for row in rows)
    found = read(saved("a.jsonl", lines))
    assert found.frame.collect()[names[5]].to_list()[:9] == [3, 3, 3, None, None, 0, 0, 0, 0]
    assert [each.cell for each in found.unknown] == ["true", "3.5", '["3"]', '{"a": "3"}']


@pytest.mark.parametrize("kind", [pl.Int8, pl.UInt8, pl.Int64, pl.UInt64, pl.String, pl.Float64])
def test_f4_parquet_columns_of_any_kind(read, quiz, tmp_path, kind):
    names, *rows = plain_rows(quiz, [f"k{n}" for n in range(30)])
    rows[1][2] = None
    path = tmp_path / "a.parquet"
    schema = {"id": pl.String, **dict.fromkeys(names[1:], pl.Int64)}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    frame.with_columns(pl.col(names[1:]).cast(kind)).write_parquet(path)
    assert [list(row) for row in read(path).frame.collect().rows()] == rows


def test_f4_a_huge_integer_is_unknown_and_does_not_wrap(read, quiz, tmp_path):
    names, *rows = plain_rows(quiz, [f"k{n}" for n in range(30)])
    rows[0][3] = 2**40 + 3
    path = tmp_path / "a.parquet"
    schema = {"id": pl.String, **dict.fromkeys(names[1:], pl.Int64)}
    pl.DataFrame(rows, schema=schema, orient="row").write_parquet(path)
    found = read(path)
    assert found.frame.collect()[names[3]].to_list()[0] == 0
    assert [each.cell for each in found.unknown] == [str(2**40 + 3)]


def test_f4_nested_columns_are_refused(tmp_path):
    path = tmp_path / "a.parquet"
    pl.DataFrame({"id": ["a"], "x": [[1, 2]]}).write_parquet(path)
    with pytest.raises(AnswersError) as error:
        opened(path)
    assert codes(error) == ["answers.nested_columns"]


@pytest.fixture
def mapping(saved, quiz) -> AnswerMapping:
    return propose(opened(saved("a.csv", plain_rows(quiz))), quiz).mapping


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"quiz": "tugas_siapa"}, "answers.mapping_quiz"),
        ({"form": "full"}, "answers.mapping_form"),
        ({"version": 2}, "answers.mapping_version"),
        ({"columns": {"id": "no_such__item"}}, "unknown_item"),
        ({"labels": {"nothing": {"a": 1}}}, "answers.unknown_list"),
        ({"labels": {"sesuai": {"a": 9}}}, "no_such_option"),
        ({"labels": {"sesuai": {"a": "?"}}}, "answers.undecided"),
        ({"id": "nomor"}, "answers.no_column"),
        ({"keep": ("tempat",)}, "answers.no_column"),
        ({"keep": ("id",)}, "answers.kept_twice"),
        ({"seconds": {"column": "detik"}}, "answers.no_column"),
    ],
)
def test_f5_a_mapping_that_does_not_fit_is_refused(tmp_path, read, mapping, changes, code):
    value = json.loads(mapping.model_dump_json()) | json.loads(json.dumps(changes))
    changed = AnswerMapping.model_validate_json(json.dumps(value))
    with pytest.raises(AnswersError) as error:
        read(tmp_path / "a.csv", mapping=changed)
    assert code in codes(error)


def test_f5_two_columns_of_one_item(tmp_path, read, mapping, quiz):
    first, second = list(mapping.columns)[:2]
    both = mapping.model_copy(
        update={"columns": {first: quiz.items[0].id, second: quiz.items[0].id}}
    )
    with pytest.raises(AnswersError) as error:
        read(tmp_path / "a.csv", mapping=both)
    assert codes(error) == ["answers.item_twice"]


def test_f5_a_mapping_is_written_and_read_as_yaml(mapping):
    strange = {'a: "b"\n# c': 3, "-": 2, "yes": 1, "1": 5}
    changed = mapping.model_copy(update={"labels": {"sesuai": strange}, "missing": ("NA", "—")})
    text = written(json.loads(changed.model_dump_json(exclude_none=True)), "mapping")
    back = fit(parse(text.encode(), "mapping.yaml"), AnswerMapping)
    assert back == changed


def test_f5_the_labels_of_a_mapping_go_before_the_rule(saved, read, quiz, mapping):
    rows = plain_rows(quiz)
    path = saved("b.csv", rows)
    backwards = {str(n): 6 - n for n in range(1, 6)}
    changed = mapping.model_copy(update={"labels": {"sesuai": backwards}})
    frame = read(path, mapping=changed).frame.collect()
    assert [list(row)[1:] for row in frame.rows()] == [[6 - c for c in row[1:]] for row in rows[1:]]


@pytest.mark.parametrize("text", ["schema_version: 2\n", "columns: {}\n", "a: &x 1\n", "[]"])
def test_f5_what_is_no_mapping_is_refused(text):
    with pytest.raises(CareerfitError):
        fit(parse(text.encode(), "m.yaml"), AnswerMapping)

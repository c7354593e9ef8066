"""Exports of outside tools, as CSV and as XLSX, give the answers that were given.

T1 every tool's export is read without a mapping that a person must finish, options exact
T2 ids are the tool's own; without one, file and row; an address is never taken by itself
T3 the time taken, where a tool writes moments or seconds
T4 other columns are named for what they are and not read
T5 a summary of counts is refused; another form says so and what to do
T6 several files, of several tools, become one table
"""

import polars as pl
import pytest

from careerfit.errors import AnswersError
from careerfit.exchange.answers.gathering import opened, tables
from careerfit.exchange.answers.proposing import best_form, propose
from tests.exchange.answers import exports

BOTH = pytest.mark.parametrize("ending", ["csv", "xlsx"])
EVERY = pytest.mark.parametrize("tool", exports.TOOLS)


def answers_of(frame: pl.LazyFrame, quiz) -> list[list[int | None]]:
    return [list(row) for row in frame.select(i.id for i in quiz.items).collect().rows()]


@BOTH
@EVERY
def test_t1_every_export_gives_the_options_that_were_chosen(saved, read, quiz, tool, ending):
    export = exports.TOOLS[tool](quiz)
    found = read(saved(f"jawaban.{ending}", export.rows))
    assert answers_of(found.frame, quiz) == exports.options(quiz)
    assert (found.sheets, found.rejected, found.unknown, found.absent) == (6, (), (), ())
    ids = found.frame.collect()["id"].to_list()
    assert (ids == exports.ids()) == export.has_ids
    if not export.has_ids:
        assert ids == [f"jawaban:{row}" for row in range(2, 8)]
    assert found.timed == export.timed
    if export.timed:
        assert found.frame.collect()["seconds"].to_list() == [330] * 6


@EVERY
def test_t1_a_proposed_mapping_read_back_changes_nothing(saved, read, quiz, tool):
    path = saved("jawaban.csv", exports.TOOLS[tool](quiz).rows)
    proposal = propose(opened(path), quiz)
    assert proposal.doubts == ()
    (one, other) = (read(path), read(path, mapping=proposal.mapping))
    assert one.frame.collect().equals(other.frame.collect())


def test_t2_an_address_is_named_and_not_taken(saved, quiz):
    proposal = propose(opened(saved("a.csv", exports.google(quiz).rows)), quiz)
    assert proposal.mapping.id is None
    assert ("note_email", {"name": "Alamat Email"}) in proposal.notes
    assert ("Alamat Email", "email") in proposal.unused


def test_t2_ids_of_two_files_of_one_name_differ(saved, read, quiz, tmp_path):
    (tmp_path / "b").mkdir()
    rows = exports.google(quiz).rows
    found = read(saved("a.csv", rows), saved("b/a.csv", rows))
    assert found.frame.collect()["id"].n_unique() == 12


def test_t3_moments_that_cannot_be_read_give_no_seconds(saved, read, quiz):
    rows = exports.microsoft(quiz).rows
    rows[1][1] = "kemarin"
    found = read(saved("a.csv", rows))
    assert not found.timed


def test_t3_impossible_times_are_null(saved, read, quiz):
    rows = exports.qualtrics(quiz).rows
    for row, seconds in zip(rows[3:], [-5, "", 1_000_000, "x", 59.9, 60], strict=True):
        row[5] = seconds
    seconds = read(saved("a.csv", rows)).frame.collect()["seconds"].to_list()
    assert seconds == [None, None, None, None, 59, 60]


def test_t4_other_columns_are_named_for_what_they_are(saved, quiz):
    proposal = propose(opened(saved("a.csv", exports.kobo(quiz).rows)), quiz)
    kinds = dict(proposal.unused)
    assert kinds["_submission_time"] == "time"
    assert kinds["_id"] == "id"
    assert kinds["__version__"] == "tool"
    assert kinds["bagian/hari"] == "other"
    assert proposal.mapping.id == "_uuid"
    points = propose(opened(saved("b.csv", exports.google_quiz(quiz).rows)), quiz).unused
    assert sum(kind == "score" for _, kind in points) == 1 + 2 * len(quiz.items)


def test_t4_nothing_of_an_unread_column_is_kept(saved, read, quiz):
    found = read(saved("a.csv", exports.google(quiz).rows))
    assert found.frame.collect_schema().names() == ["id", *(item.id for item in quiz.items)]
    assert found.unused == {
        str(saved("a.csv", exports.google(quiz).rows)): ("Cap waktu", "Alamat Email")
    }


def test_t4_a_column_is_kept_on_request(saved, read, quiz):
    found = read(saved("a.csv", exports.google(quiz).rows), keep=["Alamat Email"])
    assert found.frame.collect()["Alamat Email"].to_list()[0] == "orang0@contoh.id"


@pytest.mark.parametrize("shape", ["options_above", "questions_below"])
def test_t5_a_summary_of_counts_is_refused(saved, quiz, shape):
    above = ["Pertanyaan", *(label.spoken("id").text for label in quiz.items[0].labels)]
    below = ["Pertanyaan", "1", "2", "3", "4", "5"]
    rows = [above if shape == "options_above" else below]
    rows += [[text, 3, 4, 5, 6, 7] for text in exports.texts(quiz)]
    with pytest.raises(AnswersError) as error:
        propose(opened(saved("ringkasan.csv", rows)), quiz)
    assert [fault.code for fault in error.value.faults] == ["answers.summary"]


def test_t5_another_form_is_said_to_be_another(saved, quiz):
    rows = [["Timestamp", "Apa makanan kesukaanmu?"], ["2024/12/22", "soto"]]
    with pytest.raises(AnswersError) as error:
        propose(opened(saved("a.csv", rows)), quiz)
    (fault,) = error.value.faults
    assert fault.code == "answers.other_quiz"
    assert "makanan" in str(fault.data["names"])


def test_t5_the_form_that_fits_best_is_found(saved, shipped):
    forms = [shipped.quiz("kenali_diri", form) for form in shipped.forms("kenali_diri")]
    assert {form.form for form in forms} == {"full", "short"}
    for form in forms:
        table = opened(saved("a.csv", exports.google(form).rows))
        assert best_form(table, forms).form == form.form


def test_t6_files_of_several_tools_become_one_table(saved, read, quiz):
    paths = [
        saved("a.csv", exports.google(quiz).rows),
        saved("b.xlsx", exports.kobo(quiz).rows),
        saved("c.csv", exports.qualtrics(quiz).rows[:5]),
    ]
    with pytest.raises(AnswersError):  # the ids of b and c are the same people
        read(*paths)
    found = read(*paths, duplicates="first")
    assert (found.rows, found.sheets, len(found.repeated)) == (14, 12, 2)
    assert {each.file for each in found.repeated} == {str(paths[2])}
    assert len(tables(paths)) == 3


def test_t4_a_choice_of_a_multi_select_is_not_its_question(saved, read, quiz):
    item = quiz.items[0].id
    rows = [[*row, 1] for row in exports.kobo(quiz).rows]
    rows[0][-1] = f"bagian/{item}/3"
    found = read(saved("a.csv", rows))
    assert answers_of(found.frame, quiz) == exports.options(quiz)
    assert f"bagian/{item}/3" in next(iter(found.unused.values()))

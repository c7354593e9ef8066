"""Train quizzes in the terminal (issue 3 item 1-3).

T1 the refutation with its source follows each answer at once, in both languages
T2 an answer is not changed after its fact was shown
T3 the result goes by role and by statement; "not sure" and skipped are not wrong
T4 a pair is chosen in words; a form about a pair may be named
T5 the explore result offers the train quiz of the roles it cannot tell apart
T6 a role without material and a pair without items are named
"""

import json

import pytest

FIRST = {
    "id": ("Pertanyaan 1 dari 12", "Belum tepat. Jawabannya: Salah.", "keliru", "Sumber:"),
    "en": ("Question 1 of 12", "Not quite. The answer is: False.", "is wrong", "Source:"),
}


@pytest.mark.parametrize("language", FIRST)
def test_t1_the_fact_and_its_source_follow_at_once(terminal, language):
    question, verdict, why, source = FIRST[language]
    opened = terminal("--lang", language, "quiz", "mitos_atau_fakta", lines=40)
    opened.shows("» 1")
    opened.press("1")
    opened.shows(question)
    opened.press("1")
    opened.shows(verdict)
    opened.shows(why)
    opened.shows(source)


def test_t2_back_does_not_change_an_answer_whose_fact_was_shown(terminal):
    opened = terminal("quiz", "mitos_atau_fakta", "--save", lines=40)
    opened.shows("Pertanyaan 1 dari 12")
    opened.press("2")
    opened.shows("Tepat: Salah.")
    opened.press("c")
    opened.shows("Pertanyaan 2 dari 12")
    opened.press("b")
    opened.shows("jawaban tidak diubah lagi")
    opened.press("c")
    opened.shows("Pertanyaan 2 dari 12")


@pytest.mark.parametrize(
    ("language", "headline", "role", "states"),
    [
        (
            "id",
            "7 dari 12 tepat; 11 dijawab.",
            "Ahli kekerasan dalam rumah tangga: 1 dari 4 tepat",
            ("[belum tepat]", "[tidak yakin]", "[dilewati]", "[tepat]"),
        ),
        (
            "en",
            "7 of 12 right; 11 answered.",
            "Domestic violence specialist: 1 of 4 right",
            ("[not right]", "[not sure]", "[skipped]", "[right]"),
        ),
    ],
)
def test_t3_the_result_goes_by_role_and_statement(run, language, headline, role, states):
    said = run("--lang", language, "quiz", "mitos_atau_fakta", "--sample").out
    assert said.startswith(headline)
    assert role in said
    assert [state for state in states if state not in said] == []


def test_t3_a_script_gets_the_contract_with_statements(run):
    result = json.loads(run("quiz", "mitos_atau_fakta", "--sample", "--json").out)
    scale = result["scales"]["ahli_kdrt__knowledge"]
    assert set(scale) == {"score", "answered", "of", "right", "state"}
    (line,) = result["roles"]["ahli_kdrt"]["consider"]
    assert line["statement"] == "ahli_kdrt/expectations/mudah_menghentikan"


def test_t4_a_pair_is_chosen_in_words(terminal):
    opened = terminal("quiz", "tugas_siapa", lines=40)
    opened.shows("Dua peran mana yang ingin kamu bedakan?")
    opened.press("2")
    opened.shows("» 1")
    opened.press("1")
    opened.shows("Pertanyaan 1 dari 6")
    opened.shows("Siapa yang bertugas")
    opened.press("3")
    opened.shows("Menurut sumbernya, ini tugas")


def test_t4_a_pair_may_be_named(run):
    form = "ahli_kdrt__ahli_rehabilitasi_sosial"
    done = run("quiz", "tugas_siapa", "--form", form, "--json", stdin="1\n" * 8)
    assert done.status == 0
    assert json.loads(done.out)["scales"][form]["answered"] == 8


def test_t4_an_unknown_pair_is_a_fault(run):
    done = run("quiz", "tugas_siapa", "--form", "ahli_kdrt__dokter")
    assert done.status == 2
    assert "ahli_kdrt__penyelenggara_program" in done.err


def test_t5_the_explore_result_offers_the_pair_it_cannot_tell_apart(run):
    said = " ".join(run("quiz", "--sample").out.split())
    assert "careerfit quiz tugas_siapa --form ahli_kdrt__ahli_rehabilitasi_sosial" in said


def test_t6_what_is_not_covered_is_named(run):
    said = " ".join(run("quiz", "mitos_atau_fakta", "--sample").out.split())
    assert "Tenaga kesehatan on demand: sumbernya tidak memuat mitos atau harapan" in said

"""XLSForms in the programs of other people.

E1 pyxform converts every form without a warning, and ODK Validate accepts it
E2 JavaRosa and Web Forms give the integers of sheet.py on every golden case
E3 the same on more than 200 random sheets, of shipped forms and of random plans
E4 a person reads who leads, two ledgers and the limits: those that the terminal tells
E5 hostile text is shown as text
E6 what Kobo exports of such a form is read without a mapping, as CSV and as XLSX
E7 no engine is sent anything of the device
"""

import random
import re
from itertools import islice

import pytest

from careerfit.catalogue import Catalogue, load
from careerfit.errors import AnswersError
from careerfit.exchange.answers.gathering import gather, tables
from careerfit.exchange.xlsform.arithmetic import cells
from careerfit.exchange.xlsform.explored import SIDES, speaks
from careerfit.exchange.xlsform.rows import Choice, Row, Survey
from careerfit.exchange.xlsform.survey import calculate, write
from careerfit.exchange.xlsform.workbook import workbook
from careerfit.model.text import Text
from careerfit.scoring.plan import Plan
from careerfit.scoring.sheet import score
from careerfit.telling.ledger import _said
from careerfit.telling.material import Telling
from careerfit.telling.result import report
from careerfit.telling.voice import Voice
from careerfit.words import say
from tests.exchange.answers.exports import as_csv, as_xlsx
from tests.exchange.engines import (
    ENGINES,
    Sheet,
    Shown,
    Visit,
    answered,
    converted,
    expected,
    validated,
)
from tests.pages.conftest import HOSTILE, PAYLOADS, Poison, write_catalogue
from tests.scoring import dirty
from tests.scoring.test_golden import CASES, sheet

pytestmark = pytest.mark.clients

SEED = 20261124
TONGUE = "Bahasa Indonesia (id)"
EVERY = pytest.mark.parametrize("engine", ENGINES)
# How many random sheets of a form: the long ones take a second each.
MANY = {"kenali_diri__full": 25, "kenali_diri__short": 60, "mitos_atau_fakta__full": 40}
PLANS, SHEETS = 24, 6


@pytest.fixture(scope="session")
def forms(shipped: Catalogue, tmp_path_factory):
    """Every form of every quiz, converted."""
    folder = tmp_path_factory.mktemp("forms")
    found = {}
    for quiz in shipped.quizzes:
        for form in shipped.forms(quiz):
            ((name, made),) = write(shipped, quiz, form, "id").items()
            found[f"{quiz}__{form}"] = converted(folder, name.removesuffix(".xlsx"), made)
    return found


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A catalogue whose texts are hostile, and the form of its short explore quiz."""
    folder = tmp_path_factory.mktemp("hostile")
    turns = iter(lambda: next(payloads), None)
    payloads = iter(PAYLOADS * 10_000)
    poison = Poison(HOSTILE, turns, "1", "https://example.org/")
    catalogue = load(write_catalogue(folder / "c", poison))
    ((_, made),) = write(catalogue, "kenali_diri", "short", "id").items()
    return catalogue, converted(folder, "hostile", made)


def test_e1_converted_and_accepted(forms, hostile):
    assert len(forms) > 8
    assert validated([*forms.values(), hostile[1]]) == ""


def test_e1_a_broken_form_is_not_accepted(forms, tmp_path):
    broken, whole = tmp_path / "broken.xml", forms["tugas_siapa__ahli_kdrt__penyelenggara_program"]
    text = whole.read_text(encoding="utf-8")
    broken.write_text(text.replace("if(", "no_such_function("), encoding="utf-8")
    assert "no_such_function" in validated([whole, broken])


@EVERY
def test_e2_golden_cases(engine, forms, shipped, all_plans):
    wanted = {name: [] for name in forms}
    for quiz, case in CASES:
        plan = all_plans[quiz][case.form]
        if plan.purpose != "select":
            wanted[f"{quiz}__{case.form}"].append((plan, sheet(plan, case)))
    visits = [
        Visit(forms[name], tuple(answers for _, answers in own)) for name, own in wanted.items()
    ]
    shown = answered(engine, visits)
    assert sum(map(len, shown)) > 25
    for (name, own), seen in zip(wanted.items(), shown, strict=True):
        for (plan, answers), one in zip(own, seen, strict=True):
            same(plan, answers, one)
            if plan.purpose == "explore":
                quiz = shipped.quiz(plan.quiz, name.removeprefix(f"{plan.quiz}__"))
                telling = Telling(score(plan, answers), quiz, plan, shipped, Voice("id"))
                read_headline(telling, one)
                read_ledgers(telling, one)


@EVERY
def test_e3_random_sheets(engine, forms, all_plans, tmp_path):
    chance = random.Random(SEED)
    asked: list[tuple[Plan, Visit]] = []
    for name, many in MANY.items():
        plan = all_plans[name.partition("__")[0]][name.partition("__")[2]]
        asked.append((plan, Visit(forms[name], clean(chance, plan, many))))
    for number in range(PLANS):
        plan = dirty.plan(chance)
        form = converted(tmp_path, f"p{number}", workbook(survey(plan), {"id": TONGUE}))
        asked.append((plan, Visit(form, clean(chance, plan, SHEETS))))
    shown = answered(engine, [visit for _, visit in asked])
    assert sum(map(len, shown)) > 200
    for (plan, visit), seen in zip(asked, shown, strict=True):
        for answers, one in zip(visit.sheets, seen, strict=True):
            same(plan, answers, one)
            if plan.quiz == "q":
                same_ledgers(plan, answers, one)


def clean(chance: random.Random, plan: Plan, many: int) -> tuple[Sheet, ...]:
    """Random sheets that a form can hold: it offers no option that there is not."""

    def holds(answers: Sheet) -> bool:
        try:
            score(plan, answers)
        except AnswersError:
            return False
        return True

    return tuple(islice(filter(holds, dirty.sheets(chance, plan, 10 * many)), many))


def survey(plan: Plan) -> Survey:
    """A form of nothing but a plan, and a note for each line of a ledger."""
    rows = [Row(f"select_one o{len(item.credits)}", item.id, {"id": "?"}) for item in plan.items]
    rows += map(calculate, cells(plan))
    for role in plan.roles:
        for number, line in enumerate(role.ledger):
            for side in SIDES:
                if said := speaks(plan, line, side):
                    rows.append(Row("note", f"{side}_{role.id}_{number}", {"id": "!"}, said))
    sizes = {len(item.credits) for item in plan.items}
    choices = (Choice(f"o{k}", str(n), {"id": str(n)}) for k in sizes for n in range(1, k + 1))
    settings = {"form_title": "p", "form_id": "p", "default_language": TONGUE}
    return Survey(("id",), tuple(rows), tuple(choices), settings)


def same(plan: Plan, answers: Sheet, shown: Shown) -> None:
    wanted = expected(plan, answers, score(plan, answers))
    assert {name: shown.cells[name] for name in wanted} == wanted


def same_ledgers(plan: Plan, answers: Sheet, shown: Shown) -> None:
    result = score(plan, answers)
    for role in plan.roles:
        for side in SIDES:
            lines = getattr(result.roles[role.id], side)
            found = [n for n in shown.notes if n.startswith(f"{side}_{role.id}_")]
            said = sorted(role.ledger[int(name.rpartition("_")[2])].statement for name in found)
            assert said == sorted(line.statement for line in lines)


@EVERY
@pytest.mark.parametrize(("language", "tongue"), [("id", TONGUE), ("en", "English (en)")])
def test_e4_what_a_person_reads(engine, language, tongue, forms, shipped, plans):
    plan, quiz = plans["short"], shipped.quiz("kenali_diri", "short")
    chance = random.Random(SEED)
    sheets = (*clean(chance, plan, 8), {}, {item.id: 1 for item in plan.items}, one_leader(plan))
    visit = Visit(forms["kenali_diri__short"], sheets, tongue)
    (shown,) = answered(engine, [visit])
    headlines = set()
    for answers, one in zip(sheets, shown, strict=True):
        telling = Telling(score(plan, answers), quiz, plan, shipped, Voice(language))
        headlines.add(read_headline(telling, one))
        read_ledgers(telling, one)
        said = set(one.notes.values())
        for section, sentences in report(telling).sections:
            if section in (telling.say("limits"), telling.say("flags")):
                assert said >= set(sentences)
        assert say("forms.limit_form", language) in said
    assert len(headlines) >= 3


def one_leader(plan: Plan) -> Sheet:
    """High interest in one role, low in all others."""
    return {
        item.id: 5 if item.id.startswith("ahli_kdrt__tasks") else 1
        for item in plan.items
        if "__tasks__" in item.id
    }


def read_headline(telling: Telling, shown: Shown) -> str:
    """The terminal's sentence, or its names under a sentence without them."""
    (name,) = (name for name in shown.notes if name.startswith("headline_"))
    wanted = report(telling).headline
    if name.endswith("_many"):
        named = [text for note, text in shown.notes.items() if note.startswith("leading___")]
        assert {f"– {telling.title(role)}" for role in telling.leaders()} == set(named)
        assert all(telling.title(role) in wanted for role in telling.leaders())
    else:
        in_order = re.sub(r"[,.]", "", shown.notes[name]).split()
        assert sorted(in_order) == sorted(re.sub(r"[,.]", "", wanted).split())
    return name


def read_ledgers(telling: Telling, shown: Shown) -> None:
    for slug, role in telling.result.roles.items():
        for side in SIDES:
            wanted = {_said(line, side, telling) for line in getattr(role, side)}
            mark = f"{side}___{slug}___"
            found = [text for name, text in shown.notes.items() if name.startswith(mark)]
            assert set(found) == wanted
            assert len(found) == len(wanted)


@EVERY
def test_e4_a_train_quiz_says_what_is_true(engine, forms, all_plans):
    plan = all_plans["mitos_atau_fakta"]["full"]
    first, second, *_ = plan.items
    (shown,) = answered(engine, [Visit(forms["mitos_atau_fakta__full"], ({first.id: 2},))])
    verdicts = [name for name in shown[0].notes if name.startswith("verdict___")]
    assert verdicts == [f"verdict___{first.id}___2"]
    right = int(first.credits[1] == 10_000)
    assert f"{right} dari {len(plan.items)} tepat; 1 dijawab." in shown[0].notes.values()
    assert not any(second.id in name for name in shown[0].notes)


def test_e5_hostile_text_is_text(hostile):
    catalogue, form = hostile
    quiz = catalogue.quiz("kenali_diri", "short")
    (shown,) = answered("webforms", [Visit(form, ({item.id: 3 for item in quiz.items},))])
    seen = {plain(text) for text in shown[0].notes.values()}
    assert plain(Voice("id").read(quiz.source.summary)) in seen
    for payload in PAYLOADS:
        said = plain(Voice("id").read(Text({"id": payload})))
        assert any(said in text for text in seen), payload


def plain(text: str) -> str:
    """What a reader sees: without what is invisible, and with the quotation marks of XLSForms."""
    return " ".join(text.replace("\u2060", "").replace("`", "ˋ").split())


@EVERY
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_e6_kobo_needs_no_mapping(engine, ending, forms, shipped, plans, tmp_path):
    plan, quiz = plans["short"], shipped.quiz("kenali_diri", "short")
    sheets = clean(random.Random(SEED), plan, 4)
    (shown,) = answered(engine, [Visit(forms["kenali_diri__short"], sheets)])
    counted = [name for name in shown[0].cells if name != "instanceID"]
    asked = [item.id for item in quiz.items]
    head = ["opening/opening_summary", *asked, *(f"result/{name}" for name in counted)]
    head += ["__version__", "_id", "_uuid", "_submission_time", "_index"]
    rows = [
        [
            "",
            *(answers.get(item) or "" for item in asked),
            *(one.cells[name] for name in counted),
            *("v1", 700 + n, f"uuid:{n}", "2026-11-24T08:00:00", n),
        ]
        for n, (answers, one) in enumerate(zip(sheets, shown, strict=True))
    ]
    path = tmp_path / f"kobo.{ending}"
    path.write_bytes((as_xlsx if ending == "xlsx" else as_csv)([head, *rows]))
    found = gather(tables([path]), quiz)
    wanted = [tuple(answers.get(item) for item in asked) for answers in sheets]
    assert found.frame.collect().select(asked).rows() == wanted
    assert (found.rejected, found.unknown, found.absent) == ((), (), ())


def test_e7_nothing_of_the_device(forms):
    for form in forms.values():
        said = form.read_text(encoding="utf-8")
        assert "jr:preload=" not in said.replace('jr:preload="uid"', "")
        assert not re.search(r"deviceid|phonenumber|simserial|subscriberid|orx:audit", said)

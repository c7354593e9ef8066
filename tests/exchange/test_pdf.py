"""Guides, sheets, cards and plans as PDF.

P1 each is tagged, PDF/UA-1, in its language, with a title that says nothing of violence
P2 the same input gives the same bytes
P3 text is text: nothing in it is markup; what the fonts lack is refused by name
P4 a typed table imports without a mapping; blank cells are missing
P5 a sheet shows no key; a train quiz's facts are a page of their own
P6 a role's guide has three or four pages and numbers its sources as it cites them
P7 cards: each answer lies behind its claim
P8 plans are in both languages, in short sentences, and their minutes add up
"""

import csv
import dataclasses
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from careerfit.catalogue import Catalogue
from careerfit.errors import UsageError
from careerfit.exchange.answers.gathering import gather, tables
from careerfit.exchange.pdf import cards, guide, handout, paper
from careerfit.exchange.pdf.typesetting import PrintError
from careerfit.model.handout import Handout
from careerfit.model.text import Text
from careerfit.reading import fit, read
from tests.conftest import needs

if find_spec("typst") is None:
    if os.environ.get("CI") == "true":
        pytest.fail("typst is missing", pytrace=False)
    pytest.skip("typst is missing: pip install 'careerfit[pdf]'", allow_module_level=True)

LANGUAGES = ("id", "en")
HOSTILE = (
    "#set page(width: 1pt) $x^2$ \\u{41} *a* _b_ <label> @ref `raw` // no /* no */ [x] {y} ~ -- "
    '--- ... "q" \'q\' = h - i + j / k: l #import "x" </title><script> https://a.b/#c'
)


def everything(catalogue: Catalogue, language: str) -> dict[str, bytes]:
    made = guide.write(catalogue, catalogue.roles, language) | cards.write(catalogue, language)
    for name in ("lesson", "facilitator"):
        made |= handout.write(catalogue, name, language)
    for quiz in catalogue.quizzes:
        made |= paper.write(catalogue, quiz, None, language)
    return {name: content for name, content in made.items() if name.endswith(".pdf")}


@pytest.fixture(scope="module")
def printed(shipped: Catalogue) -> dict[str, dict[str, bytes]]:
    return {language: everything(shipped, language) for language in LANGUAGES}


def told(program: str, pdf: bytes, *options: str) -> str:
    done = subprocess.run(
        [needs(program), *options, "-", *(["-"] if program == "pdftotext" else [])],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def text(pdf: bytes) -> str:
    return " ".join(told("pdftotext", pdf, "-raw").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_p1_tagged_and_in_its_language(printed, language):
    assert len(printed[language]) == 4 + 1 + 2 + 2 * 4 + 2
    for name, pdf in printed[language].items():
        assert b"<pdfuaid:part>1" in pdf, name
        assert f"/Lang({language})".encode() in pdf, name
        title = re.search(rb"<dc:title><rdf:Alt><rdf:li[^>]*>([^<]+)", pdf)
        assert title, name
        assert not re.search("KDRT|kekerasan|violence", title[1].decode(), re.IGNORECASE), name


def test_p1_pdfinfo_says_tagged(printed):
    for name, pdf in printed["id"].items():
        assert re.search(r"Tagged: +yes", told("pdfinfo", pdf)), name


def test_p2_the_same_bytes_in_another_process(printed):
    """Whatever was printed before it, and whatever fonts and time the process has."""
    code = (
        "import sys; from careerfit.catalogue import load; from careerfit.exchange.pdf import "
        "paper; made = paper.write(load(), 'mitos_atau_fakta', None, 'id'); "
        "sys.stdout.buffer.write(made['mitos_atau_fakta__full.id.pdf'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == printed["id"]["mitos_atau_fakta__full.id.pdf"]


@pytest.fixture(scope="module")
def hostile(shipped: Catalogue) -> Catalogue:
    """The catalogue with markup in a title, a myth, its fact, an option and an item."""
    said = Text({"id": HOSTILE, "en": HOSTILE})
    role = shipped.roles["ahli_kdrt"]
    myth = role.misconceptions["hanya_penengah"].model_copy(update={"myth": said, "fact": said})
    task = role.tasks["tempat_aman"].model_copy(update={"text": said})
    changed = role.model_copy(
        update={
            "title": said,
            "tasks": {**role.tasks, "tempat_aman": task},
            "misconceptions": {"hanya_penengah": myth},
        }
    )
    source = shipped.quizzes["kenali_diri"]
    options = {name: tuple(said for _ in labels) for name, labels in source.options.items()}
    quiz = source.model_copy(update={"title": said, "options": options})
    return dataclasses.replace(
        shipped,
        roles={**shipped.roles, "ahli_kdrt": changed},
        quizzes={**shipped.quizzes, "kenali_diri": quiz},
    )


def test_p3_markup_is_printed_as_it_stands(hostile):
    made = {
        "guide": guide.write(hostile, ["ahli_kdrt"], "id")["ahli_kdrt.id.pdf"],
        "cards": cards.write(hostile, "id")["cards.id.pdf"],
        "facilitator": handout.write(hostile, "facilitator", "id")["facilitator.id.pdf"],
        "sheet": paper.write(hostile, "kenali_diri", "full", "id")["kenali_diri__full.id.pdf"],
    }
    wanted = HOSTILE.replace(" ", "")
    for name, pdf in made.items():
        assert wanted in text(pdf).replace(" ", ""), name
        assert "595.276 x 841.89" in told("pdfinfo", pdf), name


def test_p3_a_character_that_the_fonts_lack_is_named(shipped):
    title = Text({"id": "Senyum \U0001f642", "en": "Smile"})
    role = shipped.roles["ahli_kdrt"].model_copy(update={"title": title})
    changed = dataclasses.replace(shipped, roles={**shipped.roles, "ahli_kdrt": role})
    with pytest.raises(PrintError) as caught:
        guide.write(changed, ["ahli_kdrt"], "id")
    (fault,) = caught.value.faults
    assert (fault.code, fault.data["code"]) == ("no_glyph", "U+1F642")


def sheets(quiz) -> Iterator[tuple[str, list[int | None]]]:
    """Three people: the first option, the last one, and one who leaves every third item out."""
    yield "001", [1 for _ in quiz.items]
    yield "002", [len(item.labels) for item in quiz.items]
    yield (
        "003",
        [None if at % 3 == 0 else 1 + at % len(i.labels) for at, i in enumerate(quiz.items)],
    )


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("kenali_diri", "short"),
        ("kenali_diri", "full"),
        ("mitos_atau_fakta", "full"),
        ("tugas_siapa", "ahli_kdrt__penyelenggara_program"),
        ("seleksi_pendamping", "full"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_p4_what_was_typed_imports_without_a_mapping(shipped, tmp_path, name, form, delimiter):
    quiz = shipped.quiz(name, form)
    empty = paper.write(shipped, name, form, "id")[f"{name}__{form}.csv"].decode("utf-8-sig")
    (header,) = csv.reader(io.StringIO(empty))
    typed = tmp_path / "typed.csv"
    with typed.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows([person, *answers] for person, answers in sheets(quiz))
    answers = gather(tables([typed]), quiz)
    rows = answers.frame.collect().select("id", *(item.id for item in quiz.items)).rows()
    assert rows == [(person, *given) for person, given in sheets(quiz)]
    assert (answers.absent, answers.unknown, answers.rejected) == ((), (), ())


def test_p4_the_page_for_typing_numbers_the_items_as_the_sheet_does(shipped):
    made = paper.write(shipped, "mitos_atau_fakta", "full", "id")
    page = text(made["mitos_atau_fakta__full.typing.id.pdf"]).replace(" ", "")
    quiz = shipped.quiz("mitos_atau_fakta", "full")
    for number, item in enumerate(quiz.items, 1):
        assert f"{number}{item.id}" in page
    assert "mitos_atau_fakta__full.csv" in page


def test_p5_a_train_sheet_has_no_codes_and_its_facts_are_apart(printed):
    sheet, facts = (
        text(printed["id"][f"mitos_atau_fakta__full{part}.id.pdf"]) for part in ("", ".facts")
    )
    assert "hanya menjadi penengah" in sheet
    assert "misconceptions" not in sheet
    assert "Anggapan bahwa" not in sheet
    assert "Anggapan bahwa" in facts
    assert "Sumber: " in facts


def test_p5_a_select_sheet_is_the_same_without_a_key(shipped, printed):
    keyless = dataclasses.replace(shipped, keys={})
    made = paper.write(keyless, "seleksi_pendamping", None, "id")
    assert (
        made["seleksi_pendamping__full.id.pdf"]
        == (printed["id"]["seleksi_pendamping__full.id.pdf"])
    )
    assert not any("facts" in name for name in made)


def test_p5_the_program_makes_no_promise_for_whoever_collects_sheets(shipped, printed):
    for name in ("kenali_diri__full", "seleksi_pendamping__full"):
        sheet = text(printed["id"][f"{name}.id.pdf"])
        assert text_of(shipped.jurisdiction.notices["privasi"])[:40] not in sheet
        assert "mengumpulkannya" in sheet


def text_of(said: Text) -> str:
    return " ".join(said.root["id"].split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_p6_three_or_four_pages(shipped, printed, language):
    for role in shipped.roles:
        pages = re.search(
            r"Pages: +(\d+)", told("pdfinfo", printed[language][f"{role}.{language}.pdf"])
        )
        assert pages
        assert 3 <= int(pages[1]) <= 4, role


def test_p6_it_says_what_the_profile_says(shipped, printed):
    for slug, role in shipped.roles.items():
        said = text(printed["id"][f"{slug}.id.pdf"]).replace(" ", "")
        for entries in (role.tasks, role.suitable, role.path, role.conditions, role.next_steps):
            for entry in entries.values():
                assert text_of(entry.text).replace(" ", "").rstrip(".") in said
        for note in role.editorial_notes:
            shown = text_of(note.text).replace(" ", "")[:60] in said
            assert shown == (note.severity != "note"), note.code


def test_p6_sources_stand_under_the_numbers_they_are_cited_by(shipped, printed):
    said = told("pdftotext", printed["id"]["ahli_kdrt.id.pdf"], "-layout")
    listed = said[said.rindex("Sumber") :]
    source = shipped.source("apaya", shipped.roles["ahli_kdrt"])
    assert re.search(rf"^\s*1\. {re.escape(text_of(source.title))}", listed, re.MULTILINE)
    assert re.search(r"Menilai situasi kekerasan dalam rumah tangga\.\s?1\b", said)


def test_p7_each_answer_lies_behind_its_claim(printed):
    pdf = printed["id"]["cards.id.pdf"]
    front, back = (told("pdftotext", pdf, "-layout", "-f", n, "-l", n) for n in "12")
    rows = [re.findall(r"Kartu (\d)", line) for line in front.splitlines() if "Kartu " in line]
    behind = [re.findall(r"Kartu (\d)", line) for line in back.splitlines() if "Kartu " in line]
    assert [row for row in rows if len(row) == 2] == [
        list("12"),
        list("34"),
        list("56"),
        list("78"),
    ]
    assert behind == [list("21"), list("43"), list("65"), list("87")]


def test_p7_the_last_odd_card_keeps_its_place(shipped):
    bare = {"misconceptions": {}, "expectations": {}, "facts": {}}
    roles = {slug: role.model_copy(update=bare) for slug, role in shipped.roles.items()}
    one = {"misconceptions": shipped.roles["ahli_kdrt"].misconceptions}
    roles["ahli_kdrt"] = roles["ahli_kdrt"].model_copy(update=one)
    made = cards.write(dataclasses.replace(shipped, roles=roles), "id")
    back = told("pdftotext", made["cards.id.pdf"], "-bbox", "-f", "2", "-l", "2")
    (left,) = (float(x) for x in re.findall(r'xMin="([\d.]+)"[^>]*>Kartu<', back))
    assert left > 595 / 2


@pytest.mark.parametrize("name", ["lesson", "facilitator"])
def test_p8_short_sentences_in_both_languages(name):
    found = list(texts(fit(read(handout.FOLDER / f"{name}.yaml"), Handout)))
    assert len(found) > 30
    for said in found:
        assert set(said.root) == set(LANGUAGES)
        for sentence in said.root.values():
            for part in re.split(r"[.;!?](?:\s|$)", sentence):
                assert len(part.split()) <= 18, part


def texts(model: object) -> Iterator[Text]:
    if isinstance(model, Text):
        yield model
    elif isinstance(model, tuple):
        for each in model:
            yield from texts(each)
    elif hasattr(type(model), "model_fields"):
        for field in type(model).model_fields:
            yield from texts(getattr(model, field))


def test_p8_two_lessons_of_45_minutes():
    plan = fit(read(handout.FOLDER / "lesson.yaml"), Handout)
    lessons = [part for part in plan.parts if "45 menit" in part.title.root["id"]]
    assert len(lessons) == 2
    for lesson in lessons:
        spans = [tuple(map(int, row[0].root["id"].split("–"))) for row in lesson.rows]
        starts, ends = zip(*spans, strict=True)
        assert (starts[0], ends[-1]) == (0, 45)
        assert starts[1:] == ends[:-1]


def test_p8_the_facilitator_has_the_facts_and_the_helplines(shipped, printed):
    said = text(printed["id"]["facilitator.id.pdf"]).replace(" ", "")
    for role in shipped.roles.values():
        for each in role.misconceptions.values():
            assert text_of(each.fact).replace(" ", "") in said
    for contact in shipped.contacts.values():
        for channel in contact.channels:
            assert channel.value.replace(" ", "") in said
    assert "Belumdicek" in said


def test_an_unknown_language_is_refused(shipped):
    with pytest.raises(UsageError):
        paper.write(shipped, "kenali_diri", "short", "fr")

"""A document as a model: every misfit with its line, field, nearest name and remedy.

Rows of design/safety.md: 10 unknown field, 11 and 17 slugs, 33 levels.
"""

import pytest

from careerfit.errors import ContentError
from careerfit.model.profile import Profile
from careerfit.model.text import Slug
from careerfit.reading import fit, parse
from careerfit.words import languages
from careerfit.words.complaint import sentence_of

GOOD = """
schema_version: 1
slug: perawat
status: draft
title: {id: Perawat, en: Nurse}
summary: {id: Merawat orang., en: Cares for people.}
tasks:
  merawat:
    text: {id: Merawat., en: Care.}
    sources: [web#1]
sources:
  web: {kind: page, title: {id: Laman}, status: seen}
"""


def misfits(text: str) -> dict[str, tuple[str, int]]:
    with pytest.raises(ContentError) as error:
        fit(parse(text.encode(), "perawat.yaml"), Profile)
    for fault in error.value.faults:
        for language in languages():
            assert sentence_of(fault, language)
    return {fault.field: (fault.code, fault.line) for fault in error.value.faults}


def test_a_good_profile_fits():
    profile = fit(parse(GOOD.encode(), "perawat.yaml"), Profile)
    assert profile.tasks["merawat"].text.spoken("en").text == "Care."


def test_row_10_an_unknown_field_names_the_nearest():
    with pytest.raises(ContentError) as error:
        fit(parse(GOOD.replace("summary:", "sumary:").encode(), "perawat.yaml"), Profile)
    found = {fault.field: fault for fault in error.value.faults}
    assert found["sumary"].data["nearest"] == "summary"
    assert found["sumary"].line == 6
    assert found["summary"].code == "missing_field"
    assert "summary" in sentence_of(found["sumary"], "id")


def test_row_10_the_nearest_name_is_found_inside_statements_too():
    text = GOOD.replace("sources: [web#1]", "sources: [web#1]\n    sorces: [x]")
    with pytest.raises(ContentError) as error:
        fit(parse(text.encode(), "perawat.yaml"), Profile)
    (fault,) = error.value.faults
    assert (fault.field, fault.data["nearest"]) == ("tasks.merawat.sorces", "sources")


@pytest.mark.parametrize(
    "slug",
    [
        "../x",
        "/etc/x",
        "Perawat",
        "a b",
        "a-b",
        "x" * 300,
        "__proto__",
        "1a",
        "a__b",
        "a_",
        "\u0430",
    ],
)
def test_row_11_what_is_no_slug_is_refused(slug):
    assert misfits(GOOD.replace("slug: perawat", f'slug: "{slug}"'))["slug"][0] in (
        "bad_slug",
        "text_too_long",
    )


@pytest.mark.parametrize("slug", ["con", "nul", "com1", "constructor", "prototype", "delete"])
def test_row_11_and_17_reserved_names_are_refused(slug):
    assert misfits(GOOD.replace("slug: perawat", f"slug: {slug}"))["slug"] == ("reserved_name", 3)


@pytest.mark.parametrize("name", ["__proto__", "constructor", "a\u202eb", "a\u200bb"])
def test_row_17_and_18_a_statement_cannot_have_such_a_name(name):
    text = GOOD.replace("  merawat:", f'  "{name}":')
    assert misfits(text)[f"tasks.{name}"][0] in ("bad_slug", "reserved_name")


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("0", "too_small"),
        ("101", "too_great"),
        ("75.5", "not_a_int"),
        ("true", "not_a_int"),
        ("'75'", "not_a_int"),
    ],
)
def test_row_33_a_level_outside_1_to_100_is_refused(level, code):
    need = f"importance: helpful, level: {level}, origin: editorial, sources: [web]"
    found = misfits(f"{GOOD}requirements: {{sabar: {{{need}}}}}\n")["requirements.sabar.level"]
    assert found[0] in (code, "does_not_fit")
    assert found[1] == 13


@pytest.mark.parametrize(
    ("before", "after", "field", "code"),
    [
        ("status: draft", "status: drat", "status", "not_one_of"),
        ("Merawat.", '"\\x1b[2J"', "tasks.merawat.text.id", "control_character"),
        ("Merawat.", '" "', "tasks.merawat.text.id", "blank_text"),
        ("id: Merawat., ", "english: a, ", "tasks.merawat.text.english", "bad_language"),
        ("{id: Merawat., en: Care.}", "{}", "tasks.merawat.text", "too_few_entries"),
        ("{id: Merawat., en: Care.}", "Merawat", "tasks.merawat.text", "not_a_dict"),
        ("[web#1]", "[]", "tasks.merawat.sources", "too_few_entries"),
        ("[web#1]", "web#1", "tasks.merawat.sources", "not_a_tuple"),
        ("[web#1]", "['web 1']", "tasks.merawat.sources.0", "bad_citation"),
        ("[web#1]", "[1]", "tasks.merawat.sources.0", "not_a_string"),
        ("status: seen", "status: seen, seen_on: 2024-13-45", "sources.web.seen_on", "not_a_date"),
        (
            "status: seen",
            "status: seen, address: 'javascript:x'",
            "sources.web.address",
            "bad_address",
        ),
        ("schema_version: 1", "schema_version: 2", "schema_version", "not_one_of"),
        ("id: Perawat,", "id: no, en: 1,", "title.en", None),
    ],
)
def test_each_misfit_has_its_code(before, after, field, code):
    if code is None:
        # A number where text belongs stays a fault; "no" stays text.
        text = GOOD.replace("{id: Perawat, en: Nurse}", "{id: no, en: 1}")
        assert misfits(text) == {"title.en": ("not_a_string", 5)}
    else:
        assert misfits(GOOD.replace(before, after, 1))[field][0] == code


def test_all_misfits_come_at_once():
    text = (
        GOOD.replace("status: draft", "status: x")
        .replace("[web#1]", "[]")
        .replace("slug: ", "slog: ")
    )
    assert len(misfits(text)) == 4


def test_models_are_frozen():
    profile = fit(parse(GOOD.encode(), "perawat.yaml"), Profile)
    with pytest.raises(ValueError, match="frozen"):
        profile.slug = "other"  # type: ignore[misc]


def test_a_slug_is_at_most_forty_letters():
    assert Slug.__metadata__[0].max_length == 40
    misfit = misfits(GOOD.replace("slug: perawat", f"slug: {'x' * 41}"))
    assert misfit["slug"][0] == "text_too_long"

"""YAML that is written is read back alike, and people can edit it.

W1 whatever is written is read back   W2 it looks as an author would write it
"""

import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerfit.reading import parse, written

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=250),
    st.text(string.printable, max_size=40),
    st.sampled_from(["no", "22:22", "010", "null", "~", "- x", "a: b", "a #b", "", " x", "1e3"]),
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.integers(-999, 999), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(TEXTS, VALUES, min_size=1, max_size=4))
def test_w1_what_is_written_is_read_back(value):
    assert parse(written(value, "profile").encode(), "x.yaml").value == value


@pytest.mark.parametrize("letter", ["\u2028", "\x85", "\u202e", "\ufeff", "\U0001f600", "\t"])
def test_w1_letters_that_yaml_would_take_for_something_else(letter):
    value = {"a": {"b": f"x{letter}y"}}
    assert parse(written(value, "profile").encode(), "x.yaml").value == value


def test_w1_a_list_in_a_list_holds_mappings():
    value = {"a": [[{"b": [{"c: d": None}]}, {}], []], "e": [{"f": [1, {"g": "no"}]}]}
    assert parse(written(value, "profile").encode(), "x.yaml").value == value


def test_w1_a_value_that_is_no_json_is_refused():
    with pytest.raises(TypeError):
        written({"a": json}, "profile")


def test_w2_it_looks_as_an_author_would_write_it():
    value = {"slug": "x", "text": {"id": "Mendengar " * 11 + "akhir."}, "sources": ["sumber#2"]}
    assert written(value, "profile").splitlines() == [
        "# yaml-language-server: $schema=../../schemas/profile.schema.json",
        # REUSE-IgnoreStart
        "# SPDX-License-Identifier: CC-BY-4.0",
        # REUSE-IgnoreEnd
        "slug: x",
        "",
        "text:",
        "  id: >-",
        "    " + " ".join(["Mendengar"] * 9),
        "    Mendengar Mendengar akhir.",
        "sources: [sumber#2]",
    ]

"""A text on a page is shown as it is written, and means nothing else (safety rows 13-15, 18, 19).

E1 marks that Markdown, HTML, Jinja or an extension reads become numeric entities
E2 decoded, the entities are the text again
E3 a link to the web is a marked link; another scheme leaves its label, an image its description
E4 turning and invisible characters are isolated, control characters replaced
E5 plain sentences stay readable
"""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerfit.model.text import BIDI
from careerfit.pages.escape import external, inline, literal, title
from tests.pages.conftest import HOSTILE, PAYLOADS

READ_BY_SOMETHING = set("<>\"'`*_{}[]()#+|~^=$\\/@&%")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_e1_no_mark_is_left(payload):
    left = literal(payload).replace("&#", "")
    assert READ_BY_SOMETHING & set(left) == set()


@pytest.mark.parametrize(
    "line", ["- x", "1. x", "ii. x", "xvi. x", "+ x", "--- x", "!!! x", "??? x", "::: x", "=== x"]
)
def test_e1_no_text_begins_a_block(line):
    assert literal(line).split()[0] != line.split()[0]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_e2_decoded_it_is_the_text(text):
    shown = literal(text).removeprefix("<bdi>").removesuffix("</bdi>")
    assert html.unescape(shown) == " ".join(text.split())


@given(st.text())
def test_e1_whatever_is_written_no_element_begins(text):
    shown = literal(text).removeprefix("<bdi>").removesuffix("</bdi>")
    assert READ_BY_SOMETHING & set(shown.replace("&#", "")) == set()
    assert "\n" not in shown


def test_e3_a_web_link_is_marked():
    shown = inline("Lihat [situs *resmi*](https://example.org/a_(b)?q=1&r=2) ini.")
    address = "https://example.org/a_(b)?q=1&r=2"
    assert f'href="{address}"' in html.unescape(shown)
    assert 'rel="noreferrer noopener external" class="external"' in shown
    assert "*" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[x](javascript:alert(1))", "x"),
        ("[x](JAVASCRIPT:alert)", "x"),
        ("[x](data:text/html,y)", "x"),
        ("[x](//example.org)", "x"),
        ("[x](../rahasia.md)", "x"),
        ('[x](https://example.org/"onclick=alert)', "x"),
        ("![foto](https://example.org/a.png)", "foto"),
        ("![foto](a.png)", "foto"),
    ],
)
def test_e3_other_links_leave_their_words(text, shown):
    assert inline(text) == shown


def test_e3_an_address_cannot_leave_its_attribute():
    shown = external("https://example.org/'x`*_{{7*7}}", "x")
    assert READ_BY_SOMETHING & set(shown.split('"')[1].replace("&#", "")) == set()


def test_e4_turning_characters_are_isolated():
    assert literal("a \u202eb") == "<bdi>a &#8238;b</bdi>"
    assert literal("a\u200bb").startswith("<bdi>")


def test_e4_a_title_turns_nothing():
    assert BIDI.search(html.unescape(title("a \u202eb [c](https://example.org)"))) is None


def test_e4_control_characters_cannot_pose_as_a_placeholder():
    assert literal("\x02wzxhzdk:0\x03") == "\ufffdwzxhzdk&#58;0\ufffd"


def test_e5_plain_sentences_stay_readable():
    sentence = "Laki-laki juga bisa menjadi korban, kata mereka. Tujuannya: pulih!"
    assert literal(sentence) == sentence


def test_e1_the_hostile_text_is_worth_testing():
    assert set(HOSTILE) >= READ_BY_SOMETHING

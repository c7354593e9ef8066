"""Reading files. Rows of design/safety.md, "Bad input".

R1 aliases and anchors   R2 deep nesting      R3 tags, merge keys   R4 duplicate keys
R5 JSON scalars only     R6 impossible numbers R7 empty, list, two documents
R8 encodings             R9 size before parsing R12 links, FIFOs, devices, unreadable files
R18 direction marks, R19 images, R14 links: warned of, kept as text
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerfit.errors import ContentError
from careerfit.reading import parse, read
from careerfit.reading.document import MAX_BYTES

LAUGHS = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 107)
)


def faults(raw: bytes | str, name: str = "x.yaml") -> list[tuple[str, int]]:
    with pytest.raises(ContentError) as error:
        parse(raw.encode() if isinstance(raw, str) else raw, name)
    return [(fault.code, fault.line) for fault in error.value.faults]


def test_r1_an_alias_bomb_is_refused_at_once():
    started = time.monotonic()
    codes = {code for code, _ in faults(LAUGHS)}
    assert codes == {"anchor"}
    assert time.monotonic() - started < 0.1


def test_r1_a_self_alias_is_refused():
    assert faults("a: &a [*a]") == [("anchor", 1), ("anchor", 1)]


def test_r2_a_hundred_thousand_brackets_are_no_crash():
    assert faults("a: " + "[" * 100_000) == [("too_deep", 1)]


def test_r2_a_hundred_thousand_brackets_in_json_are_no_crash():
    assert faults("[" * 100_000, "x.json") == [("too_deep", 0)]


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system ['id']", "!!str x", "!own x", "!!binary aGk="]
)
def test_r3_any_tag_is_refused(tag):
    assert faults(f"a: {tag}") == [("tag", 1)]


def test_r3_the_merge_key_is_refused_but_not_the_text():
    assert faults("a: 1\n<<: {b: 2}") == [("merge_key", 2)]
    assert parse(b'"<<": 1', "x.yaml").value == {"<<": 1}


def test_r4_a_duplicate_key_names_both_lines():
    with pytest.raises(ContentError) as error:
        parse(b"a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", "x.yaml")
    (fault,) = error.value.faults
    assert (fault.code, fault.line, fault.field) == ("duplicate_key", 5, "b.c")
    assert fault.data == {"first": 3, "second": 5}


def test_r4_a_duplicate_key_in_json_is_refused():
    assert faults('{"a": 1, "a": 2}', "x.json") == [("duplicate_key", 0)]


@pytest.mark.parametrize(
    "text", "no yes on off y ~ True NULL 22:22 010 0x1F 0o7 1_000 +1 .5 5. 2024-13-45".split()
)
def test_r5_what_json_does_not_resolve_stays_text(text):
    assert parse(f"a: {text}".encode(), "x.yaml").value == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("-1", -1),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("true", True),
        ("null", None),
        ("", None),
    ],
)
def test_r5_json_scalars_resolve(text, value):
    found = parse(f"a: {text}".encode(), "x.yaml").value["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("quoted", ["'1'", '"true"', '"null"', "|\n  1"])
def test_r5_quoted_scalars_are_text(quoted):
    assert isinstance(parse(f"a: {quoted}".encode(), "x.yaml").value["a"], str)


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 16, "1e999", "-1e999"])
def test_r6_numbers_too_large_are_refused(number):
    assert faults(f"a: {number}") == [("number_too_large", 1)]


@pytest.mark.parametrize("number", [".nan", ".inf", "-.inf", ".NaN"])
def test_r6_what_is_no_number_is_refused(number):
    assert faults(f"a: {number}") == [("not_a_number", 1)]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "9" * 5000])
def test_r6_json_numbers_are_guarded_too(number):
    assert faults(f'{{"a": {number}}}', "x.json")[0][0] in ("not_a_number", "number_too_large")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_file"),
        ("  \n\n", "empty_file"),
        ("# only a comment\n", "not_a_mapping"),
        ("- a\n- b\n", "not_a_mapping"),
        ("just words", "not_a_mapping"),
        ("a: 1\n---\nb: 2\n", "two_documents"),
        ("a: [1, 2\nb: 3", "syntax"),
        ("{a: 1}: 2", "key_not_text"),
    ],
)
def test_r7_what_is_no_mapping_is_refused(text, code):
    assert faults(text)[0][0] == code


@pytest.mark.parametrize(
    "raw",
    [
        b"a: x\0y",
        "a: \u00e9".encode("latin-1"),
        "a: 1".encode("utf-16"),
        "a: 1".encode("utf-16-le"),
        "a: 1".encode("utf-32"),
    ],
)
def test_r8_what_is_not_utf8_is_refused(raw):
    assert [code for code, _ in faults(raw)] == ["not_utf8"]


def test_r8_the_line_of_a_bad_byte_is_named():
    assert faults(b"a: 1\nb: 2\nc: \xe9\n") == [("not_utf8", 3)]


def test_r8_a_byte_order_mark_is_accepted():
    assert parse(b"\xef\xbb\xbfa: 1", "x.yaml").value == {"a": 1}


def test_r9_a_large_file_is_refused_before_parsing(tmp_path):
    file = tmp_path / "big.yaml"
    file.write_bytes(b"a: " + b"x" * 10_000_000)
    started = time.monotonic()
    with pytest.raises(ContentError) as error:
        read(file, tmp_path)
    assert [fault.code for fault in error.value.faults] == ["too_large"]
    assert time.monotonic() - started < 0.5


def test_r9_fifty_thousand_nodes_are_refused():
    assert faults("a:\n" + "- 1\n" * 50_000)[0][0] == "too_many_nodes"


def test_r9_the_limit_is_exact():
    filler = b"a: " + b"x" * (MAX_BYTES - 3)
    assert len(parse(filler, "x.yaml").value["a"]) == MAX_BYTES - 3
    assert faults(filler + b"x") == [("too_large", 0)]


def refused(path, root) -> str:
    with pytest.raises(ContentError) as error:
        read(path, root)
    return error.value.faults[0].code


def test_r12_a_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.yaml").write_text("a: 1")
    (tmp_path / "inside" / "x.yaml").symlink_to(tmp_path / "secret.yaml")
    assert refused(tmp_path / "inside" / "x.yaml", tmp_path / "inside") == "outside_folder"


def test_r12_a_fifo_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "x.yaml")
    assert refused(tmp_path / "x.yaml", tmp_path) == "no_regular_file"


def test_r12_a_device_is_refused(tmp_path):
    (tmp_path / "x.yaml").symlink_to("/dev/zero")
    assert refused(tmp_path / "x.yaml", None) == "no_regular_file"


def test_r12_a_folder_and_a_missing_file_are_refused(tmp_path):
    (tmp_path / "x.yaml").mkdir()
    assert refused(tmp_path / "x.yaml", tmp_path) == "no_regular_file"
    assert refused(tmp_path / "y.yaml", tmp_path) == "unreadable"


def test_r12_an_unreadable_file_is_refused(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text("a: 1")
    file.chmod(0)
    with unprivileged():
        assert refused(file, None) == "unreadable"


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may read every file: become nobody for a moment."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("safe \u202egnp.exe", "bidi_text"),
        ("zero\u200bwidth", "bidi_text"),
        ("![x](https://example.org/x.png)", "image_refused"),
        ("![x] [y]: z", "image_refused"),
        ("[x](javascript:alert(1))", "link_dropped"),
        ("[x](data:text/html,hi)", "link_dropped"),
    ],
)
def test_r14_r18_r19_doubtful_text_is_kept_with_a_warning(text, code):
    document = parse(json.dumps({"a": {"b": text}}, ensure_ascii=False).encode(), "x.yaml")
    assert document.value == {"a": {"b": text}}
    assert [(w.code, w.field, w.severity) for w in document.warnings] == [(code, "a.b", "warning")]


def test_an_ordinary_link_raises_no_warning():
    assert parse(b"a: 'see [x](https://example.org/)'", "x.yaml").warnings == ()


def test_all_faults_of_a_file_come_at_once():
    text = "a: &x 1\nb: !!str y\nc: 1e999\nc: 2\n<<: {}\n"
    assert [code for code, _ in faults(text)] == [
        "anchor",
        "tag",
        "number_too_large",
        "duplicate_key",
        "merge_key",
    ]


def test_every_key_and_entry_has_its_line():
    document = parse(b"a:\n  b:\n    - x\n    - y\n  c: 1\n", "x.yaml")
    assert document.line(("a", "b", 1)) == 4
    assert document.line(("a", "c")) == 5
    assert document.line(("a", "c", "nowhere")) == 5


def test_an_entry_that_is_a_mapping_has_its_line_too():
    document = parse(b"a:\n  - b: 1\n    c: 2\n  - d: 3\n", "x.yaml")
    assert document.line(("a", 1)) == 4
    assert document.line(("a", 0, "c")) == 3
    assert document.line(("a", 1, "nowhere")) == 4


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_any_json_is_read_back_as_it_was(value):
    raw = json.dumps(value).encode()
    assert parse(raw, "x.json").value == value


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(raw):
    for name in ("x.yaml", "x.json"):
        with suppress(ContentError):
            assert parse(raw, name).file == name

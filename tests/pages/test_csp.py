"""The policy of a finished site: what it allows and where it stands. Browsers: test_policy.py.

P1 inline code is hashed as a browser does; data is not code
P2 the policy stands in front of all that loads, every other byte stays, twice is once
P3 `_headers` keeps what others wrote; nginx says the same
P4 what the policy will stop is named
"""

import base64
import hashlib
import re

import pytest

from careerfit.pages.csp import headers, inline, nginx, policy, with_policy

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
LEAD = '<!doctype html>\n<html lang="id">\n<!-- x -->\n<head>\n<meta charset="utf-8">'


def sha(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def protected(page: str) -> str:
    found = inline(page)
    return with_policy(page, found, policy([found]))


@pytest.mark.parametrize(
    ("element", "code"),
    [
        ("<script>a &amp;&amp; b < c</p></script>", "a &amp;&amp; b < c</p>"),
        ("<SCRIPT type='module'>é</SCRIPT >", "é"),
        ("<script type=importmap>{}</script>", "{}"),
        ("<script>one\r\ntwo\rthree</script>", "one\ntwo\nthree"),
        ("<template><script>t</script></template>", "t"),
    ],
)
def test_p1_code_is_hashed_as_a_browser_does(element, code):
    assert inline(f"{LEAD}{element}").scripts == {sha(code)}


@pytest.mark.parametrize(
    "element",
    [
        "<script src=a.js></script>",
        "<script type='text/json' type=module>the first type counts</script>",
        "<script type='application/ld+json'>{}</script>",
        '<script type="application/json">{}</script>',
        "<!-- <script>c</script> -->",
        "<script>never closed",
    ],
)
def test_p1_what_does_not_run_has_no_hash(element):
    assert inline(f"{LEAD}{element}").scripts == set()


def test_p1_styles_are_hashed_and_attributes_only_then_need_a_keyword():
    assert "'unsafe" not in policy([inline(f"{LEAD}<style>a</style>")])
    said = policy([inline(f'{LEAD}<style>a</style><b style="color: red">')])
    allowed = " ".join(["'unsafe-hashes'", *sorted([sha("a"), sha("color: red")])])
    assert f"style-src 'self' {allowed};" in said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LEAD, "<title>x</title>\r\n<script>1</script>"),
        ("\ufeff<!DOCTYPE html><head>", "<script>1</script><meta charset=utf-8>"),
        ("<html>", "\n<body>"),
        ("", "text <meta charset=utf-8>"),
        ("", "<script>1</script><head>"),
    ],
)
def test_p2_the_policy_stands_in_front_and_the_rest_stays(before, after):
    done = protected(before + after)
    said = policy([inline(before + after)])
    meta = f'<meta http-equiv="Content-Security-Policy" content="{said}">'
    assert done == before + meta + after
    assert protected(done) == done


def test_p2_a_former_policy_is_replaced():
    former = "<META content='default-src *'\nhttp-equiv=content-security-policy />"
    done = protected(f"{LEAD}\n{former}\n<p>{former}")
    assert META.sub("", done) == f"{LEAD}\n\n<p>"
    assert len(META.findall(done)) == 1


def test_p3_headers_keep_what_others_wrote():
    pages = [inline(f"{LEAD}<script>1</script>"), inline(f"{LEAD}<script>2</script>")]
    mine = "/old\n  X-Own: 1\n"
    once = headers(pages, mine)
    assert once.startswith(mine)
    assert headers(pages, once) == once
    assert headers(pages[:1], once + "/new\n").endswith("/new\n")
    assert all(sha(code) in once for code in "12")
    assert sha("2") not in headers(pages[:1], once)


def test_p3_nginx_says_the_same():
    pages = [inline(f"{LEAD}<script>1</script>")]
    static = dict(re.findall(r"^  ([\w-]+): (.*)$", headers(pages), re.M))
    served = dict(re.findall(r'^add_header ([\w-]+) "(.*)" always;$', nginx(pages), re.M))
    assert static == served
    assert served["Content-Security-Policy"] == f"{policy(pages)}; frame-ancestors 'none'"
    assert served["Referrer-Policy"] == "no-referrer"
    assert served["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("element", "refused"),
    [
        ("<b onclick=x>", ("handler", "b onclick")),
        ("<a href=' JavaScript:x'>", ("handler", "a href")),
        ("<iframe src=a.html></iframe>", ("frame", "a.html")),
        (
            "<script src=https://example.org/a.js></script>",
            ("elsewhere", "https://example.org/a.js"),
        ),
        ("<link rel='STYLESHEET' href=//example.org/a>", ("elsewhere", "//example.org/a")),
        (
            "<own-element only=x><a href=https://example.org><link rel=canonical href=https://a>",
            None,
        ),
    ],
)
def test_p4_what_will_be_stopped_is_named(element, refused):
    found = [
        (entry.kind, entry.value, entry.line) for entry in inline(f"{LEAD}\n{element}").refused
    ]
    assert found == ([(*refused, 6)] if refused else [])

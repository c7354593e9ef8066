"""Search in Indonesian: the words of one family find the same pages.

S1 families of words meet in one stem, different words do not (figures in the tests)
S2 any word has a stem that is not empty, in time that grows with its length only
S3 in the theme's search box the words of a family find the same pages; half a word finds them too
S4 the marked words and the missing words in the results are those of the visitor
S5 the English site searches as before and loads nothing of it
S6 the index, the largest file of the site, travels when someone goes to the search field
"""

import json
import random
import re
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import needs

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent
WORDS = json.loads((HERE / "data" / "word_families.json").read_text(encoding="utf-8"))
SCRIPT = "lunr.id.min.js"

INVITATION = "Ketik untuk mulai pencarian"
META = "document.querySelector('.md-search-result__meta').innerText"
# Each time the list's end comes into sight it grows; its first line says how many there will be.
LISTED = f"""() => {{
  const box = document.querySelector('.md-search__scrollwrap');
  box.scrollTop = box.scrollTop ? 0 : box.scrollHeight;
  const links = [...document.querySelectorAll('.md-search-result__item > a:first-child')];
  return links.length === (parseInt({META}) || 0)
    && JSON.stringify(links.map(link => link.pathname).sort());
}}"""

Stems = Callable[[list[str]], list[str]]


@pytest.fixture(scope="session")
def stems() -> Stems:
    """Stems as the search worker makes them. Needs node."""
    node = needs("node")

    def run(words: list[str]) -> list[str]:
        done = subprocess.run(
            [node, HERE / "stems.js"],
            input=json.dumps(words),
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    return run


def parted(families: list[str], stems: Stems) -> tuple[int, int]:
    """Pairs of words of one family: those with two stems, and all."""
    pairs = [pair for line in families for pair in combinations(line.split(), 2)]
    found = stems([word for pair in pairs for word in pair])
    return sum(a != b for a, b in zip(found[::2], found[1::2], strict=True)), len(pairs)


def test_s1_families_meet(stems):
    """Tala's stemmer parts 26 in 100 pairs, a stemmer with a dictionary 6 (2026-11)."""
    apart, pairs = parted(WORDS["families"], stems)
    assert pairs > 2400
    assert apart == 0


def test_s1_families_that_were_not_looked_at_while_the_rules_were_made_meet(stems):
    apart, pairs = parted(WORDS["held_out"], stems)
    assert apart / pairs < 0.02


def test_s1_families_stay_apart(stems):
    words = [(word, line.split()[0]) for line in WORDS["families"] for word in line.split()]
    families = defaultdict(set)
    for stem, (_, family) in zip(stems([word for word, _ in words]), words, strict=True):
        families[stem].add(family)
    assert {stem: names for stem, names in families.items() if len(names) > 1} == {}


def test_s1_unlike_words_stay_apart(stems):
    found = stems([word for pair in WORDS["unlike"] for word in pair])
    together = [a for a, b in zip(found[::2], found[1::2], strict=True) if a == b]
    assert together == ["nama"]  # "tama" is no word of its own


def test_s1_whole_words_are_kept(stems):
    """A stem may change its first letters as a nasal would; nothing else is taken away."""
    words = WORDS["kept"]
    found = stems(words)
    cut = [word for word, stem in zip(words, found, strict=True) if not stem.endswith(word[1:])]
    assert cut == ["gawai"]
    assert len(set(found)) == len(found)


def test_s2_any_word_has_a_stem(stems):
    chance = random.Random(20261123)
    letters = ("aeiknmprst", "".join(map(chr, range(32, 0x250))), "\u0000\u202e😀*")
    words = [
        "".join(chance.choices(chance.choice(letters), k=chance.randint(1, 30)))
        for _ in range(20_000)
    ]
    assert all(stems(words))


def test_s2_time_grows_with_the_length_only(stems):
    parts = ("ber", "memper", "kan", "a", "nya", "ke", "pe")
    words = [part * (100_000 // len(part)) for part in parts]
    started = time.perf_counter()
    assert stems([*words, *(word[:40] for word in words)])
    assert time.perf_counter() - started < 2


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A page whose every complaint is a failure."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(5_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def find(page: Page, typed: str, invitation: str = INVITATION) -> list[str]:
    """The addresses that the search box lists for what is typed into it, sorted.

    The theme asks when a key is released: the text is set whole, then one key pressed.
    """
    box = page.locator(".md-search__input")
    for text, status in (("", "==="), (typed, "!==")):
        box.fill(text)
        box.press("End")
        page.wait_for_function(f"invitation => {META} {status} invitation", arg=invitation)
    return json.loads(page.wait_for_function(LISTED).json_value())


@pytest.mark.parametrize(
    "family",
    ["melindungi pelindung perlindungan", "mendampingi pendamping pendampingan", "pulih pemulihan"],
)
def test_s3_a_family_finds_the_same_pages(visitor, address, shipped_site, family):
    visitor.goto(address)
    index = json.loads((shipped_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    text = " ".join(f"{doc['title']} {doc['text']}".lower() for doc in index["docs"])
    first, *others = [find(visitor, word) for word in family.split()]
    assert len(first) > 3
    assert all(other == first for other in others)
    assert all(word in text for word in family.split())  # the comparison is not empty


def test_s3_half_a_word_finds_what_the_whole_word_finds(visitor, address):
    visitor.goto(address)
    whole = find(visitor, "perlindungan")
    for half in ("lindun", "perlindung", "perlindunga", "melind", "melindung", "perlindungannya"):
        assert find(visitor, half) == whole, half


def test_s3_operators_work_on_families(visitor, address):
    visitor.goto(address)
    every, without = find(visitor, "korban"), find(visitor, "korban -melindungi")
    assert set(without) < set(every)
    assert find(visitor, '"korban kekerasan"') == find(visitor, "+korban +kekerasan")
    assert find(visitor, "title:melindungi") == find(visitor, "title:perlindungan") != []
    assert find(visitor, "xyzabc") == find(visitor, "__proto__") == find(visitor, "* + -") == []


def test_s4_results_speak_the_visitors_words(visitor, address):
    visitor.goto(address)
    assert find(visitor, "melindungi xyzabc")
    marked = visitor.locator(".md-search-result mark").all_text_contents()
    assert {"perlindungan", "melindungi"} <= {word.lower() for word in marked}
    assert all("lindung" in word.lower() and word.isalpha() for word in marked)
    missing = visitor.locator(".md-search-result__terms del").all_text_contents()
    assert set(missing) == {"xyzabc"}


def test_s4_signs_and_entities_are_no_part_of_a_word(shipped_site):
    """A part of an entity in a mark would show the visitor the entity's name."""
    index = json.loads((shipped_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    text = "kerja &amp; kuliah, (peran) “aman” 24/7 anak-anak"
    words = re.split(index["config"]["separator"], text)
    assert words == ["kerja", "kuliah", "peran", "aman", "24", "7", "anak", "anak"]


def test_s5_the_english_site_searches_as_before(visitor, address, shipped_site):
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(f"{address}en/")
    assert find(visitor, "protection", invitation="Type to start searching")
    assert [url for url in asked if "lunr" in url] == []
    index = json.loads((shipped_site / "en/search/search_index.json").read_text(encoding="utf-8"))
    config = index["config"]
    assert [config[key] for key in ("lang", "separator", "pipeline")] == [
        ["en"],
        "[\\s\\-]+",
        ["stopWordFilter"],
    ]


@pytest.mark.parametrize("opened", ["click", "key"])
def test_s6_the_index_waits_for_who_searches(visitor, address, opened):
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    visitor.goto(address, wait_until="networkidle")
    assert "search_index.json" not in asked
    if opened == "click":
        visitor.locator(".md-search__input").click()
    else:
        visitor.keyboard.press("/")
    visitor.wait_for_load_state("networkidle")
    assert find(visitor, "perlindungan")
    assert asked.count("search_index.json") == 1

"""The cue tables of a language: phrases and words as data, compiled once.

A phrase knows four signs: (a|b) alternatives, [a] may be absent, … a gap of at most GAP characters,
{} a gap that is taken out. One gap a phrase: matching stays linear in the length of the line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from careerfit.errors import Fault, UsageError

HERE = Path(__file__).parent / "tables"
GAP = 200
PLACES = ("label", "start", "lead", "any", "weak")
TITLE_CODES = ("lead_title", "lead_work")  # what a title says, and what its tasks then are
AT_START = ("label", "start")
_WORD_BEGINS = r"(?<!\w)"
_GAP, _TAKEN = f".{{1,{GAP}}}?", "(.{2,90}?)"

Row = tuple[str, ...]


@dataclass(frozen=True)
class Cue:
    """A phrase that says what a line is, and where in the line it must stand."""

    kind: str
    place: str  # label, start, lead, any, weak
    phrase: re.Pattern[str]  # of a text in lower case, which is faster than to ignore case


@dataclass(frozen=True)
class Defect:
    """Wording that an editor should see, and what the note about it is called."""

    code: str
    severity: str
    kinds: frozenset[str]  # sections it is looked for in; empty: all
    phrase: re.Pattern[str]  # of a text in lower case
    proposal: str


@dataclass(frozen=True)
class Tables:
    """All cue tables of one language."""

    language: str
    cues: tuple[Cue, ...]
    places: Mapping[str, re.Pattern[str]]  # place: any cue of it, in lower case
    phrases: Mapping[str, re.Pattern[str]]  # use: all its phrases, the longest first
    titles: tuple[re.Pattern[str], ...]
    words: Mapping[str, frozenset[str]]  # use: single words
    traits: tuple[tuple[str, re.Pattern[str]], ...]
    defects: tuple[Defect, ...]
    defective: re.Pattern[str]  # any wording of them, in lower case
    endings: tuple[str, ...]  # what a verb ends in
    beginnings: tuple[str, ...]  # what a verb begins with
    _at: dict[tuple[str, ...], tuple[Cue, ...]] = field(default_factory=dict)

    def at(self, places: tuple[str, ...]) -> tuple[Cue, ...]:
        """The cues of some places, in the order of the table."""
        if places not in self._at:
            self._at[places] = tuple(cue for cue in self.cues if cue.place in places)
        return self._at[places]

    def is_verb(self, word: str) -> bool:
        """Whether a word looks like a verb: a listed one, or one built like one."""
        plain = word.lower().strip(",.;:")
        if plain in self.words["verb"]:
            return True
        built = plain.startswith(self.beginnings) or plain.endswith(self.endings)
        return built and len(plain) > 4 and plain not in self.words["not_verb"]

    def among(self, use: str, word: str) -> bool:
        """Whether a word is listed for a use."""
        return word.lower().strip(",.;:") in self.words[use]


@cache
def languages() -> tuple[str, ...]:
    """The languages that have cue tables."""
    return tuple(sorted(folder.name for folder in HERE.iterdir() if folder.is_dir()))


@cache
def tables(language: str) -> Tables:
    """The tables of a language. Raises UsageError for a language without any."""
    if language not in languages():
        data = {"name": language, "known": ", ".join(languages())}
        raise UsageError(Fault("no_cue_table", data=data))
    phrases: dict[str, list[str]] = {}
    words: dict[str, set[str]] = {}
    for use, entry in _rows(language, "phrases"):
        phrases.setdefault(use, []).append(entry)
    for use, entry in _rows(language, "words"):
        words.setdefault(use, set()).update(entry.split())
    return Tables(
        language,
        tuple(_cue(row) for row in _rows(language, "kinds")),
        {place: _any_of(_rows(language, "kinds"), place) for place in PLACES},
        {use: _together(entries) for use, entries in phrases.items() if use != "title"},
        tuple(compiled(entry, at_start=True) for entry in phrases["title"]),
        {use: frozenset(entries) for use, entries in words.items()},
        tuple((trait, compiled(entry)) for trait, entry in _rows(language, "traits")),
        tuple(_defect(row) for row in _rows(language, "defects")),
        re.compile(_together(list(_wordings(language))).pattern),
        tuple(words.get("verb_ending", ("\0",))),
        tuple(words.get("verb_beginning", ("\0",))),
    )


def detected(text: str) -> str:
    """The language whose small words the text uses most; the first one if none."""
    seen = re.findall(r"\w+", text[:4000].lower())
    counts = {
        language: sum(map(tables(language).words["small"].__contains__, seen))
        for language in reversed(languages())
    }
    return max(counts, key=lambda language: counts[language])


def lowered(text: str) -> str:
    """A text in lower case, letter by letter: places in it are places in the text."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def compiled(phrase: str, *, at_start: bool = False) -> re.Pattern[str]:
    """A phrase as a regular expression that keeps to whole words."""
    return re.compile(("" if at_start else _WORD_BEGINS) + _pattern(phrase), re.IGNORECASE)


def _pattern(phrase: str) -> str:
    """The pieces of a phrase joined by spaces; what may be absent takes its space along."""
    said, begun = "", False
    for piece in re.findall(r"(?:\[[^\]]*\]|\([^)]*\)|[^\s\[(])+", phrase):
        optional = piece == "…" or re.fullmatch(r"\[[^\]]*\]", piece)
        sign = _signs(piece)
        if optional:
            said += f"(?: {sign})?" if begun else f"(?:{sign} )?"
        else:
            said += f" {sign}" if begun else sign
            begun = True
    return said if phrase.rstrip().endswith((":", ",")) else said + r"(?!\w)"


def _signs(piece: str) -> str:
    """One piece without spaces around it."""
    said = ""
    for part in re.findall(r"\[[^\]]*\]|\([^)]*\)|\{\}|…|[^\[({…]+", piece):
        if part in ("…", "{}"):
            said += _GAP if part == "…" else _TAKEN
        elif part[0] in "[(":
            inner = "|".join(re.escape(word) for word in part[1:-1].split("|"))
            said += f"(?:{inner})" + ("?" if part[0] == "[" and piece != part else "")
        else:
            said += re.escape(part)
    return said


def _together(entries: list[str]) -> re.Pattern[str]:
    # A phrase may begin with a comma or a full stop.
    return re.compile(
        r"(?:(?<!\w)|(?=[.,;]))(?:" + "|".join(_pattern(entry) for entry in entries) + ")",
        re.IGNORECASE,
    )


def _any_of(rows: Iterable[Row], place: str) -> re.Pattern[str]:
    """Whether a text in lower case has any of the cues: much faster than one after another."""
    patterns = "|".join(_labelled(phrase, at) for _, at, phrase in rows if at == place)
    return re.compile(f"{'' if place in AT_START else _WORD_BEGINS}(?:{patterns})")


def _cue(row: Row) -> Cue:
    kind, place, phrase = row
    start = "" if place in AT_START else _WORD_BEGINS
    return Cue(kind, place, re.compile(start + _labelled(phrase, place)))


def _labelled(phrase: str, place: str) -> str:
    """A phrase, and for a label the colon behind it or the end of the line."""
    if place != "label":
        return _pattern(phrase)
    return _pattern(phrase) + (r"\s*:" if "…" in phrase else r"\s*(?::|$)")


def _defect(row: Row) -> Defect:
    code, severity, kinds, phrase, proposal = (*row, "")[:5]
    wanted = frozenset(kinds.split("|")) - {"*"}
    return Defect(code, severity, wanted, re.compile(_WORD_BEGINS + _pattern(phrase)), proposal)


def _wordings(language: str) -> Iterator[str]:
    """The phrases of the defects that a line's own words can have."""
    return (row[3] for row in _rows(language, "defects") if row[0] not in TITLE_CODES)


def _rows(language: str, table: str) -> Iterator[Row]:
    text = (HERE / language / f"{table}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))

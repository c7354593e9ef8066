"""A classified line becomes the statements of its section, in the line's own words."""

import re
from dataclasses import dataclass

from careerfit.exchange.prose.cues import Tables
from careerfit.exchange.prose.lines import Line, sentences
from careerfit.exchange.prose.lists import split

_EDGE = " ,;:-–"
_COMMA = re.compile(r"[,;] +")
_MOST_ANNOUNCING = 5  # words before a colon
_QUOTE = "\"“”'‘’"


@dataclass(frozen=True)
class Parts:
    """What a line says: statements, and for pairs the two sides."""

    statements: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()  # named before the partners in the same line
    claim: str = ""
    truth: str = ""
    others: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()  # open_list, ambiguous_logic
    aim: str = ""  # what the work with partners is for: kept in a note


def tasks(line: Line, title: str, tables: Tables) -> Parts:
    """What people in the role do."""
    found: list[str] = []
    for sentence in sentences(line.text):
        rest = _after(tables.phrases["lead_task"], _without_opener(sentence, tables), 160)
        rest = _after_subject(rest, title, tables)
        found += split(rest, tables) if _is_list(rest, tables) else [rest]
    return Parts(statements=_said(found))


def partners(line: Line, title: str, tables: Tables) -> Parts:
    """Whom one works with; what the line names before that is a task."""
    sentence, *more = sentences(line.text)
    matches = list(tables.phrases["partner"].finditer(sentence))
    if not matches:
        return Parts(statements=_said(split(sentence, tables, nouns=True)))
    match = matches[-1]
    flags: tuple[str, ...] = ()
    rest = sentence[match.end() :]
    if examples := tables.phrases["such_as"].search(rest):
        rest, flags = rest[examples.end() :], ("open_list",)
    named = _until(tables.phrases["purpose"], rest)
    aim = rest[len(named) :].strip(_EDGE)
    aim = aim if tables.among("aim", aim.partition(" ")[0]) else ""
    before = _before_partners(sentence[: match.start()], title, tables)
    said = _said(split(named, tables, nouns=True))
    return Parts(said, _said([*before, *more]), flags=flags, aim=aim)


def qualities(line: Line, tables: Tables, which: str) -> Parts:
    """Who suits the role, or may not: one quality a statement."""
    found: list[str] = []
    flags: tuple[str, ...] = ()
    for sentence in sentences(line.text):
        rest = _qualities_in(_without_opener(sentence, tables), tables, which)
        entries = split(rest, tables)
        found += entries
        *_, last = _COMMA.split(rest.strip(_EDGE))
        joined = tables.phrases["and"].match(last) or len(split(last, tables)) > 1
        if len(entries) > 1 and last != rest.strip(_EDGE) and not joined:
            flags = ("ambiguous_logic",)
    return Parts(statements=_said(found), flags=flags)


def belief(line: Line, tables: Tables) -> Parts:
    """A myth or an expectation, and what the line says is true instead."""
    text = line.text
    lead = _first(tables.phrases["lead_belief"], text, 260)
    said = text[lead:]
    match = next((m for m in tables.phrases["contrast"].finditer(said) if m.start() > 3), None)
    claim = said[: match.start()] if match else said
    if cut := tables.phrases["cut_belief"].search(claim[-40:]):
        claim = claim[: max(len(claim) - 40, 0) + cut.start()]
    truth = said[match.end() :] if match else ""
    return Parts(claim=_sentence(claim), truth=_sentence(truth))


def reality(line: Line, tables: Tables) -> Parts:
    """What is true, on a line of its own."""
    text = line.text[_first(tables.phrases["lead_reality"], line.text, 160) :]
    if (match := tables.phrases["contrast"].match(text)) is not None:
        text = text[match.end() :]
    return Parts(truth=_sentence(text))


def distinction(line: Line, title: str, tables: Tables) -> Parts:
    """Whom the role is compared with, and how they differ."""
    others = _others(line.text, title, tables)
    claim, truth = _sides(line.text, tables)
    turned = _is_about(claim, others) or _is_about(truth, [title])
    if truth and turned and not _is_about(claim, [title]):
        claim, truth = truth, claim
    return Parts(claim=_sentence(claim), truth=_sentence(truth), others=tuple(others))


def _sides(text: str, tables: Tables) -> tuple[str, str]:
    """The clause on the role and the clause on the others, as far as they can be told."""
    first, *more = sentences(text)
    lead = tables.phrases["lead_here"].search(first[:300])
    first = first[lead.end() :] if lead else first
    announced, colon, clause = first.partition(":")
    if colon and (lead is None or len(announced.split()) < _MOST_ANNOUNCING):
        first = clause  # "terletak pada tugasnya: ..."
    # A short announcement ("adalah fokusnya.") is no clause: the next sentence is.
    body = " ".join([first, *more] if len(first.split()) > 3 or not more else more).strip()
    if join := tables.phrases["join"].search(body):
        return body[: join.start()], body[join.end() :]
    return body, ""


def _is_about(clause: str, others: list[str]) -> bool:
    start = clause.lower().lstrip(_EDGE)[:80]
    return any(other and start.startswith(other.lower()) for other in others)


def _others(text: str, title: str, tables: Tables) -> list[str]:
    """The occupations that the first sentence compares with."""
    sentence = sentences(text)[0]
    lead = next((m for m in tables.phrases["lead_others"].finditer(sentence[:300])), None)
    if lead is None:
        return []
    rest = sentence[lead.end() :].lstrip(_EDGE)
    if examples := tables.phrases["such_as"].match(rest):
        rest = rest[examples.end() :].lstrip(_EDGE)
    named = _until(tables.phrases["join"], _until(tables.phrases["others_end"], rest))
    named = re.split(r"[.:;]", named, maxsplit=1)[0]
    if tables.phrases["fronted"].match(sentence):
        named = _before_subject(named, tables)
    found = [_bare_name(one, tables) for one in split(named, tables, nouns=True)]
    return [one for one in found if one.lower() != title.lower() and len(one.split()) < 6]


def _before_subject(named: str, tables: Tables) -> str:
    """The others in "Berbeda dengan x atau y, z ...": z is whom the sentence is about."""
    names, comma, last = named.strip(_EDGE).rpartition(",")
    return names if comma and not tables.phrases["and"].match(last.lstrip()) else named


def _bare_name(name: str, tables: Tables) -> str:
    """A name without an article, and without a verb that went on behind it."""
    words = name.split()
    while words and tables.among("not_name_first", words[0]):
        words = words[1:]
    end = next((n for n, word in enumerate(words) if n and tables.is_verb(word)), len(words))
    return " ".join(words[:end])


def _qualities_in(sentence: str, tables: Tables, which: str) -> str:
    """The list of qualities of a sentence, without what leads to it and what follows."""
    leads = [m.end() for m in tables.phrases[f"lead_{which}"].finditer(sentence[:400])]
    leads = [end for end in leads if sentence[end:].strip(_EDGE + ".")]
    if leads:
        rest = sentence[leads[-1] :]
    else:
        rest = _after(tables.phrases[f"before_{which}"], sentence, 60)
    cut = next((m for m in tables.phrases[f"cut_{which}"].finditer(rest) if m.start() > 2), None)
    return rest[: cut.start()] if cut else rest


def _before_partners(text: str, title: str, tables: Tables) -> list[str]:
    """The tasks that stand before "serta bekerja sama dengan ..."."""
    rest = _after(tables.phrases["lead_task"], _without_opener(text, tables), 160)
    if "," not in rest or rest == text:
        return []
    return split(_after_subject(rest.rpartition(",")[0], title, tables), tables)


def _is_list(rest: str, tables: Tables) -> bool:
    """Whether a list begins right here, and not "Melalui a, b, dan c, pekerja sosial ..."."""
    first = rest.split(" ")[0]
    return not tables.among("glue", first) and not tables.among("preposition", first)


def _after(phrase: re.Pattern[str], text: str, within: int) -> str:
    return text[_first(phrase, text, within) :].lstrip(_EDGE)


def _first(phrase: re.Pattern[str], text: str, within: int) -> int:
    """Where the text goes on behind a phrase that begins within so many characters."""
    match = phrase.search(text[: within + 200])
    return match.end() if match and match.start() <= within else 0


def _until(phrase: re.Pattern[str], text: str) -> str:
    match = next((m for m in phrase.finditer(text) if m.start() > 2), None)
    return text[: match.start()] if match else text


def _without_opener(text: str, tables: Tables) -> str:
    match = tables.phrases["opener"].match(text)
    return text[match.end() :].lstrip(_EDGE) if match else text


def _after_subject(text: str, title: str, tables: Tables) -> str:
    """The text without "Seorang mekanik juga" before its verb."""
    low, short = text.lower(), title.lower()
    names = (f"seorang {short} ", f"{short} ", f"a {short} ", f"{short}s ")
    for name in names:
        if title and low.startswith(name):
            text = text[len(name) :]
            break
    else:
        if match := tables.phrases["subject"].match(text):
            text = text[match.end() :].lstrip()
    if match := tables.phrases["also"].match(text):
        text = text[match.end() :].lstrip()
    return text


def _said(found: list[str]) -> tuple[str, ...]:
    return tuple(said for one in found if (said := _sentence(one)))


def _sentence(text: str) -> str:
    """Words as a sentence: a capital first, a full stop last, nothing else changed."""
    plain = text.strip(_EDGE).rstrip(" .,;:")
    if not plain.strip(_QUOTE + " ."):
        return ""
    mark = "" if plain.endswith(("?", "!")) else "."
    return plain[0].upper() + plain[1:] + mark

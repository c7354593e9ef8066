"""A list in a sentence becomes single statements, each with its grammar intact.

What several entries share ("memberikan layanan konseling serta pendampingan") is said in each.
Where it is not sure that a conjunction joins two statements, they stay together.
"""

import re
from itertools import pairwise

from careerfit.exchange.prose.cues import Tables

_COMMA = re.compile(r"[,;] +")
_EDGE = " ,;.:"


def split(text: str, tables: Tables, *, nouns: bool = False) -> list[str]:
    """The statements of a list. `nouns`: a list of names, joined by any conjunction."""
    parts = _glued([part for part in _COMMA.split(text.strip(_EDGE)) if part], tables)
    ended = any(_opens_with_and(part, tables) for part in parts[1:])
    parts = [_bare(part, tables) for part in parts]
    parts = [part for part in parts if part]
    if not parts:
        return []
    if nouns:
        if not ended:
            parts[-1:] = _two_names(parts[-1], tables)
        return _shared_preposition(parts, tables)
    entries: list[str] = []
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        entries += _joined(part, tables, loose=last and not ended)
    return _completed(entries, tables)


def words(text: str) -> list[str]:
    """The words of a text as they stand."""
    return text.split(" ")


def _opens_with_and(part: str, tables: Tables) -> bool:
    return bool(tables.phrases["and"].match(part))


def _bare(part: str, tables: Tables) -> str:
    """A part without the conjunction it begins with."""
    match = tables.phrases["and"].match(part)
    return part[match.end() :].strip(_EDGE) if match else part.strip(_EDGE)


def _glued(parts: list[str], tables: Tables) -> list[str]:
    """Parts that go on with the one before ("yang ...", "seperti ...") are put back."""
    found: list[str] = []
    examples = False  # inside "seperti a, b, dan c"
    for part in parts:
        bare = _bare(part, tables)
        first = words(bare)[0] if bare else ""
        if examples and not tables.is_verb(first) and not tables.among("starter", first):
            found[-1] += f", {part}"
            continue
        examples = tables.among("like", first)
        if found and tables.among("glue", first) and bare == part.strip(_EDGE):
            found[-1] += f", {part}"
        else:
            examples = examples or _ends_in_examples(part, tables)
            found.append(part)
    return found


def _ends_in_examples(part: str, tables: Tables) -> bool:
    return any(tables.among("like", word) for word in words(part)[1:])


def _joined(part: str, tables: Tables, *, loose: bool) -> list[str]:
    """A part at the conjunctions that surely join two statements.

    `loose`: no part of the list began with a conjunction, so this one holds the last two.
    """
    for match in re.finditer(tables.phrases["and"], part):
        left, right = part[: match.start()].strip(_EDGE), part[match.end() :].strip(_EDGE)
        if left and right and _two(left, right, match[0], tables, loose=loose):
            head = _shared(left, right, tables)
            return [left, *_joined(f"{head}{right}", tables, loose=loose)]
    return [part]


def _two(left: str, right: str, conjunction: str, tables: Tables, *, loose: bool) -> bool:
    """Whether a conjunction joins two statements, and not two words of one."""
    if _is_pair(left, conjunction, right, tables):
        return False
    last, first = words(left)[-1], words(right)[0]
    if tables.is_verb(last) and not tables.among("alone", last):
        return False  # "merancang dan melaksanakan program": one object for both
    if _in_clause(words(left), tables):
        return False  # "agar warga paham dan mau berubah"
    if tables.among("quality", first):
        owned = any(tables.among("has", word) for word in words(left))
        return owned or tables.among("quality", words(left)[0]) or len(words(left)) == 1
    if tables.among("starter", first):
        return True
    if tables.is_verb(first):
        return not tables.among("modal", last)
    strong = conjunction.strip() not in ("dan", "atau", "and", "or")
    return loose and strong and tables.is_verb(words(left)[0]) and len(words(right)) < 4


def _in_clause(said: list[str], tables: Tables) -> bool:
    """Whether the words end inside a clause of purpose or reason."""
    for place, word in enumerate(said):
        if tables.among("clause", word):
            return True
        following = said[place + 1] if place + 1 < len(said) else ""
        if place and tables.among("aim", word) and tables.is_verb(following):
            return True
    return False


def _is_pair(left: str, conjunction: str, right: str, tables: Tables) -> bool:
    pair = tables.phrases.get("kept_pair")
    said = f"{words(left)[-1]} {conjunction.strip()} {words(right)[0]}"
    return bool(pair and pair.match(said))


def _shared(left: str, right: str, tables: Tables) -> str:
    """The words of the left side that the right one needs too, with a space behind."""
    said, first = words(left), words(right)[0]
    if tables.among("has", first) or tables.among("negation", first):
        return ""
    if tables.among("quality", first):
        for place, word in enumerate(said):
            if tables.among("has", word):
                return " ".join(said[: place + 1]) + " "
        return ""
    if tables.is_verb(first):
        return _before_verb(said, tables)
    if tables.among("starter", first) or not tables.is_verb(said[0]):
        return ""
    return " ".join(_head(said, right, tables)) + " "


def _before_verb(said: list[str], tables: Tables) -> str:
    """What carries the verb: "memiliki kemampuan" of "memiliki kemampuan mendengarkan"."""
    for place, (word, following) in enumerate(pairwise(said)):
        carries = tables.among("skill", word) or tables.among("modal", word)
        if carries and tables.is_verb(following):
            return " ".join(said[: place + 1]) + " "
        if carries and place + 2 < len(said) and tables.among("preposition", following):
            return " ".join(said[: place + 2]) + " "
    return ""


def _head(said: list[str], right: str, tables: Tables) -> list[str]:
    """What stands before the words that `right` takes the place of."""
    for place in range(len(said) - 1, 0, -1):
        if tables.among("preposition", said[place]):
            return said[: place + 1]
    count = next(
        (n for n, word in enumerate(words(right)) if tables.among("preposition", word)),
        len(words(right)),
    )
    return said[: max(len(said) - count, 1)]


def _completed(entries: list[str], tables: Tables) -> list[str]:
    """Entries that lack the verb of the first one, with it."""
    if not entries:
        return []
    first = words(entries[0])
    found = [entries[0]]
    for entry in entries[1:]:
        begins = words(entry)[0]
        if tables.is_verb(begins) or tables.among("starter", begins):
            # "memiliki fisik kuat, disiplin, dan keberanian": courage is had as well.
            if not _owns(first, tables) or _owns(words(entry), tables):
                first = words(entry)
        elif _owns(first, tables):
            if _names_quality(entry, tables):
                place = next(n for n, word in enumerate(first) if tables.among("has", word))
                entry = " ".join([*first[: place + 1], entry])
        elif len(first) > 1 and _carries(first, tables):
            entry = " ".join([*_head(first, entry, tables), entry])
        found.append(entry)
    return found


def _owns(said: list[str], tables: Tables) -> bool:
    return any(tables.among("has", word) for word in said[:2])


def _carries(first: list[str], tables: Tables) -> bool:
    """Whether the first entry has words for the others: a verb, or "wawasan tentang"."""
    about = any(tables.among("preposition", word) for word in first[1:])
    return tables.is_verb(first[0]) or (tables.among("quality", first[0]) and about)


def _names_quality(entry: str, tables: Tables) -> bool:
    said = words(entry)
    relative = any(tables.among("which", word) for word in said[1:4])
    return tables.among("quality", said[0]) or relative or tables.among("degree", said[-1])


def _two_names(part: str, tables: Tables) -> list[str]:
    """Joined names: "keluarga dan sekolah" are two, "perempuan dan anak" is one."""
    matches = list(tables.phrases["and"].finditer(part))
    if not matches:
        return [part]
    match = matches[-1]
    left, right = part[: match.start()].strip(_EDGE), part[match.end() :].strip(_EDGE)
    if not left or not right or _is_pair(left, match[0], right, tables):
        return [part]
    if tables.among("adjective", words(right)[0]):
        right = f"{words(left)[0]} {right}"  # "tim medis dan psikologis": two teams
    return [*_two_names(left, tables), right]


def _shared_preposition(parts: list[str], tables: Tables) -> list[str]:
    return [
        part if not tables.among("preposition", words(part)[0]) else " ".join(words(part)[1:])
        for part in parts
        if len(words(part)) > 1 or not tables.among("preposition", part)
    ]

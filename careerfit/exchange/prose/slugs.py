"""Names for what was imported: short slugs of the words that carry the meaning."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from careerfit.exchange.prose.cues import Tables
from careerfit.model.text import RESERVED, TODO_NAME

MOST_ROLE = 28
UNNAMED = "x"  # for words without a letter a-z
_MOST_ID = 61  # what outside tools take: role__section__statement
_MOST = 30
_PLAIN = re.compile(r"[a-z][a-z0-9]*")


def role(title: str, tables: Tables) -> str:
    """The slug of a profile."""
    return _shortened(_words(title, tables), MOST_ROLE) or UNNAMED


def numbered(slug: str, number: int) -> str:
    """The slug of another profile of the same name, no longer than a slug of one may be."""
    return f"{slug[: MOST_ROLE - 7].rstrip('_')}_{number}"


def statement(text: str, section: str, taken: set[str], avoid: set[str], tables: Tables) -> str:
    """A slug that no other statement of the section has; words to `avoid` tell nothing apart.

    Without a section (in a service) its name may be longer.
    """
    most = min(_MOST, _MOST_ID - MOST_ROLE - len(section) - 4) - 3  # room for a number
    every = _words(text, tables)
    telling = [word for word in every if word not in avoid] or every
    slug = base = _shortened(telling, most) or section[:most] or UNNAMED
    number = 2
    while slug in taken:
        slug, number = f"{base}_{number}", number + 1
    taken.add(slug)
    return slug


def common(texts: Sequence[str], tables: Tables) -> set[str]:
    """The words that several of the texts have."""
    counts = Counter(word for text in texts for word in set(_words(text, tables)))
    return {word for word, count in counts.items() if count > 1}


def plain(text: str) -> str:
    """All words of a name as one slug, such as that of a neighbouring occupation."""
    return _shortened(letters(text), 40) or TODO_NAME


def letters(text: str) -> list[str]:
    """The words of a text in plain letters."""
    bare = text.lower()
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    return _PLAIN.findall(bare)


def _words(text: str, tables: Tables) -> list[str]:
    every = letters(text)
    return [word for word in every if word not in tables.words["slug_stop"]] or every


def _shortened(words: list[str], most: int) -> str:
    slug = ""
    for word in words:
        longer = f"{slug}_{word}" if slug else word[:most]
        if len(longer) > most:
            break
        slug = longer
    return f"{slug}_x" if slug in RESERVED else slug

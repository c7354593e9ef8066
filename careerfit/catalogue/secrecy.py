"""Private keys where they must not be: a folder that is published is no place for one."""

import os
from collections.abc import Iterator
from pathlib import Path

from careerfit.errors import ContentError
from careerfit.reading import parse, read_bytes
from careerfit.reading.document import MAX_BYTES

# What a catalogue publishes or hands on.
PARTS = ("profiles", "quizzes", "docs")
_DATA = (".yaml", ".yml", ".json")  # also inside a name: key.yaml.bak is published as well
_MARK = b"select_key"


def private_keys(folder: Path) -> Iterator[Path]:
    """The files below a folder that are private keys of select quizzes, by what they say.

    Links are followed, as a site builder follows them.
    """
    seen: set[str] = set()
    for top, folders, files in os.walk(folder, followlinks=True):
        if (place := os.path.realpath(top)) in seen:
            folders.clear()
            continue
        seen.add(place)
        folders.sort()
        for name in sorted(files):
            if any(ending in name.lower() for ending in _DATA) and _is_private(Path(top, name)):
                yield Path(top, name)


def _is_private(path: Path) -> bool:
    """Whether a file says that it is a private key; one that is broken counts by its words."""
    try:
        raw = read_bytes(path, MAX_BYTES)
    except ContentError:
        return False
    # What is larger, as a site's search index, could not be read as a key either.
    if len(raw) > MAX_BYTES or _MARK not in raw or b"private" not in raw:
        return False
    try:
        value = parse(raw, path.name).value
    except ContentError:
        return True
    return isinstance(value, dict) and value.get(_MARK.decode()) == "private"

"""Forms of the shipped roles, and the same with a part of the zip changed."""

import io
import zipfile
from functools import cache
from pathlib import Path

from careerfit.exchange.docx.writing import write
from careerfit.reading import read as read_file

ROOT = Path(__file__).parents[2]
ROLES = {path.stem: read_file(path).value for path in (ROOT / "profiles/roles").glob("*.yaml")}
ROLE = ROLES["ahli_kdrt"]


def written(value, languages=("id", "en"), speaks="id") -> bytes:
    ((_, content),) = write(value, languages, speaks, {"empathy": "Empati"}).items()
    return content


@cache
def of_role(slug: str, languages=("id", "en"), speaks="id") -> bytes:
    """The form of a shipped role, made once."""
    return written(ROLES[slug], languages, speaks)


def form(value=ROLE) -> bytes:
    shipped = ROLES.get(value["slug"]) is value
    return of_role(value["slug"]) if shipped else written(value)


def replaced(raw: bytes, part: str, change, more=()) -> bytes:
    """The same zip with one part changed, and more parts behind it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
        for name, content in more:
            new.writestr(name, content)
    return made.getvalue()

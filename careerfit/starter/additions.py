"""A file that is added to a workspace, with every field explained in it."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from pydantic import TypeAdapter, ValidationError

from careerfit.errors import Fault, UsageError
from careerfit.model.text import Slug
from careerfit.model.trait import Trait
from careerfit.reading import parse
from careerfit.starter.filling import TEMPLATES, filled

Kind = Literal["role", "trait", "quiz", "service"]
KINDS: tuple[Kind, ...] = get_args(Kind)
TRAITS = "profiles/traits.yaml"
# Where a file of each kind stands; a trait has no file of its own.
PLACES: Mapping[Kind, str] = {
    "role": "profiles/roles/{}.yaml",
    "trait": TRAITS,
    "quiz": "quizzes/{}/quiz.yaml",
    "service": "profiles/services/{}.yaml",
}


def added(
    kind: Kind,
    slug: str,
    speaks: str,
    languages: Sequence[str],
    traits: Mapping[str, Trait],
    written: str,
) -> tuple[str, bytes]:
    """Path and content of the file; `written` is what traits.yaml says so far.

    Raises UsageError for a name that cannot be used, and where a trait cannot be added.
    """
    checked(slug)
    names = {"slug": slug, "first": languages[0], "traits": _asked(traits)}
    template = (TEMPLATES / "new" / f"{kind}.yaml").read_text(encoding="utf-8")
    text = filled(template, speaks, languages, names)
    if kind == "trait":
        text = _with_trait(written, text, slug)
    return PLACES[kind].format(slug), text.encode()


def checked(slug: str) -> None:
    """Raises UsageError for a name that cannot be used."""
    try:
        TypeAdapter(Slug).validate_python(slug)
    except ValidationError as error:
        code = "reserved_name" if "reserved" in error.errors()[0]["type"] else "bad_slug"
        raise UsageError(Fault(code, data={"value": slug, "name": slug})) from error


def _asked(traits: Mapping[str, Trait]) -> str:
    """All items of all traits, as a quiz names them."""
    lines = (f"      {slug}: [{', '.join(trait.items)}]" for slug, trait in traits.items())
    return "\n".join(lines)


def _with_trait(written: str, text: str, slug: str) -> str:
    """traits.yaml with one more trait behind the others. Raises UsageError if it has no room."""
    section = re.search(r"^traits:[^\n]*\n(?:[ #][^\n]*\n|\n)*", written + "\n", re.MULTILINE)
    end = section.end() if section else 0
    before = (written + "\n")[:end].rstrip("\n")
    whole = f"{before}\n\n{text}{(written + chr(10))[end:].rstrip()}".rstrip() + "\n"
    old, new = (parse(one.encode(), TRAITS).value for one in (written, whole))
    if new != {**old, "traits": {**old["traits"], slug: new.get("traits", {}).get(slug)}}:
        raise UsageError(Fault("starting.traits_not_in_blocks", TRAITS))
    return whole

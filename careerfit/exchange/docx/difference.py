"""What an edited form changes in a profile: added, changed and removed, section by section."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from careerfit.exchange.docx.form import ABOUT, GATES, TABLES


@dataclass(frozen=True, slots=True)
class Change:
    """One entry added or removed, or one field of it changed."""

    section: str
    name: str
    kind: Literal["added", "changed", "removed"]
    field: str = ""
    before: str = ""
    after: str = ""


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """All changes between two values of a profile, in the order of the form."""
    found: list[Change] = []
    for section in TABLES:
        old, new = _entries(before, section), _entries(after, section)
        for name in dict.fromkeys((*new, *old)):
            found += _changes(section, name, old.get(name), new.get(name))
    return tuple(found)


def _entries(value: Mapping[str, Any], section: str) -> dict[str, Any]:
    if section == ABOUT:
        return {name: value[name] for name in ("title", "summary") if name in value}
    if section == GATES:
        return {name: {} for name in value.get(GATES, ())}
    return dict(value.get(section, {}))


def _changes(section: str, name: str, old: Any, new: Any) -> Iterator[Change]:
    if old is None:
        yield Change(section, name, "added", after=_shown(new))
    elif new is None:
        yield Change(section, name, "removed", before=_shown(old))
    else:
        one, two = _flat(old), _flat(new)
        for field in dict.fromkeys((*one, *two)):
            if one.get(field, "") != two.get(field, ""):
                yield Change(
                    section, name, "changed", field, one.get(field, ""), two.get(field, "")
                )


def _flat(entry: Any, path: str = "") -> dict[str, str]:
    """The fields of an entry as words, `text.id` for a text in one language."""
    if isinstance(entry, dict):
        found: dict[str, str] = {}
        for key, inner in entry.items():
            found |= _flat(inner, f"{path}.{key}" if path else key)
        return found
    return {path: "; ".join(map(str, entry)) if isinstance(entry, list) else str(entry)}


def _shown(entry: Any) -> str:
    """The first thing that an entry says."""
    return next(iter(_flat(entry).values()), "")

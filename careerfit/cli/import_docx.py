"""`careerfit import docx FILE`: a Word form becomes a draft, or changes a role that exists."""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from careerfit.cli.import_ import save
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.telling.voice import Voice
from careerfit.words.complaint import line_of

if TYPE_CHECKING:
    from careerfit.exchange.docx.difference import Change
    from careerfit.exchange.docx.reading import Filled

_ROLES = Path("profiles", "roles")
_HEADER = 2  # lines of comments that every file has


def docx(
    file: Path,
    /,
    *,
    into: Annotated[Path | None, Parameter(name=["--into", "-o"])] = None,
    overwrite: bool = False,
    as_json: AsJson = False,
    here: Here,
) -> None:
    from careerfit.exchange.docx.archive import MOST_BYTES
    from careerfit.exchange.docx.difference import difference
    from careerfit.exchange.docx.merging import checked, merged
    from careerfit.exchange.docx.reading import read
    from careerfit.reading import read_bytes, written

    voice = here.voice
    form = read(read_bytes(file, MOST_BYTES), str(file))
    path, existing = _existing(form, here)
    value = merged(form, existing, voice.language)
    checked(value, str(file), voice.language)
    sys.stderr.write("".join(f"{line_of(fault, voice.language)}\n" for fault in form.faults))
    changes = difference(existing or {}, value)
    text = written(value, "profile")
    commented = existing is not None and _has_comments(path)
    if into is not None:
        save(into, {f"{form.slug}.yaml": text}, overwrite)
    if as_json:
        write_json({"profile": value, "difference": [asdict(change) for change in changes]})
    elif existing is not None:
        sys.stdout.write(_told(changes, path, voice))
        sys.stdout.write(_next(changes, path, into, commented, voice))
    elif into is None:
        sys.stdout.write(text)
    else:
        saved = voice.say("docx.saved", file=into / f"{form.slug}.yaml")
        sys.stdout.write(f"{saved}\n")


def _existing(form: "Filled", here: Here) -> tuple[Path, dict[str, Any] | None]:
    """Where the role's file is, and what it says if there is one."""
    from careerfit.catalogue import find
    from careerfit.reading import read
    from careerfit.starter.additions import checked

    checked(form.slug)
    path = find(here.folder) / _ROLES / f"{form.slug}.yaml"
    return path, dict(read(path).value) if path.is_file() else None


def _told(changes: "tuple[Change, ...]", path: Path, voice: Voice) -> str:
    """What the form changes, heading by heading."""
    from careerfit.exchange.docx.form import heading

    if not changes:
        return f"{voice.say('docx.no_difference', file=path)}\n"
    lines = []
    section = ""
    for change in changes:
        if change.section != section:
            section = change.section
            lines.append(heading(section, voice.language))
        data: Mapping[str, str] = asdict(change)
        lines.append(voice.say(f"docx.change_{change.kind}", **data))
    counts: Counter[str] = Counter(change.kind for change in changes)
    kinds = ("added", "changed", "removed")
    lines.append(voice.say("docx.sum", **{kind: counts[kind] for kind in kinds}))
    return "\n".join([*lines, ""])


def _has_comments(path: Path) -> bool:
    lines = path.read_text(encoding="utf-8").splitlines()[_HEADER:]
    return any(line.lstrip().startswith("#") for line in lines)


def _next(
    changes: "tuple[Change, ...]", path: Path, into: Path | None, commented: bool, voice: Voice
) -> str:
    """What to do now, and what the new file has not."""
    if into is None:
        return f"{voice.say('docx.not_saved', folder=path.parent)}\n" if changes else ""
    said = [voice.say("docx.saved", file=into / path.name)]
    if commented:
        said.append(voice.say("docx.comments_lost"))
    return "\n".join([*said, ""])

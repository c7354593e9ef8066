"""`careerfit import prose` and `careerfit import indicator`: what is there already, as drafts."""

import gc
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from careerfit.cli.files import OutputError, write_files
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import CareerfitError, ContentError, Fault, UsageError
from careerfit.model.text import TODO, TODO_NAME

if TYPE_CHECKING:
    from careerfit.exchange.prose.traits import Known

Into = Annotated[Path | None, Parameter(name=["--into", "-o"])]
_FAULTS = 2
_MANY = 400  # files from which on a second core is worth its start


@dataclass(frozen=True)
class Made:
    """One draft as text, and how much work it leaves."""

    path: Path
    slug: str
    text: str
    statements: int
    notes: int
    todo: int


def prose(
    *files: Path,
    into: Into = None,
    language: str | None = None,
    overwrite: bool = False,
    as_json: AsJson = False,
    here: Here,
) -> int:
    paths = list(_paths(files, here))
    if len(paths) > 1 and into is None and not as_json:
        raise UsageError(Fault("importing.needs_folder", data={"n": len(paths)}))
    drafts, faults = _drafts(paths, language, as_json and into is None, here)
    if faults and len(paths) == 1:
        raise CareerfitError(*faults)
    if into is not None:
        drafts = _with_own_names(drafts)
        save(into, {f"{made.slug}.yaml": made.text for made in drafts}, overwrite)
        _report(drafts, into, here)
    elif len(paths) == 1:
        sys.stdout.write(drafts[0].text)
    else:
        sys.stdout.write(f"[{','.join(made.text for made in drafts)}]\n")
    _complain(faults, here)
    return _FAULTS if faults else 0


def indicator(
    file: Path,
    /,
    *,
    into: Into = None,
    overwrite: bool = False,
    as_json: AsJson = False,
    here: Here,
) -> None:
    from careerfit.catalogue import find
    from careerfit.exchange.indicator.draft import read
    from careerfit.model.about import About
    from careerfit.reading import fit, read_text, written
    from careerfit.reading import read as load_file

    folder = find(here.folder)
    about = fit(load_file(folder / "profiles" / "catalogue.yaml", folder), About)
    draft = read(read_text(file), str(file), _spoken(about.languages))
    if into is not None:
        save(into, {f"{draft.service['slug']}.yaml": written(draft.service, "service")}, overwrite)
        said = here.voice.say("importing.report_end", n=1, folder=into)
        sys.stdout.write(f"{said}\n")
    elif as_json:
        write_json(draft.to_json())
    else:
        sys.stdout.write(written(draft.service, "service"))


def _paths(files: tuple[Path, ...], here: Here) -> Iterator[Path]:
    """The files, and the .txt files of folders, each once."""
    if not files:
        name = here.voice.say("cli.value_files")
        raise UsageError(Fault("cli.missing_value", data={"name": name}))
    seen: set[Path] = set()
    for named in files:
        found = sorted(named.glob("*.txt")) if named.is_dir() else [named]
        if not found:
            raise UsageError(Fault("importing.no_files", str(named)))
        yield from (path for path in found if path not in seen)
        seen.update(found)


def _drafts(
    paths: list[Path], language: str | None, as_json: bool, here: Here
) -> tuple[list[Made], list[Fault]]:
    """The drafts of the files that are profiles, and why the others are none."""
    from careerfit.exchange.prose.cues import tables

    if language is not None:
        tables(language)  # an unknown one is said once
    one = partial(_made, known=_known(here), language=language, as_json=as_json)
    made: list[Made] = []
    faults: list[Fault] = []
    for each in _each(one, paths):
        if isinstance(each, Made):
            made.append(each)
        else:
            faults += each
    return made, faults


def _each(
    one: Callable[[Path], Made | tuple[Fault, ...]], paths: list[Path]
) -> Iterator[Made | tuple[Fault, ...]]:
    """What `one` makes of each path; of many, on every core there is."""
    if len(paths) < _MANY:
        yield from map(one, paths)
        return
    # A draft leaves no cycles behind: looking for some takes a tenth of the time.
    with ProcessPoolExecutor(initializer=gc.disable) as cores:
        yield from cores.map(one, paths, chunksize=_MANY // 2)


def _made(
    path: Path, known: "Known", language: str | None, as_json: bool
) -> Made | tuple[Fault, ...]:
    """The draft of one file, or why there is none."""
    from careerfit.exchange.prose.draft import read
    from careerfit.reading import read_text, written

    try:
        draft = read(read_text(path), str(path), known, language)
    except CareerfitError as error:
        return error.faults
    profile = draft.profile
    if as_json:
        text = json.dumps(draft.to_json(), ensure_ascii=False, indent=1) + "\n"
    else:
        text = written(profile, "profile")
    work = _count(profile), len(draft.notes), _unwritten(profile)
    return Made(path, profile["slug"], text, *work)


def _with_own_names(drafts: list[Made]) -> list[Made]:
    """The drafts, those of a name that an earlier one has with a number behind it."""
    from careerfit.exchange.prose.slugs import numbered

    counts: Counter[str] = Counter()
    found = []
    for made in drafts:
        counts[made.slug] += 1
        if counts[made.slug] > 1:
            own = numbered(made.slug, counts[made.slug])
            text = made.text.replace(f"\nslug: {made.slug}\n", f"\nslug: {own}\n", 1)
            made = replace(made, slug=own, text=text)
        found.append(made)
    return found


def _known(here: Here) -> "Known":
    """Traits and occupations of the catalogue in use; its roles may be unfinished drafts."""
    from careerfit.catalogue import find
    from careerfit.exchange.prose.traits import Known
    from careerfit.model.about import About
    from careerfit.model.profile import Profile
    from careerfit.model.trait import Traits
    from careerfit.reading import fit, read

    folder = find(here.folder)
    if not (folder / "profiles" / "traits.yaml").is_file():
        raise ContentError(Fault("no_catalogue", data={"folder": folder}))
    traits = fit(read(folder / "profiles" / "traits.yaml", folder), Traits).traits
    about = fit(read(folder / "profiles" / "catalogue.yaml", folder), About)
    named: dict[str, Any] = dict(about.neighbours)
    for path in sorted((folder / "profiles" / "roles").glob("*.yaml")):
        try:
            named[path.stem] = fit(read(path, folder), Profile)
        except ContentError:
            continue  # a draft that does not fit yet has no name to compare with
    titles = {
        title.lower(): slug for slug, entry in named.items() for title in entry.title.root.values()
    }
    return Known(traits, titles, _spoken(about.languages))


def _spoken(declared: tuple[str, ...]) -> tuple[str, ...]:
    """The languages that the program has sentences in: the catalogue's, or all if it has none."""
    from careerfit.words import languages

    return tuple(code for code in declared if code in languages()) or languages()


def save(folder: Path, files: Mapping[str, str], overwrite: bool) -> None:
    """Write the drafts. Raises OutputError before the first one if any would replace a file."""
    there = [] if overwrite else [name for name in files if (folder / name).exists()]
    if there:
        raise OutputError(*(Fault("importing.draft_exists", str(folder / name)) for name in there))
    write_files(folder, {name: text.encode() for name, text in files.items()})


def _report(drafts: list[Made], folder: Path, here: Here) -> None:
    """One line a draft: how much was found, and how much a person has to do."""
    for made in drafts:
        counts = {"statements": made.statements, "notes": made.notes, "todo": made.todo}
        said = here.voice.say(
            "importing.report_draft", file=made.path.name, draft=f"{made.slug}.yaml", **counts
        )
        sys.stdout.write(f"{said}\n")
    end = here.voice.say("importing.report_end", n=len(drafts), folder=folder)
    sys.stdout.write(f"{end}\n")


def _count(profile: Mapping[str, Any]) -> int:
    from careerfit.model.profile import SECTIONS

    return sum(len(profile.get(section, ())) for section in SECTIONS)


def _unwritten(value: object) -> int:
    """How often the draft says TODO."""
    if isinstance(value, str):
        return int(value in (TODO, TODO_NAME))
    if isinstance(value, dict):
        return sum(map(_unwritten, value.values()))
    return sum(map(_unwritten, value)) if isinstance(value, list) else 0


def _complain(faults: list[Fault], here: Here) -> None:
    from careerfit.words.complaint import line_of

    sys.stderr.write("".join(f"{line_of(fault, here.voice.language)}\n" for fault in faults))
    if faults:
        said = here.voice.say("importing.report_refused", n=len(faults))
        sys.stderr.write(f"{said}\n")

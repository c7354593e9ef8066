"""`careerfit site csp`: a finished site that runs nothing but its own scripts."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.cli.files import OutputError, check_folder, write_files
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import Fault
from careerfit.words.complaint import line_of

if TYPE_CHECKING:
    from careerfit.pages.csp import Inline


@dataclass(frozen=True, slots=True)
class _Site:
    """The pages of a folder by path, as they are and as they will be read."""

    texts: Mapping[str, str]
    found: Mapping[str, "Inline"]


def csp(site: Path, /, *, usb: bool = False, as_json: AsJson = False, here: Here) -> None:
    from careerfit.catalogue import find

    check_folder(site, find(here.folder))
    protect(site, usb=usb, as_json=as_json, here=here)


def protect(site: Path, *, usb: bool, as_json: bool = False, here: Here) -> None:
    """Write its policy into every page of a folder, and the headers for servers beside them.

    Raises OutputError, and writes nothing, if there is no page, one cannot be read, or a private
    key of a select quiz lies there.
    """
    from careerfit.catalogue.secrecy import private_keys
    from careerfit.pages import csp as policies

    if found := tuple(private_keys(site)):
        raise OutputError(*(Fault("private_key_here", str(path)) for path in found))
    pages = _read(site, here)
    written = {
        name: policies.with_policy(text, found, policies.policy([found], disk=usb))
        for (name, text), found in zip(pages.texts.items(), pages.found.values(), strict=True)
    }
    every, former = pages.found.values(), dict(pages.texts)
    if not usb:
        former |= {name: _text(site / name) for name in (policies.HEADERS, policies.NGINX)}
        written[policies.HEADERS] = policies.headers(every, former[policies.HEADERS])
        written[policies.NGINX] = policies.nginx(every)
    changed = {name: text for name, text in written.items() if former[name] != text}
    write_files(site, {name: text.encode() for name, text in changed.items()})
    _tell(site, pages, policies.policy(every, disk=usb), as_json, here)


def _read(site: Path, here: Here) -> _Site:
    from careerfit.pages.csp import inline

    texts = {path.relative_to(site).as_posix(): _text(path) for path in _pages(site)}
    if not texts:
        raise OutputError(Fault("csp.no_pages", str(site)))
    return _Site(texts, {name: inline(text) for name, text in _shown(texts, here)})


def _text(path: Path) -> str:
    """What a file says; nothing if it is not there. Raises OutputError."""
    if path.is_symlink():
        raise OutputError(Fault("csp.link", str(path)))
    try:
        return path.read_bytes().decode("utf-8") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise OutputError(Fault("csp.not_utf8", str(path))) from error
    except OSError as error:
        data = {"reason": error.strerror or ""}
        raise OutputError(Fault("csp.unreadable", str(path), data=data)) from error


def _pages(site: Path) -> Iterator[Path]:
    """The pages below a folder. A link may lead out of it, and its pages are not ours to change."""
    for top, folders, files in os.walk(site):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for folder in (Path(top, name) for name in folders):
            if folder.is_symlink():
                raise OutputError(Fault("csp.link", str(folder)))
        for path in (Path(top, name) for name in sorted(files) if name.lower().endswith(".html")):
            if path.is_symlink() or path.is_file():
                yield path


def _shown(texts: Mapping[str, str], here: Here) -> Iterator[tuple[str, str]]:
    """The same, with a bar for a person who waits."""
    if not sys.stderr.isatty():
        yield from texts.items()
        return
    from rich.console import Console
    from rich.progress import track

    said, console = here.voice.say("csp.reading"), Console(stderr=True)
    yield from track(texts.items(), said, len(texts), console=console, transient=True)


def _tell(site: Path, pages: _Site, said: str, as_json: bool, here: Here) -> None:
    if as_json:
        refused = {name: [asdict(r) for r in f.refused] for name, f in pages.found.items()}
        listed = {name: entries for name, entries in refused.items() if entries}
        write_json({"pages": list(pages.texts), "policy": said, "refused": listed})
        return
    for fault in _faults(site, pages):
        sys.stderr.write(f"{line_of(fault, here.voice.language)}\n")
    sys.stdout.write(f"{here.voice.say('csp.done', n=len(pages.texts), folder=site)}\n")


def _faults(site: Path, pages: _Site) -> Iterator[Fault]:
    """Each thing that will be refused once, at its first place, with the number of places."""
    places: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for name, found in pages.found.items():
        for refused in found.refused:
            places.setdefault((refused.kind, refused.value), []).append((name, refused.line))
    for (kind, value), where in places.items():
        (name, line), data = where[0], {"value": value, "n": len(where)}
        yield Fault(f"csp.{kind}", str(site / name), line, data=data, severity="warning")

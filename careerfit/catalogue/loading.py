"""Finding a catalogue and reading it: files to models, all faults of all files at once."""

import dataclasses
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from careerfit.catalogue.catalogue import Catalogue
from careerfit.catalogue.names import faults_of
from careerfit.catalogue.secrecy import PARTS, private_keys
from careerfit.errors import ContentError, Fault
from careerfit.model.about import About, Glossary
from careerfit.model.jurisdiction import Contacts, Jurisdiction
from careerfit.model.profile import Profile
from careerfit.model.quiz import QuizSource
from careerfit.model.select import SelectKey
from careerfit.model.service import Service
from careerfit.model.text import ContentFile, Model, Text
from careerfit.model.trait import Traits
from careerfit.reading import Document, fit, read

M = TypeVar("M", bound=Model)
MARK = Path("profiles", "traits.yaml")
SHIPPED = Path(__file__).parents[1] / "shipped"


def find(folder: Path | None = None, start: Path | None = None) -> Path:
    """The catalogue in use: `folder`, else the nearest parent that is one, else the shipped one."""
    if folder is not None:
        return folder
    here = (start or Path.cwd()).resolve()
    for parent in (here, *here.parents):
        if (parent / MARK).is_file():
            return parent
    return SHIPPED if SHIPPED.is_dir() else Path(__file__).parents[2]


def load(folder: Path | None = None) -> Catalogue:
    """Read and check a catalogue. Raises ContentError with all faults of all its files."""
    return _Loading(find(folder)).catalogue()


class _Loading:
    """One pass over a folder: files to models, then names across files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.documents: dict[str, Document] = {}
        self.accepted: dict[str, Mapping[str, Text]] = {}

    def catalogue(self) -> Catalogue:
        if not (self.folder / MARK).is_file():
            raise ContentError(Fault("no_catalogue", data={"folder": self.folder}))
        about = self._file("profiles/catalogue.yaml", About)
        traits = self._file("profiles/traits.yaml", Traits)
        jurisdiction = self._file("profiles/jurisdiction.yaml", Jurisdiction)
        contacts = self._file("profiles/contacts.yaml", Contacts, needed=False)
        glossary = self._file("profiles/glossary.yaml", Glossary, needed=False)
        roles = self._folder("profiles/roles", "*.yaml", Profile)
        services = self._folder("profiles/services", "*.yaml", Service)
        quizzes = self._folder("quizzes", "*/quiz.yaml", QuizSource)
        self._secrecy()
        keys = self._keys(quizzes)
        if about is None or traits is None or jurisdiction is None:
            raise ContentError(*self.faults)
        found = Catalogue(
            self.folder,
            about,
            traits.traits,
            {slug: roles[slug] for slug in sorted(roles)},
            {slug: services[slug] for slug in sorted(services)},
            contacts.contacts if contacts else {},
            jurisdiction,
            glossary.terms if glossary else {},
            quizzes,
            keys,
            (),
            self.accepted,
        )
        # Names are only compared when every file could be read: a broken file is no missing name.
        if not self.faults:
            crossed = list(faults_of(found, self.documents))
            self.faults += [fault for fault in crossed if fault.severity == "error"]
            self.warnings += [fault for fault in crossed if fault.severity == "warning"]
        if self.faults:
            raise ContentError(*self.faults)
        return dataclasses.replace(found, warnings=tuple(self.warnings))

    def _file(self, name: str, model: type[M], *, needed: bool = True) -> M | None:
        path = self.folder / name
        if not needed and not path.exists():
            return None
        try:
            document = read(path, self.folder)
            self.documents[name] = document
            self.warnings += document.warnings
            entry = fit(document, model)
            if isinstance(entry, ContentFile):
                self.accepted[name] = entry.accepted
            return entry
        except ContentError as error:
            self.faults += error.faults
            return None

    def _folder(self, name: str, pattern: str, model: type[M]) -> dict[str, M]:
        """Every file of a kind, by slug; the slug is the file's (or its folder's) name."""
        found: dict[str, M] = {}
        paths = sorted((self.folder / name).glob(pattern))
        self._same_names(paths, pattern)
        self._stray_files(name, pattern)
        for path in paths:
            file = path.relative_to(self.folder).as_posix()
            entry = self._file(file, model)
            slug = path.parent.name if "/" in pattern else path.stem
            if entry is None:
                continue
            if (written := str(getattr(entry, "slug", ""))) != slug:
                line = self.documents[file].line(("slug",))
                data = {"written": written, "expected": slug}
                self.faults.append(Fault("slug_not_file_name", file, line, "slug", data))
            found[slug] = entry
        return found

    def _secrecy(self) -> None:
        """A private key in a folder that is published stops everything, whatever its name."""
        for part in PARTS:
            for path in private_keys(self.folder / part):
                file = path.relative_to(self.folder).as_posix()
                self.faults.append(Fault("private_key_here", file))

    def _keys(self, quizzes: Iterable[str]) -> dict[str, SelectKey]:
        """The keys that ship beside their quizzes."""
        hidden = {fault.file for fault in self.faults if fault.code == "private_key_here"}
        found: dict[str, SelectKey] = {}
        for slug in quizzes:
            file = f"quizzes/{slug}/key.yaml"
            if file not in hidden and (key := self._file(file, SelectKey, needed=False)):
                found[slug] = key
        return found

    def _same_names(self, paths: Iterable[Path], pattern: str) -> None:
        """Names that some file systems would take for one."""
        seen: dict[str, str] = {}
        for path in paths:
            name = path.parent.name if "/" in pattern else path.name
            plain = unicodedata.normalize("NFKC", name).casefold()
            if plain in seen:
                file = path.relative_to(self.folder).as_posix()
                self.faults.append(Fault("same_name", file, 0, "", {"other": seen[plain]}))
            seen[plain] = name

    def _stray_files(self, name: str, pattern: str) -> None:
        """A profile saved as .yml or .YAML would otherwise be left out in silence."""
        if "/" in pattern:
            return
        for path in sorted((self.folder / name).glob("*")):
            if path.suffix != ".yaml" and path.suffix.lower() in (".yaml", ".yml"):
                file = path.relative_to(self.folder).as_posix()
                self.faults.append(Fault("wrong_suffix", file))

"""Names across files: whatever a file refers to must exist, and what is empty must say why."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from careerfit.catalogue.catalogue import Catalogue
from careerfit.errors import Fault
from careerfit.model.profile import SECTIONS, Profile
from careerfit.model.quiz import QuizSource, Section
from careerfit.model.service import Service
from careerfit.model.text import exported, source_of
from careerfit.model.walk import texts
from careerfit.reading import Document
from careerfit.reading.document import Path_
from careerfit.reading.fit import nearest

MAX_ID = 61
# What a draft leaves to a person: as a name, and in capitals as a text.
TODO = "todo"


def faults_of(catalogue: Catalogue, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Every name that is used and does not exist, and every text without a language."""
    about, jurisdiction = catalogue.about, catalogue.jurisdiction
    shared = {**about.sources, **jurisdiction.laws}
    for file, document in documents.items():
        model = _model_of(catalogue, file)
        own = getattr(model, "sources", {}) if isinstance(model, Profile | Service) else {}
        at = _At(document)
        yield from at.languages(model, about.languages)
        yield from at.citations({**shared, **own}, tuple(shared) if own else (), own)
        if isinstance(model, Profile):
            yield from _profile(catalogue, model, at)
        elif isinstance(model, Service):
            yield from _service(catalogue, model, at)
        elif isinstance(model, QuizSource):
            yield from _quiz(catalogue, model, at)


def _model_of(catalogue: Catalogue, file: str) -> object:
    """The model that was read from a file of the catalogue."""
    folder, _, name = file.removesuffix(".yaml").rpartition("/")
    if folder == "profiles/roles":
        return catalogue.roles[name]
    if folder == "profiles/services":
        return catalogue.services[name]
    if folder.startswith("quizzes/"):
        return catalogue.quizzes[folder.removeprefix("quizzes/")]
    return {
        "catalogue": catalogue.about,
        "traits": catalogue.traits,
        "jurisdiction": catalogue.jurisdiction,
        "contacts": catalogue.contacts,
        "glossary": catalogue.glossary,
    }[name]


class _At:
    """Faults with their place in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def fault(self, code: str, path: Path_, severity: str = "error", **details: object) -> Fault:
        return Fault(
            code,
            self.document.file,
            self.document.line(path),
            ".".join(map(str, path)),
            details,
            "warning" if severity == "warning" else "error",
        )

    def unknown(
        self, kind: str, names: Iterable[tuple[Path_, str]], known: Iterable[str]
    ) -> Iterator[Fault]:
        """A fault for each name that is not among the known ones."""
        choices = tuple(known)
        for path, name in names:
            if name == TODO and name not in choices:
                yield self.fault("todo", path)
            elif name not in choices:
                yield self.fault(
                    f"unknown_{kind}",
                    path,
                    name=name,
                    nearest=nearest(name, choices),
                    known=", ".join(choices[:20]),
                )

    def languages(self, model: object, declared: tuple[str, ...]) -> Iterator[Fault]:
        """Texts in an undeclared language (a fault) or without a declared one (a warning)."""
        wrapped = {"traits", "contacts", "glossary"} & {self.document.file[9:-5]}
        start: Path_ = ({"glossary": "terms"}.get(*wrapped, *wrapped),) if wrapped else ()
        wanted = set(declared)
        for path, text in texts(model, start):
            unwritten = (code for code, said in text.root.items() if said.strip() == TODO.upper())
            yield from (self.fault("todo", (*path, code)) for code in unwritten)
            if text.root.keys() == wanted:
                continue
            codes = (((*path, code), code) for code in text.root)
            yield from self.unknown("language", codes, declared)
            missing = [code for code in declared if code not in text.root]
            if missing:
                yield self.fault("untranslated", path, "warning", missing=", ".join(missing))

    def citations(
        self, known: Mapping[str, object], shared: tuple[str, ...], own: Mapping[str, object]
    ) -> Iterator[Fault]:
        """Citations of sources that nobody declares, and sources declared twice."""
        cited = (
            (path, source_of(citation)) for path, citation in _citations(self.document.value, ())
        )
        yield from self.unknown("source", cited, known)
        for key in own:
            if key in shared:
                yield self.fault("source_twice", ("sources", key), name=key)


def _citations(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Every entry of every list called `sources`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "sources" and isinstance(inner, list):
                yield from (((*path, key, index), cited) for index, cited in enumerate(inner))
            else:
                yield from _citations(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _citations(inner, (*path, index))


Named = list[tuple[Path_, str]]


def _profile(catalogue: Catalogue, profile: Profile, at: _At) -> Iterator[Fault]:
    named: Named = [
        ((section, slug, "trait"), statement.trait)
        for section in ("suitable", "unsuitable")
        for slug, statement in getattr(profile, section).items()
    ]
    yield from at.unknown("trait", named, catalogue.traits)
    graded = "requirements" not in profile.gaps  # a gap says why no trait has a level yet
    needs = [(("requirements", trait), trait) for trait in profile.requirements]
    yield from at.unknown("trait", needs, catalogue.traits)
    for path, trait in named:
        if trait in catalogue.traits and trait not in profile.requirements and graded:
            yield at.fault("trait_not_required", path, name=trait)
    shared: Named = [
        (("tasks", slug, "shared", index), other)
        for slug, task in profile.tasks.items()
        for index, other in enumerate(task.shared)
    ]
    yield from at.unknown("role", shared, catalogue.roles)
    others: Named = [
        (("distinctions", slug, "others", index), other)
        for slug, distinction in profile.distinctions.items()
        for index, other in enumerate(distinction.others)
    ]
    yield from at.unknown("role", others, {**catalogue.roles, **catalogue.about.neighbours})
    for path, other in others:
        if other == profile.slug:
            yield at.fault("compared_with_itself", path, name=other)
    gates = [
        (("formal_requirements", index), gate)
        for index, gate in enumerate(profile.formal_requirements)
    ]
    yield from at.unknown("gate", gates, catalogue.jurisdiction.gates)
    yield from _notes(profile, at)
    yield from _gaps(profile, at)
    yield from _long_names(profile, at)


def _gaps(profile: Profile, at: _At) -> Iterator[Fault]:
    """An empty section without a reason: a reader could not tell a gap from an oversight."""
    for section in SECTIONS:
        if not getattr(profile, section) and section not in profile.gaps:
            yield at.fault("empty_without_gap", (section,), name=section)
        if getattr(profile, section) and section in profile.gaps:
            yield at.fault("gap_not_empty", ("gaps", section), name=section)


def _long_names(profile: Profile, at: _At) -> Iterator[Fault]:
    """Outside tools take names of 61 characters at most; a requirement is no statement."""
    for section in set(SECTIONS) - {"requirements"}:
        entries = getattr(profile, section)
        for slug in entries if isinstance(entries, Mapping) else ():
            name = exported(f"{profile.slug}/{section}/{slug}")
            if len(name) > MAX_ID:
                yield at.fault("name_too_long", (section, slug), name=name, limit=MAX_ID)


def _notes(model: Profile | Service, at: _At) -> Iterator[Fault]:
    where = [
        (("editorial_notes", index, "where", place), section)
        for index, note in enumerate(model.editorial_notes)
        for place, section in enumerate(note.where)
    ]
    yield from at.unknown("section", where, _places(model))


def _places(model: Profile | Service) -> Iterator[str]:
    """What a note may point to: a field, a gap, a statement, a field of the indicator."""
    yield from type(model).model_fields
    yield from model.gaps
    for field in type(model).model_fields:
        if isinstance(entries := getattr(model, field), Mapping):
            yield from entries
    if isinstance(model, Service) and model.indicator:
        yield from type(model.indicator).model_fields


def _service(catalogue: Catalogue, service: Service, at: _At) -> Iterator[Fault]:
    components = [
        (("steps", slug, "components", index), component)
        for slug, step in service.steps.items()
        for index, component in enumerate(step.components)
    ]
    yield from at.unknown("component", components, service.components)
    tasks = [
        (("steps", slug, "tasks", index), task)
        for slug, step in service.steps.items()
        for index, task in enumerate(step.tasks)
    ]
    every = [
        f"{role}/tasks/{slug}"
        for role, profile in catalogue.roles.items()
        for slug in profile.tasks
    ]
    yield from at.unknown("task", tasks, every)
    yield from _notes(service, at)


def _quiz(catalogue: Catalogue, quiz: QuizSource, at: _At) -> Iterator[Fault]:
    roles = [(("roles", index), role) for index, role in enumerate(quiz.roles)]
    yield from at.unknown("role", roles, catalogue.roles)
    notices = [(("notices", index), notice) for index, notice in enumerate(quiz.notices)]
    yield from at.unknown("notice", notices, catalogue.jurisdiction.notices)
    options = [
        (("stems", section, "options"), stem.options) for section, stem in quiz.stems.items()
    ]
    yield from at.unknown("options", options, quiz.options)
    for section, stem in quiz.stems.items():
        for language, text in (stem.text.root if stem.text else {}).items():
            if "{statement}" not in text and "{sentence}" not in text:
                yield at.fault("stem_without_statement", ("stems", section, "text", language))
    for name, form in quiz.forms.items():
        for section in get_args(Section):
            if getattr(form, section) and section not in quiz.stems:
                yield at.fault("no_stem", ("forms", name, section), name=section)
        asked = [(("forms", name, "traits", trait), trait) for trait in form.traits]
        yield from at.unknown("trait", asked, catalogue.traits)
        for trait, items in form.traits.items():
            if trait in catalogue.traits:
                places = [
                    (("forms", name, "traits", trait, index), item)
                    for index, item in enumerate(items)
                ]
                yield from at.unknown("item", places, catalogue.traits[trait].items)

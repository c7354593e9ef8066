"""Names across files: whatever a file refers to must exist, and what is empty must say why."""

from collections.abc import Iterator, Mapping
from typing import get_args

from careerfit.catalogue.catalogue import Catalogue
from careerfit.catalogue.keys import key_faults, select_faults
from careerfit.catalogue.place import At, Named
from careerfit.errors import Fault
from careerfit.model.profile import SECTIONS, Profile
from careerfit.model.quiz import OWN, QuizSource, Section
from careerfit.model.select import SelectKey
from careerfit.model.service import Service
from careerfit.model.text import exported
from careerfit.reading import Document

MAX_ID = 61


def faults_of(catalogue: Catalogue, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Every name that is used and does not exist, and every text without a language."""
    about, jurisdiction = catalogue.about, catalogue.jurisdiction
    shared = {**about.sources, **jurisdiction.laws}
    for file, document in documents.items():
        model = _model_of(catalogue, file)
        own = getattr(model, "sources", {}) if isinstance(model, Profile | Service) else {}
        at = At(document)
        yield from at.languages(model, about.languages)
        yield from at.citations({**shared, **own}, tuple(shared) if own else (), own)
        if isinstance(model, Profile):
            yield from _profile(catalogue, model, at)
        elif isinstance(model, Service):
            yield from _service(catalogue, model, at)
        elif isinstance(model, QuizSource):
            yield from _quiz(catalogue, model, at)
            yield from select_faults(catalogue, model, at)
        elif isinstance(model, SelectKey):
            yield from key_faults(catalogue, model, at)


def _model_of(catalogue: Catalogue, file: str) -> object:
    """The model that was read from a file of the catalogue."""
    folder, _, name = file.removesuffix(".yaml").rpartition("/")
    if folder == "profiles/roles":
        return catalogue.roles[name]
    if folder == "profiles/services":
        return catalogue.services[name]
    if folder.startswith("quizzes/"):
        kind = catalogue.keys if name == "key" else catalogue.quizzes
        return kind[folder.removeprefix("quizzes/")]
    return {
        "catalogue": catalogue.about,
        "traits": catalogue.traits,
        "jurisdiction": catalogue.jurisdiction,
        "contacts": catalogue.contacts,
        "glossary": catalogue.glossary,
    }[name]


def _profile(catalogue: Catalogue, profile: Profile, at: At) -> Iterator[Fault]:
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


def _gaps(profile: Profile, at: At) -> Iterator[Fault]:
    """An empty section without a reason: a reader could not tell a gap from an oversight."""
    for section in SECTIONS:
        if not getattr(profile, section) and section not in profile.gaps:
            yield at.fault("empty_without_gap", (section,), name=section)
        if getattr(profile, section) and section in profile.gaps:
            yield at.fault("gap_not_empty", ("gaps", section), name=section)


def _long_names(profile: Profile, at: At) -> Iterator[Fault]:
    """Outside tools take names of 61 characters at most; a requirement is no statement."""
    for section in set(SECTIONS) - {"requirements"}:
        entries = getattr(profile, section)
        for slug in entries if isinstance(entries, Mapping) else ():
            name = exported(f"{profile.slug}/{section}/{slug}")
            if len(name) > MAX_ID:
                yield at.fault("name_too_long", (section, slug), name=name, limit=MAX_ID)


def _notes(model: Profile | Service, at: At) -> Iterator[Fault]:
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


def _service(catalogue: Catalogue, service: Service, at: At) -> Iterator[Fault]:
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


def _quiz(catalogue: Catalogue, quiz: QuizSource, at: At) -> Iterator[Fault]:
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
        for section in sorted({*get_args(Section)} - {*OWN}):
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

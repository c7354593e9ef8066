"""A catalogue becomes pages of Markdown, per language; no site generator is known here.

The paths are the same in every language, so that a reader can change it on any page.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from careerfit.catalogue import Catalogue
from careerfit.model.profile import SECTIONS, WEIGHT, Profile
from careerfit.model.service import Indicator, Service
from careerfit.model.text import Text
from careerfit.pages.draft import Draft
from careerfit.pages.escape import Markdown, literal
from careerfit.words import languages, say

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
THEME = Path(__file__).parent / "theme"
SERVICE_SECTIONS = tuple(
    "components steps principles experts partners channels barriers challenges".split()
)
FIRST_IN_MENU = (
    "index.md",
    "peran/index.md",
    "banding/index.md",
    "sifat/index.md",
    "layanan/index.md",
)
LAST_IN_MENU = ("bantuan.md",)
GLOSSARY = "istilah.md"
KINDS = ("disposition", "skill", "knowledge")
# What an indicator's table shows, in the order of the record's form.
FIELDS = tuple(
    name for name in Indicator.model_fields if name not in ("readings", "sources", "formula_status")
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path in the documentation folder, and the YAML file it was made from."""

    path: str
    title: str
    markdown: str
    source: str


def render(catalogue: Catalogue, language: str) -> tuple[Page, ...]:
    """Every page of a catalogue in one language."""
    printer = _Printer(catalogue, language)
    return (
        *_roles(catalogue, printer),
        *_traits(catalogue, printer),
        *_services(catalogue, printer),
        *_comparisons(catalogue, printer),
        *_lists(catalogue, printer),
    )


def navigation(paths: Iterable[str], language: str) -> list[str | dict[str, list[str]]]:
    """The pages a menu names: home, the lists, all other pages at the top under one entry, help.

    Pages inside folders are reached from the folder's list: a menu with a thousand entries on
    each of a thousand pages would make a site of a million links.
    """
    listed = {path for path in paths if re.fullmatch(r"[^/]+\.md|[^/]+/index\.md", path)}
    first = [path for path in FIRST_IN_MENU if path in listed]
    others = sorted(listed - {*first, *LAST_IN_MENU}, key=lambda path: (path != GLOSSARY, path))
    more = [{say("pages.menu_more", language): others}] if others else []
    return [*first, *more, *(path for path in LAST_IN_MENU if path in listed)]


def settings(catalogue: Catalogue, language: str, paths: Iterable[str]) -> str:
    """A `mkdocs.yml` for one language's pages that needs no plugin."""
    first = catalogue.about.languages[0]
    top = "" if language == first else "../"
    links = {
        other: top if other == first else f"{top}{other}/" for other in catalogue.about.languages
    }
    links[language] = "./"
    return _Printer(catalogue, language).filled(
        "mkdocs.yml.j2",
        Draft(catalogue, language, ""),
        first=language == first,
        menu=Markdown(json.dumps(navigation(paths, language), ensure_ascii=False)),
        tongues=[(other, _own_name(other), Markdown(link)) for other, link in links.items()],
    )


def _own_name(language: str) -> str:
    """What a language calls itself, or its code if the program does not speak it."""
    return say("pages.own_name", language) if language in languages() else language


class _Printer:
    """Fills the templates, in one language."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.catalogue = catalogue
        self.language = language
        self.environment = _environment(Draft(catalogue, language, "").read)

    def say(self, name: str) -> str:
        return Draft(self.catalogue, self.language, "").say(name)

    def both(self, first: Text, second: Text) -> str:
        """The title of a comparison."""
        draft = Draft(self.catalogue, self.language, "")
        return draft.say("compare_title", first=draft.words(first), second=draft.words(second))

    def filled(self, template: str, draft: Draft, **data: object) -> str:
        return self.environment.get_template(template).render(page=draft, **data)

    def page(
        self,
        path: str,
        template: str,
        title: Text | str,
        source: str,
        owner: Profile | Service | None = None,
        tags: Iterable[Text] = (),
        **data: object,
    ) -> Page:
        draft = Draft(self.catalogue, self.language, path, owner)
        kind = template.removesuffix(".md.j2")
        filled = self.filled(template, draft, title=title, kind=kind, tags=tuple(tags), **data)
        markdown = re.sub(r"\n{3,}", "\n\n", filled).strip() + "\n"
        plain = title if isinstance(title, str) else title.spoken(self.language).text
        return Page(path, plain, markdown, source)


def _environment(read: Callable[[Text], str]) -> "Environment":
    """Templates in which every value is escaped unless it is Markdown already.

    There are no filters: one that joins or formats would put marks together unescaped.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    def shown(value: object) -> object:
        if isinstance(value, Text):
            return read(value)
        return value if hasattr(value, "__html__") else literal(str(value))

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.clear()
    return environment


def _roles(catalogue: Catalogue, printer: _Printer) -> Iterator[Page]:
    title = printer.say("title_roles")
    yield printer.page("peran/index.md", "roles.md.j2", title, "profiles/catalogue.yaml")
    pairs = named_pairs(catalogue)  # once: asked for each role, a thousand would take hours
    for slug, role in catalogue.roles.items():
        yield printer.page(
            f"peran/{slug}.md",
            "role.md.j2",
            role.title,
            f"profiles/roles/{slug}.yaml",
            role,
            tags=_role_tags(catalogue, slug),
            role=role,
            compared=[pair for pair in pairs if slug in (pair[0].slug, pair[1].slug)],
            needs=sorted(role.requirements.items(), key=lambda need: -WEIGHT[need[1].importance]),
            services=list(_services_of(catalogue, slug)),
            topics=[topic for topic in role.gaps if topic not in (*SECTIONS, "codes")],
        )


def _role_tags(catalogue: Catalogue, role: str) -> Iterator[Text]:
    """The traits that are essential for a role, and the services its tasks belong to."""
    for trait, need in catalogue.roles[role].requirements.items():
        if need.importance == "essential":
            yield catalogue.traits[trait].name
    for _, service, _ in _services_of(catalogue, role):
        yield service.title


def _services_of(catalogue: Catalogue, role: str) -> Iterator[tuple[str, Service, list[object]]]:
    """The services with steps that a task of the role does, and these steps with their numbers."""
    for slug, service in catalogue.services.items():
        steps: list[object] = [
            (number, step_slug, step)
            for number, (step_slug, step) in enumerate(service.steps.items(), 1)
            if any(task.startswith(f"{role}/tasks/") for task in step.tasks)
        ]
        if steps:
            yield slug, service, steps


def _traits(catalogue: Catalogue, printer: _Printer) -> Iterator[Page]:
    traits = catalogue.traits.items()
    kinds = [(kind, [(slug, t) for slug, t in traits if t.kind == kind]) for kind in KINDS]
    file = "profiles/traits.yaml"
    yield printer.page(
        "sifat/index.md", "traits.md.j2", printer.say("title_traits"), file, kinds=kinds
    )
    for slug, trait in traits:
        needed = [
            (role_slug, role, role.requirements[slug])
            for role_slug, role in catalogue.roles.items()
            if slug in role.requirements
        ]
        yield printer.page(
            f"sifat/{slug}.md", "trait.md.j2", trait.name, file, tags=[trait.name],
            slug=slug, trait=trait, needed=needed,
        )  # fmt: skip


def _services(catalogue: Catalogue, printer: _Printer) -> Iterator[Page]:
    title = printer.say("title_services")
    yield printer.page("layanan/index.md", "services.md.j2", title, "profiles/catalogue.yaml")
    for slug, service in catalogue.services.items():
        yield printer.page(
            f"layanan/{slug}.md",
            "service.md.j2",
            service.title,
            f"profiles/services/{slug}.yaml",
            service,
            tags=[service.title],
            service=service,
            idle=[step for step, entry in service.steps.items() if not entry.components],
            who=list(_who(catalogue, service)),
            fields=FIELDS,
            topics=_service_topics(service),
        )


def _who(catalogue: Catalogue, service: Service) -> Iterator[tuple[object, ...]]:
    """Each step, and the tasks of roles that do it."""
    for number, step in enumerate(service.steps.values(), 1):
        named = [(role, task) for role, _, task in (name.split("/") for name in step.tasks)]
        roles = catalogue.roles
        tasks = [(role, task, roles[role], roles[role].tasks[task]) for role, task in named]
        yield number, step, tasks


def _service_topics(service: Service) -> list[str]:
    """Gaps that no section and no row of the indicator's table shows."""
    shown = {*SERVICE_SECTIONS, *(FIELDS if service.indicator else ())}
    return [topic for topic in service.gaps if topic not in shown]


def named_pairs(catalogue: Catalogue) -> tuple[tuple[Profile, Profile], ...]:
    """Pairs of roles of which one says how it differs from the other."""
    roles = catalogue.roles
    found = {
        (min(slug, other), max(slug, other))
        for slug, role in roles.items()
        for distinction in role.distinctions.values()
        for other in distinction.others
        if other in roles
    }
    return tuple((roles[first], roles[second]) for first, second in sorted(found))


def _comparisons(catalogue: Catalogue, printer: _Printer) -> Iterator[Page]:
    pairs = named_pairs(catalogue)
    title = printer.say("title_comparisons")
    source = "profiles/catalogue.yaml"
    yield printer.page("banding/index.md", "comparisons.md.j2", title, source, pairs=pairs)
    for pair in pairs:
        first, second = pair
        yield printer.page(
            f"banding/{first.slug}__{second.slug}.md",
            "compare.md.j2",
            printer.both(first.title, second.title),
            f"profiles/roles/{first.slug}.yaml",
            pair=pair,
            apart=[
                (role, distinction)
                for role, other in (pair, pair[::-1])
                for distinction in role.distinctions.values()
                if other.slug in distinction.others
            ],
            traits=[
                (slug, trait)
                for slug, trait in catalogue.traits.items()
                if any(slug in role.requirements for role in pair)
            ],
        )


def _lists(catalogue: Catalogue, printer: _Printer) -> Iterator[Page]:
    if catalogue.glossary:
        title = printer.say("title_glossary")
        yield printer.page(GLOSSARY, "glossary.md.j2", title, "profiles/glossary.yaml")
    yield printer.page("tanda.md", "tags.md.j2", printer.say("title_tags"), "profiles/traits.yaml")
    yield printer.page(
        "bantuan.md", "help.md.j2", printer.say("title_help"), "profiles/contacts.yaml"
    )

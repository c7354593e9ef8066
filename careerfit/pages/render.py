"""A catalogue becomes pages of Markdown, per language; no site generator is known here.

The paths are the same in every language, so that a reader can change it on any page.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from careerfit.browser.exit import quick_exit
from careerfit.catalogue import Catalogue
from careerfit.model.profile import SECTIONS, WEIGHT, Profile
from careerfit.model.service import Indicator, Service
from careerfit.model.text import Text
from careerfit.pages import quizzes
from careerfit.pages.draft import Draft
from careerfit.pages.escape import Markdown
from careerfit.pages.linked import linked
from careerfit.pages.measured import measured
from careerfit.pages.printer import Page, Printer
from careerfit.pages.tongue import theme_language
from careerfit.words import own_name, say

THEME = Path(__file__).parent / "theme"
SERVICE_SECTIONS = tuple(
    "components steps principles experts partners channels barriers challenges".split()
)
FIRST_IN_MENU = (
    "index.md",
    "kuis/index.md",
    "peran/index.md",
    "banding/index.md",
    "sifat/index.md",
    "layanan/index.md",
)
LAST_IN_MENU = ("bantuan.md",)
GLOSSARY = "istilah.md"
# Roles on the page that puts any two beside each other: all are in it, 1.3 KB each.
SIDE_BY_SIDE = 12
PAIR = 2
KINDS = ("disposition", "skill", "knowledge")
# What an indicator's table shows, in the order of the record's form.
FIELDS = tuple(
    name for name in Indicator.model_fields if name not in ("readings", "sources", "formula_status")
)


def render(catalogue: Catalogue, language: str) -> tuple[Page, ...]:
    """Every page of a catalogue in one language."""
    printer = Printer(catalogue, language)
    return (
        *quizzes.pages(catalogue, printer),
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
    return Printer(catalogue, language).filled(
        "mkdocs.yml.j2",
        Draft(catalogue, language, ""),
        first=language == first,
        theme_language=theme_language(language),
        leave=Markdown(json.dumps(quick_exit(catalogue, language), ensure_ascii=False)),
        menu=Markdown(json.dumps(navigation(paths, language), ensure_ascii=False)),
        tongues=[(other, own_name(other), Markdown(link)) for other, link in links.items()],
    )


def _roles(catalogue: Catalogue, printer: Printer) -> Iterator[Page]:
    title = printer.say("title_roles")
    comparable = len(catalogue.roles) >= PAIR
    source = "profiles/catalogue.yaml"
    yield printer.page("peran/index.md", "roles.md.j2", title, source, comparable=comparable)
    pairs = named_pairs(catalogue)  # once: asked for each role, a thousand would take hours
    for slug, role in catalogue.roles.items():
        page = printer.page(
            f"peran/{slug}.md",
            "role.md.j2",
            role.title,
            f"profiles/roles/{slug}.yaml",
            role,
            check=quizzes.check_of(catalogue, slug),
            occupation=linked(catalogue, slug, printer.language),
            tags=_role_tags(catalogue, slug),
            role=role,
            compared=[pair for pair in pairs if slug in (pair[0].slug, pair[1].slug)],
            needs=sorted(role.requirements.items(), key=lambda need: -WEIGHT[need[1].importance]),
            services=list(_services_of(catalogue, slug)),
            topics=[topic for topic in role.gaps if topic not in (*SECTIONS, "codes")],
        )
        yield replace(page, markdown=quizzes.expanded(page.markdown, printer, page.path))


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


def _traits(catalogue: Catalogue, printer: Printer) -> Iterator[Page]:
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


def _services(catalogue: Catalogue, printer: Printer) -> Iterator[Page]:
    if not catalogue.services:
        return
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
            measured=measured(catalogue, service, printer.language),
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


def _comparisons(catalogue: Catalogue, printer: Printer) -> Iterator[Page]:
    if len(catalogue.roles) < PAIR:
        return
    pairs = named_pairs(catalogue)
    title = printer.say("title_comparisons")
    source = "profiles/catalogue.yaml"
    yield printer.page(
        "banding/index.md",
        "comparisons.md.j2",
        title,
        source,
        pairs=pairs,
        number=len(catalogue.roles),
        sides=catalogue.roles.items() if len(catalogue.roles) <= SIDE_BY_SIDE else (),
    )
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


def _lists(catalogue: Catalogue, printer: Printer) -> Iterator[Page]:
    if catalogue.glossary:
        title = printer.say("title_glossary")
        yield printer.page(GLOSSARY, "glossary.md.j2", title, "profiles/glossary.yaml")
    yield printer.page("tanda.md", "tags.md.j2", printer.say("title_tags"), "profiles/traits.yaml")
    if catalogue.contacts or "bantuan" in catalogue.jurisdiction.notices:
        title = printer.say("title_help")
        yield printer.page("bantuan.md", "help.md.j2", title, "profiles/contacts.yaml")

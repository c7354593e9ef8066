"""What a reader looks for in a guide and is neither told nor told to be missing."""

from collections.abc import Iterator
from functools import cache
from re import Pattern

from careerfit.model.profile import SECTIONS, Profile
from careerfit.model.text import Text
from careerfit.model.walk import texts
from careerfit.review.finding import Finding
from careerfit.review.material import Material, role_file, service_file
from careerfit.review.vocabulary import knows, pattern, rows

# Who suits a role and who may not: one without the other is half a picture.
_OTHER_SIDE = {"suitable": "unsuitable", "unsuitable": "suitable"}


def gaps(material: Material) -> Iterator[Finding]:
    """Empty sections and topics of a role, holes in the method of a service."""
    if any(knows("topics", language) for language in material.languages):
        yield from _topics(material)
    for slug, role in material.catalogue.roles.items():
        yield from _empty(role_file(slug), role)
    for slug, service in material.catalogue.services.items():
        file = service_file(slug)
        for component in service.components:
            if service.steps and not service.steps_of(component):
                yield Finding("component_without_step", "note", file, ("components", component))
        for step, method in service.steps.items():
            if service.components and not method.components:
                yield Finding("step_without_component", "note", file, ("steps", step))


def _empty(file: str, role: Profile) -> Iterator[Finding]:
    """Empty sections, whatever reason `gaps` gives; graver where only one side is told."""
    for section in SECTIONS:
        if not getattr(role, section):
            one_sided = bool(getattr(role, _OTHER_SIDE.get(section, section)))
            yield Finding("section_empty", "high" if one_sided else "note", file, ("gaps", section))


def _topics(material: Material) -> Iterator[Finding]:
    for slug, role in material.catalogue.roles.items():
        said = tuple(_said(role))
        for topic in dict.fromkeys(row[0] for row in rows("topics")):
            if not any(_speaks_of(topic, text) for text in said):
                yield Finding("topic_missing", "note", role_file(slug), ("gaps", topic))


def _said(role: Profile) -> Iterator[Text]:
    for section in ("path", "conditions", "gaps"):
        for _, text in texts(getattr(role, section)):
            yield text


def _speaks_of(topic: str, text: Text) -> bool:
    return any(_topic(topic, language).search(said) for language, said in text.root.items())


@cache
def _topic(topic: str, language: str) -> Pattern[str]:
    found = [phrase for name, code, phrase in rows("topics") if (name, code) == (topic, language)]
    return pattern(found)

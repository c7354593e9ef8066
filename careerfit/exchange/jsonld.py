"""A role as schema.org Occupation, in JSON-LD: for those who re-use profiles.

No search engine shows it in a special way (Google ended that in June 2025).
"""

import json
from collections.abc import Iterator
from typing import Any

from careerfit.catalogue import Catalogue, known
from careerfit.model.profile import Code, Profile
from careerfit.telling.voice import Voice

Linked = dict[str, Any]
CONTEXT = "https://schema.org"
# A self-rating of a disposition is no skill that anybody can ask for.
_LEARNED = ("skill", "knowledge")
# `related` names another occupation: as a category of this one it would be wrong.
_MATCHES = ("exact", "close")


def write(catalogue: Catalogue, role: str | None) -> dict[str, bytes]:
    """Name: content, for one role or for all, in every language of the catalogue.

    Raises UsageError for an unknown role.
    """
    roles = catalogue.roles if role is None else {role: known(catalogue.roles, role, "role")}
    found = [
        occupation(catalogue, slug, language)
        for slug in roles
        for language in catalogue.about.languages
    ]
    value = {"@context": CONTEXT, "@graph": found}
    content = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return {f"{role or 'roles'}.jsonld": content.encode()}


def occupation(catalogue: Catalogue, role: str, language: str) -> Linked:
    """One role in one language, without `@context`; sections without entries are left out."""
    profile, voice = catalogue.roles[role], Voice(language)
    found: Linked = {
        "@type": "Occupation",
        "name": voice.read(profile.title),
        "description": voice.read(profile.summary),
        "responsibilities": [voice.read(task.text) for task in profile.tasks.values()],
        "skills": list(_skills(catalogue, profile, voice)),
        "occupationalCategory": [
            _category(code, voice) for code in profile.codes if code.match in _MATCHES
        ],
        "qualifications": list(_qualifications(catalogue, profile, voice)),
        # An Occupation has no language and no status; the page that describes it has both.
        "mainEntityOfPage": {
            "@type": "WebPage",
            "inLanguage": language,
            "creativeWorkStatus": profile.status,
            "license": {"@type": "CreativeWork", "name": catalogue.about.licence},
        },
    }
    return {name: value for name, value in found.items() if value}


def _skills(catalogue: Catalogue, profile: Profile, voice: Voice) -> Iterator[Linked]:
    for slug in profile.requirements:
        trait = catalogue.traits[slug]
        if trait.kind in _LEARNED:
            yield {
                "@type": "DefinedTerm",
                "name": voice.read(trait.name),
                "description": voice.read(trait.definition),
            }


def _category(code: Code, voice: Voice) -> Linked:
    """A number with its classification, in our own words: titles of some are not free."""
    found = {
        "@type": "CategoryCode",
        "codeValue": code.code,
        "description": voice.read(code.gloss),
        "inCodeSet": {"@type": "CategoryCodeSet", "name": voice.say(f"pages.scheme_{code.scheme}")},
    }
    return found | ({"url": code.address} if code.address else {})


def _qualifications(catalogue: Catalogue, profile: Profile, voice: Voice) -> Iterator[str]:
    """Formal requirements, each with when it binds."""
    for slug in profile.formal_requirements:
        gate = catalogue.jurisdiction.gates[slug]
        yield f"{voice.read(gate.text)} ({voice.read(gate.binds)})"

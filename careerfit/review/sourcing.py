"""Statements whose source nobody has seen, and sources that nothing rests on."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from careerfit.catalogue import Catalogue
from careerfit.model.profile import Profile
from careerfit.model.service import Service
from careerfit.model.text import source_of
from careerfit.model.walk import Path_
from careerfit.review.finding import Finding
from careerfit.review.material import Material, role_file, service_file


def unsourced(material: Material) -> Iterator[Finding]:
    """Statements, notes and traits without a source that anyone has read."""
    catalogue = material.catalogue
    yield from _traits(catalogue)
    for slug, role in catalogue.roles.items():
        yield from _owner(catalogue, role_file(slug), role)
    for slug, service in catalogue.services.items():
        yield from _owner(catalogue, service_file(slug), service)


def _traits(catalogue: Catalogue) -> Iterator[Finding]:
    for slug, trait in catalogue.traits.items():
        if not trait.sources:
            yield Finding("no_source", "high", "profiles/traits.yaml", ("traits", slug, "sources"))


def _owner(catalogue: Catalogue, file: str, owner: Profile | Service) -> Iterator[Finding]:
    cited: set[str] = set()
    for path, citations in _citations(owner, ()):
        keys = {source_of(citation) for citation in citations}
        cited |= keys
        if not keys:
            yield Finding("no_source", "high", file, path)
        elif all(catalogue.source(key, owner).status == "unverified" for key in keys):
            yield Finding("source_not_seen", "high", file, path, data={"names": _joined(keys)})
        elif all(catalogue.source(key, owner).interest for key in keys) and path[0] == "facts":
            yield Finding("only_interested", "note", file, path, data={"names": _joined(keys)})
    for key in owner.sources.keys() - cited:
        yield Finding("unused_source", "note", file, ("sources", key))


def _citations(value: object, path: Path_) -> Iterator[tuple[Path_, tuple[str, ...]]]:
    """Every list of citations, with its path."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name == "sources" and isinstance(inner, tuple):
                yield (*path, name), inner
            else:
                yield from _citations(inner, (*path, name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _citations(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _citations(inner, (*path, index))


def _joined(keys: set[str]) -> str:
    return ", ".join(sorted(keys))

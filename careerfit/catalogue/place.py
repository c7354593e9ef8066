"""A place in a document, and the complaints about names that can be made at it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from careerfit.errors import Fault
from careerfit.model.text import TODO, TODO_NAME, source_of
from careerfit.model.walk import texts
from careerfit.reading import Document
from careerfit.reading.document import Path_
from careerfit.reading.fit import nearest

Named = list[tuple[Path_, str]]


class At:
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
            if name == TODO_NAME and name not in choices:
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
            unwritten = (code for code, said in text.root.items() if said.strip() == TODO)
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

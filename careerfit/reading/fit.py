"""A document becomes a model, or every reason why it does not, with line and remedy."""

import json
import types
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from careerfit.errors import ContentError, Fault
from careerfit.model.text import Model
from careerfit.reading.document import Document, Path_

M = TypeVar("M", bound=Model)

# pydantic's error types and our codes; the sentences are in words.
_CODES = {
    "missing": "missing_field",
    "extra_forbidden": "unknown_field",
    "literal_error": "not_one_of",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_great",
    "string_too_long": "text_too_long",
    "too_short": "too_few_entries",
    "too_long": "too_many_entries",
    "date_parsing": "not_a_date",
    "date_from_datetime_parsing": "not_a_date",
    "date_type": "not_a_date",
    "reserved_name": "reserved_name",
    "control_character": "control_character",
    "blank_text": "blank_text",
}
_PATTERNS = {
    "^[a-z][a-z0-9]*(": "bad_slug",
    "^[a-z]{2,3}$": "bad_language",
    "^https?": "bad_address",
    "^[a-z][a-z0-9_]*(#": "bad_citation",
    "^[a-z][a-z0-9_]*(/": "bad_reference",
}
_TYPES = ("string", "int", "bool", "float", "dict", "model", "tuple", "list")


def fit(document: Document, model: type[M]) -> M:
    """The document as `model`. Raises ContentError with every misfit."""
    try:
        # JSON mode: strict, yet lists become tuples and ISO dates dates.
        return model.model_validate_json(json.dumps(document.value))
    except ValidationError as error:
        raise ContentError(
            *(_fault(document, model, detail) for detail in error.errors(include_url=False))
        ) from error


def nearest(name: str, known: Iterator[str] | Mapping[str, object] | tuple[str, ...]) -> str:
    """The known name that was probably meant, or an empty string."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), "")


def _fault(document: Document, model: type[Model], detail: Any) -> Fault:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    code = _code(detail)
    return Fault(
        code,
        document.file,
        document.line(path[:-1] if code == "missing_field" else path),
        ".".join(map(str, path)),
        _details(code, path, detail, model),
    )


def _code(detail: Any) -> str:
    kind: str = detail["type"]
    if kind == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        return next(
            (code for start, code in _PATTERNS.items() if pattern.startswith(start)), "bad_pattern"
        )
    if kind.endswith("_type") and kind.removesuffix("_type") in _TYPES:
        return f"not_a_{kind.removesuffix('_type')}"
    return _CODES.get(kind, "does_not_fit")


def _details(code: str, path: Path_, detail: Any, model: type[Model]) -> dict[str, object]:
    """What the sentence needs: the value or name at fault, its limit, the nearest known name."""
    context = detail.get("ctx", {})
    name = str(path[-1]) if path else ""
    if code == "unknown_field":
        return {"name": name, "nearest": nearest(name, tuple(_fields(model, path[:-1])))}
    if code == "missing_field":
        return {"name": name}
    if code == "not_one_of":
        return {"value": detail["input"], "expected": context["expected"]}
    shown = str(detail["input"])[:60]
    limits = ("ge", "le", "min_length", "max_length", "pattern", "code", "name")
    return {"value": shown, "detail": detail["msg"]} | {
        key: context[key] for key in limits if key in context
    }


def _fields(model: type[BaseModel], path: Path_) -> Iterator[str]:
    """The field names a mapping at `path` may have."""
    kind: Any = model
    for part in path:
        kind = _inner(kind, part)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from kind.model_fields


def _inner(kind: Any, part: str | int) -> Any:
    """The type of what stands at `part` inside a value of type `kind`."""
    if isinstance(kind, type) and issubclass(kind, BaseModel) and not issubclass(kind, RootModel):
        found = kind.model_fields.get(str(part))
        return _bare(found.annotation) if found else None
    arguments = get_args(kind)
    return _bare(arguments[0 if isinstance(part, int) else -1]) if arguments else None


def _bare(kind: Any) -> Any:
    """A type without None and without what Annotated says of it."""
    if get_origin(kind) in (Union, types.UnionType):
        return _bare(next(each for each in get_args(kind) if each is not type(None)))
    if hasattr(kind, "__metadata__"):
        return _bare(get_args(kind)[0])
    return kind

"""Every text of a model, with the path to it."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from careerfit.model.text import Text

Path_ = tuple[str | int, ...]


def texts(value: object, path: Path_ = ()) -> Iterator[tuple[Path_, Text]]:
    """The texts inside `value` in file order; `path` is where `value` itself stands."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))

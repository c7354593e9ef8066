"""The templates, filled: one page at a time, in one language."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context

from careerfit.catalogue import Catalogue
from careerfit.model.profile import Profile
from careerfit.model.service import Service
from careerfit.model.text import Text
from careerfit.pages.draft import Draft
from careerfit.pages.escape import literal

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path in the documentation folder, and the YAML file it was made from."""

    path: str
    title: str
    markdown: str
    source: str


class Printer:
    """Fills the templates, in one language."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.catalogue = catalogue
        self.language = language
        self.environment = _environment(Draft(catalogue, language, ""))

    def say(self, name: str) -> str:
        """A sentence of the room `pages`."""
        return Draft(self.catalogue, self.language, "").say(name)

    def both(self, first: Text, second: Text) -> str:
        """The title of a comparison."""
        draft = Draft(self.catalogue, self.language, "")
        return draft.say("compare_title", first=draft.words(first), second=draft.words(second))

    def filled(self, template: str, draft: Draft, **data: object) -> str:
        """What a template makes of its data."""
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
        """A page; `source` is the file that says it, `owner` the model whose sources it cites."""
        draft = Draft(self.catalogue, self.language, path, owner)
        kind = template.removesuffix(".md.j2")
        filled = self.filled(template, draft, title=title, kind=kind, tags=tuple(tags), **data)
        markdown = re.sub(r"\n{3,}", "\n\n", filled).strip() + "\n"
        plain = title if isinstance(title, str) else title.spoken(self.language).text
        return Page(path, plain, markdown, source)


class _Context(Context):
    """Calls what a template names, as it is.

    Jinja's own looks first whether the function wants to know its context. None here does, and a
    guide has three hundred calls.
    """

    def call(
        self,
        called: Callable[..., Any],
        /,
        *values: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,
    ) -> Any:
        return called(*values, **named)


def _environment(draft: Draft) -> Environment:
    """Templates in which every value is escaped unless it is Markdown already.

    The only filter is `say`: a sentence that needs no data becomes a part of the template when it
    is compiled, and not once a page. Others that join or format would put marks together unescaped.
    """

    def shown(value: object) -> object:
        if hasattr(value, "__html__"):
            return value
        return draft.read(value) if isinstance(value, Text) else literal(str(value))

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.context_class = _Context
    environment.filters = {"say": lambda name: literal(draft.say(name))}
    return environment

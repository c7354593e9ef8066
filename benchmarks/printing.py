"""Printing: 100 role guides in one process, against a limit of ten seconds."""

import time
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.figure import Figure
from careerfit.catalogue import Catalogue, load
from careerfit.exchange.pdf.guide import write
from careerfit.model.profile import Profile
from careerfit.model.text import Text

NUMBER = 100


def guides() -> Iterator[Figure]:
    catalogue = many(load())
    started = time.perf_counter()
    made = write(catalogue, [f"peran_{n}" for n in range(NUMBER)], "id")
    taken = time.perf_counter() - started
    assert len(made) == NUMBER
    yield Figure(f"{NUMBER} role guides as PDF", "s", taken, "the limit", 10.0)


def many(catalogue: Catalogue) -> Catalogue:
    """100 roles whose words all differ, so that nothing set before is used again."""
    models = list(catalogue.roles.values())
    copies = {f"peran_{n}": _copied(models[n % len(models)], n) for n in range(NUMBER)}
    return replace(catalogue, roles={**catalogue.roles, **copies})


def _copied(model: Profile, n: int) -> Profile:
    """The role with a number in each of its sentences."""

    def told(text: Text) -> Text:
        return Text({language: f"{said} ({n})" for language, said in text.root.items()})

    sections = ("tasks", "suitable", "facts", "path", "conditions", "next_steps", "people")
    changed: dict[str, object] = {
        name: {
            slug: each.model_copy(update={"text": told(each.text)})
            for slug, each in getattr(model, name).items()
        }
        for name in sections
    }
    named = {"slug": f"peran_{n}", "title": told(model.title), "summary": told(model.summary)}
    return model.model_copy(update={**changed, **named})

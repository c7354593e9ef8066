"""Indicators that cannot be computed from what their record says."""

from collections.abc import Iterator

from careerfit.model.text import Text
from careerfit.review.finding import Finding
from careerfit.review.material import Material, service_file
from careerfit.review.vocabulary import knows, phrases


def indicators(material: Material) -> Iterator[Finding]:
    """A percentage without its parts, a definition that counts nothing, a method of no figures."""
    for slug, service in material.catalogue.services.items():
        indicator = service.indicator
        if indicator is None:
            continue
        file = service_file(slug)
        percent = indicator.unit is not None and _speaks(indicator.unit, "percent")
        if percent and indicator.missing():
            data = {"missing": ", ".join(indicator.missing())}
            path = ("indicator", "unit")
            yield Finding("percent_of_nothing", "high", file, path, data=data)
        if indicator.definition and _is_silent(indicator.definition, "counting"):
            path = ("indicator", "definition")
            yield Finding("definition_counts_nothing", "high", file, path)
        if indicator.methodology and _is_silent(indicator.methodology, "statistics"):
            path = ("indicator", "methodology")
            yield Finding("method_not_statistical", "high", file, path)


def _speaks(text: Text, list_: str) -> bool:
    return any(phrases(list_, language).search(said) for language, said in text.root.items())


def _is_silent(text: Text, list_: str) -> bool:
    """Whether a text in a language that the list has uses none of its phrases."""
    return any(knows(list_, language) for language in text.root) and not _speaks(text, list_)

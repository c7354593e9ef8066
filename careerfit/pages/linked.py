"""A role's linked data, as a line of a page's front matter; the theme puts it into the head."""

from careerfit.browser.bundle import packed
from careerfit.catalogue import Catalogue
from careerfit.exchange.jsonld import CONTEXT, occupation
from careerfit.pages.escape import Markdown


def linked(catalogue: Catalogue, role: str, language: str) -> Markdown:
    """JSON without any character that YAML's single quotes, HTML or Jinja would read."""
    data = {"@context": CONTEXT, **occupation(catalogue, role, language)}
    return Markdown(packed(data).replace("'", "\\u0027"))

"""Which language the theme's own words are in, where it does not speak the site's."""

from importlib.util import find_spec
from pathlib import Path

FALLBACK = "en"


def theme_language(language: str) -> str:
    """The language itself, if the theme has its words; else the one that the theme falls back to.

    The page still says in which language its text is: see `theme/partials/language.html`.
    """
    theme = find_spec("material")
    places = map(Path, theme.submodule_search_locations or ()) if theme else ()
    known = (place / f"templates/partials/languages/{language}.html" for place in places)
    return language if any(map(Path.is_file, known)) else FALLBACK

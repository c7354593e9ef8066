"""Which language the program speaks to this person."""

from collections.abc import Mapping

from careerfit.words import FIRST, languages

# The first of these that is set decides, as for every program of the system.
_VARIABLES = ("CAREERFIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def from_environment(environment: Mapping[str, str]) -> str:
    """The language of the environment; the first one for C, POSIX, none or an unknown one."""
    value = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    language = value.replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0]
    return language.lower() if language.lower() in languages() else FIRST

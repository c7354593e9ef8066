"""`careerfit` alone: a small menu that also shows the command for next time."""

import os
import sys
from collections.abc import Callable, Iterator

from careerfit.cli.setting import Setting

_STOP = "q"


def menu(setting: Setting) -> int:
    """Choose a command and run it; without a terminal, show the help instead."""
    from careerfit.cli.app import dispatch

    terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    if not terminal or os.environ.get("TERM", "dumb") == "dumb":
        return dispatch(["--help"], setting)
    from careerfit.cli.ask import Keypresses

    asker = Keypresses(setting.voice)
    entries = {
        "1": ("menu_short", ["quiz", "--short"]),
        "2": ("menu_full", ["quiz"]),
        "3": ("menu_roles", ["roles"]),
        "4": ("menu_show", ["show"]),
        "5": ("menu_compare", ["compare"]),
        "6": ("menu_forget", ["forget"]),
        "7": ("menu_help", ["--help"]),
    }
    choices = {key: setting.voice.say(f"cli.{word}") for key, (word, _) in entries.items()}
    choices[_STOP] = setting.voice.say("cli.menu_stop")
    chosen = asker.choose(setting.voice.say("cli.menu"), choices)
    if chosen == _STOP:
        return 0
    tokens = [*entries[chosen][1]]
    tokens += _roles(tokens[0], setting, asker.choose)
    asker.tell(f"$ careerfit {' '.join(tokens)}")
    return dispatch(tokens, setting)


def _roles(
    command: str, setting: Setting, choose: Callable[[str, dict[str, str]], str]
) -> Iterator[str]:
    """The roles a command needs, one question each."""
    if command not in ("show", "compare"):
        return
    left = dict(setting.catalogue().roles)
    for word in ("menu_which",) if command == "show" else ("menu_which", "menu_which_other"):
        names = {str(number): slug for number, slug in enumerate(left, 1)}
        choices = {key: setting.voice.read(left[slug].title) for key, slug in names.items()}
        slug = names[choose(setting.voice.say(f"cli.{word}"), choices)]
        del left[slug]
        yield slug

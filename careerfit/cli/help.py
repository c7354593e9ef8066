"""How help looks: two columns of plain words, in the person's language."""

import sys
import textwrap
from typing import TYPE_CHECKING, Any

from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from cyclopts.help import HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions

_NAMES = 26  # the width of the left column
_WIDEST = 100


class WordsFormatter:
    """A cyclopts help formatter; what an option does stands in words, by the option's name."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    def __call__(
        self,
        console: "Console",  # noqa: ARG002
        options: "ConsoleOptions",
        panel: "HelpPanel",
    ) -> None:
        """Write one panel."""
        if panel.entries:
            lines = (_entry(*self._said(entry), options.max_width) for entry in panel.entries)
            sys.stdout.write(f"\n{panel.title}:\n{''.join(lines)}")

    def render_usage(self, _: "Console", __: "ConsoleOptions", usage: Any) -> None:
        """Write the line that shows how the command is called."""
        sys.stdout.write(f"{self.voice.say('cli.usage', usage=str(usage).strip())}\n\n")

    def render_description(self, _: "Console", options: "ConsoleOptions", said: Any) -> None:
        """Write what the command does."""
        text = str(getattr(said, "plain", None) or said.primary_renderable)
        sys.stdout.write(f"{textwrap.fill(text, min(options.max_width, _WIDEST))}\n")

    def _said(self, entry: "HelpEntry") -> tuple[str, str]:
        if entry.description is not None and (text := _plain(entry.description)):
            return ", ".join(entry.all_options), text
        names = entry.all_options or (entry.positional_label or "",)
        option = names[0].lstrip("-").lower().replace("-", "_")
        value = f" {self.voice.say(f'cli.value_{option}')}" if entry.metavar else ""
        shown = names[0] if entry.all_options and not entry.positional_label else ""
        label = f"{shown}{value}" if shown else self.voice.say(f"cli.value_{option}")
        return label, self.voice.say(f"cli.option_{option}")


def _plain(description: Any) -> str:
    return str(getattr(description, "primary_renderable", description)).strip()


def _entry(names: str, text: str, width: int) -> str:
    """One row: names on the left, what they mean on the right or, if too long, below."""
    body = textwrap.wrap(text, max(min(width, _WIDEST) - _NAMES, 24)) or [""]
    if len(names) + 4 > _NAMES:
        body = ["", *body]
    first, *rest = body
    lines = [f"  {names:<{_NAMES - 2}}{first}", *(f"{' ' * _NAMES}{line}" for line in rest)]
    return "".join(f"{line.rstrip()}\n" for line in lines)

"""The program's sentences that travel to the browser, in every language it speaks."""

import json

from careerfit.words import HERE, languages

ROOMS = ("browser", "result", "trained")


def travelling() -> dict[str, dict[str, str | dict[str, str]]]:
    """Language: `room.name`: sentence, or its forms "one" and "other"."""
    return {
        language: {
            f"{room}.{name}": said
            for room in ROOMS
            for name, said in json.loads(
                (HERE / language / f"{room}.json").read_text(encoding="utf-8")
            ).items()
        }
        for language in languages()
    }

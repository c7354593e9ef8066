"""`--key FILE`: the key of a select quiz whose key is kept elsewhere."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.cli.setting import Setting

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue

Key = Annotated[Path | None, Parameter(name="--key")]


def keyed(catalogue: "Catalogue", quiz: str, key: Path | None) -> "Catalogue":
    """The catalogue with the key that was named, if one was. Raises what `with_key` raises."""
    from careerfit.catalogue import with_key

    return with_key(catalogue, quiz, key) if key is not None else catalogue


def warn_public(catalogue: "Catalogue", quiz: str, here: Setting) -> None:
    """On standard error: that anyone can read this quiz's key."""
    if catalogue.quizzes[quiz].key == "public":
        sys.stderr.write(f"{here.voice.say('select.public_key', quiz=quiz)}\n")

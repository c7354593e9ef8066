"""What every command is given: the language to speak and the catalogue to use."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from careerfit.telling.voice import Voice

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Setting:
    """The global options of one run."""

    voice: Voice
    folder: Path | None = None

    def catalogue(self) -> "Catalogue":
        """The catalogue in use. Raises ContentError with all its faults."""
        from careerfit.catalogue import load

        return load(self.folder)


# A parameter that the command line does not fill: the dispatcher does.
Here = Annotated[Setting, Parameter(parse=False)]

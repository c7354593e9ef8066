"""`careerfit forget`: nothing a person answered stays on this computer."""

import json
import sys
from typing import Annotated

from cyclopts import Parameter

from careerfit.cli import state
from careerfit.cli.setting import Here


def forget(*, as_json: Annotated[bool, Parameter(name="--json")] = False, here: Here) -> None:
    deleted = state.forget()
    if as_json:
        sys.stdout.write(json.dumps({"deleted": deleted}) + "\n")
    elif deleted:
        said = here.voice.say("cli.forgotten", n=len(deleted), names=", ".join(deleted))
        sys.stdout.write(f"{said}\n")
    else:
        sys.stdout.write(f"{here.voice.say('cli.nothing_saved')}\n")

"""`careerfit schema`: the JSON Schema of every kind of file, for editors and other programs."""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from careerfit.cli.files import write_files
from careerfit.cli.setting import Here
from careerfit.errors import Fault, UsageError

if TYPE_CHECKING:
    from careerfit.model.text import Model

# The name in the first line of a content file, and its model.
MODELS = {
    "catalogue": "careerfit.model.about:About",
    "traits": "careerfit.model.trait:Traits",
    "profile": "careerfit.model.profile:Profile",
    "service": "careerfit.model.service:Service",
    "contacts": "careerfit.model.jurisdiction:Contacts",
    "jurisdiction": "careerfit.model.jurisdiction:Jurisdiction",
    "glossary": "careerfit.model.about:Glossary",
    "quiz": "careerfit.model.quiz:QuizSource",
    "key": "careerfit.model.select:SelectKey",
    "cases": "careerfit.model.quiz:GoldenCases",
    "answers": "careerfit.model.quiz:AnswerSheet",
    "mapping": "careerfit.model.mapping:AnswerMapping",
    "policy": "careerfit.model.policy:Policy",
}


def schema(
    schema: str | None = None,
    /,
    *,
    folder: Annotated[Path | None, Parameter(name="--write")] = None,
    here: Here,
) -> None:
    if folder is not None:
        files = schemas()
        write_files(folder, files)
        sys.stdout.write(f"{here.voice.say('cli.written', n=len(files), folder=folder)}\n")
    elif schema is None:
        sys.stdout.write("".join(f"{name}\n" for name in MODELS))
    else:
        sys.stdout.write(_text(schema))


def schemas() -> dict[str, bytes]:
    """Every schema by the name of its file."""
    return {f"{name}.schema.json": _text(name).encode() for name in MODELS}


def _text(name: str) -> str:
    described: dict[str, Any] = _model(name).model_json_schema()
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def _model(name: str) -> "type[Model]":
    from careerfit.reading.fit import nearest

    if name not in MODELS:
        data = {"name": name, "nearest": nearest(name, MODELS), "known": ", ".join(MODELS)}
        raise UsageError(Fault("cli.unknown_schema", data=data))
    module, _, model = MODELS[name].partition(":")
    found: type[Model] = getattr(import_module(module), model)
    return found

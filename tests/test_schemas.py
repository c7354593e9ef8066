"""The published JSON Schemas: current, named by every content file, and true of it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parents[1]
CAREERFIT = Path(sys.executable).with_name("careerfit")
FILES = sorted([*ROOT.glob("profiles/**/*.yaml"), *ROOT.glob("quizzes/**/*.yaml")])


def test_the_schemas_are_what_the_models_say(tmp_path):
    subprocess.run([CAREERFIT, "schema", "--write", tmp_path], check=True, capture_output=True)
    fresh = {file.name: file.read_text() for file in tmp_path.iterdir()}
    published = {file.name: file.read_text() for file in (ROOT / "schemas").iterdir()}
    assert published == fresh, "run `make schemas`"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_each_file_names_the_schema_it_fits(file):
    text = file.read_text(encoding="utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named, "the first line names no schema"
    schema = json.loads((file.parent / named[1]).resolve().read_text(encoding="utf-8"))
    # PyYAML resolves dates; the schema means JSON.
    value = json.loads(json.dumps(yaml.safe_load(text), default=str))
    jsonschema.Draft202012Validator(schema).validate(value)


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "schemas").iterdir()))
def test_each_schema_is_one_and_refuses_unknown_fields(name):
    schema = json.loads((ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False

"""A folder with as many roles as wanted: copies of a shipped role, each with words of its own."""

import json
import random
import shutil
from pathlib import Path
from typing import Any

import yaml

from careerfit.catalogue import find
from careerfit.reading import read

MODEL = "penyelenggara_program"
# What is left of a section: a guide of about 670 words, as in a catalogue of many roles.
ENTRIES = 2
WHOLE = ("requirements", "sources", "gaps")
SETTINGS: dict[str, Any] = {
    "site_name": "Arah",
    "theme": {
        "name": "material",
        "language": "id",
        "font": False,
        "palette": {},
        "features": ["navigation.tabs", "navigation.top"],
    },
    "plugins": {"careerfit": {}, "search": {}},
    "markdown_extensions": ["admonition", "attr_list", "md_in_html", "tables"],
    "not_in_nav": "/*/*.md\n!/*/index.md\n",
    "extra": {"generator": False},
}


def workspace(folder: Path, number: int) -> Path:
    """The shipped catalogue and `number` more roles, with settings that name our plugin."""
    shipped = find()
    for part in ("profiles", "quizzes"):
        shutil.copytree(shipped / part, folder / part)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Beranda\n", encoding="utf-8")
    write_settings(folder, SETTINGS)
    model = read(shipped / "profiles" / "roles" / f"{MODEL}.yaml").value
    for n in range(number):
        slug = f"peran_{n}"
        text = yaml.dump(
            copied(model, slug), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False
        )
        (folder / "profiles" / "roles" / f"{slug}.yaml").write_text(text, encoding="utf-8")
    return folder


def write_settings(folder: Path, settings: dict[str, Any]) -> None:
    """JSON is YAML."""
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")


def copied(model: dict[str, Any], slug: str) -> dict[str, Any]:
    """A role of this slug; a cache of whole sentences would find none of them twice."""
    chance = random.Random(slug)
    role = {key: varied(shortened(key, value), chance) for key, value in model.items()}
    return role | {"slug": slug}


def shortened(section: str, value: Any) -> Any:
    if section in WHOLE or not isinstance(value, (dict, list)) or is_text(value):
        return value
    if isinstance(value, list):
        return value[:ENTRIES]
    return dict(list(value.items())[:ENTRIES])


def varied(value: Any, chance: random.Random) -> Any:
    """The same structure, the words of each text in another order."""
    if isinstance(value, list):
        return [varied(entry, chance) for entry in value]
    if not isinstance(value, dict):
        return value
    if is_text(value):
        return {language: mixed(text, chance) for language, text in value.items()}
    return {key: varied(entry, chance) for key, entry in value.items()}


def is_text(value: Any) -> bool:
    return isinstance(value, dict) and set(value) <= {"id", "en"}


def mixed(text: str, chance: random.Random) -> str:
    words = text.rstrip(".").split()
    return " ".join(chance.sample(words, len(words))).capitalize() + "."

"""Two folders to build the same site from: `python -m benchmarks.roles OURS PLAIN NUMBER`.

OURS has the shipped profiles and NUMBER more roles: copies of a shipped one, each with words of
its own. PLAIN has the pages made from them as Markdown files, and Material's own theme.
"""

import json
import random
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from careerfit.catalogue import find, load
from careerfit.pages.render import navigation, render
from careerfit.reading import read

MODEL = "penyelenggara_program"
# What is left of a section makes a guide of about 700 words, as if no editor had noted anything.
ENTRIES = {"editorial_notes": 0}
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


def ours(folder: Path, number: int) -> None:
    """The shipped catalogue and `number` more roles, with settings that name our plugin."""
    shipped = find()
    for part in ("profiles", "quizzes"):
        shutil.copytree(shipped / part, folder / part)
    for quiz in folder.glob("quizzes/*/quiz.yaml"):
        write(quiz, asking(read(quiz).value, shipped))
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Beranda\n", encoding="utf-8")
    write_settings(folder, SETTINGS)
    model = read(shipped / "profiles" / "roles" / f"{MODEL}.yaml").value
    for n in range(number):
        slug = f"peran_{n}"
        write(folder / "profiles" / "roles" / f"{slug}.yaml", copied(model, slug))


def write(file: Path, value: dict[str, Any]) -> None:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")


def asking(quiz: dict[str, Any], shipped: Path) -> dict[str, Any]:
    """The quiz about whole shipped roles only: nobody answers items about a thousand roles."""
    roles = [read(file).value for file in sorted((shipped / "profiles" / "roles").glob("*.yaml"))]
    return quiz | {"roles": [role["slug"] for role in roles if role["status"] != "partial"]}


def plain(folder: Path, catalogue: Path) -> None:
    """The same pages as files, in the same menu; nothing of this project is needed to build it."""
    shutil.copytree(catalogue / "docs", folder / "docs")
    for page in render(load(catalogue), "id"):
        file = folder / "docs" / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.markdown, encoding="utf-8")
    paths = [file.relative_to(folder / "docs").as_posix() for file in folder.rglob("*.md")]
    write_settings(folder, SETTINGS | {"plugins": {"search": {}}, "nav": navigation(paths, "id")})


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
    entries = ENTRIES.get(section, 1)
    if isinstance(value, list):
        return value[:entries]
    return dict(list(value.items())[:entries])


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


if __name__ == "__main__":
    first, second, count = sys.argv[1:]
    ours(Path(first), int(count))
    plain(Path(second), Path(first))

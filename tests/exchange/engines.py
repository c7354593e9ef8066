"""Engines that run XLSForms: forms in, answers in, what they calculate and show out."""

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from careerfit.scoring.plan import Plan, PlanItem
from careerfit.scoring.result import Result, ScaleResult
from careerfit.telling.report import Measure
from tests.clients.conftest import needs as needs_package
from tests.conftest import needs

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
Engine = Literal["javarosa", "webforms"]
ENGINES: tuple[Engine, ...] = ("javarosa", "webforms")
Sheet = Mapping[str, int | None]


@dataclass(frozen=True)
class Shown:
    """What an engine calculated and what it would show, after one sheet."""

    cells: dict[str, str]
    notes: dict[str, str]


@dataclass(frozen=True)
class Visit:
    """A form that is opened, and the sheets that are filled in, one after the other."""

    form: Path
    sheets: tuple[Sheet, ...]
    language: str = "Bahasa Indonesia (id)"


def jar() -> Path:
    """ODK Validate, which JavaRosa is in; pyxform ships it."""
    needs_package("pyxform")
    from pyxform.validators import odk_validate

    return Path(odk_validate.__file__).parent / "bin/ODK_Validate.jar"


def converted(folder: Path, name: str, workbook: bytes) -> Path:
    """The workbook as a form, by pyxform, which has nothing to warn of."""
    needs_package("pyxform")
    from pyxform.xls2xform import convert

    path = folder / f"{name}.xlsx"
    path.write_bytes(workbook)
    made = convert(path, validate=False)
    assert made.warnings == []
    form = path.with_suffix(".xml")
    form.write_text(made.xform, encoding="utf-8")
    return form


def validated(forms: Iterable[Path]) -> str:
    """What ODK Validate complains of; nothing where it accepts every form."""
    call = [needs("java"), "-Djava.awt.headless=true", "-jar", str(jar()), *map(str, forms)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def answered(engine: Engine, visits: Iterable[Visit]) -> list[list[Shown]]:
    """What an engine says after each sheet of each visit."""
    visits = tuple(visits)
    said = "".join(line + "\n" for visit in visits for line in _lines(visit))
    done = subprocess.run(
        _command(engine), input=said, capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr[-3000:]
    shown = _read(done.stdout)
    return [[next(shown) for _ in visit.sheets] for visit in visits]


def _command(engine: Engine) -> list[str]:
    if engine == "javarosa":
        needs("javac")  # a source file is run: a JRE alone cannot
        return [needs("java"), "-cp", str(jar()), str(HERE / "JavaRosa.java")]
    node = needs("node")
    # The engine's build for clients that bring Solid: so a whole sheet is one change.
    return [node, "--conditions=solid", "--conditions=browser", str(HERE / "webforms.mjs")]


def _lines(visit: Visit) -> Iterator[str]:
    yield f"form {visit.form}"
    yield f"language {visit.language}"
    for sheet in visit.sheets:
        given = (f"{item}={option}" for item, option in sheet.items() if option is not None)
        yield f"sheet {' '.join(given)}"


def _read(said: str) -> Iterator[Shown]:
    shown = Shown({}, {})
    for line in said.split("\n"):
        kind, _, rest = line.partition(" ")
        name, _, text = rest.partition(" ")
        if kind == "end":
            yield shown
            shown = Shown({}, {})
        elif kind:
            (shown.cells if kind == "cell" else shown.notes)[name] = text


def expected(plan: Plan, answers: Sheet, result: Result) -> dict[str, str]:
    """Every cell that says what the result says."""
    found: dict[str, object] = {
        f"credit___{item.id}": _credit(item, answers.get(item.id)) for item in plan.items
    }
    for name, scale in result.scales.items():
        found |= {f"{kind}___{name}": value for kind, value in _scale(scale).items()}
    for place, slug in enumerate(result.order, 1):
        role, planned = result.roles[slug], next(r for r in plan.roles if r.id == slug)
        found[f"place___{slug}"] = place
        found[f"cannot_say___{slug}"] = int(role.state == "cannot_say")
        found |= {f"{value}___{slug}": getattr(role, value) for value in planned.values}
    for value, pairs in result.ties.items():
        named = sorted(role.id for role in plan.roles if value in role.values)
        for index, a in enumerate(named):
            for b in named[index + 1 :]:
                found[f"tie_{value}___{a}___{b}"] = int((a, b) in pairs)
    if any(item.kind == "likert" and len(item.credits) > 3 for item in plan.items):
        for flag in ("longest_run", "no_variation"):
            found[f"flag___{flag}"] = int(flag in result.flags)
    return {name: "" if value is None else str(value) for name, value in found.items()}


def _credit(item: PlanItem, option: int | None) -> int | None:
    return None if option is None else item.credits[option - 1]


def _scale(scale: ScaleResult) -> dict[str, int | None]:
    found: dict[str, int | None] = {"score": scale.score, "answered": scale.answered}
    if scale.right is not None:
        return found | {"right": scale.right}
    if scale.low is None or scale.high is None:
        return found | dict.fromkeys(("low", "high", "se", "from", "to"))
    first, last = Measure(scale.low, scale.low, scale.high).percents
    return found | {
        "low": scale.low,
        "high": scale.high,
        "se": scale.se,
        "from": first,
        "to": last,
    }

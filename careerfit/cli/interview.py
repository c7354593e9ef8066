"""`careerfit interview ROLE` and `interview score`: ask the same, rate apart, then compare."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from careerfit.cli.answers import needs
from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json
from careerfit.errors import Fault, UsageError

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.screening.interview.agreement import Agreement
    from careerfit.screening.interview.kit import Kit
    from careerfit.screening.interview.ratings import Compared, Panel
    from careerfit.telling.voice import Voice

ENDINGS = (".md", ".html", ".pdf", ".xlsx")


def interview(
    role: str,
    /,
    *,
    candidate: str | None = None,
    result: Path | None = None,
    output: Annotated[list[Path] | None, Parameter(name=["--output", "-o"])] = None,
    here: Here,
) -> None:
    from careerfit.cli.files import check_file, write_file
    from careerfit.screening.interview.guide import markdown

    catalogue = here.catalogue()
    outputs = tuple(output or ())
    for path in outputs:
        if path.suffix.lower() not in ENDINGS:
            raise UsageError(Fault("interview.no_such_ending", str(path)))
        check_file(path, catalogue.folder)
    made = _kit(role, candidate, result, catalogue, here.voice)
    # All contents before the first file is written.
    files = {path: _written(made, path.suffix.lower()) for path in outputs}
    for path, content in files.items():
        write_file(path, content, catalogue.folder)
        sys.stdout.write(f"{made.say('written', file=path)}\n")
    if not outputs:
        sys.stdout.write(markdown(made))


def _kit(
    role: str, candidate: str | None, result: Path | None, catalogue: "Catalogue", voice: "Voice"
) -> "Kit":
    from careerfit.catalogue import known
    from careerfit.screening.interview.kit import kit
    from careerfit.screening.interview.personal import questions

    profile = known(catalogue.roles, role, "role")
    if result is not None and candidate is None:
        raise UsageError(Fault("interview.result_of_whom"))
    own = questions(result, candidate, role) if result and candidate else ()
    made = kit(profile, catalogue, voice, candidate, own)
    if not made.competencies:
        raise UsageError(Fault("interview.nothing_to_ask", data={"role": role}))
    return made


def _written(kit: "Kit", ending: str) -> bytes:
    from careerfit.screening.interview.guide import markdown, page

    def book() -> bytes:
        needs("xlsxwriter")
        from careerfit.screening.interview.workbook import workbook

        return workbook(kit)

    def paper() -> bytes:
        needs("typst", extra="pdf")
        from careerfit.screening.interview.paper import pdf

        return pdf(kit)

    writers: Mapping[str, Callable[[], bytes]] = {
        ".md": lambda: markdown(kit).encode(),
        ".html": lambda: page(kit).encode(),
        ".pdf": paper,
        ".xlsx": book,
    }
    return writers[ending]()


def score(*rated: Path, as_json: AsJson = False, here: Here) -> None:
    needs("python_calamine", "scipy")
    from careerfit.screening.interview.kit import asked
    from careerfit.screening.interview.ratings import panel, read

    if not rated:
        name = here.voice.say("cli.value_rated")
        raise UsageError(Fault("cli.missing_value", data={"name": name}))
    catalogue = here.catalogue()
    roles = {slug: asked(role, catalogue) for slug, role in catalogue.roles.items()}
    ratings = read(rated, roles)
    found = panel(ratings, roles[ratings[0].role])
    if as_json:
        write_json(_for_scripts(found))
    else:
        _show(found, catalogue, here.voice)


def _for_scripts(panel: "Panel") -> dict[str, Any]:
    agreed = panel.agreement
    return {
        "role": panel.role,
        "raters": list(panel.raters),
        "candidates": {
            candidate: [_compared(each) for each in compared]
            for candidate, compared in panel.candidates.items()
        },
        "agreement": agreed
        and {
            "rows": agreed.rows,
            "raters": agreed.raters,
            "icc_2_1": agreed.single._asdict(),
            "icc_2_k": agreed.mean._asdict(),
        },
        "orders_people": False,
        "decides": False,
    }


def _compared(each: "Compared") -> dict[str, Any]:
    return {
        "competency": each.competency,
        "points": dict(each.points),
        "mean": each.mean,
        "apart": each.apart,
        "discuss": each.discuss,
    }


def _show(panel: "Panel", catalogue: "Catalogue", voice: "Voice") -> None:
    from careerfit.cli.answers import one_line
    from careerfit.cli.paper import Paper

    def say(key: str, /, **data: object) -> str:
        return voice.say(f"interview.{key}", **data)

    paper = Paper()
    paper.strong(say("panel", role=voice.read(catalogue.roles[panel.role].title)))
    for candidate, compared in panel.candidates.items():
        paper.heading(say("for_candidate", id=one_line(candidate)))
        for each in compared:
            points = ", ".join(
                f"{one_line(rater)} {say('missing') if given is None else given}"
                for rater, given in each.points.items()
            )
            name = voice.read(catalogue.traits[each.competency].name)
            paper.items([f"{name}: {points}. {_said(each, voice)}"])
    paper.heading(say("heading_agreement"))
    paper.items(_agreement(panel.agreement, voice))
    paper.text(say("panel_decides"))


def _said(each: "Compared", voice: "Voice") -> str:
    """The mean, and whether the raters must talk."""
    if each.mean is None:
        return voice.say("interview.nobody_rated")
    mean = f"{each.mean:.1f}".replace(".", voice.say("screening.decimal_mark"))
    said = voice.say("interview.mean", mean=mean)
    if each.apart is None:
        return f"{said} {voice.say('interview.only_one')}"
    return f"{said} {voice.say('interview.discuss')}" if each.discuss else said


def _agreement(agreed: "Agreement | None", voice: "Voice") -> tuple[str, ...]:
    if agreed is None:
        return (voice.say("interview.no_agreement"),)
    mark = voice.say("screening.decimal_mark")

    def number(value: float) -> str:
        return f"{value:.2f}".replace(".", mark).replace("-", "\u2212")

    data = {"rows": agreed.rows, "raters": agreed.raters}
    return (
        *(
            voice.say(
                f"interview.icc_{name}",
                **data,
                **dict(zip(("icc", "low", "high"), map(number, each), strict=True)),
            )
            for name, each in (("single", agreed.single), ("mean", agreed.mean))
        ),
        voice.say("interview.icc_note"),
    )

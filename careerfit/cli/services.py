"""`careerfit service`: what a service consists of, how it is done, and what counts it."""

from typing import TYPE_CHECKING

from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.cli.paper import Paper
    from careerfit.model.service import Indicator, Service
    from careerfit.telling.voice import Voice

_STATEMENTS = ("principles", "experts", "partners", "channels", "barriers", "challenges")


def service(service: str | None = None, /, *, as_json: AsJson = False, here: Here) -> None:
    from careerfit.catalogue import known

    catalogue = here.catalogue()
    if service is None:
        _list(catalogue, here.voice, as_json=as_json)
        return
    found = known(catalogue.services, service, "service")
    if as_json:
        write_json(found.model_dump(mode="json"))
    else:
        _show(found, catalogue, here.voice)


def _list(catalogue: "Catalogue", voice: "Voice", *, as_json: bool) -> None:
    if as_json:
        write_json(
            [
                service.model_dump(mode="json", include={"slug", "status", "title", "summary"})
                for service in catalogue.services.values()
            ]
        )
        return
    from careerfit.cli.paper import INDENT, Paper

    paper = Paper()
    for slug, service in catalogue.services.items():
        paper.strong(f"{voice.read(service.title)}  ({slug})")
        paper.text(voice.read(service.summary), INDENT)
        paper.text()


def _show(service: "Service", catalogue: "Catalogue", voice: "Voice") -> None:
    from careerfit.cli.paper import Paper
    from careerfit.cli.provenance import notes, sources

    paper = Paper()
    paper.strong(voice.read(service.title))
    paper.text(voice.read(service.summary))
    _components(service, paper, voice)
    _steps(service, catalogue, paper, voice)
    for section in _STATEMENTS:
        if entries := getattr(service, section):
            paper.heading(voice.say(f"cli.section_{section}"))
            paper.items(voice.read(entry.text) for entry in entries.values())
    if service.indicator:
        _indicator(service.indicator, paper, voice)
    if service.gaps:
        paper.heading(voice.say("cli.section_gaps"))
        paper.items(map(voice.read, service.gaps.values()))
    notes(service.editorial_notes, paper, voice)
    sources(service.sources.values(), paper, voice)


def _components(service: "Service", paper: "Paper", voice: "Voice") -> None:
    """Components, each with the steps that serve it; a hole is named."""
    if not service.components:
        return
    paper.heading(voice.say("cli.section_components"))
    for slug, component in service.components.items():
        steps = [voice.read(service.steps[step].title) for step in service.steps_of(slug)]
        served = voice.say("cli.served_by", steps=", ".join(steps)) if steps else ""
        hole = "" if steps or component.kind == "quality" else voice.say("cli.no_step")
        quality = voice.say("cli.quality") if component.kind == "quality" else ""
        said = [
            f"{voice.read(component.title)}.",
            voice.read(component.text),
            quality,
            served,
            hole,
        ]
        paper.items([" ".join(part for part in said if part)])


def _steps(service: "Service", catalogue: "Catalogue", paper: "Paper", voice: "Voice") -> None:
    if not service.steps:
        return
    paper.heading(voice.say("cli.section_steps"))
    for number, step in enumerate(service.steps.values(), 1):
        roles = dict.fromkeys(task.split("/")[0] for task in step.tasks)
        who = ", ".join(voice.read(catalogue.roles[role].title) for role in roles)
        done = voice.say("cli.done_by", roles=who) if who else voice.say("cli.done_by_nobody")
        said = f"{voice.read(step.title)}. {voice.read(step.text)} {done}"
        paper.items([said], marker=f"{number}.")


def _indicator(indicator: "Indicator", paper: "Paper", voice: "Voice") -> None:
    from careerfit.model.text import Text

    paper.heading(voice.say("cli.section_indicator"))
    paper.strong(f"{voice.read(indicator.name)}  ({indicator.code})")
    texts = (
        (name, value)
        for name in type(indicator).model_fields
        if isinstance(value := getattr(indicator, name), Text) and name != "name"
    )
    paper.rows((voice.say(f"cli.indicator_{name}"), voice.read(value)) for name, value in texts)
    if missing := indicator.missing():
        names = voice.listed(voice.say(f"cli.indicator_{name}") for name in missing)
        paper.text(voice.say("cli.indicator_missing", names=names))
    for reading in indicator.readings:
        said = f"{voice.read(reading.place)}, {reading.period}: {reading.value}."
        paper.items([f"{said} {voice.read(reading.note)}"])

"""`careerfit trait`: what is asked about, how, and which roles need it."""

from typing import TYPE_CHECKING

from careerfit.cli.setting import Here
from careerfit.cli.show import AsJson, write_json

if TYPE_CHECKING:
    from careerfit.catalogue import Catalogue
    from careerfit.telling.voice import Voice

_KINDS = ("disposition", "skill", "knowledge")


def trait(trait: str | None = None, /, *, as_json: AsJson = False, here: Here) -> None:
    from careerfit.catalogue import known

    catalogue = here.catalogue()
    if trait is None:
        _list(catalogue, here.voice, as_json=as_json)
        return
    found = known(catalogue.traits, trait, "trait")
    if as_json:
        write_json(found.model_dump(mode="json"))
    else:
        _show(trait, catalogue, here.voice)


def _list(catalogue: "Catalogue", voice: "Voice", *, as_json: bool) -> None:
    if as_json:
        write_json(
            {
                slug: trait.model_dump(mode="json", include={"name", "kind", "definition"})
                for slug, trait in catalogue.traits.items()
            }
        )
        return
    from careerfit.cli.paper import Paper

    paper = Paper()
    for kind in _KINDS:
        traits = {slug: t for slug, t in catalogue.traits.items() if t.kind == kind}
        if traits:
            paper.heading(voice.say(f"cli.kinds_{kind}"))
            paper.rows((slug, voice.read(trait.name)) for slug, trait in traits.items())


def _show(slug: str, catalogue: "Catalogue", voice: "Voice") -> None:
    from careerfit.cli.paper import Paper

    paper, trait = Paper(), catalogue.traits[slug]
    paper.strong(f"{voice.read(trait.name)}  ({slug})")
    paper.text(f"{voice.say(f'cli.kind_{trait.kind}')}. {voice.read(trait.definition)}")
    paper.heading(voice.say("cli.section_items"))
    for item in trait.items.values():
        said = [voice.read(item.text), f"[{voice.say(f'cli.item_{item.status}')}]"]
        paper.items([" ".join(said)], marker="-" if item.reversed else "+")
    paper.text(voice.say("cli.items_legend"))
    for name in ("evidence", "avoid"):
        if text := getattr(trait, name):
            paper.heading(voice.say(f"cli.section_{name}"))
            paper.text(voice.read(text))
    needs = [
        (voice.read(role.title), f"{need.level} ({voice.say(f'cli.{need.importance}').lower()})")
        for role in catalogue.roles.values()
        if (need := role.requirements.get(slug))
    ]
    if needs:
        paper.heading(voice.say("cli.section_needed_by"))
        paper.rows(needs)

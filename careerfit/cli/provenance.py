"""What a reader must know of where sentences come from: editorial notes and sources."""

from collections.abc import Iterable

from careerfit.cli.paper import Paper
from careerfit.model.profile import Profile
from careerfit.model.service import Service
from careerfit.model.text import EditorialNote, Source
from careerfit.telling.voice import Voice

_ORDER = ("safety", "high", "note")


def notes(found: Iterable[EditorialNote], paper: Paper, voice: Voice) -> None:
    """Defects of the sources and decisions of the editor: shown, never hidden."""
    ordered = sorted(found, key=lambda note: _ORDER.index(note.severity))
    if ordered:
        paper.heading(voice.say("cli.section_editorial_notes"))
        paper.items(_note(note, voice) for note in ordered)


def sources(found: Iterable[Source], paper: Paper, voice: Voice) -> None:
    """Titles and addresses, and how well each source was seen."""
    listed = [_source(source, voice) for source in found]
    if listed:
        paper.heading(voice.say("cli.section_sources"))
        paper.items(listed)


def _note(note: EditorialNote, voice: Voice) -> str:
    fields = {**Profile.model_fields, **Service.model_fields}
    places = [voice.say(f"cli.section_{name}") for name in note.where if name in fields]
    label = ": ".join(
        [voice.say(f"cli.severity_{note.severity}"), *filter(None, [", ".join(places)])]
    )
    said = [f"[{label}]", voice.read(note.text)]
    if note.quote:
        said.append(voice.say("cli.quoted", quote=note.quote))
    if note.proposal:
        said.append(voice.say("cli.proposal", proposal=voice.read(note.proposal)))
    return " ".join(said)


def _source(source: Source, voice: Voice) -> str:
    said = [f"{voice.read(source.title)}.", source.address or ""]
    if source.status != "seen":
        said.append(f"[{voice.say(f'cli.source_{source.status}')}]")
    if source.interest:
        said.append(voice.say("cli.interest", interest=voice.read(source.interest)))
    return " ".join(part for part in said if part)

"""What one sheet of a select quiz says: measurements and open gates, never a verdict."""

from collections.abc import Iterator

from careerfit.model.quiz import OWN
from careerfit.scoring.plan import FULL, mean
from careerfit.scoring.result import ScaleResult
from careerfit.telling.material import Telling

Sections = Iterator[tuple[str, tuple[str, ...]]]


def rows(telling: Telling) -> Iterator[tuple[str, str]]:
    """Name and sentence of each scale, the whole sections first."""
    for name, scale in telling.result.scales.items():
        said = _say(telling, f"scale_{name}") if name in OWN else telling.trait(name)
        yield said, _measured(telling, scale)


def _measured(telling: Telling, scale: ScaleResult) -> str:
    if scale.score is None:
        return _say(telling, "too_few", answered=scale.answered, of=scale.of)
    percent = mean(100 * scale.score, FULL)
    return _say(telling, "measured", percent=percent, right=scale.right, of=scale.of)


def closing(telling: Telling) -> Sections:
    """Title and sentences: the gates, and what this result cannot say."""
    yield _say(telling, "gates"), tuple(_gates(telling))
    yield _say(telling, "limits"), tuple(_limits(telling))


def _gates(telling: Telling) -> Iterator[str]:
    """Each formal gate and when it binds; a sheet says nothing of it, so it is unknown."""
    for name in telling.quiz.source.gates:
        gate = telling.catalogue.jurisdiction.gates[name]
        read = telling.voice.read
        yield _say(telling, "gate_unknown", gate=read(gate.text), binds=read(gate.binds))


def _limits(telling: Telling) -> Iterator[str]:
    source = telling.quiz.source
    if source.key == "public":
        yield _say(telling, "public_key", quiz=source.slug)
    yield _say(telling, "limit_person")
    for note in source.editorial_notes:
        yield telling.voice.read(note.text)


def _say(telling: Telling, key: str, /, **data: object) -> str:
    return telling.voice.say(f"select.{key}", **data)

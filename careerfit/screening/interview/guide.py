"""The interview guide as Markdown and as one HTML file."""

from collections.abc import Iterable, Iterator
from html import escape

from careerfit.screening.interview.kit import Competency, Kit
from careerfit.screening.interview.ratings import MOST_POINTS
from careerfit.screening.page import framed


def markdown(kit: Kit) -> str:
    """The guide as Markdown; what others wrote is escaped."""
    return "\n".join(_markdown(kit)) + "\n"


def page(kit: Kit) -> str:
    """The guide as HTML: no script, no request, readable on paper."""
    return framed(kit.voice.language, kit.title, "\n".join(_page(kit)))


def _markdown(kit: Kit) -> Iterator[str]:
    yield f"# {kit.title}\n"
    if kit.candidate:
        yield f"{kit.say('for_candidate', id=_plain(kit.candidate))}\n"
    for heading, sentences in _frame(kit):
        yield f"## {heading}\n"
        yield from (f"- {_plain(each)}" for each in sentences)
        yield ""
    for number, each in enumerate(kit.competencies, 1):
        yield f"## {number}. {each.name} ({each.importance})\n"
        yield f"{each.definition}\n"
        yield from (f"- **{heading}** {said}" for heading, said in _asked(kit, each))
        yield f"\n| {kit.say('points')} | {kit.say('answer')} |\n|---:|---|"
        for points in range(1, MOST_POINTS + 1):
            yield f"| {points} | {each.anchors.get(points, '')} |"
        yield ""
    yield from (f"- {each}" for each in kit.closing())


def _plain(text: str) -> str:
    """A foreign text that Markdown takes for nothing but text."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|&~#" else letter for letter in text)


def _frame(kit: Kit) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands before the competencies."""
    yield kit.say("heading_rules"), tuple(kit.rules())
    yield kit.say("heading_never"), (*kit.never(), kit.say("never_told"))
    if kit.personal:
        yield kit.say("heading_personal"), kit.personal


def _asked(kit: Kit, each: Competency) -> Iterator[tuple[str, str]]:
    yield kit.say("behavioural"), each.behavioural
    yield kit.say("situational"), each.situational
    yield kit.say("probes"), " ".join(each.probes)


def _page(kit: Kit) -> Iterator[str]:
    yield f'<p class="banner">{escape(kit.say("banner"))}</p>\n<h1>{escape(kit.title)}</h1>'
    if kit.candidate:
        yield f"<p><bdi>{escape(kit.say('for_candidate', id=kit.candidate))}</bdi></p>"
    for heading, sentences in _frame(kit):
        yield f"<h2>{escape(heading)}</h2>\n{_listed(sentences)}"
    for number, each in enumerate(kit.competencies, 1):
        yield f"<h2>{number}. {escape(each.name)} ({escape(each.importance)})</h2>"
        yield f"<p>{escape(each.definition)}</p><dl>"
        for heading, said in _asked(kit, each):
            yield f"<dt>{escape(heading)}</dt><dd>{escape(said)}</dd>"
        yield f"</dl><table><thead><tr><th>{escape(kit.say('points'))}</th>"
        yield f"<th>{escape(kit.say('answer'))}</th></tr></thead><tbody>"
        for points in range(1, MOST_POINTS + 1):
            yield f"<tr><td>{points}</td><td>{escape(each.anchors.get(points, ''))}</td></tr>"
        yield "</tbody></table>"
    yield _listed(kit.closing())


def _listed(sentences: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in sentences)}</ul>"

"""A cohort as one HTML file: no script, no request, readable on paper."""

from collections.abc import Iterable, Iterator
from html import escape

from careerfit.screening.cohort.counting import Told
from careerfit.screening.cohort.told import Report
from careerfit.screening.page import framed

NAMES = ("statement", "role", "off", "share", "change", "truth")


def page(report: Report) -> str:
    """The whole file."""
    return framed(report.voice.language, report.title, "\n".join(_body(report)))


def _body(report: Report) -> Iterator[str]:
    yield f'<p class="banner">{_said(report, "banner")}</p>'
    yield f"<h1>{escape(report.title)}</h1>\n<p>{escape(report.source)}</p>"
    if confused := report.confused():
        yield f"<h2>{_said(report, 'heading_confused')}</h2>"
        yield _listed(map(report.confusion, confused))
    yield f"<h2>{_said(report, 'heading_statements')}</h2>"
    names = [name for name in NAMES if name != "change" or report.compared]
    heads = "".join(f"<th>{_said(report, f'column_{name}')}</th>" for name in names)
    yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
    yield from (_row(report, told, names) for told in report.cohort.told)
    yield "</tbody></table></div>"
    yield f"<h2>{_said(report, 'heading_notes')}</h2>\n{_listed(report.notes())}"


def _row(report: Report, told: Told, names: list[str]) -> str:
    cells = {
        "statement": escape(report.statement(told)),
        "role": escape(report.role(told.item.owner)),
        "off": f"{escape(report.count(told.counts['off']))}"
        f' <span class="why">{escape(report.way(told))}</span>',
        "share": _meter(told) + escape(report.share(told.share)),
        "change": escape(report.change(told)),
        "truth": escape(report.truth(told)),
    }
    return f"<tr>{''.join(f'<td>{cells[name]}</td>' for name in names)}</tr>"


def _meter(told: Told) -> str:
    if told.share is None:
        return ""
    return f'<meter min="0" max="100" value="{round(100 * told.share.value)}"></meter> '


def _said(report: Report, key: str) -> str:
    return escape(report.say(key))


def _listed(sentences: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in sentences)}</ul>"

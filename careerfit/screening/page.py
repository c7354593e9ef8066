"""An order as one HTML file: no script, no request, readable on paper.

Whatever stands in a line of one candidate (`data-candidate`) is about nobody else.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby, pairwise
from pathlib import Path
from string import Template

from careerfit.scoring.plan import FULL, mean
from careerfit.screening.items import figures
from careerfit.screening.material import Row, Screened, slug
from careerfit.screening.method import method, points, status
from careerfit.screening.questions import common, personal
from careerfit.screening.reasons import SHOWN, Reason, Reasoner
from careerfit.telling.voice import shown

_HERE = Path(__file__).parent
Lines = Iterator[str]


def page(screened: Screened) -> str:
    """The whole file."""
    title = screened.say("title", quiz=screened.voice.read(screened.quiz.source.title))
    body = "\n".join(_Page(screened).body(title))
    return framed(screened.voice.language, title, body)


def framed(language: str, title: str, body: str) -> str:
    """A body in a page of its own, whose policy allows its style and nothing else."""
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = f"default-src 'none'; style-src 'sha256-{digest}'"
    return Template((_HERE / "page.html").read_text(encoding="utf-8")).substitute(
        language=language,
        policy=escape(f"{allowed}; base-uri 'none'; form-action 'none'"),
        title=escape(title),
        style=style,
        body=body,
    )


class _Page:
    """The parts of one order's page, line by line."""

    def __init__(self, screened: Screened) -> None:
        self.screened = screened
        self.say = screened.say
        self.sizes = {each.id: len(each.children) for each in screened.plan.scales}
        self.rows = list(screened.rows())

    def body(self, title: str) -> Lines:
        public = self.screened.key == "public"
        kind = ' class="banner demo"' if public else ' class="banner"'
        yield f"<p{kind}>{self._text('demo_banner' if public else 'banner')}</p>"
        role = self.screened.voice.read(self.screened.role.title)
        yield f"<h1>{escape(title)}</h1>\n<p>{self._text('for_role', role=role)}</p>"
        yield f"<h2>{self._text('sheet_order')}</h2>"
        for group, rows in groupby(self.rows, self.screened.group):
            yield from self._order(group, list(rows))
        yield f"<h2>{self._text('sheet_reasons')}</h2>"
        if asked := common(self.screened):
            yield f"<h3>{self._text('everyone_asked')}</h3>\n{_listed(asked, 'ol')}"
        yield from self._candidates()
        yield f"<h2>{self._text('sheet_items')}</h2>"
        yield from self._items()
        yield f"<h2>{self._text('sheet_method')}</h2>"
        for heading, sentences in method(self.screened):
            yield f"<h3>{escape(heading)}</h3>\n{_listed(sentences, 'ul')}"

    def _text(self, key: str, /, **data: object) -> str:
        return escape(self.say(key, **data))

    def _order(self, group: str, rows: list[Row]) -> Lines:
        """One order, with the line of its places, and below it those without a rank."""
        if group:
            yield f"<h3>{self._text('group_title', group=group)}</h3>"
        heads = [f"<th{_right(n)}>{escape(title)}</th>" for title, n in self._heads()]
        yield f'<div class="wide"><table><thead><tr>{"".join(heads)}</tr></thead><tbody>'
        ranked = True
        for row, after in pairwise([*rows, None]):
            if row is None:
                break
            if ranked and row["rank"] is None:
                ranked = False
                yield self._line(self._text("no_rank_line"), len(heads))
            yield self._row(row)
            if self.screened.last(row, after):
                n = self.screened.places(group)
                yield self._line(self._text("places_line", n=n), len(heads))
        yield "</tbody></table></div>"

    def _heads(self) -> Iterator[tuple[str, bool]]:
        """Title of each column, and whether it holds numbers."""
        for name in ("rank", "band"):
            yield self.say(f"column_{name}"), True
        yield self.say("column_id"), False
        for name in self.screened.kept:
            yield name, False
        yield self.say("column_total"), True
        for each in self.screened.policy.components:
            yield self.screened.scale(each.scale), True
        yield self.say("column_missing"), True
        yield self.say("column_flags"), False
        yield self.say("column_below"), False

    def _line(self, said: str, columns: int) -> str:
        return f'<tr class="line"><td colspan="{columns}">{said}</td></tr>'

    def _row(self, row: Row) -> str:
        screened, total = self.screened, row["total"]
        ranks = {"low": row["band_low"], "high": row["band_high"]}
        name = _bare(row["id"])
        cells = [
            _number("" if total is None else str(row["rank"])),
            _number("" if total is None else self._text("ranks", **ranks)),
            f'<td class="id"><a href="#{_anchor(row)}"><bdi>{name}</bdi></a></td>',
            *(f"<td><bdi>{_bare(row[kept] or '')}</bdi></td>" for kept in screened.kept),
            self._total(total),
            *(self._component(row, each.scale) for each in screened.policy.components),
            _number(str(row["missing"] or "")),
            f"<td>{escape(screened.flags(row))}</td>",
            f"<td>{escape(screened.below(row))}</td>",
        ]
        return f'<tr data-candidate="{name}">{"".join(cells)}</tr>'

    def _total(self, total: int | None) -> str:
        if total is None:
            return f"<td>{self._text('no_total')}</td>"
        bar = f'<meter min="0" max="100" value="{total / 100}"></meter>'
        return _number(f"{bar} {points(total, self.say('decimal_mark'))}")

    def _component(self, row: Row, scale: str) -> str:
        """The score in whole points, and on how many items the best option was chosen."""
        right = {"right": row[f"{scale}__right"], "of": self.sizes[scale]}
        told = f'<span class="why">({self._text("right_of", **right)})</span>'
        score = row[scale]
        return _number(told if score is None else f"{mean(100 * score, FULL)} {told}")

    def _candidates(self) -> Lines:
        reasoner = Reasoner(self.screened)
        for row in self.rows:
            reasons = reasoner.reasons(row)
            name = _bare(row["id"])
            sides = "".join(
                f"<div><h3>{self._text(f'column_{side}')}</h3>{self._side(lines)}</div>"
                for side, lines in (("supports", reasons.supports), ("consider", reasons.consider))
            )
            said = [f'<div class="sides">{sides}</div>']
            if reasons.missing:
                missing = ", ".join(reasoner.slugs[each] for each in reasons.missing)
                said.append(f"<p>{self._text('column_missing_items')}: {escape(missing)}</p>")
            if asked := tuple(personal(reasons)):
                said.append(f"<h3>{self._text('column_questions')}</h3>{_listed(asked, 'ul')}")
            title = self.say("candidate_title", id=shown(row["id"]))
            yield (
                f'<details id="{_anchor(row)}" data-candidate="{name}">'
                f"<summary><bdi>{escape(title)}</bdi></summary>{''.join(said)}</details>"
            )

    def _side(self, reasons: tuple[Reason, ...]) -> str:
        """The weightiest lines of one side."""
        lines = [
            f"<dt>{escape(each.about)} · {escape(each.slug)}</dt>"
            f'<dd>{escape(each.chosen)} <span class="why">{escape(each.why)}</span></dd>'
            for each in reasons[:SHOWN]
        ]
        if not lines:
            return f"<p>{self._text('none')}</p>"
        more = len(reasons) - SHOWN
        rest = f"<p>{self._text('more', n=more)}</p>" if more > 0 else ""
        return f"<dl>{''.join(lines)}</dl>{rest}"

    def _items(self) -> Lines:
        names = ("item", "about", "asked", "answered", "missing", "best", "mean", "status")
        heads = "".join(f"<th>{self._text(f'column_{name}')}</th>" for name in names)
        yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
        for each in figures(self.screened):
            item = self.screened.items[each.item]
            read = self.screened.voice.read
            said = (slug(item), self.screened.about(item), read(item.text))
            shares = ("" if x is None else str(mean(100 * x, FULL)) for x in (each.best, each.mean))
            numbers = (str(each.answered), str(each.missing), *shares)
            cells = [f"<td>{escape(text)}</td>" for text in said] + [*map(_number, numbers)]
            state = self._text(f"status_{status(self.screened, item)}")
            yield f"<tr>{''.join(cells)}<td>{state}</td></tr>"
        yield "</tbody></table></div>"


def _bare(text: str) -> str:
    """A foreign text without characters that turn the line, as HTML."""
    return escape(shown(text))


def _anchor(row: Row) -> str:
    """A name that says nothing of the rank and holds no letter of the id."""
    return f"c{hashlib.sha256(row['id'].encode()).hexdigest()[:16]}"


def _number(said: str) -> str:
    return f'<td class="n">{said}</td>'


def _right(number: bool) -> str:
    return ' class="n"' if number else ""


def _listed(sentences: Iterable[str], tag: str) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(each)}</li>' for each in sentences)}</{tag}>"

"""A strict Content-Security-Policy for a finished site, whoever built it. Nothing is written here.

A page's inline scripts are allowed by their hashes, and nothing else is: no other inline script,
no `eval`, no other origin. A hash is known only when the page is, so this runs after the build.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain

HEADERS = "_headers"
NGINX = "nginx-csp.conf"
_BEGIN, _END = "# careerfit: begin\n", "# careerfit: end\n"
_SAFETY = {"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
_BLANK = " \t\r\n\f\ufeff"
_LOADING = {"script": "src", "img": "src", "source": "src", "video": "src", "audio": "src"}
_FRAMES = {"iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_LINKS = {"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch"}
_ELSEWHERE = ("http:", "https:", "//")


@dataclass(frozen=True, slots=True)
class Refused:
    """What the policy stops on a page: a `handler`, a `frame`, something from `elsewhere`."""

    kind: str
    line: int
    value: str


@dataclass(slots=True)
class Inline:
    """A page's inline code as hashes, and where in the page its policy belongs."""

    scripts: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    refused: list[Refused] = field(default_factory=list)
    place: int = 0
    former: list[tuple[int, int]] = field(default_factory=list)


def inline(page: str) -> Inline:
    """Read a page."""
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    return reader.found


def policy(pages: Iterable[Inline], *, disk: bool = False) -> str:
    """One policy for all these pages; `disk` for pages that are opened from a disk.

    Under `file:` a browser may hold that no file has the origin ('self') of another.
    """
    pages = tuple(pages)
    own = ("'self'", "file:") if disk else ("'self'",)
    scripts = sorted(set(chain.from_iterable(page.scripts for page in pages)))
    attributes = set(chain.from_iterable(page.attributes for page in pages))
    styles = sorted(attributes.union(*(page.styles for page in pages)))
    directives = {
        "default-src": ("'none'",),
        "script-src": (*own, *scripts),
        "style-src": (*own, *(("'unsafe-hashes'",) if attributes else ()), *styles),
        "img-src": (*own, "data:"),
        "font-src": own,
        "media-src": own,
        "connect-src": own,
        "worker-src": own,
        "manifest-src": own,
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def with_policy(page: str, found: Inline, said: str) -> str:
    """The page with its policy in front of all that loads or runs; the rest stays as it is."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{said}">'
    cuts = [(found.place, found.place, meta), *((*span, "") for span in found.former)]
    for start, end, text in sorted(cuts, reverse=True):
        page = page[:start] + text + page[end:]
    return page


def headers(pages: Iterable[Inline], former: str = "") -> str:
    """The file `_headers` of static hosts; what others have written into it stays."""
    lines = "".join(f"  {name}: {value}\n" for name, value in _served(pages).items())
    before, begin, rest = former.partition(_BEGIN)
    after = rest.partition(_END)[2] if begin else ""
    return f"{before}{_BEGIN}/*\n{lines}{_END}{after}"


def nginx(pages: Iterable[Inline]) -> str:
    """Lines for a `server` or `location` of nginx."""
    said = _served(pages).items()
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in said)


def _served(pages: Iterable[Inline]) -> Mapping[str, str]:
    """What a server says with every page; only a server can forbid to be framed."""
    said = f"{policy(pages)}; frame-ancestors 'none'"
    return {"Content-Security-Policy": said, **_SAFETY}


class _Reader(HTMLParser):
    """Notes a page's inline code, what will be refused, and the place of the policy."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found = Inline()
        self._page = page
        self._line, self._start = 1, 0
        self._leading = True
        self._code: list[str] | None = None

    def handle_decl(self, decl: str) -> None:
        self._lead(len(f"<!{decl}>"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Of two attributes of one name a browser keeps the first.
        values = {name: value or "" for name, value in reversed(attrs)}
        self._place(tag, values)
        self._note(tag, values)
        if tag == "style" or (tag == "script" and _runs(values)):
            self._code = []

    def handle_data(self, data: str) -> None:
        if self._code is not None:
            self._code.append(data)
        elif data.strip(_BLANK):
            self._leading = False

    def handle_endtag(self, tag: str) -> None:
        if self._code is not None and tag in ("script", "style"):
            hashes = self.found.scripts if tag == "script" else self.found.styles
            hashes.add(_hash("".join(self._code)))
            self._code = None

    def _place(self, tag: str, values: Mapping[str, str]) -> None:
        """The policy stands first in the head, but for the page's encoding."""
        length = len(self.get_starttag_text() or "")
        named = values.get("http-equiv", "").lower() if tag == "meta" else ""
        if named == "content-security-policy":
            start = self._offset()
            self.found.former.append((start, start + length))
        elif tag in ("html", "head") or (tag == "meta" and "charset" in values):
            self._lead(length)
        else:
            self._leading = False

    def _lead(self, length: int) -> None:
        """Something that may stand in front of the policy: it neither loads nor runs anything."""
        if self._leading:
            self.found.place = self._offset() + length

    def _note(self, tag: str, values: Mapping[str, str]) -> None:
        if style := values.get("style"):
            self.found.attributes.add(_hash(style))
        for kind, value in _refused(tag, values):
            self.found.refused.append(Refused(kind, self.getpos()[0], value))

    def _offset(self) -> int:
        """Where the parser is, counted from the start of the page."""
        line, column = self.getpos()
        while self._line < line:
            self._start = self._page.index("\n", self._start) + 1
            self._line += 1
        return self._start + column


def _runs(values: Mapping[str, str]) -> bool:
    """Whether a script element holds code; data has a type of its own."""
    return "src" not in values and not values.get("type", "").strip().lower().endswith("json")


def _refused(tag: str, values: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """What of an element the policy stops. An element of one's own may have any attribute."""
    for name, value in values.items():
        handles = name.startswith("on") and "-" not in tag
        if handles or (name == "href" and value.strip(_BLANK).lower().startswith("javascript:")):
            yield "handler", f"{tag} {name}"
    if tag in _FRAMES:
        yield "frame", values.get(_FRAMES[tag], "")
    loads = tag != "link" or _LINKS & set(values.get("rel", "").lower().split())
    address = values.get("href" if tag == "link" else _LOADING.get(tag, ""), "") if loads else ""
    if address.strip(_BLANK).lower().startswith(_ELSEWHERE):
        yield "elsewhere", address


def _hash(code: str) -> str:
    """A source expression. A browser counts every end of line as one character."""
    said = code.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(said.encode()).digest()).decode()}'"

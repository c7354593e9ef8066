"""A site as a static host serves it: text gzipped, and a list of what was sent."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

SQUEEZED = (".css", ".html", ".js", ".json", ".svg", ".xml")


@dataclass
class Served:
    """Where the site is, and the bytes of each answer by path, headers included."""

    address: str
    sent: list[tuple[str, int]] = field(default_factory=list)


@contextmanager
def served(site: Path) -> Iterator[Served]:
    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            whole = answer(site.resolve(), path)
            record.sent.append((path, len(whole)))
            self.wfile.write(whole)

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        record = Served(f"http://127.0.0.1:{server.server_port}/")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield record
        server.shutdown()


@cache
def answer(site: Path, path: str) -> bytes:
    """Status, headers and content; the site's own page where there is no such file."""
    file = (site / path).resolve()
    file = file / "index.html" if file.is_dir() else file
    found = file.is_file() and file.is_relative_to(site)
    file = file if found else site / "404.html"
    content, headers = file.read_bytes(), []
    if file.suffix in SQUEEZED:
        content = gzip.compress(content, 9, mtime=0)
        headers = ["Content-Encoding: gzip", "Vary: Accept-Encoding"]
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if file.suffix in SQUEEZED and file.suffix != ".json":
        kind += "; charset=utf-8"
    headers += [f"Content-Type: {kind}", f"Content-Length: {len(content)}"]
    headers.append("Cache-Control: max-age=600")
    status = "HTTP/1.1 200 OK" if found else "HTTP/1.1 404 Not Found"
    return "\r\n".join([status, *headers, "", ""]).encode() + content

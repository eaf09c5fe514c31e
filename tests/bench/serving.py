"""A server on loopback that answers from memory and with gzip, as a web server in use does, and counts."""

import gzip
import http
import http.server
import mimetypes
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# What nginx and Apache use when compression is switched on with a middle level.
_LEVEL = 6
_COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


@dataclass(frozen=True)
class Answer:
    """What the server sent for one request.

    Attributes:
        path: The path that was asked for.
        found: Whether there was something to send.
        size: Bytes of the answer, headers included.
        at: When it was asked for, in seconds since the epoch.
    """

    path: str
    found: bool
    size: int
    at: float


@dataclass
class Server:
    """A running server.

    Attributes:
        address: With a slash at its end.
        log: Every answer since the log was last cleared.  Unlike a page's session with the browser, the server also
            sees what a worker of the page asks for.
        sizes: Bytes of each answer that it can give, headers included, by path.
    """

    address: str
    log: list[Answer] = field(default_factory=list)
    sizes: Mapping[str, int] = field(default_factory=dict)


@contextmanager
def serve(roots: Mapping[str, Path]) -> Iterator[Server]:
    """Serve folders, each below its own name; files are read and compressed before the first request.

    Args:
        roots: Folders by name: {"plain": path} answers /plain/index.html from that folder.

    Yields:
        The server.
    """
    files = {
        f"/{name}/{path.relative_to(root).as_posix()}": _file_response(path)
        for name, root in roots.items()
        for path in root.rglob("*")
        if path.is_file()
    }
    handler = type("Handler", (_Handler,), {"files": files})
    with _Listener(("127.0.0.1", 0), handler) as running:
        sizes = {path: len(response) for path, response in files.items()}
        server = Server(f"http://127.0.0.1:{running.server_port}/", sizes=sizes)
        handler.log = server.log  # type: ignore[attr-defined]
        threading.Thread(target=running.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            running.shutdown()


def size_of_page(html: str) -> int:
    """How much the server sends for a page, or for its beginning, in bytes, headers included."""
    return len(_found("text/html", html.encode("utf-8")))


def _file_response(path: Path) -> bytes:
    return _found(mimetypes.guess_type(path.name)[0] or "application/octet-stream", path.read_bytes())


def _found(kind: str, content: bytes) -> bytes:
    headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
    if kind.startswith(_COMPRESSED):
        content = gzip.compress(content, _LEVEL)
        headers["Content-Encoding"] = "gzip"
    return _response(http.HTTPStatus.OK, headers, content)


def _response(status: http.HTTPStatus, headers: Mapping[str, str], content: bytes = b"") -> bytes:
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, f"Content-Length: {len(content)}", "", ""]).encode("ascii") + content


class _Listener(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Leave out what the closing of a page's connections brings about; tell of anything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(http.server.BaseHTTPRequestHandler):
    files: Mapping[str, bytes]
    log: list[Answer]

    # Connections stay open, and no answer waits for an acknowledgement: only the emulated network may be slow.
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with a file, or say that there is none."""
        at = time.time()
        path = urlsplit(self.path).path
        response = self.files.get(path)
        found = response is not None
        response = response or _response(http.HTTPStatus.NOT_FOUND, {})
        self.log.append(Answer(path, found, len(response), at))
        self.wfile.write(response)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the benchmark's output is a table."""

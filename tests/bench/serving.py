"""A server on loopback that answers from memory and with gzip, as a web server in use does."""

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# What nginx and Apache use when compression is switched on with a middle level.
_LEVEL = 6
_COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


@contextmanager
def serve(roots: Mapping[str, Path]) -> Iterator[str]:
    """Serve folders, each below its own name; files are read and compressed before the first request.

    Args:
        roots: Folders by name: {"plain": path} answers /plain/index.html from that folder.

    Yields:
        The address of the server, with a slash at its end.
    """
    answers = {
        f"/{name}/{path.relative_to(root).as_posix()}": _answer(path)
        for name, root in roots.items()
        for path in root.rglob("*")
        if path.is_file()
    }
    handler = type("Handler", (_Handler,), {"answers": answers})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def _answer(path: Path) -> tuple[dict[str, str], bytes]:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
    content = path.read_bytes()
    if kind.startswith(_COMPRESSED):
        content = gzip.compress(content, _LEVEL)
        headers["Content-Encoding"] = "gzip"
    return {**headers, "Content-Length": str(len(content))}, content


class _Handler(http.server.BaseHTTPRequestHandler):
    answers: Mapping[str, tuple[dict[str, str], bytes]] = {}

    # Connections stay open, and no answer waits for an acknowledgement: only the emulated network may be slow.
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        """Answer with a file, or say that there is none."""
        answer = self.answers.get(urlsplit(self.path).path)
        if answer is None:
            self.send_error(404)
            return
        headers, content = answer
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the benchmark's output is a table."""

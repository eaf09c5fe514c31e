"""A server of a test's own: it writes down what it is asked, and may go away or get another version."""

import http.server
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Instead:
    """What comes instead of a file.

    Attributes:
        status: Of HTTP.
        body: The whole of it.
        headers: By name.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class Host:
    """Serves a folder on loopback.

    Attributes:
        directory: The folder; may be changed at any time.
        instead: What comes instead, by path without its first slash; None where the connection breaks off.  "*" is
            for all that are not named.
        received: Every request whole: its line, its headers, its body.
        address: Where, with a slash at its end.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.instead: dict[str, Instead | None] = {}
        self.received: list[str] = []
        host = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments: Any) -> None:
                super().__init__(*arguments, directory=str(host.directory))

            def handle_one_request(self) -> None:
                super().handle_one_request()
                if hasattr(self, "headers"):  # Not where a connection ends.
                    body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                    host.received.append(f"{self.requestline}\n{self.headers}\n{body.decode('utf-8', 'replace')}")

            def do_GET(self) -> None:
                path = self.path.partition("?")[0].removeprefix("/")
                if path not in host.instead and "*" not in host.instead:
                    return super().do_GET()
                other = host.instead.get(path, host.instead.get("*"))
                if other is None:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return None
                self.send_response(other.status)
                for name, value in {"Content-Length": str(len(other.body)), **other.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(other.body)
                return None

            def end_headers(self) -> None:
                self.send_header("Cache-Control", "no-cache")  # As our settings for servers say.
                super().end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Answer no more; may be called again."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def hosting(directory: Path) -> Iterator[Host]:
    """A host that is gone afterwards."""
    running = Host(directory)
    try:
        yield running
    finally:
        running.stop()

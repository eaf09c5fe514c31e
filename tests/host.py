"""A server of a test's own: it writes down what it is asked, and may go away or get another version."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Host:
    """Serves a folder on loopback.

    Attributes:
        directory: The folder; may be changed at any time.
        received: Every request whole: its line, its headers, its body.
        address: Where, with a slash at its end.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
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

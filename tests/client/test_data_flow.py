"""What leaves the browser: requests for files, and nothing that a person typed."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.client.sheet import Sheet
from tests.conftest import SITE

TYPED = "Vertrauliches-4711"


class Log:
    """A server that writes down all that it is sent."""

    def __init__(self) -> None:
        self.received: list[str] = []
        log = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments: Any) -> None:
                super().__init__(*arguments, directory=str(SITE))

            def handle_one_request(self) -> None:
                super().handle_one_request()
                if hasattr(self, "headers"):  # Not where a connection ends.
                    length = int(self.headers.get("Content-Length") or 0)
                    body = self.rfile.read(length).decode("utf-8", "replace")
                    log.received.append(f"{self.requestline}\n{self.headers}\n{body}")

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def log() -> Iterator[Log]:
    running = Log()
    yield running
    running.stop()


def test_whatever_a_person_does_the_server_is_asked_for_files_alone(page: Page, log: Log, tmp_path: Path) -> None:
    sheet = Sheet(page, log.address).open()
    page.get_by_label("Kommune oder Besuch").fill(TYPED)
    sheet.responsible("ziel").fill(TYPED)
    sheet.due("ziel").fill("2027-03-12")
    sheet.write("ziel", TYPED)
    sheet.button("Rückgängig", "ziel").click()
    sheet.button("Wiederholen", "ziel").click()
    page.get_by_role("link", name="Link kopieren zu Frage 2.1", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Datei sichern").click()
    saved = tmp_path / "besuch.json"
    download.value.save_as(saved)
    assert TYPED in saved.read_text(encoding="utf-8")
    page.get_by_role("button", name="Löschen", exact=True).click()
    page.get_by_role("button", name="Alles löschen").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Aus Datei öffnen").click()
    chooser.value.set_files(saved)
    page.get_by_role("dialog").get_by_role("button", name="Übernehmen").click()
    expect(sheet.text("ziel")).to_have_value(TYPED)
    page.get_by_role("button", name="Drucken", exact=True).click()
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill(TYPED)
    expect(page.get_by_role("dialog", name="Suche").get_by_role("status")).not_to_be_empty()
    for address in ("checkliste.html", "bogen/vorbereitung.html#ziel", "einbetten.html", "index.html"):
        page.goto(f"{log.address}{address}")
    assert len(log.received) > 10
    for request in log.received:
        line, rest = request.split("\n", 1)
        assert line.startswith("GET /"), line
        assert "?" not in line, line
        assert "#" not in line, line
        assert "4711" not in request
        assert "Cookie:" not in rest
        assert rest.endswith("\n\n\n") or not rest.split("\n\n", 1)[1].strip()  # No body.
    assert page.context.cookies() == []

"""`make serve`, tried: what an editor or developer changes shows up, and changed Python is said."""

import http.client
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from tests.conftest import copy_project

PATIENCE = 120  # seconds until a rebuild counts as missing
TURN = 10  # seconds of silence until a change is made once more


class Serving:
    """A running preview of a copy of the project."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._changed: Path | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self._port}"],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: Queue[str] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)

    def wait_for(self, pattern: str) -> str:
        """Wait for a line of the server's log."""
        seen: list[str] = []
        for _ in range(PATIENCE // TURN):
            try:
                while True:
                    line = self._lines.get(timeout=TURN)
                    seen.append(line)
                    if re.search(pattern, line):
                        return line
            except Empty:
                # The server looks at its folders for the first time some moment after it says that it serves: a
                # change that came before that look is none to it.
                if self._changed:
                    self._changed.touch()
        pytest.fail(f"{pattern} did not come; the log says:\n{''.join(seen)}")

    def get(self, address: str) -> str:
        """Fetch a page as it is built now."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        connection.request("GET", f"/{address}")
        return connection.getresponse().read().decode("utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        self._changed = path

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    running = Serving(copy_project(tmp_path / "project"))
    running.wait_for("Serving on")
    yield running
    running.stop()


def linked(serving: Serving, kind: str) -> str:
    """The bundle that the worksheet page links to, fetched."""
    page = serving.get("arbeitsblaetter/vorbereitung.html")
    match = re.search(rf'\.\./(assets/{kind}[^"]*)"', page)
    assert match
    return serving.get(match[1])


def test_the_preview_follows_every_change(serving: Serving) -> None:
    serving.change("docs/worksheets.yml", "Was ist Ihnen bereits gelungen?", "Was gelingt Ihnen schon?")
    serving.wait_for("Before this can be published: .*make wording SAME=ausgangslage.erfolge")
    serving.wait_for("Reloading browsers")
    assert "Was gelingt Ihnen schon?" in serving.get("arbeitsblaetter/ausgangslage.html")

    serving.change("docs/index.md", "Gut vorbereitet", "Bestens vorbereitet")
    serving.wait_for("Reloading browsers")
    assert "Bestens vorbereitet" in serving.get("index.html")

    serving.change("overrides/parts/worksheet/hint.html", "</strong>", "</strong> (wichtig)")
    serving.wait_for("Reloading browsers")
    assert "</strong> (wichtig)" in serving.get("arbeitsblaetter/vorbereitung.html")

    serving.change("overrides/parts/question/question.sheet.css", "margin: 0 0 2.5rem;", "margin: 0 0 2.375rem;")
    serving.wait_for("Reloading browsers")
    assert "margin: 0 0 2.375rem" in serving.get("arbeitsblaetter/vorbereitung.html")

    serving.change("overrides/client/page/texts.js", "Noch leer", "Hier steht noch nichts")
    serving.wait_for("Reloading browsers")
    assert "Hier steht noch nichts" in linked(serving, "main-")

    serving.change("macros/site/rendering.py", '"""Turns the model into HTML', '"""Makes HTML of the model')
    assert "rendering.py" in serving.wait_for("Python code changed")


def test_a_fault_is_told_and_the_preview_goes_on_once_it_is_mended(serving: Serving) -> None:
    serving.change("docs/worksheets.yml", "    short: Vorbereitung\n", "")
    serving.wait_for(r'docs/worksheets\.yml:\d+: worksheet "vorbereitung" has no short; add "short:" to it')
    serving.change("docs/worksheets.yml", "  - id: vorbereitung\n", "  - id: vorbereitung\n    short: Planung\n")
    serving.wait_for("Reloading browsers")
    assert "Planung" in serving.get("index.html")

"""Measures today's site beside plain MkDocs with the same Markdown: a build, its memory, and the preview."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from macros.content.data_file import load_worksheets
from tests.bench.builds import timed_build, write_plain_site
from tests.bench.candidates import CACHE, DATA, NotMeasuredError, build, build_command, fresh
from tests.bench.processes import cpu_seconds, peak_memory
from tests.bench.visiting import rotated
from tests.conftest import copy_project

OURS, PLAIN = "ours", "plain"

_PATIENCE_S = 60
# A preview that has not seen a change by then gets it once more: before its first look at a folder, none counts.
_TURN_S = 15
_LOOK_EVERY_S = 0.02
# Between two changes, so that none meets the end of the build before.
_REST_S = 1.0

_PAGE = "leitfaden/wozu"
_SHEET = "arbeitsblaetter/ausgangslage"
_MARK = "Zeichen{number}Ende"
# The line of the data file behind which the mark stands: a purpose, which is no wording that anyone has answered.
_PURPOSE = "    purpose: >-\n"


@dataclass(frozen=True)
class Site:
    """Today's site, or plain MkDocs' with the same Markdown.

    Attributes:
        builds: Seconds of each build; none is the first.
        memory: MB at the highest point of each build.
        page: Seconds of each change of a page until the preview shows it.
        data: Seconds of each change of the data file until the preview shows it; plain MkDocs has none.
        work: Seconds that the preview worked for each change of a page, however busy the machine was with others.
    """

    builds: tuple[float, ...]
    memory: tuple[float, ...]
    page: tuple[float, ...]
    data: tuple[float, ...]
    work: tuple[float, ...]


@dataclass(frozen=True)
class _Preview:
    """A running preview."""

    project: Path
    address: str
    pid: int

    def seconds_until_shown(self, source: Path, text: str, path: str, mark: str) -> float:
        """Write a file, and look at a page until it shows the mark."""
        start = again = time.monotonic()
        source.write_text(text, encoding="utf-8")
        while mark not in _fetch(f"{self.address}{path}.html"):
            now = time.monotonic()
            if now - start > _PATIENCE_S:
                raise NotMeasuredError(f"{self.project}: the preview did not show a change of {source.name}")
            if now - again > _TURN_S:
                start = again = now
                source.write_text(text, encoding="utf-8")
            time.sleep(_LOOK_EVERY_S)
        return time.monotonic() - start


def today(repetitions: int) -> dict[str, Site]:
    """Measure today's site and plain MkDocs' in turns.

    Args:
        repetitions: Of each measurement.

    Returns:
        What was measured, by OURS and PLAIN.

    Raises:
        NotMeasuredError: One does not build, or a preview does not show a change.
    """
    folder = fresh(CACHE / "today")
    try:
        projects = {OURS: folder / OURS, PLAIN: fresh(folder / PLAIN)}
        projects[OURS].mkdir()
        copy_project(projects[OURS])
        write_plain_site(projects[PLAIN], load_worksheets(DATA))
        for project in projects.values():
            build(project, project / "site")  # The first is not counted: what can be kept is kept from here on.
        builds: dict[str, list[float]] = {name: [] for name in projects}
        memory: dict[str, list[float]] = {name: [] for name in projects}
        for repetition in range(repetitions):
            for name, project in rotated(list(projects.items()), repetition):
                builds[name].append(timed_build(project))
                memory[name].append(peak_memory(build_command(project / "site"), project))
        pages, data, work = _previews(projects, repetitions)
        return {
            name: Site(*(tuple(each.get(name, ())) for each in (builds, memory, pages, data, work)))
            for name in projects
        }
    finally:
        shutil.rmtree(folder)


def _previews(
    projects: Mapping[str, Path], repetitions: int
) -> tuple[dict[str, list[float]], dict[str, list[float]], dict[str, list[float]]]:
    pages: dict[str, list[float]] = {name: [] for name in projects}
    work: dict[str, list[float]] = {name: [] for name in projects}
    data: list[float] = []
    with ExitStack() as stack:
        previews = {name: stack.enter_context(_served(project)) for name, project in projects.items()}
        _change_page(previews[OURS], -1)
        _change_data(previews[OURS], -1)
        _change_page(previews[PLAIN], -1)
        for number in range(repetitions):
            for name, preview in rotated(list(previews.items()), number):
                before = cpu_seconds(preview.pid)
                pages[name].append(_change_page(preview, number))
                work[name].append(cpu_seconds(preview.pid) - before)
            data.append(_change_data(previews[OURS], number))
    return pages, {OURS: data}, work


def _change_page(preview: _Preview, number: int) -> float:
    source = preview.project / "docs" / f"{_PAGE}.md"
    mark = _MARK.format(number=number + 1)
    before = source.read_text(encoding="utf-8").partition("\n\nZeichen")[0].rstrip("\n")
    return _rested(preview, source, f"{before}\n\n{mark}\n", _PAGE, mark)


def _change_data(preview: _Preview, number: int) -> float:
    source = preview.project / "docs" / DATA.name
    mark = _MARK.format(number=number + 1)
    before, purpose, after = source.read_text(encoding="utf-8").partition(_PURPOSE)
    if not purpose:
        raise NotMeasuredError(f"{source} holds no purpose of a worksheet; mend tests/bench/today.py")
    kept = after.partition("Ende\n")[2] if after.lstrip().startswith("Zeichen") else after
    return _rested(preview, source, f"{before}{purpose}      {mark}\n{kept}", _SHEET, mark)


def _rested(preview: _Preview, source: Path, text: str, path: str, mark: str) -> float:
    took = preview.seconds_until_shown(source, text, path, mark)
    time.sleep(_REST_S)
    return took


@contextmanager
def _served(project: Path) -> Iterator[_Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        preview = _Preview(project, f"http://127.0.0.1:{port}/", process.pid)
        try:
            until = time.monotonic() + _PATIENCE_S
            while not _fetch(f"{preview.address}{_PAGE}.html"):
                if process.poll() is not None or time.monotonic() > until:
                    raise NotMeasuredError(f"{project}: the preview did not begin")
                time.sleep(_LOOK_EVERY_S)
            yield preview
        finally:
            process.terminate()


def _fetch(address: str) -> str:
    """What a preview answers; "" where it does not answer, or not yet."""
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE_S) as response:
            text: str = response.read().decode("utf-8")
            return text
    except (urllib.error.URLError, ConnectionError):
        return ""

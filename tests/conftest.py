"""The built site in its three homes (root, sub-path, folder), and a browser that tolerates no error."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser import find, launch_options
from tests.helpers.sheet import Sheet
from tests.sites import UnbuiltSiteError, build_once

PROJECT = Path(__file__).parent.parent
SITE = PROJECT / ".cache" / "test-site"
# A guide on another topic, made from its own data file and pages with our macros, templates and client.
FOREIGN = PROJECT / "tests" / "foreign"
FOREIGN_SITE = PROJECT / ".cache" / "foreign-site"
# All that a build needs, beside what is installed.
_NAMES = ("docs", "macros", "overrides", "mkdocs.yml", "package.json", "package-lock.json", "pyproject.toml")
SOURCES = tuple(PROJECT / name for name in (*_NAMES, "requirements.txt"))
# "firefox" and "webkit" are Playwright's own; what needs Chromium's protocol or its PDF cannot run in them.
ENGINE = os.environ.get("FACHAUSTAUSCH_ENGINE", "chromium")
SUB_PATH = "/stadt/leitfaden/"
# In milliseconds: what has not come after this long is a failure.  Nothing waits for it to pass, and a machine may be
# busy with other things.
PATIENCE = 15_000
# Of a browser's window, wherever its machine stands.
OPTIONS: dict[str, Any] = {"locale": "de-DE", "timezone_id": "Europe/Berlin"}
# The folders of a worksheet's two pages: the full one and the lean one.
VIEWS = ("arbeitsblaetter", "bogen")
# The pages that name no worksheet: every guide may have them.
TAKEN_OVER = (
    "checkliste.md",
    "einbetten.md",
    "ohne-netz.md",
    *(f"ueber/{page}.md" for page in ("barrierefreiheit", "datenfluss", "datenschutz", "impressum")),
)


expect.set_options(timeout=PATIENCE)


def copy_project(target: Path) -> Path:
    """Copy what a build needs, for a test that changes it; nobody links to what the copy publishes."""
    ignore = shutil.ignore_patterns("__pycache__", "addresses.txt")
    for source in SOURCES:
        if source.is_dir():
            shutil.copytree(source, target / source.name, ignore=ignore)
        else:
            shutil.copy(source, target)
    (target / "node_modules").symlink_to(PROJECT / "node_modules")
    return target


def change(project: Path, file: str, old: str, new: str) -> None:
    """Change one place in a copy of the project."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def copy_foreign_project(target: Path) -> Path:
    """Do what another organisation does: take this project, and put its own worksheets and pages into it."""
    copy_project(target)
    docs = target / "docs"
    for page in docs.rglob("*"):
        if page.is_file() and page.relative_to(docs).as_posix() not in TAKEN_OVER:
            page.unlink()
    (target / "mkdocs.yml").rename(target / "ours.yml")
    shutil.copytree(FOREIGN, target, dirs_exist_ok=True)
    return target


def build_site(target: Path, project: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site as `make build` does, but to another folder."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--clean", "--site-dir", target],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def our_site() -> Path:
    """The folder of this guide, built.

    Raises:
        UnbuiltSiteError: It does not build.
    """
    build_once(SITE, SOURCES, lambda: build_site(SITE))
    return SITE


def foreign_site() -> Path:
    """The folder of the guide on another topic, built.

    Raises:
        UnbuiltSiteError: It does not build.
    """

    def build() -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryDirectory() as folder:
            return build_site(FOREIGN_SITE, copy_foreign_project(Path(folder) / "foreign"))

    build_once(FOREIGN_SITE, (*SOURCES, FOREIGN), build)
    return FOREIGN_SITE


def pytest_configure(config: pytest.Config) -> None:
    """Build before the workers start: some tests are made from what the site holds."""
    if hasattr(config, "workerinput"):
        return
    try:
        our_site()
    except UnbuiltSiteError as error:
        pytest.exit(str(error), returncode=pytest.ExitCode.INTERNAL_ERROR)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two for each core: half of the time, a worker waits for a pause in typing or for its next look at the page."""
    return 2 * (os.cpu_count() or 1)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(SUB_PATH.rstrip("/")))

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder on loopback; its address."""
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the built site on loopback."""
    with serving(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def foreign() -> Iterator[str]:
    """The address of the guide on another topic; it has every kind of question and sheet."""
    with serving(foreign_site()) as address:
        yield address


@pytest.fixture(params=["root", "sub-path", "folder"])
def home(request: pytest.FixtureRequest, server: str) -> str:
    """Every place where the same site has to work."""
    homes = {"root": server, "sub-path": server.rstrip("/") + SUB_PATH, "folder": f"{SITE.as_uri()}/"}
    return homes[request.param]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    options: dict[str, Any] = launch_options() if ENGINE == "chromium" else {}
    running = getattr(playwright, ENGINE).launch(**options)
    yield running
    running.close()


@pytest.fixture(scope="session")
def windowed(playwright: Playwright) -> Iterator[Browser]:
    """The browser that people use, for what only that can do."""
    running = playwright.chromium.launch(**launch_options(find()))  # type: ignore[arg-type]
    yield running
    running.close()


class Watch:
    """Notes what no page may do: report an error, or ask another host."""

    def __init__(self, context: BrowserContext) -> None:
        self.offences: list[str] = []
        self.requests: list[str] = []
        context.on("console", lambda message: self._note(message.type == "error", message.text))
        context.on("weberror", lambda error: self._note(True, str(error.error)))
        context.on("request", lambda request: self._request(request.url))

    def _note(self, is_offence: bool, text: str) -> None:
        if is_offence:
            self.offences.append(text)

    def _request(self, url: str) -> None:
        self.requests.append(url)
        self._note(not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")), f"request to {url}")


@pytest.fixture
def context_options() -> dict[str, Any]:
    """What a test module changes about the browser's window: parametrize or override this."""
    return {}


@pytest.fixture
def context(browser: Browser, context_options: dict[str, Any]) -> Iterator[BrowserContext]:
    """A fresh profile; fails the test if any of its pages reports an error or asks another host."""
    created = browser.new_context(**{**OPTIONS, **context_options})
    watch = Watch(created)
    created.set_default_timeout(PATIENCE)
    yield created
    created.close()
    assert watch.offences == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is true of a worksheet on both its pages: the full one and the lean one.

    `pytestmark = pytest.mark.both_pages` says so of a module, and `pytest.mark.full_page` takes a test out again.
    """
    asked = metafunc.definition.get_closest_marker
    if asked("both_pages") and not asked("full_page"):
        metafunc.parametrize("view", VIEWS, indirect=True)


@pytest.fixture(autouse=True)
def view(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The folder of the page that `Sheet` opens."""
    folder = str(getattr(request, "param", VIEWS[0]))
    monkeypatch.setattr(Sheet, "folder", folder)
    return folder


@pytest.fixture
def sheet(page: Page, server: str) -> Sheet:
    """The worksheet on which most tests write; a module that needs another one has its own."""
    return Sheet(page, server).open()


@pytest.fixture
def open_sheet(page: Page, foreign: str) -> Callable[[str], Sheet]:
    """Opens a worksheet of the guide on another topic, by its id."""
    return lambda worksheet: Sheet(page, foreign, worksheet).open()


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """Where pictures are compared: no policy forbids it."""
    with browser.new_context() as context:
        yield context.new_page()

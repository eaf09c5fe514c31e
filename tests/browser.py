"""Finds a Chromium for the tests, or installs one.

In this order: the environment variable FACHAUSTAUSCH_BROWSER; the system's own; Playwright's, if it is installed;
Debian's package, where apt-get is to be had; else Playwright's download.

Where Debian's package of the same Chromium without windows is to be had, most tests drive that: it is what Playwright
itself takes where nobody looks, and it opens pages in half the time.  The journeys stay with the browser that people
use.
"""

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tests.programs import MissingProgramError, first_of, install_package, named

VARIABLE = "FACHAUSTAUSCH_BROWSER"
# Asked in a process of its own: Playwright's loop cannot be started inside of itself, where the tests run.
_ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""

_SHELL = "chromium-headless-shell"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")


def find() -> str | None:
    """The program to drive, if there is one already.

    Returns:
        Its path, or None.

    Raises:
        MissingProgramError: The environment variable names something that is not there.
    """
    return named(VARIABLE) or first_of(_NAMES) or _playwrights_own()


def _playwrights_own() -> str | None:
    result = subprocess.run([sys.executable, "-c", _ASK_PLAYWRIGHT], capture_output=True, text=True, check=False)
    path = result.stdout.strip()
    return path if path and Path(path).exists() else None


def find_without_windows() -> str | None:
    """The program for tests that look at pages alone: the quicker one, where it is there.

    Returns:
        Its path; None where Playwright has to take its own, which it does by itself.

    Raises:
        MissingProgramError: The environment variable names something that is not there.
    """
    return named(VARIABLE) or first_of((_SHELL, *_NAMES))


def launch_options(program: str | None = None) -> dict[str, object]:
    """What Playwright needs to start a browser; without a name, the one that `find_without_windows` found."""
    # Chromium refuses its sandbox to root, as in most containers.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": program or find_without_windows(), "args": ["--no-sandbox"] if root else []}


def install() -> None:
    """Install a browser, by Debian's package or else by Playwright.

    Raises:
        MissingProgramError: Neither worked.
    """
    if install_package("chromium") and find():
        return
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(download, check=False).returncode != 0 or not find():
        raise MissingProgramError(
            "The tests need Chromium, and none could be found or installed. Install Chromium, Chrome or Edge by hand,"
            f" or name one: {VARIABLE}=/path/to/chromium make test"
        )


def main() -> int:
    """Make sure that a browser is there and starts."""
    try:
        if not find():
            install()
        if not (named(VARIABLE) or first_of((_SHELL,))):
            # Whether that works or not: without it, the tests take longer and say the same.
            install_package(_SHELL)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**launch_options())  # type: ignore[arg-type]
            print(f"Browser: {find_without_windows() or find()}, version {browser.version}; on journeys: {find()}")
            browser.close()
    except (MissingProgramError, Error) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

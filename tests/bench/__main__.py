"""Runs the benchmark: `python -m tests.bench`, or with --quick for a first look."""

import argparse
import os
import sys
from collections.abc import Callable

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from tests.bench import loading
from tests.bench.aims import exit_status
from tests.bench.builds import builds
from tests.bench.candidates import CACHE, NotMeasuredError, lean_pages, prepare
from tests.bench.figures import Figures, aims_of
from tests.bench.large import large
from tests.bench.many import many_visits
from tests.bench.report import as_json, as_text
from tests.bench.serving import Server, serve
from tests.bench.today import today
from tests.bench.typing import typing
from tests.bench.weights import weigh
from tests.browser import find, launch_options
from tests.programs import MissingProgramError

RESULT = CACHE / "result.json"

VISITS, QUICK_VISITS = 9, 5
TYPING = TURNS = 5
# Where there is much, once takes as long as a hundred keys elsewhere.
QUICK_LARGE = 1
KEYS, QUICK_KEYS = 100, 30

# The number of worksheets, and how often each is built.
SIZES = ((20, 5), (100, 5), (1000, 5))
QUICK_SIZES = ((20, 5), (100, 5))


def main() -> int:
    """Measure, print the tables, write the result file.

    Returns:
        0, or 1 where an aim is not met or something could not be measured; the output says what.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, and no build of 1,000 worksheets")
    quick: bool = parser.parse_args().quick
    CACHE.mkdir(parents=True, exist_ok=True)
    figures = Figures(cores=os.cpu_count() or 1, quick=quick)
    figures.load.append(os.getloadavg()[0])
    attempt(figures, "pages", lambda: _measure_pages(figures))
    attempt(figures, "builds", lambda: _measure_builds(figures))
    attempt(figures, "today's site", lambda: _measure_today(figures))
    figures.load.append(os.getloadavg()[0])
    RESULT.write_text(as_json(figures), encoding="utf-8")
    print(as_text(figures))
    print(f"\nEvery single measurement: {RESULT}")
    return exit_status(aims_of(figures), figures.problems)


def attempt(figures: Figures, what: str, measure: Callable[[], None]) -> None:
    """Go on with the rest where one part fails, whatever it is that fails there, but say so in the result.

    Args:
        figures: Where a failure is noted.
        what: What is measured, for the note.
        measure: Does it.
    """
    try:
        measure()
    except (NotMeasuredError, MissingProgramError, Error, AssertionError, OSError) as error:
        figures.problems.append(f"{what}: {error}")


def _measure_pages(figures: Figures) -> None:
    _say("Building the pages to compare ...")
    with serve(prepare()) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(find()))  # type: ignore[arg-type]
        figures.browser = browser.version
        attempt(figures, "loading", lambda: _measure_loading(figures, browser, server))
        attempt(figures, "typing", lambda: _measure_typing(figures, browser, server))
        attempt(figures, "large", lambda: _measure_large(figures, browser, server))
        browser.close()
        attempt(figures, "many visits", lambda: _measure_many(figures, playwright, server))


def _measure_loading(figures: Figures, browser: Browser, server: Server) -> None:
    _say("Loading them ...")
    figures.slowdown = loading.slowdown(browser)
    figures.weights = {name: weigh(browser, server, path) for name, path in lean_pages().items()}
    figures.searching = loading.searching(browser, server)
    figures.visits = loading.visits(browser, server, QUICK_VISITS if figures.quick else VISITS)


def _measure_typing(figures: Figures, browser: Browser, server: Server) -> None:
    _say("Typing ...")
    figures.typing = typing(browser, server, TYPING, QUICK_KEYS if figures.quick else KEYS)


def _measure_large(figures: Figures, browser: Browser, server: Server) -> None:
    _say("Typing where there is much ...")
    figures.large = large(browser, server, QUICK_LARGE if figures.quick else TURNS)


def _measure_many(figures: Figures, playwright: Playwright, server: Server) -> None:
    _say("Opening a sheet beside many visits ...")
    figures.many = many_visits(playwright, server, TURNS)


def _measure_builds(figures: Figures) -> None:
    _say("Building larger sites ...")
    figures.builds = builds(QUICK_SIZES if figures.quick else SIZES)


def _measure_today(figures: Figures) -> None:
    _say("Building today's site, and changing it ...")
    figures.today = today(TURNS)


def _say(what: str) -> None:
    """Tell on the error stream what goes on; the output stays a table."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

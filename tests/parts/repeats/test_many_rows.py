"""Where there are many rows, one more costs no more than among few."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.save_files import answer
from tests.helpers.sheet import PREFIX, Sheet

# All laid out: what comes into sight would be looked at, too.
MANY = 45


def with_rows(page: Page, server: str, count: int) -> Sheet:
    """A sheet whose rows were written at another time, and all have come."""
    page.goto(f"{server}index.html")
    page.evaluate(
        "(values) => { for (const [key, value] of values) localStorage.setItem(key, value); }",
        [
            [f"{PREFIX}transferplan.massnahmen/a{number:04}", json.dumps(answer(f"Vorhaben {number:04}"))]
            for number in range(count)
        ],
    )
    sheet = Sheet(page, server, "transferplan").open()
    expect(page.locator("[data-row]").last).to_have_attribute("aria-label", f"Maßnahme {count}")
    return sheet


def styled(browser: Browser, page: Page, act: Callable[[], None]) -> int:
    """So many elements the browser has looked at for their styles meanwhile."""
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    act()
    # What the last change brings is done before the second frame.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    counts = [event["args"].get("elementCount", 0) for event in events if event["name"] == "UpdateLayoutTree"]
    assert counts, "the browser tells of no styles"
    return sum(counts)


@pytest.mark.chromium
def test_a_row_that_comes_has_the_browser_look_at_no_other(browser: Browser, page: Page, server: str) -> None:
    with_rows(page, server, MANY)
    add = page.get_by_role("button", name="Maßnahme hinzufügen")
    found = styled(browser, page, add.click)
    one, all_of_them = page.evaluate(
        "() => ['[data-row]', 'body'].map((where) => document.querySelector(where).querySelectorAll('*').length)"
    )
    assert found < 5 * one < all_of_them / 5, f"{found} elements, of {one} in a row"

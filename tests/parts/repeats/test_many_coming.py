"""Where many rows take long to come, a bar says how many are there."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import PREFIX, Sheet

pytestmark = pytest.mark.both_pages

MANY = 120

# Each row is a piece of its own, and half of them come no sooner than the test lets them.
_SLOWLY = """
  const now = performance.now.bind(performance), later = window.setTimeout;
  let passed = 0, held = [], pieces = 0;
  performance.now = () => now() + (passed += 30);
  window.setTimeout = (act, delay, ...rest) =>
    delay === undefined && held && ++pieces > 60 ? held.push(act) : later(act, delay, ...rest);
  window.letGo = () => { const all = held; held = undefined; for (const act of all) act(); };
"""

_TRUE = """([bar, all]) => {
  const come = document.querySelectorAll("[data-row]").length;
  return come > 1 && come < all && Math.abs(bar.value - come / all) < 1e-6;
}"""


def test_a_bar_says_how_many_rows_are_there_as_long_as_some_are_not(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    page.evaluate(
        "(values) => { for (const [key, value] of values) localStorage.setItem(key, value); }",
        [
            [f"{PREFIX}transferplan.massnahmen/a{number:04}", json.dumps({"answer": f"Vorhaben {number:04}"})]
            for number in range(MANY)
        ],
    )
    page.add_init_script(_SLOWLY)
    sheet = Sheet(page, server, "transferplan").open()
    bar = page.get_by_role("progressbar", name="Ihre Einträge werden geladen. Sie können schon schreiben.")
    expect(bar).to_be_visible()
    rows = page.locator("[data-row]")
    page.wait_for_function(_TRUE, arg=[bar.element_handle(), MANY])
    sheet.text("massnahmen").last.fill("Neu")
    page.evaluate("letGo()")
    expect(rows).to_have_count(MANY)
    expect(bar).to_have_count(0)
    expect(sheet.text("massnahmen").last).to_have_value("Neu")


def test_where_there_are_few_nothing_is_loaded_for_it(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "transferplan").open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sheet.write("massnahmen", "Erste")
    sheet.open()
    assert not [url for url in asked if "/versions-" in url]

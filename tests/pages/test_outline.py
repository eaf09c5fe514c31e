"""The headings of every page: one first, none skipped, and each before what it names."""

import pytest
from playwright.sync_api import Page

from tests.helpers.site import PAGES

# Every heading that a screen reader meets: level, text, what wrongly holds it, and whether anything follows it
# before the next heading of its level or above.
_OUTLINE = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")]
  .filter((heading) => heading.checkVisibility())
  .map((heading) => {
    const level = Number(heading.getAttribute("aria-level") ?? heading.localName[1]);
    const holder = heading.parentElement.closest("summary, label, legend, button, a, p, header, footer, dt, th");
    const isMenu = heading.closest("nav") !== null && heading.closest("main") === null;
    return { level, text: heading.textContent.trim(), holder: holder?.localName ?? "", isMenu };
  })"""


def faults_of(page: Page) -> list[str]:
    """What is wrong with the outline of what is shown."""
    found = page.evaluate(_OUTLINE)
    faults = [
        f"{heading['text']} is empty or lies in {heading['holder']}"
        for heading in found
        if heading["holder"] or not heading["text"]
    ]
    faults += [f"{heading['text']} stands in a menu" for heading in found if heading["isMenu"]]
    levels = [heading["level"] for heading in found]
    if levels.count(1) != 1 or levels[0] != 1:
        faults.append(f"the levels begin with {levels[:3]} and hold {levels.count(1)} of the first")
    faults += [
        f"{found[at]['text']} is of level {levels[at]} after {levels[at - 1]}"
        for at in range(1, len(levels))
        if levels[at] > levels[at - 1] + 1
    ]
    return faults


@pytest.mark.parametrize("address", PAGES)
def test_no_heading_is_skipped_or_lies_where_none_is_found(page: Page, server: str, address: str) -> None:
    page.goto(f"{server}{address}")
    page.wait_for_load_state()
    assert faults_of(page) == []
    # What a person opens is as well in order.
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert faults_of(page) == []

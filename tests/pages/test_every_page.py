"""What is true of every page, asked of one load of each: landmarks, headings, and the rules that axe knows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import OPTIONS, SITE, Watch
from tests.helpers.axe import colour_violations, switch_colours, violations
from tests.helpers.site import PAGES

# Every landmark that a screen reader lists, with what it lies in.
_LANDMARKS = """() => {
  const kinds = { header: "banner", footer: "contentinfo", main: "main", nav: "navigation", aside: "complementary" };
  const isShown = (element) => element.checkVisibility();
  return [...document.querySelectorAll("header, footer, main, nav, aside")].filter(isShown).map((element) => {
    const label = element.getAttribute("aria-label")
      ?? document.getElementById(element.getAttribute("aria-labelledby"))?.textContent ?? "";
    const around = element.parentElement.closest("header, footer, main, nav, aside");
    return [kinds[element.localName], label.trim(), around ? kinds[around.localName] : ""];
  });
}"""

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


# What stands in text of its own and is seen, drawings and emphasis (which browsers make bolder) aside.
_TYPE = """() => {
  const found = { sizes: {}, relative: {}, weights: {} };
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!hasText || !element.checkVisibility() || element.closest("svg, noscript")) continue;
    const { fontSize, fontWeight } = getComputedStyle(element);
    const sizes = element.matches("code, kbd, code *") ? found.relative : found.sizes;
    (sizes[fontSize] ??= []).push(element.outerHTML.slice(0, 60));
    if (!element.closest("strong, b")) (found.weights[fontWeight] ??= []).push(element.outerHTML.slice(0, 60));
  }
  return found;
}"""
_SIZES = (14, 16, 18, 22, 28)


@pytest.fixture(scope="module", params=PAGES)
def visited(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page in a window of the usual size; whoever changes the window leaves the next test another one."""
    with browser.new_context(**OPTIONS) as context:
        watch = Watch(context)
        page = context.new_page()
        page.goto(f"{server}{request.param}")
        yield page
    assert watch.offences == []


@pytest.fixture(autouse=True)
def _usual_size(request: pytest.FixtureRequest) -> None:
    if "visited" in request.fixturenames:
        request.getfixturevalue("visited").set_viewport_size({"width": 1280, "height": 720})


def test_the_list_of_pages_is_complete() -> None:
    assert {path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")} == set(PAGES)


def test_the_landmarks_of_a_page_are_whole_and_told_apart(visited: Page) -> None:
    found: list[tuple[str, str, str]] = [tuple(entry) for entry in visited.evaluate(_LANDMARKS)]
    for kind in ("banner", "main", "contentinfo"):
        assert [around for name, _, around in found if name == kind] == [""]
    named = [(kind, label) for kind, label, _ in found if kind in ("navigation", "complementary")]
    assert all(label for _, label in named)
    assert len(set(named)) == len(named)
    # What leads from page to page stands beside the content; only what ends a sheet belongs to it.
    within = [label for kind, label, around in found if kind == "navigation" and around == "main"]
    assert set(within) <= {"Nächste Seiten"}


def test_the_legal_pages_are_a_click_away(visited: Page) -> None:
    legal = visited.get_by_role("navigation", name="Fußzeile")
    for name in ("Impressum", "Datenschutz", "Barrierefreiheit"):
        expect(legal.get_by_role("link", name=name)).to_be_visible()


def test_text_has_one_of_five_sizes_and_two_weights(visited: Page) -> None:
    """14, 16, 18, 22 and 28 px; code and keys set in text have seven eighths of its size."""
    found: dict[str, list[str]] = visited.evaluate(_TYPE)
    relative = {f"{size * 7 / 8:g}px" for size in _SIZES}
    assert set(found["sizes"]) <= {f"{size}px" for size in _SIZES}, found["sizes"]
    assert set(found["relative"]) <= relative, found["relative"]
    assert set(found["weights"]) <= {"400", "600"}, found["weights"]


def test_axe_finds_nothing_on_a_page(visited: Page) -> None:
    for width in (1280, 320):
        visited.set_viewport_size({"width": width, "height": 900})
        switch_colours(visited, "light")
        assert violations(visited) == [], width
        switch_colours(visited, "dark")
        assert colour_violations(visited) == [], width


def faults_of_outline(page: Page) -> list[str]:
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


def test_no_heading_is_skipped_or_lies_where_none_is_found(visited: Page) -> None:
    visited.wait_for_load_state()
    assert faults_of_outline(visited) == []
    # What a person opens is as well in order.
    visited.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert faults_of_outline(visited) == []

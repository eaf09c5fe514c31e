"""Contrast themes as in Windows: a person's own colours replace ours, and what a colour told must still be told."""

import datetime
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.helpers.pixels import around, changed, picture
from tests.helpers.sheet import Sheet
from tests.helpers.tabbing import faults_of

# Fewer changed pixels may be chance, or nothing that anyone sees.
SEEN = 12

SHEETS = ("arbeitsblaetter", "bogen")


@pytest.fixture
def context_options() -> dict[str, Any]:
    return {"forced_colors": "active"}


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """Where pictures are compared: no policy forbids it."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def apart(blank: Page) -> Callable[[bytes, bytes], bool]:
    """Whether people see a difference between two pictures of the same size."""
    return lambda one, other: changed(blank, one, other) >= SEEN


@pytest.fixture(params=SHEETS)
def sheet(request: pytest.FixtureRequest, page: Page, server: str, monkeypatch: pytest.MonkeyPatch) -> Sheet:
    monkeypatch.setattr(Sheet, "folder", request.param)
    return Sheet(page, server).open()


def before(locator: Locator) -> bytes:
    """A picture of the left end of an element, where its mark stands."""
    box: Any = locator.bounding_box()
    return around(locator.page, {**box, "width": 1, "height": 20})


def test_progress_status_and_badge_are_told(sheet: Sheet, apart: Callable[[bytes, bytes], bool]) -> None:
    bar, status = sheet.page.locator(".bar .progress__bar"), sheet.status("ziel", "erledigt")
    option = status.locator("xpath=..")
    nothing, open_, untouched = picture(bar), picture(option), before(sheet.badge)
    status.check()
    sheet.write("ziel", "Lernen")
    sheet.page.locator("body").evaluate("() => document.activeElement.blur()")
    assert apart(nothing, picture(bar))
    assert apart(open_, picture(option))
    assert apart(untouched, before(sheet.badge))


def test_the_stop_that_is_shown_is_told(page: Page, server: str, apart: Callable[[bytes, bytes], bool]) -> None:
    Sheet(page, server, "beobachtung").open()
    page.locator("textarea").first.fill("Schule")  # An empty stop would be the one to go on with.
    page.get_by_role("button", name="Station hinzufügen").click()
    first, second = (page.locator(".stops__stop").nth(index) for index in (0, 1))
    # The focus would be a difference of its own.
    page.locator("body").evaluate("() => document.activeElement.blur()")
    away = picture(first)
    first.click()
    expect(first).to_have_attribute("aria-pressed", "true")
    page.locator("body").evaluate("() => document.activeElement.blur()")
    assert apart(away, picture(first))
    expect(second).to_have_attribute("aria-pressed", "false")


def test_what_is_past_on_the_timeline_is_told(page: Page, server: str, apart: Callable[[bytes, bytes], bool]) -> None:
    page.goto(f"{server}leitfaden/zeitplan.html")
    page.evaluate("document.activeElement.blur()")
    stage = page.locator(".timeline .stage").first
    date = page.get_by_label("Wann ist der Besuch?")
    shown = {}
    for name, days in (("late", -900), ("now", 150), ("future", 900)):
        date.fill((datetime.date.today() + datetime.timedelta(days=days)).isoformat())
        date.blur()
        stage.scroll_into_view_if_needed()
        which = "" if name == "future" else f"[data-state={name}]"
        box: Any = page.locator(f".timeline .stage{which}").first.bounding_box()
        shown[name] = around(page, {"x": box["x"], "y": box["y"] + 8, "width": 1, "height": 1})
    for one, other in combinations(shown.values(), 2):
        assert apart(one, other)


def test_the_marks_of_the_checklist_are_told_apart(
    page: Page, server: str, apart: Callable[[bytes, bytes], bool]
) -> None:
    """On paper; on the screen there are boxes to tick."""
    page.goto(f"{server}checkliste.html")
    page.emulate_media(media="print", forced_colors="active")
    marks = page.locator(".checklist__legend .mark")
    expect(marks).to_have_count(5)
    places: list[Any] = [mark.bounding_box() for mark in marks.all()]
    shown = [
        page.screenshot(clip={**place, "x": round(place["x"]), "y": round(place["y"]), "width": 15, "height": 15})
        for place in places
    ]
    for one, other in combinations(shown, 2):
        assert apart(one, other)


def test_what_is_chosen_has_a_border_of_three_pixels(sheet: Sheet) -> None:
    chosen = sheet.status("ziel", "erledigt")
    option = chosen.locator("xpath=..")
    expect(option).to_have_css("border-top-width", "1px")
    chosen.check()
    expect(option).to_have_css("border-top-width", "3px")


def test_the_dot_and_the_bar_take_the_systems_colours(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    text, dot = sheet.badge.evaluate(
        "(badge) => [getComputedStyle(badge).color, getComputedStyle(badge, '::before').backgroundColor]"
    )
    assert dot == text


@pytest.mark.parametrize("width", [320, 1280])
def test_the_switch_of_the_colours_and_the_current_page_are_told(
    page: Page, server: str, width: int, apart: Callable[[bytes, bytes], bool]
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    links = []
    for address in ("leitfaden/zeitplan.html", "leitfaden/rollen.html"):
        page.goto(f"{server}{address}")
        if width == 320:
            page.get_by_role("button", name="Menü").click()
        link = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Zeitplan")
        links.append(picture(link))
    assert apart(*links)
    page.keyboard.press("Escape")
    switch = page.get_by_role("button", name="Dunkle Farben")
    unpressed = picture(switch)
    switch.click()
    page.mouse.move(0, 400)
    page.evaluate("document.activeElement.blur()")
    assert apart(unpressed, picture(switch))


@pytest.mark.parametrize("colours", ["light", "light, switched", "dark", "dark, switched"])
@pytest.mark.parametrize("address", ["leitfaden/wozu.html", "leitfaden/zeitplan.html", "leitfaden/rollen.html"])
def test_the_words_of_a_picture_are_seen(
    page: Page, server: str, address: str, colours: str, apart: Callable[[bytes, bytes], bool]
) -> None:
    """Whatever of our colours were chosen before."""
    scheme: Any = colours.split(",", maxsplit=1)[0]
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    page.goto(f"{server}{address}")
    if "switched" in colours:
        page.get_by_role("button", name="Dunkle Farben").click()
    drawing = page.locator(".picture svg").first
    words = drawing.locator("text")
    whole = picture(drawing)
    for word in words.all():
        word.evaluate("(word) => { word.setAttribute('visibility', 'hidden') }")
        less = picture(drawing)
        assert apart(whole, less), word.text_content()
        whole = less


@pytest.mark.parametrize(
    "address", ["index.html", "arbeitsblaetter/vorbereitung.html", "bogen/transferplan.html", "checkliste.html"]
)
def test_every_stop_of_the_tab_key_shows_it(page: Page, blank: Page, server: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{server}{address}")
    expect(page.locator("html.no-js")).to_have_count(0)
    assert faults_of(page, blank) == []

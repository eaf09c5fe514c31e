"""The timeline says how each sheet stands: finished with a tick, ahead with a ring, and since when it is late."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.helpers.pixels import around, changed
from tests.helpers.printing import pdf_of
from tests.helpers.sheet import Sheet
from tests.helpers.site import WORKSHEETS
from tests.pages.test_contrast_themes import SEEN
from tests.parts.home.test_home import NOW, put

YES = {"answer": "Ja"}
# Ausgangslage is over, Vorbereitung has its turn, all else is ahead; Gastgeben is another role's.
SOON = "2027-02-12"


def stage(page: Page, title: str) -> Locator:
    return page.locator(".timeline .stage").filter(has=page.get_by_role("link", name=title))


def all_of(worksheet: str) -> dict[str, dict[str, Any]]:
    return {f"{worksheet}.{question.id}": YES for question in WORKSHEETS[worksheet].questions}


def colour(locator: Locator, name: str = "color", part: str | None = None) -> str:
    return str(locator.evaluate("(each, [name, part]) => getComputedStyle(each, part)[name]", [name, part]))


@pytest.fixture
def open_timeline(page: Page, server: str) -> Callable[..., Page]:
    def open_with(answers: dict[str, dict[str, Any]], date: str = SOON) -> Page:
        page.clock.set_fixed_time(NOW)
        page.goto(f"{server}ueber/impressum.html")
        put(page, "first", {"name": "Neustadt", "date": date}, answers)
        page.goto(f"{server}leitfaden/zeitplan.html")
        return page

    return open_with


def test_what_is_finished_has_a_tick_and_says_so(open_timeline: Callable[..., Page]) -> None:
    page = open_timeline(all_of("ausgangslage"))
    finished = stage(page, "Ausgangslage")
    expect(finished.locator("[data-part=state]")).to_have_text("fertig")
    assert colour(finished, "borderRightWidth", "::after") == "3px"
    expect(stage(page, "Vorbereitung").locator("[data-part=state]")).to_have_text("jetzt dran")
    ahead = stage(page, "Transferplan")
    expect(ahead.locator("[data-part=state]")).to_be_hidden()
    assert colour(ahead, "content", "::after") == "none"
    assert colour(ahead, "borderRadius", "::before") == "50%"


def test_what_is_late_says_since_when_in_amber(open_timeline: Callable[..., Page]) -> None:
    page = open_timeline({"ausgangslage.anlass": YES, "vorbereitung.ziel": {"due": "2026-11-20"}})
    late = stage(page, "Ausgangslage").locator("[data-part=state]")
    expect(late).to_have_text("seit 7 Wochen fällig")
    expect(stage(page, "Vorbereitung").locator("[data-part=state]")).to_have_text("jetzt dran, seit 10 Tagen fällig")
    amber = page.evaluate("getComputedStyle(document.querySelector('.stage--today')).color")
    assert colour(late) == amber
    assert colour(late, "fontWeight") == "600"


def test_the_sheet_of_another_role_is_over_and_not_late(open_timeline: Callable[..., Page]) -> None:
    page = open_timeline({"ausgangslage.anlass": YES}, "2026-11-01")
    expect(stage(page, "Gastgeben").locator("[data-part=state]")).to_have_text("vorbei")
    expect(stage(page, "Vorbereitung").locator("[data-part=state]")).to_contain_text("fällig")


def test_what_is_answered_with_something_promised_is_not_called_finished(open_timeline: Callable[..., Page]) -> None:
    promised = {"ausgangslage.anlass": {**YES, "due": "2026-12-24"}}
    page = open_timeline({**all_of("ausgangslage"), **promised})
    expect(stage(page, "Ausgangslage").locator("[data-part=state]")).to_have_text("alles beantwortet")


def test_it_follows_another_window_and_the_day_of_the_visit(open_timeline: Callable[..., Page], server: str) -> None:
    answers = all_of("ausgangslage")
    del answers["ausgangslage.anlass"]
    page = open_timeline(answers)
    state = stage(page, "Ausgangslage").locator("[data-part=state]")
    expect(state).to_have_text("seit 7 Wochen fällig")
    sheet = Sheet(page.context.new_page(), server, "ausgangslage").open()
    sheet.write("anlass", "Ein Brief")
    expect(state).to_have_text("fertig")
    page.get_by_label("Wann ist der Besuch?").fill("2026-09-01")
    expect(stage(page, "Vorbereitung").locator("[data-part=state]")).to_contain_text("fällig")


def test_without_a_day_of_the_visit_it_says_what_is_finished_and_late_too(open_timeline: Callable[..., Page]) -> None:
    page = open_timeline({**all_of("ausgangslage"), "vorbereitung.ziel": {"due": "2026-11-20"}}, "")
    expect(stage(page, "Ausgangslage").locator("[data-part=state]")).to_have_text("fertig")
    expect(stage(page, "Vorbereitung").locator("[data-part=state]")).to_have_text("seit 10 Tagen fällig")
    expect(stage(page, "Transferplan").locator("[data-part=state]")).to_be_hidden()


def test_paper_says_it_too(open_timeline: Callable[..., Page]) -> None:
    page = open_timeline({**all_of("ausgangslage"), "vorbereitung.ziel": {"due": "2026-11-20"}})
    expect(stage(page, "Ausgangslage").locator("[data-part=state]")).to_have_text("fertig")
    text = " ".join(pdf_of(page))
    assert "12.08.2026 bis 12.10.2026 fertig" in text
    assert "12.11.2026 bis 29.01.2027 jetzt dran, seit 10 Tagen fällig" in text


@pytest.mark.parametrize("context_options", [{"forced_colors": "active"}, {"color_scheme": "dark"}])
def test_each_mark_is_told_apart(open_timeline: Callable[..., Page], browser: Browser) -> None:
    """In a contrast theme, and by night."""
    late = {"vereinbarung.ziele": {"due": "2026-11-20"}, "vorbereitung.ziel": YES}
    page = open_timeline({**all_of("ausgangslage"), **late})
    expect(stage(page, "Ausgangslage").locator("[data-part=state]")).to_have_text("fertig")
    page.set_viewport_size({"width": 1280, "height": 1600})
    stage(page, "Ausgangslage").scroll_into_view_if_needed()
    shown = []
    for title in ("Ausgangslage", "Vorbereitung", "Vereinbarung", "Transferplan"):
        box: Any = stage(page, title).bounding_box()
        shown.append(around(page, {"x": box["x"], "y": box["y"] + 8, "width": 1, "height": 1}))
    with browser.new_context() as context:
        blank = context.new_page()
        for one, other in combinations(shown, 2):
            assert changed(blank, one, other) >= SEEN

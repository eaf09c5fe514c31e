"""What is due this week, and what is overdue, in all visits."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.axe import colour_violations, switch_colours, violations
from tests.parts.home.test_home import NOW, put, row

# A Monday, and the days around it.
OVERDUE, SUNDAY, LATER = "2026-10-12", "2026-12-06", "2026-12-07"


def task(page: Page, text: str) -> Locator:
    return page.get_by_role("region", name="Diese Woche").get_by_role("listitem").filter(has_text=text)


def stored(page: Page, key: str) -> dict[str, Any]:
    value = page.evaluate("key => localStorage.getItem(key)", f"fachaustausch:1:{key}")
    return dict(json.loads(value)) if value else {}


@pytest.fixture
def home(page: Page, server: str) -> Page:
    """With two visits, of which the first is open."""
    page.clock.set_fixed_time(NOW)
    page.goto(f"{server}ueber/impressum.html")
    put(
        page,
        "first",
        {"name": "Neustadt"},
        {
            "vorbereitung.ziel": {"answer": "Lernen", "due": OVERDUE, "responsible": "Herr Weber"},
            "vorbereitung.kontakt": {"due": SUNDAY, "status": "open"},
            "vorbereitung.dokumentation": {"due": LATER, "status": "open"},
        },
    )
    put(page, "b2", {"name": "Altdorf"}, {"vorbereitung.transfer": {"answer": "Bald", "due": "2026-11-01"}})
    page.evaluate("localStorage.setItem('fachaustausch:visit', JSON.stringify({ id: 'first', changedAt: '' }))")
    page.goto(f"{server}index.html")
    expect(row(page, "Neustadt")).to_be_visible()
    return page


def test_all_visits_tell_what_is_due_the_latest_first_with_who_and_when(home: Page) -> None:
    week = home.get_by_role("region", name="Diese Woche")
    expect(week).to_contain_text("2 überfällig, 1 bis Sonntag fällig")
    tasks = week.get_by_role("listitem")
    expect(tasks).to_have_count(3)
    expect(tasks.nth(0)).to_contain_text("seit 7 Wochen fällig · Herr Weber")
    expect(tasks.nth(0)).to_contain_text("2.1 Vorbereitung · Neustadt")
    expect(tasks.nth(1)).to_contain_text("2.5 Vorbereitung · Altdorf")
    expect(tasks.nth(2)).to_contain_text("bis 06.12.2026")


def test_it_is_done_with_one_click_and_taken_back_in_the_same_place(home: Page) -> None:
    expect(row(home, "Neustadt")).to_contain_text("1 überfällig (Neustadt), seit 7 Wochen fällig")
    place = task(home, "2.1 Vorbereitung")
    place.get_by_role("button", name="Erledigt").click()
    expect(place.get_by_role("button", name="Rückgängig")).to_be_focused()
    assert stored(home, "first:vorbereitung.ziel")["status"] == "done"
    assert stored(home, "first:vorbereitung.ziel")["answer"] == "Lernen"
    expect(row(home, "Neustadt")).not_to_contain_text("überfällig")
    expect(home.get_by_role("region", name="Diese Woche")).to_contain_text("1 überfällig, 1 bis Sonntag fällig")
    place.get_by_role("button", name="Rückgängig").click()
    expect(place.get_by_role("button", name="Erledigt")).to_be_focused()
    assert stored(home, "first:vorbereitung.ziel")["status"] is None
    expect(row(home, "Neustadt")).to_contain_text("1 überfällig")


def test_what_is_done_in_another_visit_is_done_there_alone(home: Page) -> None:
    task(home, "Altdorf").get_by_role("button", name="Erledigt").click()
    expect(task(home, "Altdorf").get_by_role("button", name="Rückgängig")).to_be_visible()
    assert stored(home, "b2:vorbereitung.transfer")["status"] == "done"
    assert stored(home, "first:vorbereitung.transfer") == {}
    home.reload()
    expect(row(home, "Altdorf")).to_be_visible()
    expect(task(home, "Altdorf")).to_have_count(0)


def test_a_sheet_that_is_open_in_another_window_hears_of_it(home: Page, server: str) -> None:
    other = home.context.new_page()
    other.goto(f"{server}arbeitsblaetter/vorbereitung.html")
    expect(other.locator("[data-part=badge]")).not_to_have_attribute("data-state", "starting")
    task(home, "2.1 Vorbereitung").get_by_role("button", name="Erledigt").click()
    expect(other.locator("#ziel").get_by_label("erledigt")).to_be_checked()


def test_what_the_browser_does_not_keep_is_said(home: Page) -> None:
    home.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    task(home, "2.1 Vorbereitung").get_by_role("button", name="Erledigt").click()
    expect(home.get_by_text("Ihre letzten Eingaben sind nicht gespeichert")).to_be_visible()


def test_its_question_is_one_click_away_in_its_own_visit(home: Page, server: str) -> None:
    task(home, "Altdorf").get_by_role("link").click()
    expect(home).to_have_url(f"{server}arbeitsblaetter/vorbereitung.html#vorbereitung.transfer.answer")
    expect(home.locator("#transfer textarea")).to_be_focused()
    expect(home.locator("#transfer textarea")).to_have_value("Bald")


def test_what_has_no_status_is_not_called_done_with_a_click(page: Page, server: str) -> None:
    page.clock.set_fixed_time(NOW)
    page.goto(f"{server}ueber/impressum.html")
    put(page, "first", {"name": "Neustadt", "date": "2027-01-12"}, {"vorbereitung.ziel": {"answer": "Ja"}})
    page.goto(f"{server}index.html")
    week = page.get_by_role("region", name="Diese Woche")
    week.get_by_text("weitere").click()
    entry = week.get_by_role("listitem").filter(has_text="Vereinbarung").first
    expect(entry.get_by_role("link")).to_be_visible()
    expect(entry.get_by_role("button")).to_have_count(0)


def test_axe_finds_nothing_by_day_nor_by_night(home: Page) -> None:
    task(home, "2.1 Vorbereitung").get_by_role("button", name="Erledigt").click()
    expect(home.get_by_role("button", name="Rückgängig")).to_be_visible()
    home.clock.resume()
    assert violations(home) == []
    switch_colours(home, "dark")
    assert colour_violations(home) == []


def test_the_invented_visit_has_nothing_to_do_this_week(page: Page, server: str) -> None:
    page.clock.set_fixed_time(NOW)
    page.goto(f"{server}ueber/impressum.html")
    put(page, "first", {"name": "Neustadt"}, {"vorbereitung.ziel": {"answer": "Ja"}})
    put(page, "beispiel", {"name": "Erfunden"}, {"vorbereitung.transfer": {"answer": "Ja", "due": OVERDUE}})
    page.goto(f"{server}index.html")
    expect(row(page, "Erfunden")).to_be_visible()
    expect(page.get_by_role("region", name="Diese Woche")).to_be_hidden()

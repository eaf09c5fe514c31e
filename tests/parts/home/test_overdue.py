"""What is overdue is counted alike: start page and checklist say the same of a visit, and one leads to the other."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.parts.home.test_home import NOW, put, row

Answers = dict[str, dict[str, Any]]

LATE, LATER, THIS_WEEK = "2026-11-20", "2027-03-01", "2026-12-02"
YES = {"answer": "Ja"}
# In two and a half months: by then, the sheet Ausgangslage, with seven questions, should have been filled in.
SOON = "2027-02-12"
# Everything but the rückblick is over.
OVER = "2026-10-01"

VISITS: dict[str, tuple[dict[str, Any], Answers]] = {
    "nothing answered": ({"date": SOON}, {"vorbereitung.ziel": {"responsible": " "}}),
    "visitors": ({"date": OVER}, {"ausgangslage.anlass": YES, "vorbereitung.ziel": {"due": LATE, **YES}}),
    "visitors who said so": ({"date": SOON, "side": "visitors"}, {"ausgangslage.anlass": YES}),
    "hosts": ({"date": OVER}, {"gastgeben.erwartungen": YES, "gastgeben.lernfrage": YES}),
    "hosts who said so": ({"date": OVER, "side": "hosts"}, {"gastgeben.erwartungen": YES, "rueckblick.wirkung": YES}),
    "somebody who takes part": ({"date": OVER}, {"beobachtung.station/a1": YES}),
    "visitors who look at the hosts' sheet": (
        {"date": OVER},
        {"ausgangslage.anlass": YES, "ausgangslage.themen": YES, "gastgeben.erwartungen": YES},
    ),
    "dates at questions": (
        {"date": SOON},
        {
            "ausgangslage.anlass": {"due": LATER},
            "ausgangslage.themen": {"due": LATE},
            "ausgangslage.bedarf": {"due": THIS_WEEK},
            "vorbereitung.ziel": {"due": LATE, "status": "doing", **YES},
        },
    ),
    "what is done, and what does not apply": (
        {"date": SOON},
        {
            "ausgangslage.anlass": {"status": "done"},
            "ausgangslage.themen": {"status": "done", "due": LATE},
            "ausgangslage.bedarf": {"notApplicable": True, "due": LATE},
            "vorbereitung.ziel": {"due": LATE},
        },
    ),
    "rows": (
        {},
        {
            "transferplan.massnahmen/a1": {**YES, "due": LATE},
            "transferplan.massnahmen/b2": {**YES, "due": LATE},
            "transferplan.massnahmen/c3": {**YES, "due": LATE, "status": "done"},
            "transferplan.massnahmen/d4": {"answer": ""},
        },
    ),
    "no row yet": ({"date": "2026-02-01"}, {"vorbereitung.ziel": YES}),
    "dates at stops": (
        {"date": OVER},
        {
            "beobachtung.station/a1": YES,
            "beobachtung.gesehen/a1": {"due": LATE},
            "beobachtung.station/b2": YES,
            "vorbereitung.ziel": YES,
            "vorbereitung.kontakt": YES,
            "vorbereitung.ideen": YES,
        },
    ),
}


def turn_to_visit(page: Page, visit: str) -> None:
    page.evaluate(
        "id => localStorage.setItem('fachaustausch:visit', JSON.stringify({ id, changedAt: '' }))",
        visit,
    )


def late_on_start_page(page: Page, server: str, name: str) -> int:
    page.goto(f"{server}index.html")
    expect(row(page, name)).to_be_visible()
    found = re.search(r"(\d+) überfällig", row(page, name).inner_text())
    return int(found[1]) if found else 0


def late_in_checklist(page: Page, server: str) -> int:
    page.goto(f"{server}checkliste.html")
    count = page.locator(".choice__option").filter(has_text="Überfällig").locator("[data-part=count]")
    expect(count).not_to_be_empty()
    return int(count.inner_text())


def lines(page: Page) -> Locator:
    return page.locator(".checklist__row")


@pytest.fixture
def begun(page: Page, server: str) -> Page:
    """With every kind of visit on the device."""
    page.clock.set_fixed_time(NOW)
    page.goto(f"{server}ueber/impressum.html")
    for index, (name, (visit, answers)) in enumerate(VISITS.items()):
        put(page, f"b{index}", {"name": name, **visit}, answers)
    return page


@pytest.mark.parametrize("name", VISITS)
def test_both_count_alike(begun: Page, server: str, name: str) -> None:
    turn_to_visit(begun, f"b{list(VISITS).index(name)}")
    counted = late_on_start_page(begun, server, name)
    assert counted == late_in_checklist(begun, server)
    begun.get_by_role("radio", name="Überfällig").check()
    expect(lines(begun)).to_have_count(counted)
    expect(begun.locator(".checklist__row--late")).to_have_count(counted)


def test_one_click_shows_what_is_overdue_in_that_visit(begun: Page, server: str) -> None:
    turn_to_visit(begun, "b1")
    begun.goto(f"{server}index.html")
    begun.get_by_text("weitere Besuche").click()
    row(begun, "rows").get_by_role("link", name="2 überfällig (rows)").click()
    expect(begun).to_have_url(f"{server}checkliste.html#zeige=ueberfaellig")
    expect(begun.get_by_role("radio", name="Überfällig 2")).to_be_checked()
    expect(lines(begun)).to_have_count(2)
    expect(lines(begun).first).to_contain_text("seit 10 Tagen fällig")
    begun.go_back()
    expect(row(begun, "rows")).to_be_visible()


def test_the_sheet_of_another_role_is_not_overdue_until_something_stands_on_it(begun: Page, server: str) -> None:
    turn_to_visit(begun, "b1")
    begun.goto(f"{server}checkliste.html")
    line = begun.locator("[data-question='gastgeben.erwartungen']")
    other = begun.locator("[data-question='gastgeben.lernfrage']")
    expect(begun.locator("[data-question='vorbereitung.kontakt']")).to_contain_text("fällig")
    expect(other).not_to_contain_text("fällig")
    line.get_by_role("combobox", name="Status").select_option("in Arbeit")
    expect(line).to_contain_text("fällig")
    expect(other).to_contain_text("fällig")
    line.get_by_role("button", name="Rückgängig").click()
    expect(other).not_to_contain_text("fällig")


def test_a_measure_that_nobody_has_written_is_done_on_both(begun: Page, server: str) -> None:
    name = "no row yet"
    turn_to_visit(begun, f"b{list(VISITS).index(name)}")
    before = late_on_start_page(begun, server, name)
    week = begun.get_by_role("region", name="Diese Woche")
    week.get_by_text("weitere").click()
    task = week.get_by_role("listitem").filter(has_text=name).filter(has_text="Welche Maßnahmen nehmen Sie sich vor?")
    task.get_by_role("button", name="Erledigt").click()
    expect(week.get_by_role("button", name="Rückgängig")).to_be_focused()
    assert late_on_start_page(begun, server, name) == before - 1
    assert late_in_checklist(begun, server) == before - 1

"""The checklist over all visits of a device."""

import datetime
import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.printing import pdf_of
from tests.helpers.sheet import Sheet

LATE = (datetime.date.today() - datetime.timedelta(7)).isoformat()
SECOND = "bzweiter"


def put(page: Page, visit: str, key: str = "", **fields: Any) -> None:
    value = json.dumps({"changedAt": "2026-11-19T10:00:00.000Z", **fields})
    name = f"fachaustausch:1:{visit}" + (f":{key}" if key else "")
    page.evaluate("([name, value]) => localStorage.setItem(name, value)", [name, value])


def stored(page: Page, visit: str, key: str) -> dict[str, Any]:
    value = page.evaluate("name => localStorage.getItem(name)", f"fachaustausch:1:{visit}:{key}")
    return json.loads(value) if value else {}


def answer(page: Page, visit: str, key: str, **fields: Any) -> None:
    put(page, visit, key, **{"answer": "", "status": None, "responsible": "", "due": "", "revision": 1, **fields})


@pytest.fixture
def checklist(page: Page, server: str) -> Page:
    page.goto(f"{server}checkliste.html")
    put(page, "first", name="Musterfeld")
    answer(page, "first", "vorbereitung.ziel", due=LATE, responsible="Jugendamt")
    put(page, SECOND, name="Beispielstadt <b>")
    answer(page, SECOND, "vorbereitung.ziel", due=LATE, responsible="Schulamt")
    answer(page, SECOND, "vorbereitung.kontakt", answer="Frau Kaya")
    put(page, "bdritter", name="Alt", archived=True)
    answer(page, "bdritter", "vorbereitung.ziel", due=LATE)
    page.reload()
    page.get_by_label("Besuche").select_option("alle Besuche")
    return page


def lines(page: Page) -> Locator:
    return page.locator(".checklist__row")


def test_what_is_overdue_in_any_visit_stands_in_one_list(checklist: Page) -> None:
    checklist.get_by_role("radio", name="Überfällig 2").check()
    expect(lines(checklist)).to_have_count(2)
    expect(checklist.locator(".checklist__group")).to_have_text(
        ["Musterfeld · Vorbereitung", "Beispielstadt <b> · Vorbereitung"]
    )
    expect(checklist.locator("[data-part=summary]")).to_contain_text("aus allen Besuchen, überfällig")
    checklist.get_by_label("Reihenfolge").select_option("nach Termin")
    expect(lines(checklist).last).to_contain_text("Beispielstadt <b>")
    expect(checklist).to_have_url(re.compile("besuche=alle"))


def test_a_line_of_another_visit_is_worked_in_and_taken_back(checklist: Page) -> None:
    checklist.get_by_role("radio", name="Überfällig").check()
    lines(checklist).last.get_by_role("checkbox").click()
    expect(lines(checklist).last.locator(".checklist__told")).to_contain_text("Gespeichert")
    assert stored(checklist, SECOND, "vorbereitung.ziel")["status"] == "done"
    assert stored(checklist, "first", "vorbereitung.ziel")["status"] is None
    lines(checklist).last.get_by_role("button", name="Rückgängig").click()
    expect(lines(checklist).last.get_by_role("checkbox")).not_to_be_checked()
    assert stored(checklist, SECOND, "vorbereitung.ziel")["status"] is None


def test_a_line_leads_to_the_sheet_of_its_visit(checklist: Page, server: str) -> None:
    checklist.get_by_role("radio", name="Überfällig").check()
    lines(checklist).last.get_by_role("link").click()
    expect(checklist.get_by_label("Name des Besuchs")).to_have_value("Beispielstadt <b>")
    sheet = Sheet(checklist, server)
    expect(sheet.responsible("ziel")).to_have_value("Schulamt")
    checklist.go_back()
    expect(lines(checklist)).to_have_count(2)


def test_what_another_window_writes_in_another_visit_comes_here(checklist: Page) -> None:
    other = checklist.context.new_page()
    other.goto(checklist.url)
    expect(lines(other).first).to_be_visible()
    checklist.get_by_role("radio", name="Überfällig").check()
    lines(checklist).last.get_by_role("combobox").select_option("in Arbeit")
    second = other.locator("[data-question='vorbereitung.ziel']").last
    expect(second.get_by_role("combobox")).to_have_value("doing")


def test_paper_says_that_it_is_about_all(checklist: Page) -> None:
    text = " ".join(pdf_of(checklist))
    assert "Name des Besuchs: Alle Besuche" in text
    assert "Beispielstadt <b> · Vorbereitung" in text
    checklist.get_by_label("Besuche").select_option("dieser Besuch")
    text = " ".join(pdf_of(checklist))
    assert "Name des Besuchs: Musterfeld" in text
    assert "Beispielstadt" not in text


def test_one_visit_alone_has_nothing_to_choose(page: Page, server: str) -> None:
    page.goto(f"{server}checkliste.html")
    expect(lines(page).first).to_be_visible()
    expect(page.get_by_label("Besuche")).to_be_hidden()

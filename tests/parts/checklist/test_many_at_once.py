"""Many lines of the checklist change in one step, and come back in one."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.axe import violations
from tests.helpers.sheet import PREFIX, put_answer


def stored(page: Page, key: str) -> dict[str, Any]:
    value = page.evaluate("key => localStorage.getItem(key)", f"{PREFIX}vorbereitung.{key}")
    return json.loads(value) if value else {}


@pytest.fixture
def checklist(page: Page, server: str) -> Page:
    page.goto(f"{server}checkliste.html")
    put_answer(page, "vorbereitung.ziel", answer="Lernen", responsible="Jugendamt", status="open")
    page.reload()
    page.get_by_role("button", name="Mehrere ändern").click()
    return page


def bar(page: Page) -> Locator:
    return page.get_by_role("group", name="Mehrere Fragen zusammen ändern")


def pick(page: Page, *numbers: str) -> None:
    for number in numbers:
        page.get_by_role("checkbox", name=f"Frage {number} auswählen").check()


def test_those_that_are_picked_change_together_and_come_back_together(checklist: Page) -> None:
    pick(checklist, "2.1", "2.3")
    expect(bar(checklist)).to_contain_text("2 Fragen ausgewählt")
    bar(checklist).get_by_label("Zuständig").fill("Schulamt")
    bar(checklist).get_by_label("Bis wann").fill("2027-03-12")
    bar(checklist).get_by_role("button", name="Übernehmen").click()
    expect(bar(checklist)).to_contain_text("2 Fragen geändert")
    for key in ("ziel", "kontakt"):
        assert (stored(checklist, key)["responsible"], stored(checklist, key)["due"]) == ("Schulamt", "2027-03-12")
    assert (stored(checklist, "ziel")["answer"], stored(checklist, "ziel")["status"]) == ("Lernen", "open")
    assert stored(checklist, "ideen") == {}
    bar(checklist).get_by_role("button", name="Rückgängig").click()
    expect(bar(checklist)).to_contain_text("Zurückgenommen")
    assert (stored(checklist, "ziel")["responsible"], stored(checklist, "ziel")["due"]) == ("Jugendamt", "")
    assert stored(checklist, "kontakt")["responsible"] == ""
    bar(checklist).get_by_role("button", name="Wiederholen").click()
    expect(checklist.locator("[data-question='vorbereitung.kontakt'] [data-cell=due]")).to_have_text("12.03.2027")


def test_what_is_not_given_stays_as_it_was(checklist: Page) -> None:
    pick(checklist, "2.1")
    bar(checklist).get_by_label("Bis wann").fill("2027-03-12")
    bar(checklist).get_by_role("button", name="Übernehmen").click()
    expect(bar(checklist)).to_contain_text("1 Frage geändert")
    assert stored(checklist, "ziel")["responsible"] == "Jugendamt"


def test_it_says_what_is_missing(checklist: Page) -> None:
    bar(checklist).get_by_role("button", name="Übernehmen").click()
    expect(bar(checklist).get_by_role("status")).to_have_text("Wählen Sie zuerst in der Liste die Fragen aus.")
    pick(checklist, "2.1")
    bar(checklist).get_by_role("button", name="Übernehmen").click()
    expect(bar(checklist).get_by_role("status")).to_have_text("Tragen Sie ein, wer zuständig ist oder bis wann.")
    expect(bar(checklist).get_by_label("Zuständig")).to_be_focused()


def test_all_that_are_shown_can_be_picked_and_only_those(checklist: Page) -> None:
    checklist.get_by_role("combobox", name="Arbeitsblatt", exact=True).select_option("Vorbereitung")
    bar(checklist).get_by_role("button", name="Alle gezeigten auswählen").click()
    expect(bar(checklist)).to_contain_text("10 Fragen ausgewählt")
    checklist.get_by_role("combobox", name="Arbeitsblatt", exact=True).select_option("Transferplan")
    expect(bar(checklist)).to_contain_text("Noch keine Frage ausgewählt")


def test_while_picking_no_box_sets_anything_done(checklist: Page) -> None:
    expect(checklist.get_by_role("checkbox", name="erledigt")).to_have_count(0)
    pick(checklist, "2.1")
    assert stored(checklist, "ziel")["status"] == "open"
    assert violations(checklist) == []
    bar(checklist).get_by_role("button", name="Fertig").click()
    expect(bar(checklist)).to_have_count(0)
    expect(checklist.get_by_role("button", name="Mehrere ändern")).to_be_focused()
    expect(checklist.get_by_role("checkbox", name="Frage 2.1 erledigt")).to_be_visible()

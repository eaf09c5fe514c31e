"""The focus goes on where what has it goes away, stays in an open dialog, and what happened is said."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.save_files import answer, open_files, write_file
from tests.helpers.sheet import KEY, Sheet, delete
from tests.helpers.visits import begin, open_visits

pytestmark = pytest.mark.both_pages


LONG_AGO = "2024-01-01T10:00:00.000Z"


def press(button: Locator) -> None:
    """As the keyboard does."""
    button.focus()
    button.press("Enter")


def expect_focus_within(place: Locator) -> None:
    expect(place.locator(":focus").or_(place.and_(place.page.locator(":focus"))).first).to_be_visible()


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("Kopieren", "Die Kopie „Erster (Kopie)“ ist angelegt."),
        ("Archivieren", "„Erster“ liegt jetzt im Archiv."),
        ("Löschen", "„Erster“ ist gelöscht."),
    ],
)
def test_each_action_in_the_list_of_visits_keeps_the_focus_there_and_says_what_it_did(
    sheet: Sheet, action: str, told: str
) -> None:
    begin(sheet.page, "Erster")
    begin(sheet.page, "Zweiter")
    dialog = open_visits(sheet.page)
    item = dialog.get_by_role("listitem").filter(has=sheet.page.get_by_text("Erster", exact=True))
    press(item.get_by_role("button", name=action))
    expect(dialog.get_by_role("status")).to_contain_text(told)
    expect_focus_within(dialog)
    if action == "Löschen":
        sheet.page.keyboard.press("Enter")
        expect(dialog.get_by_role("status")).to_contain_text("Der Besuch ist wieder da.")
        expect_focus_within(dialog)
        expect(item.get_by_role("button", name="Löschen")).to_be_focused()
    if action == "Archivieren":
        sheet.page.keyboard.press("Enter")
        expect(dialog.get_by_role("status")).to_contain_text("ist wieder aus dem Archiv geholt")
        expect(item.get_by_role("button", name="Archivieren")).to_be_focused()


def test_a_renamed_visit_keeps_the_focus_on_its_form(sheet: Sheet) -> None:
    begin(sheet.page, "Erster")
    dialog = open_visits(sheet.page)
    item = dialog.get_by_role("listitem").first
    item.get_by_text("Bearbeiten").click()
    item.get_by_label("Name des Besuchs").fill("Anders")
    sheet.page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_contain_text("Gespeichert.")
    expect_focus_within(item)
    expect(item).to_contain_text("Anders")


def test_own_name_can_be_filled_in_by_the_browser(sheet: Sheet) -> None:
    dialog = open_visits(sheet.page)
    expect(dialog.get_by_label("Ausgefüllt von").first).to_have_attribute("autocomplete", "name")


@pytest.mark.parametrize("state", ["deleted", "imported", "former"])
def test_an_undo_that_vanishes_hands_the_focus_on(sheet: Sheet, state: str, tmp_path: Path) -> None:
    page = sheet.page
    sheet.write("ziel", "Lernen")
    if state == "deleted":
        delete(page, "Dieses Blatt löschen")
    else:
        name = "vorbereitung.frueher" if state == "former" else "vorbereitung.ideen"
        open_files(page, write_file(tmp_path / "1.json", {name: answer("Neu")}))
        page.get_by_role("button", name="Übernehmen").click()
    if state == "former":
        press(page.get_by_role("button", name="Diese Antwort löschen"))
    undo = page.get_by_role("button", name="rückgängig machen").last
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect_focus_within(page.locator("main"))
    if state == "imported":
        expect(page.locator(":focus")).to_contain_text("wieder wie vorher")


def test_whoever_keeps_old_answers_is_told_so_and_goes_on_from_there(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    value = json.dumps({"answer": "Alt", "changedAt": LONG_AGO, "revision": 1})
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{KEY}ziel", value])
    sheet.open()
    press(page.get_by_role("button", name="Weiter aufbewahren"))
    expect(page.locator(":focus")).to_contain_text("Ihre Eingaben bleiben, wo sie sind.")

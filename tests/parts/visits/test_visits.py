"""Several visits on one computer: each with its own answers, and none of them in the way of a first-time user."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import Sheet, from_menu
from tests.helpers.visits import begin, open_visits, turn_to, write_first

pytestmark = pytest.mark.both_pages


def test_a_first_time_user_has_one_visit_without_a_name(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    assert sheet.keys() == ["fachaustausch:1:first:vorbereitung.ziel"]
    dialog = open_visits(sheet.page)
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    expect(dialog).to_contain_text("Besuch ohne Namen")
    expect(dialog).to_contain_text("Eingaben zu einer Frage")


def test_each_visit_has_its_own_answers(sheet: Sheet) -> None:
    write_first(sheet)
    begin(sheet.page, "Zweiter", host="Nachbarstadt")
    expect(sheet.text("ziel")).to_have_value("")
    expect(sheet.page.locator("[data-part=name]")).to_have_value("Zweiter")
    sheet.write("ziel", "Anderes")
    turn_to(sheet.page, "Erster")
    expect(sheet.text("ziel")).to_have_value("Lernen")
    expect(sheet.page.locator("[data-part=name]")).to_have_value("Erster")


def test_the_current_visit_is_the_one_on_every_page_and_on_paper(sheet: Sheet, server: str) -> None:
    write_first(sheet)
    begin(sheet.page, "Zweiter")
    sheet.write("ziel", "Anderes")
    sheet.page.goto(f"{server}checkliste.html")
    row = sheet.page.locator("[data-question='vorbereitung.ziel']")
    expect(row).to_contain_text("Anderes")
    expect(sheet.page.locator("[data-part=screen-name]")).to_have_text("Zweiter")
    sheet.page.emulate_media(media="print")
    expect(sheet.page.locator(".paper-head")).to_contain_text("Zweiter")


def test_a_visit_can_be_renamed(sheet: Sheet) -> None:
    begin(sheet.page, "Alt")
    dialog = open_visits(sheet.page)
    item = dialog.get_by_role("listitem").filter(has_text="Gerade geöffnet")
    item.get_by_text("Bearbeiten").click()
    item.get_by_label("Name des Besuchs").fill("Neu")
    item.get_by_label("Datum des Besuchs").fill("2027-03-12")
    item.get_by_role("button", name="Speichern").click()
    expect(dialog).to_contain_text("am 12.03.2027")
    sheet.page.keyboard.press("Escape")
    expect(sheet.page.locator("[data-part=name]")).to_have_value("Neu")


def test_a_copy_holds_the_answers_and_leads_its_own_life(sheet: Sheet) -> None:
    write_first(sheet)
    dialog = open_visits(sheet.page)
    dialog.get_by_role("button", name="Kopieren (Erster)").click()
    sheet.page.keyboard.press("Escape")
    turn_to(sheet.page, "Erster (Kopie)")
    expect(sheet.text("ziel")).to_have_value("Lernen")
    sheet.write("ziel", "Weiter gedacht")
    turn_to(sheet.page, "Erster")
    expect(sheet.text("ziel")).to_have_value("Lernen")


def test_an_archived_visit_stays_at_the_end_of_the_list_and_comes_back(sheet: Sheet) -> None:
    write_first(sheet)
    begin(sheet.page, "Zweiter")
    dialog = open_visits(sheet.page)
    dialog.get_by_role("button", name="Archivieren (Erster)").click()
    expect(dialog.get_by_role("listitem").last).to_contain_text("Im Archiv")
    dialog.get_by_role("button", name="Aus dem Archiv holen (Erster)").click()
    expect(dialog).not_to_contain_text("Im Archiv")


def test_a_deleted_visit_can_be_brought_back(sheet: Sheet) -> None:
    write_first(sheet)
    begin(sheet.page, "Zweiter")
    dialog = open_visits(sheet.page)
    dialog.get_by_role("button", name="Löschen (Erster)").click()
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    dialog.get_by_role("button", name="Rückgängig machen").click()
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    sheet.page.keyboard.press("Escape")
    turn_to(sheet.page, "Erster")
    expect(sheet.text("ziel")).to_have_value("Lernen")


def test_deleting_one_visit_leaves_the_others(sheet: Sheet) -> None:
    write_first(sheet)
    begin(sheet.page, "Zweiter")
    sheet.write("ziel", "Anderes")
    from_menu(sheet.page, "Löschen")
    dialog = sheet.page.get_by_role("dialog", name="Was möchten Sie löschen?")
    expect(dialog).to_contain_text("Nur diesen Besuch, „Zweiter“")
    expect(dialog).to_contain_text("Besuch „Erster“: Eingaben zu einer Frage")
    dialog.get_by_role("button", name="Diesen Besuch löschen").click()
    expect(sheet.text("ziel")).to_have_value("")
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Lernen")


def test_another_window_stays_with_its_visit(sheet: Sheet, server: str) -> None:
    write_first(sheet)
    other = Sheet(sheet.page.context.new_page(), server).open()
    begin(other.page, "Zweiter")
    other.write("ziel", "Anderes")
    expect(sheet.text("ziel")).to_have_value("Lernen")
    sheet.write("ideen", "Noch beim ersten")
    assert sheet.stored("ideen")["answer"] == "Noch beim ersten"
    expect(other.text("ideen")).to_have_value("")
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Lernen")
    other.open()
    expect(other.text("ziel")).to_have_value("Anderes")


def test_undo_never_brings_text_from_one_visit_into_another(sheet: Sheet) -> None:
    write_first(sheet)
    begin(sheet.page, "Zweiter")
    sheet.write("ziel", "x")
    sheet.button("Rückgängig", "ziel").click()
    expect(sheet.text("ziel")).to_have_value("")
    expect(sheet.button("Rückgängig", "ziel")).to_have_attribute("aria-disabled", "true")


def test_hostile_names_are_text(sheet: Sheet) -> None:
    begin(sheet.page, "<img src=x onerror=alert(1)> مرحبا 🧭")
    dialog = open_visits(sheet.page)
    expect(dialog).to_contain_text("<img src=x onerror=alert(1)>")
    assert dialog.locator("img").count() == 0


def test_with_the_storage_full_no_visit_is_half_copied(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    for name in ("ziel", "ideen", "kontakt"):
        sheet.write(name, name * 100)
    before = sheet.keys()
    page.evaluate(
        """() => {
          const { setItem } = Storage.prototype;
          let left = 2;
          Storage.prototype.setItem = function (key, value) {
            if (this === localStorage && left-- <= 0) throw new DOMException("", "QuotaExceededError");
            setItem.call(this, key, value);
          };
        }"""
    )
    dialog = open_visits(page)
    dialog.get_by_role("button", name="Kopieren").click()
    expect(dialog).to_contain_text("Es hat sich nichts geändert")
    assert sheet.keys() == before


def test_a_visit_keeps_only_what_was_given(sheet: Sheet) -> None:
    begin(sheet.page, "Zweiter", host="Nachbarstadt")
    keys = sheet.keys()
    visits = [key for key in keys if key.count(":") == 2 and key.startswith("fachaustausch:1:")]
    record = json.loads(sheet.page.evaluate("key => localStorage.getItem(key)", visits[0]))
    assert {key: record[key] for key in ("name", "host")} == {"name": "Zweiter", "host": "Nachbarstadt"}
    assert "archived" not in record

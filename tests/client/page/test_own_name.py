"""„Ihr Name oder Amt“: asked once, after the first save file, and in every file from then on."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.keeping import change_keeping
from tests.helpers.save_files import confirm, save
from tests.helpers.sheet import Sheet, delete
from tests.helpers.visits import begin, open_visits

pytestmark = pytest.mark.both_pages

FIELD = "Ihr Name oder Amt"
KEY = "fachaustausch:name"


def author_in(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))["visit"].get("author")


def saved_named(sheet: Sheet, folder: Path, name: str) -> Path:
    """Save, say the name, and take the file that comes then."""
    sheet.write("ziel", "Lernen")
    save(sheet.page, folder)
    sheet.page.get_by_label(FIELD).fill(name)
    with sheet.page.expect_download() as download:
        sheet.page.get_by_label(FIELD).press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def kept(page: Page) -> Any:
    return page.evaluate("(key) => JSON.parse(localStorage[key] ?? 'null')?.name", KEY)


def test_the_first_file_comes_at_once_and_the_next_one_has_the_name(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Lernen")
    first = save(sheet.page, tmp_path)
    assert author_in(first) is None
    field = sheet.page.get_by_label(FIELD)
    expect(field).to_be_visible()
    # Whether the file has come is more urgent than whose it is.
    asked = sheet.page.locator(".notice").filter(has_text="Kommt die Datei bei Ihren Downloads an?")
    expect(asked).to_be_visible()
    assert asked.evaluate("(asked) => asked.compareDocumentPosition(document.querySelector('.own-name')) & 4")
    sheet.page.get_by_role("button", name="Mit Namen sichern").click()
    expect(field).to_be_focused()
    assert kept(sheet.page) is None
    named = saved_named(sheet, tmp_path / "named", "Schulamt مدرسة <b>")
    assert author_in(named) == "Schulamt مدرسة <b>"
    expect(field).to_have_count(0)
    confirm(sheet.page)
    assert author_in(save(sheet.page, tmp_path / "again")) == "Schulamt مدرسة <b>"
    expect(field).to_have_count(0)


def test_who_gives_no_name_is_not_asked_again(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Lernen")
    save(sheet.page, tmp_path)
    sheet.page.get_by_role("button", name="Ohne Namen lassen").click()
    expect(sheet.page.get_by_text("können Sie den Namen jederzeit eintragen")).to_be_visible()
    assert author_in(save(sheet.page, tmp_path / "again")) is None
    sheet.open()
    save(sheet.page, tmp_path / "later")
    expect(sheet.page.get_by_text("Kommt die Datei bei Ihren Downloads an?")).to_be_visible()
    expect(sheet.page.get_by_label(FIELD)).to_have_count(0)


def test_the_name_holds_for_other_visits_and_can_be_changed(sheet: Sheet, tmp_path: Path) -> None:
    saved_named(sheet, tmp_path, "Schulamt")
    begin(sheet.page, "Zweiter")
    sheet.write("ziel", "Auch")
    assert author_in(save(sheet.page, tmp_path / "second")) == "Schulamt"
    item = open_visits(sheet.page).get_by_role("listitem").first
    item.get_by_text("Bearbeiten").click()
    item.get_by_label("Ausgefüllt von").fill("Amt 40")
    item.get_by_role("button", name="Speichern").click()
    expect(sheet.page.get_by_role("dialog")).to_contain_text("Gespeichert.")
    assert kept(sheet.page) == "Amt 40"
    sheet.page.keyboard.press("Escape")
    assert author_in(save(sheet.page, tmp_path / "third")) == "Amt 40"


def test_a_deletion_of_everything_takes_the_name_along(sheet: Sheet, tmp_path: Path) -> None:
    saved_named(sheet, tmp_path, "Schulamt")
    delete(sheet.page, "Alles löschen")
    expect(sheet.text("ziel")).to_have_value("")
    assert kept(sheet.page) is None


def test_in_a_session_the_name_ends_with_it(sheet: Sheet, tmp_path: Path) -> None:
    saved_named(sheet, tmp_path, "Schulamt")
    sheet.expect_saved()
    change_keeping(sheet.page, "session")
    sheet.page.get_by_role("button", name="Mitnehmen").click()
    expect(sheet.text("ziel")).to_have_value("Lernen")
    assert kept(sheet.page) is None
    assert sheet.page.evaluate("(key) => JSON.parse(sessionStorage[key]).name", KEY) == "Schulamt"

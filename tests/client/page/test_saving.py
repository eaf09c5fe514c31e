"""A download is not a save until it is one: the page knows that a file is there, or asks, and counts only a yes."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.save_files import PICKER, written
from tests.helpers.sheet import HOSTILE, Sheet, from_menu
from tests.helpers.waiting import eventually

pytestmark = pytest.mark.both_pages


CANCEL = """
window.showSaveFilePicker = () => {
  window.isOpen = true;
  return new Promise((resolve, reject) => {
    window.cancel = () => reject(new DOMException("", "AbortError"));
  });
};
"""
NONE = "delete window.showSaveFilePicker"
NOT_YET = "Noch nicht als Datei gesichert"
TODAY = "Letzte Sicherung: heute"


def open_sheet(page: Page, server: str, script: str) -> Sheet:
    page.add_init_script(script)
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Lernen")
    sheet.expect_rest()
    expect(page.locator("[data-part=backup]")).to_have_text(NOT_YET)
    return sheet


def save(page: Page) -> None:
    page.get_by_role("button", name="Als Datei sichern").click()


def expect_backup(page: Page, text: str) -> None:
    expect(page.locator("[data-part=backup]")).to_have_text(text)


def goal_in(page: Page, name: str) -> str:
    return str(written(page)[name]["answers"]["vorbereitung.ziel"]["answer"])


def test_a_file_that_the_page_has_written_counts_and_takes_the_next_copy_too(page: Page, server: str) -> None:
    sheet = open_sheet(page, server, PICKER)
    save(page)
    expect(page.get_by_text("Gesichert in „wahl-1.json“.")).to_be_visible()
    expect_backup(page, TODAY)
    sheet.write("ziel", HOSTILE.replace("\u0000", ""))
    save(page)
    # The page says already that it has saved there.
    eventually(page, lambda: goal_in(page, "wahl-1.json"), lambda goal: goal == HOSTILE.replace("\u0000", ""))
    assert list(written(page)) == ["wahl-1.json"]
    page.get_by_role("button", name="In eine andere Datei sichern").click()
    expect(page.get_by_text("Gesichert in „wahl-2.json“.")).to_be_visible()


def test_who_cancels_has_no_backup(page: Page, server: str) -> None:
    open_sheet(page, server, CANCEL)
    save(page)
    page.evaluate(
        """new Promise((done) => {
          (function look() { if (window.isOpen) done(); else requestAnimationFrame(look) })();
        })"""
    )
    page.evaluate("dispatchEvent(new Event('blur'))")  # The browser's dialog has the focus.
    page.evaluate("window.cancel()")
    expect(page.get_by_text("Es ist keine Datei entstanden.")).to_be_visible()
    expect_backup(page, NOT_YET)


@pytest.mark.parametrize("fault", ["isLocked", "isFull"])
def test_a_file_that_cannot_be_written_is_no_backup_and_the_text_is_there(
    page: Page, server: str, fault: str
) -> None:
    open_sheet(page, server, PICKER)
    page.evaluate(f"window.{fault} = true")
    save(page)
    expect(page.get_by_text("„wahl-1.json“ lässt sich nicht schreiben.")).to_be_visible()
    text = page.get_by_label("Ihre Eingaben als Text")
    expect(text).to_be_focused()
    assert json.loads(text.input_value())["answers"]["vorbereitung.ziel"]["answer"] == "Lernen"
    expect_backup(page, NOT_YET)
    page.evaluate(f"window.{fault} = false")
    save(page)
    expect(page.get_by_text("Gesichert in „wahl-2.json“.")).to_be_visible()
    expect_backup(page, TODAY)


@pytest.mark.parametrize("script", [NONE, ""], ids=["without a picker", "with one that shows no dialog"])
def test_elsewhere_only_a_yes_counts(page: Page, server: str, script: str) -> None:
    open_sheet(page, server, script)
    for answer, backup in (("Nein, als Text zeigen", NOT_YET), ("Ja, sie ist da", TODAY)):
        with page.expect_download():
            save(page)
        expect(page.get_by_text("Kommt die Datei bei Ihren Downloads an?")).to_be_visible()
        expect_backup(page, NOT_YET)
        page.get_by_role("button", name=answer).click()
        expect_backup(page, backup)
        if backup == NOT_YET:
            text = page.get_by_label("Ihre Eingaben als Text")
            expect(text).to_be_focused()
            assert json.loads(text.input_value())["answers"]["vorbereitung.ziel"]["answer"] == "Lernen"
    expect(page.get_by_role("button", name="Als Datei sichern")).to_be_focused()


def test_saving_and_deleting_deletes_only_what_is_in_a_file(page: Page, server: str) -> None:
    sheet = open_sheet(page, server, NONE)
    from_menu(page, "Löschen")
    dialog = page.get_by_role("dialog")
    for answer in ("Nein, als Text zeigen", "Ja, sie ist da"):
        with page.expect_download():
            dialog.get_by_role("button", name="Sichern und löschen").click()
        expect(sheet.text("ziel")).to_have_value("Lernen")
        dialog.get_by_role("button", name=answer).click()
    expect(dialog).to_have_count(0)
    expect(sheet.text("ziel")).to_have_value("")
    expect(page.get_by_role("button", name="Löschen rückgängig machen")).to_be_focused()


def test_saving_and_deleting_waits_until_the_file_is_closed(page: Page, server: str) -> None:
    sheet = open_sheet(page, server, PICKER)
    page.evaluate("() => { window.closing = new Promise((resolve) => { window.close = resolve }) }")
    from_menu(page, "Löschen")
    page.get_by_role("dialog").get_by_role("button", name="Sichern und löschen").click()
    page.evaluate("new Promise(requestAnimationFrame)")
    expect(sheet.text("ziel")).to_have_value("Lernen")
    page.evaluate("window.close()")
    expect(sheet.text("ziel")).to_have_value("")
    assert goal_in(page, "wahl-1.json") == "Lernen"


@pytest.mark.parametrize("context_options", [{"has_touch": True, "is_mobile": True}], ids=["phone"])
def test_on_a_phone_the_file_can_be_shared(page: Page, server: str) -> None:
    share = """
    Object.assign(navigator, {
      canShare: ({ files }) => files.every(({ name }) => name.endsWith(".txt")),
      share: async ({ files }) => { window.shared = await files[0].text() },
    });
    """
    open_sheet(page, server, f"{NONE};{share}")
    with page.expect_download():
        save(page)
    page.get_by_role("button", name="Teilen").click()
    expect_backup(page, TODAY)
    assert json.loads(page.evaluate("window.shared"))["answers"]["vorbereitung.ziel"]["answer"] == "Lernen"

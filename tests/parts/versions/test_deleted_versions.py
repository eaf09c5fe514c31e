"""Earlier versions go with what they belong to, and stay out of every answer's way."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.keeping import change_keeping
from tests.helpers.sheet import PREFIX, Sheet, delete, from_menu, put_answer, visit_name
from tests.helpers.versions import (
    BUTTON,
    LONG_AGO,
    expect_keeping_versions,
    expect_versions,
    open_versions,
    restore,
    sheet_with_a_version,
    versions,
)
from tests.helpers.visits import begin, open_visits

pytestmark = pytest.mark.both_pages


@pytest.fixture
def sheet(page: Page, server: str) -> Sheet:
    """With an answer that has an earlier version."""
    sheet = sheet_with_a_version(page, server)
    expect(sheet.button(BUTTON, "ziel")).to_be_visible()
    return sheet


def test_a_deleted_sheet_is_an_earlier_version(sheet: Sheet) -> None:
    delete(sheet.page, "Dieses Blatt löschen")
    expect_versions(sheet.page, "Lernen", "Anders")
    sheet.open()
    restore(open_versions(sheet, "ziel"))
    expect(sheet.text("ziel")).to_have_value("Anders")


def test_versions_of_a_sheet_can_be_deleted_with_it_and_come_back_with_it(sheet: Sheet) -> None:
    page = sheet.page
    from_menu(page, "Löschen")
    page.get_by_label("Auch die früheren Fassungen dieses Blatts löschen").check()
    page.get_by_role("button", name="Dieses Blatt löschen").click()
    expect_versions(page)
    expect(sheet.button(BUTTON, "ziel")).to_have_count(0)
    page.get_by_role("button", name="Löschen rückgängig machen").click()
    expect_versions(page, "Lernen")
    expect(sheet.button(BUTTON, "ziel")).to_be_visible()


def test_with_everything_all_versions_go(sheet: Sheet) -> None:
    delete(sheet.page, "Alles löschen")
    expect(sheet.page.get_by_role("status").filter(has_text="Gelöscht:")).to_be_visible()
    assert versions(sheet.page) == []
    sheet.open()
    expect(sheet.button(BUTTON, "ziel")).to_have_count(0)


def test_with_a_visit_its_versions_go_and_those_of_others_stay(sheet: Sheet) -> None:
    page = sheet.page
    visit_name(page).fill("Erster")
    begin(page, "Zweiter")
    put_answer(page, "vorbereitung.kontakt", answer="im ersten", changedAt=LONG_AGO)
    dialog = open_visits(page)
    dialog.get_by_role("button", name="Löschen (Erster)").click()
    expect_versions(page)
    dialog.get_by_role("button", name="rückgängig").click()
    expect_versions(page, "Lernen")


def test_after_months_versions_go_with_their_visit(sheet: Sheet) -> None:
    page = sheet.page
    page.evaluate(
        """(key) => {
          const answer = JSON.parse(localStorage.getItem(key));
          answer.changedAt = "2020-01-01T00:00:00.000Z";
          localStorage.setItem(key, JSON.stringify({ ...answer, times: undefined }));
          indexedDB.deleteDatabase("fachaustausch");
        }""",
        f"{PREFIX}vorbereitung.ziel",
    )
    sheet.open()
    with page.expect_download():
        page.get_by_role("button", name="Sichern und löschen").click()
    page.get_by_role("button", name="Ja, sie ist da").click()
    expect_versions(page)


def test_what_leaves_the_device_leaves_no_versions_on_it(sheet: Sheet) -> None:
    page = sheet.page
    change_keeping(page, "session")
    with page.expect_navigation():
        page.get_by_role("button", name="Mitnehmen").click()
    expect(sheet.text("ziel")).to_have_value("Anders")
    assert versions(page) == []


def test_versions_of_a_visit_that_is_gone_go_at_the_next_load(sheet: Sheet) -> None:
    page = sheet.page
    visit_name(page).fill("Erster")
    begin(page, "Zweiter")
    sheet.write("ziel", "bleibt")
    page.evaluate(
        """(start) => {
          for (const key of Object.keys(localStorage)) if (key.startsWith(start)) localStorage.removeItem(key);
          localStorage.removeItem(start.slice(0, -1));
          indexedDB.deleteDatabase("fachaustausch");
        }""",
        PREFIX,
    )
    sheet.open()
    expect_versions(page)


@pytest.mark.parametrize("fault", ["SecurityError", "QuotaExceededError"])
def test_where_no_version_can_be_kept_the_page_says_so_and_goes_on(page: Page, server: str, fault: str) -> None:
    page.add_init_script(
        f"""const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...args) {{
          if (this.name === "versions") throw new DOMException("", "{fault}");
          return put.apply(this, args);
        }};"""
    )
    sheet = Sheet(page, server).open()
    put_answer(page, "vorbereitung.ziel", answer="Lernen", changedAt=LONG_AGO)
    sheet.open()
    expect_keeping_versions(sheet)
    sheet.write("ziel", "Anders")
    expect(page.get_by_text("Frühere Fassungen Ihrer Antworten kann Ihr Browser nicht aufbewahren.")).to_be_attached()
    assert sheet.stored("ziel")["answer"] == "Anders"
    sheet.write("ziel", "Noch anders")


def test_where_answers_find_no_room_versions_make_some(page: Page, server: str) -> None:
    page.add_init_script(
        """const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...args) {
          if (window.isFull) throw new DOMException("", "QuotaExceededError");
          return put.apply(this, args);
        };
        const remove = IDBObjectStore.prototype.delete;
        IDBObjectStore.prototype.delete = function (...args) {
          if (this.name === "versions") window.isFull = false;
          return remove.apply(this, args);
        };"""
    )
    sheet = sheet_with_a_version(page, server)
    page.evaluate("window.isFull = true")
    sheet.write("ideen", "Mehr")
    expect_versions(page)


def test_with_an_answer_to_a_former_question_its_versions_go_and_come_back(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    put_answer(page, "vorbereitung.alt", answer="Der Koch", changedAt=LONG_AGO)
    page.evaluate(
        """() => new Promise((resolve) => {
          const request = indexedDB.open("fachaustausch-versions", 1);
          request.onupgradeneeded = () => request.result.createObjectStore("versions");
          request.onsuccess = () => {
            const transaction = request.result.transaction("versions", "readwrite");
            const text = JSON.stringify({ answer: { answer: "Die Köchin" }, why: "writing" });
            const key = ["first", "vorbereitung.alt", "2026-11-01T08:00:00.000Z", 99];
            transaction.objectStore("versions").put(text, key);
            transaction.oncomplete = () => { request.result.close(); resolve(); };
          };
        })"""
    )
    sheet.open()
    page.get_by_role("button", name="Diese Antwort löschen").click()
    expect_versions(page)
    page.locator(".former").get_by_role("button", name="rückgängig").click()
    expect_versions(page, "Die Köchin")

"""Hundreds of filled visits in one browser: they wait until they are opened, and none of them is lost meanwhile."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import Sheet
from tests.helpers.visits import begin, open_visits, turn_to

pytestmark = pytest.mark.both_pages

VISITS = 250
OPEN = "b100seed"

LIST = "fachaustausch:list"
EMPTIED = '{"answer": "", "changedAt": "2027-01-01T00:00:00.000Z", "revision": 1}'

# What compares more than the open visit waits for the test.
HOLD_ALL = """
const { databases } = indexedDB;
const isReleased = new Promise((resolve) => { window.releaseAll = resolve; });
let calls = 0;
indexedDB.databases = async function () {
  calls += 1;
  if (calls > 1) await isReleased;
  return databases.call(indexedDB);
};
"""

# As the page itself writes them, in both places.
FILL = """
async ([count, open]) => {
  const entries = [];
  for (let number = 0; number < count; number += 1) {
    const start = `fachaustausch:1:b${100 + number}seed`;
    const changedAt = new Date(Date.UTC(2026, 9, 1, 0, number)).toISOString();
    entries.push([start, JSON.stringify({ name: `Besuch ${number}`, host: "Nachbarstadt", changedAt })]);
    for (const id of ["ziel", "ideen", "kontakt", "a", "b", "c", "d", "e"]) {
      const answer = { answer: `${id} ${number}`, changedAt, revision: 1 };
      entries.push([`${start}:vorbereitung.${id}`, JSON.stringify(answer)]);
    }
  }
  entries.push(["fachaustausch:visit", JSON.stringify({ id: open, changedAt: new Date().toISOString() })]);
  for (const [key, value] of entries) localStorage.setItem(key, value);
  const request = indexedDB.open("fachaustausch", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("values");
  await new Promise((resolve) => { request.onsuccess = resolve });
  const transaction = request.result.transaction("values", "readwrite");
  for (const [key, value] of entries) transaction.objectStore("values").put({ value }, key);
  await new Promise((resolve) => { transaction.oncomplete = resolve });
  request.result.close();
}
"""

# Notes which values are read of other visits than the open one, in both places.
WATCH = """
(() => {
  window.readElsewhere = [];
  const note = (key) => {
    const isElsewhere = key === undefined || (/^fachaustausch:1:/.test(key) && !key.includes(":b100seed"));
    if (isElsewhere) readElsewhere.push(String(key));
  };
  const { getItem } = Storage.prototype;
  Storage.prototype.getItem = function (name) { note(name); return getItem.call(this, name); };
  for (const method of ["get", "getAll", "getAllKeys", "openCursor", "openKeyCursor"]) {
    const read = IDBObjectStore.prototype[method];
    IDBObjectStore.prototype[method] = function (wanted, ...given) {
      note(wanted instanceof IDBKeyRange ? wanted.lower : wanted);
      return read.call(this, wanted, ...given);
    };
  }
})()
"""


PUT = """
async ([key, saved]) => {
  const request = indexedDB.open("fachaustausch", 1);
  await new Promise((resolve) => { request.onsuccess = resolve });
  const transaction = request.result.transaction("values", "readwrite");
  transaction.objectStore("values").put(saved, key);
  await new Promise((resolve) => { transaction.oncomplete = resolve });
  request.result.close();
}
"""

IS_FORGOTTEN = """
async (key) => {
  const request = indexedDB.open("fachaustausch", 1);
  await new Promise((resolve) => { request.onsuccess = resolve });
  const saved = request.result.transaction("values").objectStore("values").get(key);
  await new Promise((resolve) => { saved.onsuccess = resolve });
  request.result.close();
  return saved.result === undefined;
}
"""


@pytest.fixture
def sheet(page: Page, server: str) -> Sheet:
    """A sheet of a visit that was open before."""
    page.goto(f"{server}ueber/impressum.html")
    page.evaluate(FILL, [VISITS, OPEN])
    sheet = Sheet(page, server).open()
    sheet.expect_saved()
    return sheet


def change_on_device(page: Page, server: str, changes: Mapping[str, str | None]) -> None:
    """Leave the page, and put some of what the storage holds to an earlier state, or take it away."""
    page.goto(f"{server}ueber/impressum.html")
    page.evaluate(
        """(changes) => {
          for (const [key, value] of Object.entries(changes)) {
            if (value === null) localStorage.removeItem(key);
            else localStorage.setItem(key, value);
          }
        }""",
        changes,
    )


def test_a_sheet_reads_no_value_of_another_visit(sheet: Sheet) -> None:
    sheet.page.add_init_script(WATCH)
    sheet.open()
    sheet.expect_saved()
    expect(sheet.text("ziel")).to_have_value("ziel 0")
    sheet.write("ideen", "Noch eine")
    assert sheet.page.evaluate("readElsewhere") == []


def test_every_visit_is_listed_and_can_be_opened(sheet: Sheet) -> None:
    items = open_visits(sheet.page).get_by_role("listitem")
    expect(items).to_have_count(VISITS)
    expect(items.first).to_contain_text("Besuch 0")
    expect(items.first).to_contain_text("Gerade geöffnet")
    expect(items.nth(1)).to_contain_text(f"Besuch {VISITS - 1}bei Nachbarstadt")
    expect(items.nth(1)).to_contain_text("Eingaben zu 8 Fragen")
    sheet.page.keyboard.press("Escape")
    turn_to(sheet.page, "Besuch 3")
    expect(sheet.text("ziel")).to_have_value("ziel 3")


def test_the_list_is_the_same_on_the_next_page_and_after_a_change(sheet: Sheet) -> None:
    expect(open_visits(sheet.page).get_by_role("listitem")).to_have_count(VISITS)
    sheet.page.keyboard.press("Escape")
    sheet.write("ideen", "Noch eine")
    sheet.text("teilnehmende").fill("Alle")
    sheet.expect_saved()
    sheet.open()
    items = open_visits(sheet.page).get_by_role("listitem")
    expect(items).to_have_count(VISITS)
    expect(items.first).to_contain_text("Eingaben zu 9 Fragen")


def test_what_an_earlier_version_has_changed_is_listed(sheet: Sheet, server: str) -> None:
    expect(open_visits(sheet.page).get_by_role("listitem")).to_have_count(VISITS)
    change_on_device(sheet.page, server, {"fachaustausch:1:b103seed:vorbereitung.ziel": EMPTIED})
    sheet.open()
    item = open_visits(sheet.page).get_by_role("listitem").filter(has_text="Besuch 3bei")
    expect(item).to_contain_text("Eingaben zu 7 Fragen")


def test_a_list_that_somebody_types_into_is_not_drawn_again(sheet: Sheet, server: str) -> None:
    expect(open_visits(sheet.page).get_by_role("listitem")).to_have_count(VISITS)
    before = sheet.page.evaluate(f"localStorage.getItem('{LIST}')")
    change_on_device(sheet.page, server, {"fachaustausch:1:b103seed:vorbereitung.ziel": EMPTIED})
    sheet.page.add_init_script(HOLD_ALL)
    sheet.open()
    dialog = open_visits(sheet.page)
    dialog.locator(".visits__edit summary").first.click()
    field = dialog.locator(".visits__edit").first.get_by_label("Name des Besuchs")
    field.fill("Getippt")
    sheet.page.evaluate("releaseAll()")
    sheet.page.wait_for_function(f"(before) => localStorage.getItem('{LIST}') !== before", arg=before)
    expect(field).to_have_value("Getippt")


def test_a_visit_that_the_storage_has_lost_is_listed_and_whole(sheet: Sheet, server: str) -> None:
    start = "fachaustausch:1:b103seed"
    names = (
        "",
        ":vorbereitung.ziel",
        ":vorbereitung.ideen",
        ":vorbereitung.kontakt",
        *(f":vorbereitung.{c}" for c in "abcde"),
    )
    change_on_device(sheet.page, server, {start + name: None for name in names})
    sheet.open()
    expect(open_visits(sheet.page).get_by_role("listitem")).to_have_count(VISITS)
    sheet.page.keyboard.press("Escape")
    turn_to(sheet.page, "Besuch 3")
    expect(sheet.text("ziel")).to_have_value("ziel 3")


def test_a_visit_is_compared_with_its_copy_when_it_is_opened(sheet: Sheet, server: str) -> None:
    earlier = '{"answer": "Früher", "changedAt": "2025-01-01T00:00:00.000Z", "revision": 1}'
    change_on_device(sheet.page, server, {"fachaustausch:1:b103seed:vorbereitung.ziel": earlier})
    sheet.open()
    turn_to(sheet.page, "Besuch 3")
    expect(sheet.text("ziel")).to_have_value("ziel 3")
    sheet.expect_saved()


def test_what_was_deleted_of_them_stays_deleted(sheet: Sheet) -> None:
    dialog = open_visits(sheet.page)
    dialog.get_by_role("button", name="Löschen (Besuch 249)").click()
    expect(dialog).to_contain_text("„Besuch 249“ ist gelöscht.")
    expect(dialog.get_by_role("listitem")).to_have_count(VISITS - 1)
    sheet.open()
    expect(open_visits(sheet.page).get_by_role("listitem")).to_have_count(VISITS - 1)


def test_the_visit_that_was_open_before_a_crash_is_open_again(sheet: Sheet, server: str) -> None:
    before = sheet.page.evaluate("({ ...localStorage })")
    begin(sheet.page, "Neuer")
    sheet.write("ziel", "Anderes")
    after = sheet.page.evaluate("({ ...localStorage })")
    change_on_device(sheet.page, server, {key: before.get(key) for key in after if after[key] != before.get(key)})
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Anderes")
    sheet.expect_saved()


def test_a_deletion_is_forgotten_when_no_storage_can_bring_it_back(sheet: Sheet, server: str) -> None:
    sheet.page.goto(f"{server}ueber/impressum.html")
    sheet.page.evaluate(PUT, [f"fachaustausch:1:{OPEN}:vorbereitung.weg", {"deletedAt": "2026-01-01T00:00:00.000Z"}])
    sheet.open()
    sheet.page.wait_for_function(IS_FORGOTTEN, arg=f"fachaustausch:1:{OPEN}:vorbereitung.weg")
    expect(sheet.text("ziel")).to_have_value("ziel 0")

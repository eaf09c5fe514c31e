"""Storage that is absent, blocked, full, lying, or filled with rubbish."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import KEY, LONG, Sheet

pytestmark = pytest.mark.both_pages


BLOCKED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })"""
)
ABSENT = """Object.defineProperty(window, "localStorage", { value: null })"""
UNREADABLE = """Storage.prototype.getItem = () => { throw new Error("no") }"""
LYING = """Storage.prototype.setItem = () => {}"""


def full_from(length: int) -> str:
    """Storage that takes only values up to a length, as when the quota ends in the middle of a long answer."""
    return f"""
      const setItem = Storage.prototype.setItem;
      window.room = {length};
      Storage.prototype.setItem = function (key, value) {{
        if (value.length > window.room) throw new DOMException("full", "QuotaExceededError");
        setItem.call(this, key, value);
      }}"""


@pytest.mark.parametrize("fault", [BLOCKED, ABSENT, UNREADABLE], ids=["blocked", "absent", "unreadable"])
def test_without_storage_the_page_says_so_at_once_and_works_on(page: Page, home: str, fault: str) -> None:
    page.add_init_script(fault)
    sheet = Sheet(page, home).open()
    expect(sheet.badge).to_contain_text("nicht gespeichert")
    expect(sheet.badge).to_contain_text("Sichern Sie ihn als Datei, oder drucken Sie ihn")
    sheet.text("ziel").fill(LONG)
    sheet.status("ziel", "erledigt").check()
    expect(page.locator(".bar .progress__text")).to_have_text("1 von 10 Fragen beantwortet, 1 erledigt")
    expect(sheet.text("ziel")).to_have_value(LONG)
    expect(sheet.badge).to_contain_text("nicht gespeichert")
    sheet.text("ziel").fill("")
    sheet.button("Rückgängig", "ziel").click()
    expect(sheet.text("ziel")).to_have_value(LONG)


def test_where_indexeddb_is_refused_altogether_the_page_still_saves(page: Page, server: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { get() { throw new Error('no') } })")
    sheet = Sheet(page, server).open()
    sheet.text("ziel").fill("Lernen")
    expect(sheet.badge).to_have_attribute("data-state", "kept")
    sheet.expect_stored("ziel", "Lernen")


def test_storage_that_keeps_nothing_is_not_called_saved(page: Page, server: str) -> None:
    page.add_init_script(LYING)
    sheet = Sheet(page, server).open()
    sheet.text("ziel").fill("Lernen")
    expect(sheet.badge).to_contain_text("nicht gespeichert")
    expect(sheet.text("ziel")).to_have_value("Lernen")


def test_storage_that_fills_up_in_the_middle_of_an_answer_leaves_the_text_alone(page: Page, server: str) -> None:
    page.add_init_script(full_from(400))
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Der Anfang passt noch.")
    sheet.text("ziel").fill(LONG)
    expect(sheet.badge).to_contain_text("nicht gespeichert: Der Speicher dieses Browsers ist voll")
    expect(sheet.text("ziel")).to_have_value(LONG)
    assert sheet.stored("ziel")["answer"] == "Der Anfang passt noch."
    sheet.text("ideen").fill("kurz")
    sheet.expect_stored("ideen", "kurz")
    expect(sheet.badge).to_contain_text("nicht gespeichert")


def test_what_could_not_be_saved_is_saved_once_there_is_room(page: Page, server: str) -> None:
    page.add_init_script(full_from(400))
    sheet = Sheet(page, server).open()
    sheet.text("ziel").fill(LONG)
    expect(sheet.badge).to_have_attribute("data-state", "full")
    page.evaluate("window.room = 1e6")
    sheet.text("ideen").fill("kurz")
    sheet.expect_saved()
    assert sheet.stored("ziel")["answer"] == LONG


def test_leaving_with_unsaved_text_asks_first(page: Page, server: str) -> None:
    page.add_init_script(full_from(0))
    sheet = Sheet(page, server).open()
    sheet.text("ziel").press_sequentially("ungesichert")
    expect(sheet.badge).to_have_attribute("data-state", "full")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(sheet.text("ziel")).to_have_value("ungesichert")


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "{",
        "null",
        "[]",
        "42",
        '"Text"',
        '{"answer": 1}',
        '{"status": "vielleicht"}',
        '{"revision": 1.5}',
        "\u0000",
        LONG,
    ],
    ids=range(11),
)
def test_an_unreadable_value_is_kept_aside_and_the_person_is_told(page: Page, server: str, rubbish: str) -> None:
    page.goto(f"{server}index.html")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{KEY}ziel", rubbish])
    sheet = Sheet(page, server).open()
    expect(page.get_by_text("Eine frühere Antwort lässt sich nicht lesen.")).to_be_visible()
    expect(sheet.text("ziel")).to_have_value("")
    sheet.write("ziel", "neu")
    page.reload()
    expect(sheet.text("ziel")).to_have_value("neu")
    assert page.evaluate("key => localStorage.getItem(key)", f"{KEY}ziel:unreadable") == rubbish
    assert sheet.keys() == [f"{KEY}ziel", f"{KEY}ziel:unreadable"]


def test_a_second_unreadable_value_gets_a_number(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    for rubbish in ("erster", "erster", "zweiter"):
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{KEY}ziel", rubbish])
        sheet.open()
    assert page.evaluate("key => localStorage.getItem(key)", f"{KEY}ziel:unreadable") == "erster"
    assert page.evaluate("key => localStorage.getItem(key)", f"{KEY}ziel:unreadable-2") == "zweiter"


def test_fields_of_a_newer_version_survive_a_change(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    page.evaluate(
        "key => localStorage.setItem(key, JSON.stringify({ answer: 'alt', sources: [1], tags: [2] }))",
        f"{KEY}ziel",
    )
    sheet.open()
    sheet.write("ziel", "neu")
    assert sheet.stored("ziel")["sources"] == [1]
    assert sheet.stored("ziel")["tags"] == [2]


def test_foreign_keys_and_keys_of_a_newer_version_are_left_alone(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    foreign = {"fremd": "x", "fachaustausch:2:first:vorbereitung.ziel": "neuer", "fachaustauschX": "y"}
    page.evaluate("entries => Object.entries(entries).forEach(([k, v]) => localStorage.setItem(k, v))", foreign)
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Lernen")
    entries = page.evaluate("({ ...localStorage })")
    assert {key: entries[key] for key in foreign} == foreign


def test_the_palette_is_remembered_only_once_a_person_chooses(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    expect(page.locator("html")).to_have_attribute("data-colours", "")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_title("Dunkle Farben").click()
    expect(page.locator("html")).to_have_attribute("data-colours", "slate")
    page.goto(f"{server}checkliste.html")
    expect(page.locator("html")).to_have_attribute("data-colours", "slate")


def test_times_that_are_none_are_not_shown(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    page.evaluate(
        """key => {
          localStorage.setItem(`${key}vorbereitung.ziel`, '{"answer":"a","changedAt":"gestern"}');
          localStorage.setItem(key.slice(0, -1), '{"name":"b","changedAt":"","backedUpAt":"neulich","keptAt":"nie"}');
        }""",
        "fachaustausch:1:first:",
    )
    sheet = Sheet(page, server).open()
    sheet.expect_saved()
    expect(sheet.text("ziel")).to_have_value("a")
    expect(page.locator("[data-part=backup]")).to_have_text("Noch nicht als Datei gesichert")
    expect(page.locator(".bar")).not_to_contain_text("NaN")

"""The badge says saved when the answer is on disk, and not a moment earlier."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.helpers.sheet import Sheet

pytestmark = pytest.mark.both_pages


# A transaction that stays open as long as the test likes keeps every other one waiting.
HOLD = """() => new Promise((held) => {
  const request = indexedDB.open("fachaustausch");
  request.onsuccess = () => {
    const table = request.result.transaction("values", "readwrite").objectStore("values");
    (function hold() {
      if (!window.isReleased) table.get("x").onsuccess = hold;
    })();
    held();
  };
})"""


def test_it_waits_for_the_durable_copy(context: BrowserContext, server: str) -> None:
    sheet, other = (Sheet(context.new_page(), server).open() for _ in range(2))
    sheet.write("ziel", "Lernen")
    other.page.evaluate(HOLD)
    sheet.text("ideen").fill("Weiter")
    sheet.expect_stored("ideen", "Weiter")
    sheet.page.evaluate("dispatchEvent(new Event('visibilitychange'))")  # All that can be done at once is done.
    expect(sheet.badge).to_have_attribute("data-state", "saving")
    expect(sheet.badge).not_to_contain_text("gespeichert")
    other.page.evaluate("() => { window.isReleased = true }")
    sheet.expect_saved()


def _let_time_pass_until_saved(sheet: Sheet) -> None:
    """In small steps: a timer may be set only after what the browser, which knows no test's clock, has done."""
    for _ in range(1000):
        if sheet.badge.get_attribute("data-state") == "saved":
            return
        sheet.page.clock.run_for(1)
    sheet.expect_saved()


def test_what_is_seen_changes_with_every_letter_and_what_is_read_out_once_a_minute(page: Page, server: str) -> None:
    page.clock.install()
    sheet = Sheet(page, server).open()
    page.clock.pause_at("2100-01-01")
    page.evaluate(
        """() => {
          window.spoken = [];
          window.seen = 0;
          const watch = (part, note) => new MutationObserver(note).observe(
            document.querySelector(`[data-part=${part}]`), { childList: true, characterData: true, subtree: true });
          watch("spoken", () => window.spoken.push(document.querySelector("[data-part=spoken]").textContent));
          watch("badge", () => { window.seen += 1 });
        }"""
    )
    for letter in "Sechzig Buchstaben in gewöhnlichem Tempo":
        sheet.text("ziel").press_sequentially(letter)
        page.clock.run_for(500)
        _let_time_pass_until_saved(sheet)
    assert page.evaluate("window.seen") > 20
    [told] = page.evaluate("window.spoken")
    assert "gespeichert" in told
    expect(sheet.spoken).to_be_attached()
    assert sheet.badge.evaluate("(badge) => badge.closest('[role=status], [aria-live], [aria-busy]')") is None


def test_a_failure_is_read_out_at_once_and_so_is_its_end(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Erst geht es")
    expect(sheet.spoken).to_contain_text(re.compile(r"^Um \d\d:\d\d gespeichert"))
    page.evaluate(
        """() => {
          window.setItem = Storage.prototype.setItem;
          Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") };
        }"""
    )
    sheet.text("ziel").fill("Dann nicht mehr")
    expect(sheet.spoken).to_contain_text("nicht gespeichert")
    page.evaluate("() => { Storage.prototype.setItem = window.setItem }")
    sheet.text("ziel").fill("Dann doch")
    expect(sheet.spoken).to_contain_text(re.compile(r"^Um \d\d:\d\d gespeichert"))


def test_what_another_window_saves_does_not_make_what_is_just_typed_here_saved(
    context: BrowserContext, server: str
) -> None:
    page = context.new_page()
    page.add_init_script("window.held = []; window.setTimeout = (run) => window.held.push(run)")
    sheet, other = Sheet(page, server).open(), Sheet(context.new_page(), server).open()
    sheet.text("ziel").press_sequentially("nur zum Teil")
    other.write("ideen", "Von nebenan")
    expect(sheet.text("ideen")).to_have_value("Von nebenan")
    assert sheet.stored("ziel")["answer"] == "n"
    expect(sheet.badge).to_have_attribute("data-state", "saving")
    page.evaluate("window.held.splice(0).forEach((run) => run())")
    sheet.expect_saved()
    assert sheet.stored("ziel")["answer"] == "nur zum Teil"

"""The badge says saved when the answer is on disk, and not a moment earlier."""

from playwright.sync_api import BrowserContext, expect

from tests.client.sheet import Sheet

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

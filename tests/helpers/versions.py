"""Earlier versions in the words of a person who looks for one."""

from typing import Any, cast

from playwright.sync_api import Locator, Page, expect

from tests.helpers.sheet import Sheet, put_answer
from tests.helpers.waiting import eventually

BUTTON = "Frühere Fassungen"
LONG_AGO = "2026-11-01T08:00:00.000Z"


def expect_keeping_versions(sheet: Sheet) -> None:
    """Wait until the page keeps versions: what does so loads by itself."""
    expect(sheet.page.locator(".sheet")).to_have_attribute("data-versions", "kept")
    sheet.expect_saved()


def sheet_with_a_version(page: Page, server: str) -> Sheet:
    """A sheet with an answer, "Anders", that has one earlier version, "Lernen"."""
    sheet = Sheet(page, server).open()
    put_answer(page, "vorbereitung.ziel", answer="Lernen", changedAt=LONG_AGO)
    sheet.open()
    expect_keeping_versions(sheet)
    sheet.write("ziel", "Anders")
    expect_versions(page, "Lernen")
    return sheet


def versions(page: Page) -> list[dict[str, Any]]:
    """What the browser keeps, a question's oldest first: visit, question, when, why, and the answer as it was."""
    return cast(
        list[dict[str, Any]],
        page.evaluate(
            """async () => {
              if (!(await indexedDB.databases()).some(({ name }) => name === "fachaustausch-versions")) return [];
              const database = await new Promise((resolve) => {
                const request = indexedDB.open("fachaustausch-versions");
                request.onsuccess = () => resolve(request.result);
              });
              const table = database.transaction("versions").objectStore("versions");
              const all = (request) =>
                new Promise((resolve) => { request.onsuccess = () => resolve(request.result) });
              const [keys, texts] = await Promise.all([all(table.getAllKeys()), all(table.getAll())]);
              database.close();
              return keys.map(([visit, question, keptAt], index) =>
                ({ visit, question, keptAt, ...JSON.parse(texts[index]) }));
            }"""
        ),
    )


def expect_versions(page: Page, *texts: str) -> None:
    """Wait until these and no others are kept, by their text, the oldest of a question first."""
    eventually(page, lambda: [version["answer"]["answer"] for version in versions(page)], lambda now: now == [*texts])


def open_versions(sheet: Sheet, question: str) -> Locator:
    sheet.button(BUTTON, question).click()
    dialog = sheet.page.get_by_role("dialog", name=BUTTON)
    expect(dialog).to_be_visible()
    return dialog


def restore(dialog: Locator, at: int = 0) -> None:
    dialog.get_by_role("button", name="Wiederherstellen").nth(at).click()
    expect(dialog).to_have_count(0)

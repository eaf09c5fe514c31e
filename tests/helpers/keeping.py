"""Where answers are kept, chosen and looked up."""

from typing import Any, cast

from playwright.sync_api import Page, expect

from tests.helpers.sheet import visit_name

KEEPING = {"device": "auf diesem Gerät", "session": "nur diese Sitzung"}


def change_keeping(page: Page, where: str) -> None:
    """Choose where answers are kept, and carry it out; what a dialog then asks is another matter."""
    visit_name(page)
    page.get_by_role("group", name="Aufbewahren:").get_by_label(KEEPING[where]).check()
    page.get_by_role("button", name="Umstellen").click()


def expect_keeping(page: Page, where: str) -> None:
    expect(page.locator("[data-part=where]")).to_have_attribute("data-keeping", where)
    expect(page.locator(f"[data-part=where] [value={where}]")).to_be_checked()


def choose(page: Page, where: str) -> None:
    with page.expect_navigation():
        change_keeping(page, where)
    expect(page.locator("[data-part=badge]")).not_to_have_attribute("data-state", "starting")


def session(page: Page) -> dict[str, str]:
    return cast(dict[str, str], page.evaluate("({ ...sessionStorage })"))


def durable(page: Page) -> dict[str, Any]:
    """What the durable copy holds; deletions are null."""
    return cast(
        dict[str, Any],
        page.evaluate(
            """async () => {
              if (!(await indexedDB.databases()).length) return {};
              const database = await new Promise((resolve) => {
                const request = indexedDB.open("fachaustausch");
                request.onsuccess = () => resolve(request.result);
              });
              const table = database.transaction("values").objectStore("values");
              const all = (request) =>
                new Promise((resolve) => { request.onsuccess = () => resolve(request.result) });
              const [keys, values] = await Promise.all([all(table.getAllKeys()), all(table.getAll())]);
              database.close();
              return Object.fromEntries(keys.map((key, index) => [key, values[index].value ?? null]));
            }"""
        ),
    )

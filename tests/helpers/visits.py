"""Visits in the words of a person who has several."""

from playwright.sync_api import Locator, Page, expect

from tests.helpers.sheet import Sheet, from_menu, visit_name


def open_visits(page: Page) -> Locator:
    from_menu(page, "Besuch wechseln")
    dialog = page.get_by_role("dialog", name="Ihre Besuche")
    expect(dialog).to_be_visible()
    return dialog


def begin(page: Page, name: str, host: str = "") -> None:
    dialog = open_visits(page)
    dialog.get_by_text("Neuen Besuch anlegen").click()
    form = dialog.locator(".visits__new")
    form.get_by_label("Name des Besuchs").fill(name)
    form.get_by_label("Gastgebende Stelle").fill(host)
    with page.expect_navigation():
        form.get_by_role("button", name="Anlegen und öffnen").click()
    expect(page.locator("[data-part=badge]")).not_to_have_attribute("data-state", "starting")


def turn_to(page: Page, name: str) -> None:
    dialog = open_visits(page)
    with page.expect_navigation():
        dialog.get_by_role("button", name=f"Öffnen ({name})").click()
    expect(page.locator("[data-part=badge]")).not_to_have_attribute("data-state", "starting")


def write_first(sheet: Sheet) -> None:
    """Give the first visit a name and an answer."""
    visit_name(sheet.page).fill("Erster")
    sheet.write("ziel", "Lernen")

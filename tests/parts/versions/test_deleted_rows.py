"""Rows and stops that were deleted come back, also once the page is left that took them away."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.axe import violations
from tests.helpers.kinds import answers, fill_rows, fill_two_rooms, rows, stop
from tests.helpers.sheet import HOSTILE, LONG, Sheet
from tests.helpers.versions import expect_versions

pytestmark = pytest.mark.both_pages

WAY_BACK = "Gelöschtes zurückholen"


def without_the_first(sheet: Sheet, *texts: str) -> None:
    """Rows of which the first was deleted, on a page that was opened anew."""
    fill_rows(sheet, *texts)
    rows(sheet).first.get_by_role("button", name="Vorhaben löschen").click()
    expect(rows(sheet)).to_have_count(len(texts) - 1)
    expect_versions(sheet.page, texts[0])
    sheet.open()


def open_deleted(page: Page, each: str) -> Locator:
    page.get_by_role("button", name=f"{WAY_BACK} ({each})").click()
    dialog = page.get_by_role("dialog", name=WAY_BACK)
    expect(dialog).to_be_visible()
    return dialog


def test_a_deleted_row_comes_back_after_the_page_was_left(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.get_by_label("Zuständig").fill("Hausverwaltung")
    without_the_first(sheet, "Teppich kaufen", "Regale rücken")
    dialog = open_deleted(sheet.page, "Vorhaben")
    item = dialog.get_by_role("listitem")
    expect(item).to_have_count(1)
    expect(item).to_contain_text("Teppich kaufen")
    expect(item).to_contain_text("zuständig: Hausverwaltung")
    item.get_by_role("button", name="Zurückholen").click()
    expect(dialog).to_have_count(0)
    expect(rows(sheet)).to_have_count(2)
    expect(rows(sheet).first.locator("textarea")).to_have_value("Teppich kaufen")
    expect(rows(sheet).first.get_by_label("Zuständig")).to_have_value("Hausverwaltung")
    expect(sheet.page.get_by_role("button", name=WAY_BACK)).to_have_count(0)
    back = sheet.page.get_by_role("status").filter(has_text="Es steht wieder auf dem Blatt.").locator("..")
    back.get_by_role("button", name="Rückgängig").click()
    expect(rows(sheet)).to_have_count(1)
    assert next(iter(answers(sheet.page, "folgen").values()))["answer"] == "Regale rücken"
    expect(sheet.page.get_by_role("button", name=WAY_BACK)).to_have_count(1)


def test_where_no_row_was_deleted_nothing_leads_to_one(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    fill_rows(sheet, "Teppich kaufen", "Regale rücken")
    rows(sheet).first.locator("textarea").fill("Teppiche kaufen")
    sheet.expect_saved()
    sheet.open()
    expect(sheet.page.get_by_role("button", name=WAY_BACK)).to_have_count(0)


def test_a_deleted_stop_comes_back_with_all_its_answers(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    fill_two_rooms(sheet)
    page = sheet.page
    before = answers(page, "rundgang")
    page.get_by_role("button", name="1 Kinderecke").first.click()
    stop(sheet).get_by_role("button", name="Raum löschen").click()
    expect(stop(sheet).locator("textarea").first).to_have_value("Keller")
    expect_versions(page, "Kinderecke", "")
    sheet.open()
    dialog = open_deleted(page, "Raum")
    expect(dialog.get_by_role("listitem")).to_contain_text("Kinderecke")
    expect(dialog.get_by_role("listitem")).to_contain_text("passt")
    dialog.get_by_role("button", name="Zurückholen").click()
    # One stop is shown at a time: the one that is back.
    expect(stop(sheet).locator("textarea").first).to_have_value("Kinderecke")
    expect(stop(sheet).get_by_label("passt", exact=True)).to_be_checked()
    after = answers(page, "rundgang")
    assert {key: answer["answer"] for key, answer in after.items()} == {
        key: answer["answer"] for key, answer in before.items()
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_of_what_was_deleted_is_text_and_accessible(
    open_sheet: Callable[[str], Sheet], scheme: Literal["light", "dark"]
) -> None:
    sheet = open_sheet("folgen")
    page = sheet.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    text = HOSTILE.replace("\u0000", "") + LONG
    without_the_first(sheet, text, "Regale rücken")
    dialog = open_deleted(page, "Vorhaben")
    expect(dialog.get_by_role("listitem")).to_contain_text("<script>document.title='Beute'</script>")
    expect(page).not_to_have_title("Beute")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

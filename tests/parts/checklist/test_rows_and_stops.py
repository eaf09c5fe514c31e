"""The sheet for the meeting has a line for each row and each stop."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.helpers.kinds import add, expect_at, fill_stops, fill_two_rooms, rows
from tests.helpers.sheet import Sheet

pytestmark = pytest.mark.both_pages


def test_the_checklist_has_a_line_for_each_row_and_each_stop(
    open_sheet: Callable[[str], Sheet], foreign: str
) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    rows(sheet).first.get_by_label("Zuständig").fill("Hausverwaltung")
    add(sheet, "Vorhaben")
    rows(sheet).last.locator("textarea").fill("Regale rücken")
    rows(sheet).last.get_by_label("erledigt").check()
    sheet.expect_saved()
    sheet = open_sheet("rundgang")
    fill_two_rooms(sheet)
    page = sheet.page
    page.goto(f"{foreign}checkliste.html")
    expect(page.locator(".checklist__group")).to_have_text(
        ["Fragen", "Absprache", "Rundgang · Raum 1: Kinderecke", "Rundgang · Raum 2: Keller", "Folgen"]
    )
    lines = page.locator("[data-question='folgen.massnahmen']")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("4.2 Vorhaben 1")
    expect(lines.first.locator("[data-cell=answer]")).to_have_text("Teppich kaufen")
    expect(lines.first.locator("[data-cell=responsible]")).to_have_text("Hausverwaltung")
    expect(lines.last.locator("[data-cell=status]")).to_have_text("erledigt")
    choice = page.locator("[data-question='rundgang.urteil']")
    expect(choice.first.locator("[data-cell=answer]")).to_have_text("passt")
    expect(choice.first.locator("[data-cell=status]")).to_have_text("beantwortet")
    expect(choice.last.locator("[data-cell=status]")).to_have_text("noch nicht beantwortet")
    page.get_by_label("Noch nicht erledigte").check()
    expect(page.locator("[data-question='folgen.massnahmen']")).to_have_count(1)
    page.get_by_role("combobox", name="Arbeitsblatt", exact=True).select_option("Folgen")
    expect(page.locator(".checklist__group")).to_have_text(["Folgen"])


def test_a_line_of_the_checklist_leads_to_its_stop(open_sheet: Callable[[str], Sheet], foreign: str) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke", "Keller")
    sheet.page.set_viewport_size({"width": 1000, "height": 500})
    for index, title in enumerate(("Raum 1: Kinderecke", "Raum 2: Keller")):
        sheet.page.goto(f"{foreign}checkliste.html")
        sheet.page.locator("[data-question='rundgang.urteil']").nth(index).get_by_role("link").click()
        expect_at(sheet, title, "rundgang.urteil")

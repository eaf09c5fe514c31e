"""The loaded example says of itself that it is invented, and leads back to the person's own answers."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import Sheet

pytestmark = pytest.mark.both_pages


SHOWN = "Sie sehen ein erfundenes Beispiel."


@pytest.fixture
def sheet(page: Page, foreign: str) -> Sheet:
    return Sheet(page, foreign, "fragen")


def load(sheet: Sheet, foreign: str) -> None:
    sheet.page.goto(f"{foreign}index.html")
    sheet.page.get_by_role("link", name="Beispiel laden und ausprobieren").click()
    expect(sheet.page).to_have_url(f"{foreign}arbeitsblaetter/fragen.html")
    sheet.open()


def leave(sheet: Sheet, button: str) -> None:
    with sheet.page.expect_navigation():
        sheet.page.get_by_role("button", name=button).click()
    expect(sheet.page.locator("[data-part=badge]")).not_to_have_attribute("data-state", "starting")


def test_it_is_plainly_an_example_wherever_it_is_shown(sheet: Sheet, foreign: str) -> None:
    load(sheet, foreign)
    notice = sheet.page.get_by_text(SHOWN)
    expect(notice).to_be_visible()
    for address in ("index.html", "checkliste.html", "handzettel.html", "zeitplan.html"):
        sheet.page.goto(f"{foreign}{address}")
        expect(notice).to_have_count(1)
        expect(notice).to_be_visible()
    sheet.page.goto(f"{foreign}ueber/datenschutz.html")
    expect(notice).to_have_count(0)


def test_the_way_back_leads_to_the_visit_before_and_keeps_the_example(sheet: Sheet, foreign: str) -> None:
    sheet.open()
    sheet.write("ziel", "Meins")
    load(sheet, foreign)
    expect(sheet.text("ziel")).not_to_have_value("Meins")
    leave(sheet, "Zurück zu meinen Eingaben")
    expect(sheet.text("ziel")).to_have_value("Meins")
    expect(sheet.page.get_by_text(SHOWN)).to_have_count(0)
    assert ":beispiel:" in "".join(sheet.keys())


def test_without_answers_of_her_own_the_way_back_leads_to_blank_sheets(sheet: Sheet, foreign: str) -> None:
    load(sheet, foreign)
    leave(sheet, "Zurück zu meinen Eingaben")
    expect(sheet.text("ziel")).to_have_value("")
    expect(sheet.page.get_by_text(SHOWN)).to_have_count(0)
    sheet.write("ziel", "Meins")
    assert json.loads(sheet.page.evaluate("localStorage['fachaustausch:1:first:fragen.ziel']"))["answer"] == "Meins"


def test_the_example_can_be_deleted_on_the_way_back(sheet: Sheet, foreign: str) -> None:
    sheet.open()
    sheet.write("ziel", "Meins")
    load(sheet, foreign)
    sheet.text("ziel").fill("Gerade noch getippt")
    leave(sheet, "Beispiel löschen")
    expect(sheet.text("ziel")).to_have_value("Meins")
    assert ":beispiel" not in "".join(sheet.keys())


def test_the_deleted_example_stays_away_though_the_disk_is_slow(sheet: Sheet, foreign: str) -> None:
    sheet.open()
    sheet.write("ziel", "Meins")
    load(sheet, foreign)
    sheet.page.evaluate(
        """async () => {
          const request = indexedDB.open("fachaustausch");
          await new Promise((resolve) => { request.onsuccess = resolve });
          const table = request.result.transaction("values", "readwrite").objectStore("values");
          let isBusy = true;
          setTimeout(() => { isBusy = false }, 1000);
          const keepBusy = () => { if (isBusy) table.get("").onsuccess = keepBusy };
          keepBusy();
        }"""
    )
    leave(sheet, "Beispiel löschen")
    expect(sheet.text("ziel")).to_have_value("Meins")
    assert ":beispiel" not in "".join(sheet.keys())


def test_the_checklist_leads_back_too(sheet: Sheet, foreign: str) -> None:
    sheet.open()
    sheet.write("ziel", "Meins")
    load(sheet, foreign)
    sheet.page.goto(f"{foreign}checkliste.html")
    sheet.page.get_by_role("button", name="Zurück zu meinen Eingaben").click()
    expect(sheet.page.locator("[data-question='fragen.ziel'] [data-cell=answer]")).to_have_text("Meins")


def test_the_example_counts_as_written_when_it_is_loaded(sheet: Sheet, foreign: str) -> None:
    sheet.page.clock.install(time="2029-03-01T12:00:00")
    load(sheet, foreign)
    expect(sheet.page.get_by_text(SHOWN)).to_be_visible()
    expect(sheet.page.get_by_text("Seit mehr als 12 Monaten")).to_have_count(0)
    expect(sheet.page.locator(".keep__backup--due")).to_have_count(0)
    stored = json.loads(sheet.page.evaluate("localStorage['fachaustausch:1:beispiel:fragen.ziel']"))
    assert stored["changedAt"].startswith("2029-03-01")

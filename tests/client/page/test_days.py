"""Half a date, a year of two digits, a day that does not exist or is centuries off.

It is said beside the field, and never stored.
"""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.helpers.sheet import PREFIX, Sheet, from_menu

pytestmark = pytest.mark.both_pages


HELP = re.compile("^Dieses Datum ist noch nicht vollständig oder kann nicht stimmen. .* zum Beispiel 12.03.2027")

# Day, month, and year.
WRONG = {
    "half": ("12", "03", ""),
    "two digits": ("12", "03", "0027"),
    "31 February": ("31", "02", "2027"),
    "centuries off": ("12", "03", "2326"),
}
wrong = pytest.mark.parametrize("date", WRONG.values(), ids=WRONG)
HALF = WRONG["half"]

Date = tuple[str, str, str]
TypeDate = Callable[[Locator, Date], None]


@pytest.fixture(scope="session")
def is_day_first(browser: Browser) -> bool:
    """Whether the browser's own field asks for the day first: it follows the system's language."""
    page = browser.new_page()
    page.set_content("<input type=date>")
    page.locator("input").focus()
    page.keyboard.type("01022027")
    value = page.locator("input").input_value()
    page.close()
    return value == "2027-02-01"


@pytest.fixture
def type_date(is_day_first: bool) -> TypeDate:
    def type_date(field: Locator, date: Date) -> None:
        day, month, year = date
        field.focus()
        field.page.keyboard.type((day + month if is_day_first else month + day) + year)

    return type_date


def expect_help(field: Locator) -> None:
    """What is wrong stands beside the field, and belongs to it."""
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(HELP)
    expect(field.page.get_by_role("alert").filter(has_text=HELP)).to_be_visible()


def expect_no_help(field: Locator) -> None:
    expect(field).not_to_have_attribute("aria-invalid", re.compile(".*"))
    expect(field).to_have_accessible_description("")
    expect(field.page.get_by_text(HELP)).to_have_count(0)


@wrong
def test_it_is_said_and_not_stored_and_stays_until_it_is_mended(
    sheet: Sheet, date: Date, type_date: TypeDate
) -> None:
    due = sheet.due("ziel")
    sheet.write("ziel", "Lernen")
    type_date(due, date)
    expect(sheet.badge).to_have_text("Ein Datum stimmt noch nicht")
    sheet.text("ideen").click()
    expect_help(due)
    assert sheet.stored("ziel")["due"] == ""
    assert due.evaluate("(field) => !field.validity.valid")
    sheet.text("ideen").press_sequentially("weiter im Text")
    sheet.expect_stored("ideen", "weiter im Text")
    expect(sheet.badge).to_have_text("Ein Datum stimmt noch nicht")
    assert due.evaluate("(field) => !field.validity.valid")
    due.fill("2027-03-12")
    sheet.expect_saved()
    expect_no_help(due)
    assert sheet.stored("ziel")["due"] == "2027-03-12"


@pytest.mark.parametrize(
    "keys", [["Delete"], list("0027"), list("2326")], ids=["half", "two digits", "centuries off"]
)
def test_what_was_stored_before_stays_stored_and_on_paper(sheet: Sheet, keys: list[str]) -> None:
    due = sheet.due("ziel")
    due.fill("2027-02-01")
    sheet.expect_saved()
    due.focus()
    for key in ["ArrowRight", "ArrowRight", *keys]:
        sheet.page.keyboard.press(key)
    expect_help(due)
    assert sheet.stored("ziel")["due"] == "2027-02-01"
    assert sheet.question("ziel").locator("[data-paper=due]").text_content() == "01.02.2027"
    sheet.page.reload()
    expect(due).to_have_value("2027-02-01")
    expect_no_help(due)


def test_a_date_that_is_emptied_is_stored_as_empty(sheet: Sheet, type_date: TypeDate) -> None:
    due = sheet.due("ziel")
    type_date(due, WRONG["two digits"])
    expect_help(due)  # She has paused.
    due.fill("")
    expect_no_help(due)
    expect(sheet.badge).to_have_attribute("data-state", "empty")


def test_nobody_is_told_while_she_types(sheet: Sheet, is_day_first: bool) -> None:
    sheet.page.clock.install()
    sheet.page.reload()
    expect(sheet.badge).to_have_attribute("data-state", "empty")
    sheet.page.clock.pause_at("2100-01-01")
    due = sheet.due("ziel")
    due.focus()
    for digit in "12032027" if is_day_first else "03122027":
        sheet.page.keyboard.type(digit)
        sheet.page.clock.run_for(1000)
        expect(due).not_to_have_attribute("aria-invalid", "true")
    assert sheet.stored("ziel")["due"] == "2027-03-12"


def test_an_earlier_stored_day_that_is_none_is_said_and_stands_on_no_sheet_of_paper(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    answer = {"answer": "Lernen", "due": "0027-03-12", "changedAt": "2026-11-19T10:00:00.000Z", "revision": 1}
    page.evaluate(
        "(text) => localStorage.setItem('fachaustausch:1:first:vorbereitung.ziel', text)", json.dumps(answer)
    )
    page.reload()
    expect_help(sheet.due("ziel"))
    assert sheet.question("ziel").locator("[data-paper=due]").text_content() == ""
    sheet.text("ziel").press("End")
    page.keyboard.type(" von anderen")
    sheet.expect_stored("ziel", "Lernen von anderen")
    assert sheet.stored("ziel")["due"] == "0027-03-12"
    page.goto(f"{server}checkliste.html")
    row = page.locator("[data-question='vorbereitung.ziel']").first
    expect(row).to_contain_text("Lernen")
    expect(row.locator("[data-cell=due]")).to_have_text("0027-03-12")  # Somebody has to mend it.


def test_a_row_that_goes_takes_its_wrong_date_along(page: Page, server: str, type_date: TypeDate) -> None:
    sheet = Sheet(page, server, "transferplan").open()
    rows = page.locator("[data-row]")
    rows.first.locator("textarea").fill("bleibt")
    page.get_by_role("button", name="Maßnahme hinzufügen").click()
    type_date(rows.last.locator("[data-field=due]"), HALF)
    rows.first.locator("textarea").click()
    expect_help(rows.last.locator("[data-field=due]"))
    rows.last.get_by_role("button", name="Maßnahme löschen").click()
    expect(rows).to_have_count(1)
    sheet.expect_saved()


def test_another_windows_date_does_not_overwrite_what_is_half_typed(
    context: BrowserContext, server: str, type_date: TypeDate
) -> None:
    one, two = Sheet(context.new_page(), server).open(), Sheet(context.new_page(), server).open()
    type_date(one.due("ziel"), HALF)
    two.due("ziel").fill("2027-05-05")
    two.expect_saved()
    one.page.wait_for_function(
        "(key) => JSON.parse(localStorage.getItem(key))?.due === '2027-05-05'", arg=f"{PREFIX}vorbereitung.ziel"
    )
    assert one.due("ziel").evaluate("(field) => field.validity.badInput")


@wrong
def test_the_day_of_the_visit_on_the_start_page(page: Page, server: str, date: Date, type_date: TypeDate) -> None:
    page.goto(f"{server}index.html")
    page.locator(".way > summary").first.click()
    day = page.locator("[data-part=visit-date]:visible").first
    type_date(day, date)
    page.keyboard.press("Shift+Tab")
    expect_help(day)
    assert page.evaluate(f"localStorage.getItem('{PREFIX[:-1]}')") is None
    day.fill("2027-05-12")
    expect_no_help(day)
    page.wait_for_function("(key) => JSON.parse(localStorage.getItem(key))?.date === '2027-05-12'", arg=PREFIX[:-1])


@wrong
def test_the_date_of_a_visit_in_its_dialog(sheet: Sheet, date: Date, type_date: TypeDate) -> None:
    from_menu(sheet.page, "Besuch wechseln")
    dialog = sheet.page.get_by_role("dialog", name="Ihre Besuche")
    dialog.locator(".visits__edit summary").first.click()
    form = dialog.locator(".visits__item form").first
    form.locator("[type=text]").first.fill("Musterfeld")
    field = form.locator("[type=date]")
    type_date(field, date)
    form.locator("[type=submit]").click()
    expect_help(field)
    expect(field).to_be_focused()
    assert sheet.page.evaluate(f"localStorage.getItem('{PREFIX[:-1]}')") is None
    field.fill("2027-05-12")
    expect_no_help(field)
    form.locator("[type=submit]").click()
    sheet.page.wait_for_function(
        "(key) => JSON.parse(localStorage.getItem(key))?.date === '2027-05-12'", arg=PREFIX[:-1]
    )


def test_every_date_field_takes_the_same_days(page: Page, server: str, foreign: str) -> None:
    for address in (f"{server}index.html", f"{server}{Sheet.folder}/transferplan.html", f"{foreign}index.html"):
        page.goto(address)
        spans = page.locator("[type=date]").evaluate_all("(fields) => fields.map(({ min, max }) => `${min} ${max}`)")
        assert set(spans) <= {"2000-01-01 2099-12-31"}, address

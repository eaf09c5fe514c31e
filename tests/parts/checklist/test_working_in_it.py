"""The checklist is worked in: what is changed there stands at the question, and can be taken back."""

import datetime
import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.helpers.sheet import PREFIX, Sheet, put_answer

TODAY = datetime.date.today()


def days_ago(days: int) -> str:
    return (TODAY - datetime.timedelta(days)).isoformat()


def stored(page: Page, key: str) -> dict[str, Any]:
    value = page.evaluate("key => localStorage.getItem(key)", f"{PREFIX}{key}")
    return json.loads(value) if value else {}


class Line:
    """A line of the checklist, in the words of a person who uses it."""

    def __init__(self, page: Page, key: str = "vorbereitung.ziel") -> None:
        self.page, self.key = page, key
        self.row = page.locator(f"[data-question='{key}']").first
        self.box = self.row.get_by_role("checkbox")
        self.status = self.row.get_by_role("combobox", name="Status")
        self.told = self.row.locator(".checklist__told")

    def shown(self, field: str) -> Locator:
        return self.row.locator(f"[data-cell={field}] button")

    def field(self, field: str) -> Locator:
        return self.row.locator(f"[data-cell={field}] input")

    def press(self, name: str) -> None:
        self.told.get_by_role("button", name=name).click()


@pytest.fixture
def line(page: Page, server: str) -> Line:
    page.goto(f"{server}checkliste.html")
    put_answer(page, "vorbereitung.ziel", answer="Voneinander lernen", responsible="Jugendamt", status="open")
    page.reload()
    return Line(page)


def test_one_click_sets_a_question_done_and_the_sheet_knows(line: Line, server: str) -> None:
    line.box.click()
    expect(line.status).to_have_value("done")
    expect(line.row).to_have_class(re.compile("checklist__row--done"))
    expect(line.told).to_contain_text("Gespeichert")
    assert stored(line.page, line.key)["status"] == "done"
    sheet = Sheet(line.page, server).open()
    expect(sheet.status("ziel", "erledigt")).to_be_checked()
    expect(sheet.text("ziel")).to_have_value("Voneinander lernen")


def test_the_box_shows_every_status_and_a_second_click_brings_back_the_one_before(line: Line) -> None:
    line.status.select_option("in Arbeit")
    expect(line.box).to_have_js_property("indeterminate", True)
    line.box.click()
    expect(line.box).to_be_checked()
    line.box.click()
    expect(line.status).to_have_value("doing")
    expect(line.box).not_to_be_checked()
    line.status.select_option("ohne Status")
    assert stored(line.page, line.key)["status"] is None


def test_each_change_is_taken_back_where_it_was_made(line: Line) -> None:
    line.box.click()
    other = Line(line.page, "vorbereitung.kontakt")
    other.box.click()
    expect(line.told).to_have_count(0)
    other.press("Rückgängig")
    expect(other.status).to_have_value("")
    expect(other.told).to_contain_text("Zurückgenommen")
    other.press("Rückgängig")
    expect(line.status).to_have_value("open")
    expect(line.told.get_by_role("button", name="Rückgängig")).to_be_hidden()
    expect(line.told.get_by_role("button", name="Wiederholen")).to_be_focused()
    line.press("Wiederholen")
    expect(line.status).to_have_value("done")


def test_the_keyboard_takes_back_and_repeats(line: Line) -> None:
    line.box.focus()
    line.page.keyboard.press("Space")
    expect(line.status).to_have_value("done")
    line.page.keyboard.press("Control+z")
    expect(line.status).to_have_value("open")
    line.page.keyboard.press("Control+Shift+Z")
    expect(line.status).to_have_value("done")


def test_who_is_responsible_is_written_where_it_stands(line: Line) -> None:
    line.shown("responsible").click()
    expect(line.field("responsible")).to_be_focused()
    line.page.keyboard.type("Büro <b>Weber</b>")
    assert stored(line.page, line.key)["responsible"] == "Büro <b>Weber</b>"
    line.page.keyboard.press("Enter")
    expect(line.field("responsible")).to_have_count(0)
    expect(line.shown("responsible")).to_be_focused()
    expect(line.shown("responsible")).to_have_text("Büro <b>Weber</b>")
    line.press("Rückgängig")
    expect(line.shown("responsible")).to_have_text("Jugendamt")


def test_escape_leaves_a_field_as_it_was(line: Line) -> None:
    line.shown("responsible").click()
    line.page.keyboard.type("Irrtum")
    line.page.keyboard.press("Escape")
    expect(line.shown("responsible")).to_have_text("Jugendamt")
    expect(line.told).to_have_count(0)


def test_names_of_the_visit_are_proposed(line: Line) -> None:
    Line(line.page, "vorbereitung.kontakt").shown("responsible").click()
    options = line.page.locator("datalist option")
    expect(options).to_have_count(1)
    expect(options).to_have_attribute("value", "Jugendamt")


def test_a_date_is_chosen_where_it_stands_and_half_a_date_is_none(line: Line) -> None:
    line.shown("due").click()
    line.field("due").fill("2027-03-12")
    line.page.keyboard.press("Enter")
    expect(line.shown("due")).to_have_text("12.03.2027")
    assert stored(line.page, line.key)["due"] == "2027-03-12"
    line.shown("due").click()
    line.page.keyboard.press("Backspace")
    line.page.get_by_role("heading", level=1).click()
    expect(line.row.get_by_role("alert")).to_contain_text("noch nicht vollständig")
    assert stored(line.page, line.key)["due"] == "2027-03-12"
    line.field("due").press("Escape")
    expect(line.shown("due")).to_have_text("12.03.2027")


def test_the_keyboard_alone_reaches_and_leaves_each_field(line: Line) -> None:
    page = line.page
    line.box.focus()
    for _ in ("its number", "the question", "its status"):
        page.keyboard.press("Tab")
    expect(line.status).to_be_focused()
    page.keyboard.press("Tab")
    expect(line.shown("responsible")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("Schulamt")
    page.keyboard.press("Tab")
    expect(line.shown("due")).to_be_focused()
    expect(line.shown("responsible")).to_have_text("Schulamt")


def test_what_is_late_says_so_in_words(line: Line) -> None:
    for name, days in {"ziel": 49, "kontakt": 1, "ideen": 0, "transfer": 5}.items():
        put_answer(line.page, f"vorbereitung.{name}", due=days_ago(days), status="done" if days == 5 else None)
    line.page.reload()
    expect(line.shown("due")).to_contain_text("seit 7 Wochen fällig")
    expect(line.shown("due")).to_have_css("font-weight", "600")
    expect(Line(line.page, "vorbereitung.kontakt").shown("due")).to_contain_text("seit gestern fällig")
    for name in ("ideen", "transfer"):
        expect(Line(line.page, f"vorbereitung.{name}").shown("due")).not_to_contain_text("fällig")


def test_a_changed_line_stays_where_it_is_and_the_choice_is_not_lost(line: Line) -> None:
    page = line.page
    summary = page.locator("[data-part=summary]")
    page.get_by_role("radio", name="Noch nicht erledigte").check()
    before = page.locator(".checklist__row").count()
    line.box.click()
    expect(summary).to_contain_text("dazu eine eben geänderte")
    expect(page.locator(".checklist__row")).to_have_count(before)
    expect(page.get_by_role("radio", name="Noch nicht erledigte")).to_be_checked()
    page.get_by_label("Reihenfolge").select_option("nach Termin")
    expect(page.locator(".checklist__row")).to_have_count(before - 1)


def test_sheet_and_checklist_in_two_windows_follow_each_other(context: BrowserContext, server: str) -> None:
    sheet = Sheet(context.new_page(), server).open()
    page = context.new_page()
    page.goto(f"{server}checkliste.html")
    line = Line(page)
    line.box.click()
    expect(sheet.status("ziel", "erledigt")).to_be_checked()
    sheet.responsible("ziel").fill("Schulamt")
    expect(line.shown("responsible")).to_have_text("Schulamt")
    sheet.status("ziel", "in Arbeit").check()
    expect(line.status).to_have_value("doing")
    line.press("Rückgängig")
    expect(line.told).to_contain_text("Inzwischen anderswo geändert")
    expect(line.status).to_have_value("doing")


def test_two_windows_in_one_field_ask_which_text_counts(context: BrowserContext, server: str) -> None:
    sheet = Sheet(context.new_page(), server).open()
    page = context.new_page()
    page.goto(f"{server}checkliste.html")
    line = Line(page)
    line.shown("responsible").click()
    page.keyboard.type("Weber")
    expect(sheet.responsible("ziel")).to_have_value("Weber")
    sheet.responsible("ziel").fill("Schulamt")
    sheet.text("ideen").focus()
    notice = line.row.get_by_role("alert")
    expect(notice).to_contain_text("Schulamt")
    notice.get_by_role("button", name="Meine Fassung behalten").click()
    expect(line.shown("responsible")).to_have_text("Weber")
    expect(sheet.responsible("ziel")).to_have_value("Weber")


def test_a_measure_can_be_begun_here(page: Page, server: str) -> None:
    page.goto(f"{server}checkliste.html")
    line = Line(page, "transferplan.massnahmen")
    line.box.click()
    expect(line.told).to_contain_text("Gespeichert")
    page.reload()
    expect(line.box).to_be_checked()
    expect(page.locator("[data-question='transferplan.massnahmen']")).to_have_count(1)
    Sheet(page, server, "transferplan").open()
    expect(page.locator("[data-row]").get_by_label("erledigt")).to_be_checked()


def test_what_is_not_saved_says_so_at_its_line(line: Line) -> None:
    full = "throw new DOMException('', 'QuotaExceededError')"
    line.page.evaluate(f"() => {{ Storage.prototype.setItem = () => {{ {full} }} }}")
    line.box.click()
    expect(line.told).to_contain_text("nicht gespeichert")
    expect(line.box).to_be_checked()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_rows_are_low_and_targets_large_enough(line: Line, width: int) -> None:
    page = line.page
    page.set_viewport_size({"width": width, "height": 800})
    rest: Any = Line(page, "vorbereitung.kontakt").row.bounding_box()
    assert rest["height"] <= (48 if width < 500 else 40) + 2
    targets = page.locator(".checklist__row :is(.checklist__tick, select, button):visible")
    sizes: list[Any] = [target.bounding_box() for target in targets.all()[:40]]
    assert all(min(size["width"], size["height"]) >= 24 for size in sizes)

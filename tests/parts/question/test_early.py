"""What is typed before the page's script is there is kept, even where that never comes."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.printing import pdf_of
from tests.helpers.sheet import PREFIX, Sheet, hold_script, never_quiet, put_answer

pytestmark = pytest.mark.full_page


def early(page: Page, area: str = "localStorage") -> dict[str, dict[str, Any]]:
    """What is kept beside the answers, by key."""
    found: dict[str, str] = page.evaluate(
        "(area) => Object.fromEntries(Object.entries(window[area]).filter(([key]) => key.includes(':early-')))", area
    )
    return {key: json.loads(value)["fields"] for key, value in found.items()}


def typed_without_a_script(page: Page, server: str, text: str, worksheet: str = "vorbereitung") -> Sheet:
    """A sheet whose script does not come; something is typed into its first field."""
    hold_script(page)
    sheet = Sheet(page, server, worksheet)
    page.goto(sheet.address, wait_until="commit")
    page.locator("textarea").first.press_sequentially(text)
    return sheet


def give_up(page: Page) -> None:
    """Leave the page whose script does not come; that of the next one does."""
    page.goto("about:blank")
    page.unroute_all()


def test_the_first_key_is_kept_and_nobody_is_told_that_it_is_saved(page: Page, server: str) -> None:
    sheet = typed_without_a_script(page, server, "a")
    (fields,) = early(page).values()
    assert list(fields.values()) == [["", "a"]]
    expect(sheet.badge).to_have_attribute("data-state", "starting")
    expect(sheet.badge).not_to_contain_text("gespeichert um")


def test_what_was_typed_is_an_answer_at_the_next_load_of_the_sheet(page: Page, server: str) -> None:
    sheet = typed_without_a_script(page, server, "schon getippt")
    sheet.responsible("ziel").press_sequentially("Frau Kaya")
    sheet.status("ziel", "in Arbeit").check()
    give_up(page)
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("schon getippt")
    sheet.expect_stored("ziel", "schon getippt")
    expect(sheet.responsible("ziel")).to_have_value("Frau Kaya")
    expect(sheet.status("ziel", "in Arbeit")).to_be_checked()
    assert early(page) == {}
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("schon getippt")


def test_it_is_printed_however_early_somebody_prints(page: Page, server: str) -> None:
    sheet = typed_without_a_script(page, server, "schon getippt")
    give_up(page)
    never_quiet(page)
    page.goto(sheet.address)
    assert "schon getippt" in pdf_of(page)[0]


def test_it_stands_below_what_was_there(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Erster Absatz")
    typed_without_a_script(page, server, "zweiter")
    give_up(page)
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Erster Absatz\nzweiter")


def test_a_status_that_was_changed_since_then_stays(page: Page, server: str) -> None:
    sheet = typed_without_a_script(page, server, "schon getippt")
    sheet.status("ziel", "offen").check()
    put_answer(page, "vorbereitung.ziel", status="done", changedAt="2100-01-01T00:00:00.000Z")
    give_up(page)
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("schon getippt")
    expect(sheet.status("ziel", "erledigt")).to_be_checked()


def test_once_the_script_has_it_there_is_no_second_copy(page: Page, server: str) -> None:
    held = hold_script(page)
    sheet = Sheet(page, server)
    page.goto(sheet.address, wait_until="commit")
    sheet.text("ziel").press_sequentially("schon getippt")
    held.let_go()
    sheet.expect_saved()
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes(':early-'))")
    assert sheet.stored("ziel")["answer"] == "schon getippt"


def test_it_belongs_to_the_visit_that_is_open(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    page.evaluate(
        """() => {
          localStorage.setItem("fachaustausch:1:zweiter", JSON.stringify({ name: "Zweiter" }));
          localStorage.setItem("fachaustausch:visit", JSON.stringify({ id: "zweiter" }));
        }"""
    )
    sheet = typed_without_a_script(page, server, "schon getippt")
    (key,) = early(page)
    assert key.startswith("fachaustausch:1:zweiter:vorbereitung.")
    give_up(page)
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("schon getippt")
    assert [key for key in page.evaluate("Object.keys(localStorage)") if key.startswith(PREFIX)] == []


def test_what_is_for_this_session_alone_stays_in_it(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    page.evaluate("() => sessionStorage.setItem('fachaustausch:keep', 'session')")
    sheet = typed_without_a_script(page, server, "schon getippt")
    assert early(page) == {}
    assert len(early(page, "sessionStorage")) == 1
    give_up(page)
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("schon getippt")
    assert sheet.keys() == []


def test_a_row_that_was_typed_early_stands_beside_those_that_were_there(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    put_answer(page, "transferplan.massnahmen/a1", answer="Erste Maßnahme")
    hold_script(page)
    sheet = Sheet(page, server, "transferplan")
    page.goto(sheet.address, wait_until="commit")
    page.locator("[data-row] textarea").first.press_sequentially("Zweite")
    give_up(page)
    sheet.open()
    rows = page.locator("[data-row] textarea")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_have_value("Erste Maßnahme")
    expect(rows.nth(1)).to_have_value("Zweite")

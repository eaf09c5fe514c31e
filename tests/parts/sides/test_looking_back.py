"""Beside a sheet that asks about earlier answers: what was agreed and observed, quoted on one view."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import HOSTILE, Sheet, put_answer

pytestmark = pytest.mark.both_pages

BUTTON, TITLE = "Überblick", "Vereinbart und beobachtet"
AGREED = {"answer": "Im Mai", "at": "2027-03-12T10:00:00.000Z", "by": [{"side": "hosts", "name": "Amt 51"}]}


@pytest.mark.parametrize("worksheet", ["transferplan", "rueckblick"])
def test_what_was_agreed_and_observed_is_quoted_on_one_view(page: Page, server: str, worksheet: str) -> None:
    hostile = HOSTILE.replace("\u0000", "")
    sheet = Sheet(page, server, worksheet).open()
    put_answer(page, "vereinbarung.termine", answer="Im Mai", agreed=AGREED)
    put_answer(page, "vereinbarung.ziele", answer="Anders", agreed={**AGREED, "answer": "Lernen"})
    put_answer(page, "beobachtung.station/a1", answer="Jugendhaus")
    put_answer(page, "beobachtung.gesehen/a1", answer=hostile)
    sheet.open()
    sheet.expect_rest()
    page.get_by_role("button", name=BUTTON).click()
    dialog = page.get_by_role("dialog", name=TITLE)
    expect(dialog.get_by_role("heading", level=3)).to_have_text(["Vereinbarung", "Beobachtung"])
    agreed, observed = dialog.locator(".quote", has_text="4.3"), dialog.locator(".quote", has_text="5.2")
    expect(agreed).to_contain_text("Im Mai")
    expect(agreed).to_contain_text("Vereinbart am 12.03.2027: Gastgebende (Amt 51)")
    expect(dialog.locator(".quote", has_text="4.1")).to_contain_text("seit der Vereinbarung geändert")
    expect(observed).to_contain_text("Station 1: Jugendhaus")
    expect(observed.locator(".quote__answer")).to_have_text(hostile, use_inner_text=True)
    assert "Beute" not in page.title()
    dialog.get_by_role("button", name="Schließen").click()
    expect(page.get_by_role("button", name=BUTTON)).to_be_focused()


def test_a_quote_leads_to_its_question_and_its_stop(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "transferplan").open()
    put_answer(page, "beobachtung.station/a1", answer="Jugendhaus")
    put_answer(page, "beobachtung.station/a2", answer="Schule")
    put_answer(page, "beobachtung.gesehen/a2", answer="Viel")
    sheet.open()
    sheet.expect_rest()
    page.get_by_role("button", name=BUTTON).click()
    link = page.get_by_role("dialog").get_by_role("link", name="Station 2: Schule · 5.2")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}{Sheet.folder}/beobachtung.html#gesehen~a2")
    shown = page.locator("textarea").filter(visible=True)
    expect(page.get_by_role("button", name="Schule").first).to_have_attribute("aria-pressed", "true")
    expect(shown.nth(1)).to_have_value("Viel")
    expect(shown.nth(1)).to_be_in_viewport()


def test_where_nothing_was_agreed_or_observed_yet_it_says_so(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "transferplan").open()
    sheet.expect_rest()
    page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_role("dialog").get_by_text("Dort steht noch nichts.")).to_have_count(2)


def test_a_sheet_that_asks_about_nothing_earlier_has_no_such_view(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "vorbereitung").open()
    sheet.expect_rest()
    expect(page.get_by_role("button", name=BUTTON)).to_have_count(0)

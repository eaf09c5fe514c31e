"""What was answered elsewhere stands above the question that asks about it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.helpers.kinds import expect_at, fill_stops, rows, stop, write_in
from tests.helpers.sheet import HOSTILE, LONG, Sheet

pytestmark = pytest.mark.both_pages


def test_an_answer_stands_above_the_question_that_asks_about_it(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("fragen")
    expect(sheet.page.locator(".quote")).to_have_count(0)
    sheet.text("ziel").fill(HOSTILE.replace("\x00", ""))
    sheet.responsible("ziel").fill("Leitung")
    sheet.expect_saved()
    sheet = open_sheet("folgen")
    quote = sheet.page.locator("[data-quote='fragen.ziel']")
    expect(quote.get_by_role("link", name="Fragen 1.1")).to_have_attribute(
        "href", f"../{Sheet.folder}/fragen.html#ziel"
    )
    expect(quote.locator(".quote__text")).to_have_text(HOSTILE.replace("\x00", ""), use_inner_text=True)
    expect(quote).to_contain_text("zuständig: Leitung")
    expect(sheet.page.locator("[data-quote='rundgang.urteil']")).to_contain_text("Dort steht noch nichts.")


def test_a_quotation_names_the_stop_and_the_choice(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    write_in(stop(sheet), "raum", "Kinderecke")
    stop(sheet).get_by_label("passt nicht").check()
    sheet.expect_saved()
    quote = open_sheet("folgen").page.locator("[data-quote='rundgang.urteil'] blockquote")
    expect(quote).to_have_text("Kindereckepasst nicht")


def test_a_quotation_leads_to_its_stop(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke", "")
    stop(sheet).get_by_label("passt nicht").check()
    sheet.page.get_by_role("button", name="1 Kinderecke").first.click()
    stop(sheet).get_by_label("passt", exact=True).check()
    sheet.expect_saved()
    sheet.page.set_viewport_size({"width": 1000, "height": 500})
    for link, title in (("Kinderecke", "Raum 1: Kinderecke"), ("Raum 2", "Raum 2")):
        quote = open_sheet("folgen").page.locator("[data-quote='rundgang.urteil']")
        quote.get_by_role("link", name=link).click()
        expect_at(sheet, title, "rundgang.urteil")


def test_a_quotation_follows_what_is_typed_on_the_same_page(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    expect(sheet.page.locator("[data-quote='folgen.massnahmen'] blockquote")).to_have_text("Teppich kaufen")


def test_a_long_quotation_scrolls_on_the_screen_and_prints_whole(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("fragen")
    sheet.write("ziel", LONG)
    sheet = open_sheet("folgen")
    text = sheet.page.locator("[data-quote='fragen.ziel'] .quote__text")
    assert text.evaluate("element => element.clientHeight < 250 && element.scrollHeight > 250")
    text.focus()
    text.press("End")
    expect(text).to_be_focused()
    sheet.page.emulate_media(media="print")
    assert text.evaluate("element => element.clientHeight === element.scrollHeight")

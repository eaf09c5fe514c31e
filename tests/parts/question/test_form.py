"""Filling in, leaving and coming back."""

import os
import re
import signal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.helpers.sheet import HOSTILE, KEY, LONG, Sheet, hold_script, visit_name

pytestmark = pytest.mark.both_pages


@pytest.fixture
def stopped(page: Page, server: str) -> Sheet:
    """A sheet whose clock stands still.

    The clock is taken hold of before the page loads: a timer from before could never be cleared again.
    """
    page.clock.install()
    sheet = Sheet(page, server).open()
    page.clock.pause_at("2100-01-01")
    return sheet


def test_nothing_is_stored_before_the_first_input(page: Page, home: str) -> None:
    for address in ("index.html", f"{Sheet.folder}/vorbereitung.html", "checkliste.html", "handzettel.html"):
        page.goto(f"{home}{address}")
        page.get_by_role("heading", level=1).click()
        assert page.evaluate("localStorage.length") == 0, address


def test_every_kind_of_field_is_back_after_a_reload(page: Page, home: str) -> None:
    sheet = Sheet(page, home).open()
    expect(sheet.badge).to_have_text("Noch leer")
    sheet.text("ziel").fill("Ankunftsklassen verstehen")
    sheet.status("ziel", "in Arbeit").check()
    sheet.responsible("ziel").fill("Jugendamt")
    sheet.due("ziel").fill("2027-02-01")
    sheet.expect_saved()
    page.reload()
    expect(sheet.text("ziel")).to_have_value("Ankunftsklassen verstehen")
    expect(sheet.status("ziel", "in Arbeit")).to_be_checked()
    expect(sheet.responsible("ziel")).to_have_value("Jugendamt")
    expect(sheet.due("ziel")).to_have_value("2027-02-01")
    expect(sheet.badge).to_have_text(re.compile(r"^Um \d\d:\d\d gespeichert$"))


def test_a_status_that_was_taken_back_stays_taken_back(sheet: Sheet) -> None:
    sheet.status("ziel", "erledigt").check()
    sheet.expect_saved()
    sheet.button("Auswahl aufheben", "ziel").click()
    expect(sheet.badge).to_have_attribute("data-state", "empty")
    assert sheet.stored("ziel")["status"] is None
    sheet.page.reload()
    for label in ("offen", "in Arbeit", "erledigt"):
        expect(sheet.status("ziel", label)).not_to_be_checked()


def test_an_answer_is_stored_in_the_shape_that_others_rely_on(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    assert sheet.keys() == [f"{KEY}ziel"]
    stored = sheet.stored("ziel")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", stored.pop("changedAt"))
    assert stored == {"answer": "Lernen", "status": None, "responsible": "", "due": "", "revision": 1}


def test_an_emptied_answer_keeps_its_key(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    sheet.text("ziel").fill("")
    expect(sheet.badge).to_have_attribute("data-state", "empty")
    assert sheet.stored("ziel")["answer"] == ""


@pytest.mark.parametrize(
    "text", [LONG, HOSTILE.replace("\u0000", ""), "  Leerzeichen  \n\n"], ids=["long", "hostile", "blank"]
)
def test_any_text_comes_back_as_it_was_written(sheet: Sheet, text: str) -> None:
    sheet.write("ziel", text)
    sheet.page.reload()
    expect(sheet.text("ziel")).to_have_value(text)
    expect(sheet.page).to_have_title(re.compile("Vorbereitung"))


def test_an_answer_is_stored_within_half_a_second_of_the_last_key(stopped: Sheet) -> None:
    """The page's own clock is under control, so the half second does not depend on the machine."""
    stopped.text("ziel").press_sequentially("Lernen")
    stopped.page.clock.run_for(500)
    assert stopped.stored("ziel")["answer"] == "Lernen"


def test_the_first_key_is_stored_at_once(stopped: Sheet) -> None:
    stopped.text("ziel").press_sequentially("L")
    assert stopped.stored("ziel")["answer"] == "L"


def test_steady_typing_is_stored_before_it_pauses(stopped: Sheet) -> None:
    stopped.text("ziel").focus()
    for _ in range(8):
        stopped.page.keyboard.type("x")
        stopped.page.clock.run_for(100)
    assert stopped.stored("ziel")["answer"].startswith("xxxx")
    expect(stopped.badge).to_have_text("Ihr Browser speichert …")
    stopped.page.clock.run_for(300)
    stopped.expect_saved()


def test_what_was_just_typed_is_stored_when_the_page_is_left(stopped: Sheet, context: BrowserContext) -> None:
    stopped.text("ziel").press_sequentially("gerade noch")
    assert stopped.stored("ziel")["answer"] == "g"
    stopped.page.evaluate("location.href = '../index.html'")
    expect(stopped.page).to_have_url(re.compile("index.html$"))
    assert stopped.stored("ziel")["answer"] == "gerade noch"


def test_what_was_just_typed_is_stored_when_the_page_is_hidden(stopped: Sheet) -> None:
    stopped.text("ziel").press_sequentially("gerade noch")
    assert stopped.stored("ziel")["answer"] == "g"
    stopped.page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    assert stopped.stored("ziel")["answer"] == "gerade noch"


@pytest.mark.full_page
def test_text_typed_before_the_script_started_is_kept(page: Page, server: str) -> None:
    sheet = Sheet(page, server)
    held = hold_script(page)
    page.goto(f"{server}{Sheet.folder}/vorbereitung.html", wait_until="commit")
    sheet.text("ziel").press_sequentially("schon getippt")
    sheet.status("ziel", "offen").check()
    expect(sheet.badge).to_have_attribute("data-state", "starting")
    expect(sheet.badge).not_to_contain_text("gespeichert um")
    held.let_go()
    sheet.expect_saved()
    expect(sheet.text("ziel")).to_have_value("schon getippt")
    assert sheet.stored("ziel")["answer"] == "schon getippt"
    assert sheet.stored("ziel")["status"] == "open"


@pytest.mark.full_page
def test_text_typed_early_joins_the_stored_answer(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Erster Absatz")
    held = hold_script(page)
    page.goto(f"{server}{Sheet.folder}/vorbereitung.html", wait_until="commit")
    sheet.text("ziel").press_sequentially("zweiter")
    held.let_go()
    expect(sheet.text("ziel")).to_have_value("Erster Absatz\nzweiter")
    page.keyboard.type(" Absatz")
    expect(sheet.text("ziel")).to_have_value("Erster Absatz\nzweiter Absatz")


@pytest.mark.chromium
def test_a_killed_renderer_loses_nothing_that_was_called_saved(
    context: BrowserContext, browser: Browser, server: str
) -> None:
    page = context.new_page()
    sheet = Sheet(page, server).open()
    sheet.text("ziel").press_sequentially("vor dem Absturz ")
    sheet.expect_saved()
    page.keyboard.type("und mitten im Satz")
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    with page.expect_event("crash"):
        for process in processes:
            if process["type"] == "renderer":
                os.kill(process["id"], signal.SIGKILL)
    again = Sheet(context.new_page(), server).open()
    expect(again.text("ziel")).to_have_value(re.compile("^vor dem Absturz "))


def test_the_field_grows_with_its_text(sheet: Sheet) -> None:
    before = sheet.text("ziel").bounding_box()
    sheet.write("ziel", LONG)
    after = sheet.text("ziel").bounding_box()
    assert before
    assert after
    assert after["height"] > 3 * before["height"]
    assert sheet.text("ziel").evaluate("field => field.scrollHeight <= field.clientHeight")


def test_the_field_grows_where_the_browser_cannot_do_it_alone(page: Page, server: str) -> None:
    page.add_init_script("CSS.supports = () => false")
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.querySelectorAll('textarea')"
        ".forEach(field => field.style.setProperty('field-sizing', 'fixed')), true)"
    )
    sheet = Sheet(page, server).open()
    sheet.write("ziel", LONG)
    assert sheet.text("ziel").evaluate("field => field.scrollHeight <= field.clientHeight")


def test_deleted_text_comes_back_by_undo(sheet: Sheet) -> None:
    sheet.write("ziel", LONG)
    sheet.write("ziel", "Versehen")
    sheet.button("Rückgängig", "ziel").click()
    expect(sheet.text("ziel")).to_have_value(LONG)
    sheet.expect_saved()
    assert sheet.stored("ziel")["answer"] == LONG
    sheet.button("Wiederholen", "ziel").click()
    expect(sheet.text("ziel")).to_have_value("Versehen")


def test_undo_of_one_question_leaves_the_others_alone(sheet: Sheet) -> None:
    sheet.write("ziel", "bleibt")
    sheet.write("ideen", "geht")
    sheet.button("Rückgängig", "ideen").click()
    expect(sheet.text("ideen")).to_have_value("")
    expect(sheet.text("ziel")).to_have_value("bleibt")


def test_undo_brings_a_status_back(sheet: Sheet) -> None:
    sheet.status("ziel", "in Arbeit").check()
    sheet.status("ziel", "erledigt").check()
    sheet.button("Rückgängig", "ziel").click()
    expect(sheet.status("ziel", "in Arbeit")).to_be_checked()
    sheet.expect_saved()
    assert sheet.stored("ziel")["status"] == "doing"


def test_the_name_of_the_visit_is_kept_for_every_sheet(sheet: Sheet, server: str) -> None:
    visit_name(sheet.page).fill("Stadt Musterfeld")
    other = Sheet(sheet.page, server, "ausgangslage").open()
    expect(other.page.locator("[data-part=name]")).to_have_value("Stadt Musterfeld")


def test_the_progress_counts_answers_and_what_is_done(sheet: Sheet, server: str) -> None:
    sheet.write("ziel", "Lernen")
    sheet.status("kontakt", "erledigt").check()
    sheet.status("ideen", "offen").check()
    sheet.responsible("nachbereitung").fill("Jugendamt")  # It asks who.
    sheet.responsible("transfer").fill("Jugendamt")  # It does not.
    expect(sheet.page.locator(".bar .progress__text")).to_have_text("3 von 10 Fragen beantwortet, 1 erledigt")
    expect(sheet.page.locator(".bar progress")).to_have_js_property("value", 3)
    sheet.expect_saved()
    sheet.page.goto(f"{server}index.html")
    sheet.page.get_by_text("Worum es geht, und wie Sie beginnen").click()
    card = sheet.page.locator(".way[open] .card", has_text="Vorbereitung")
    expect(card.locator(".progress__text")).to_have_text("3 von 10 Fragen beantwortet, 1 erledigt")
    expect(card.get_by_role("progressbar")).to_have_js_property("value", 3)


@pytest.mark.chromium
@pytest.mark.parametrize("context_options", [{"permissions": ["clipboard-read", "clipboard-write"]}])
def test_a_question_offers_its_link_to_copy(sheet: Sheet, server: str) -> None:
    sheet.unfold("ideen").get_by_role("link", name="Link kopieren").click()
    expect(sheet.question("ideen").get_by_text("Link kopiert")).to_be_visible()
    address = f"{server}{Sheet.folder}/vorbereitung.html#ideen"
    assert sheet.page.evaluate("navigator.clipboard.readText()") == address
    expect(sheet.page).to_have_url(address)


def test_without_a_clipboard_the_link_stands_in_the_address_bar(page: Page, server: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    sheet = Sheet(page, server).open()
    sheet.unfold("ideen").get_by_role("link", name="Link kopieren").click()
    expect(sheet.question("ideen").get_by_text("Der Link steht in der Adresszeile")).to_be_visible()
    expect(page).to_have_url(re.compile("#ideen$"))

"""What a browser puts back into fields by itself: it is nobody's answer.

Engines differ in what they put back, and when (`tests/journeys/restored.test.mjs` asks real ones).  Here a script in
the page does it, in all their ways.
"""

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.helpers.sheet import PREFIX, Sheet, hold_script, put_answer, visit_name

pytestmark = pytest.mark.both_pages


# Puts back what fields held, in the order of the page: without an event, as WebKit does, or with one, as Firefox.
PUT_BACK = """
(texts, event) => {
  [...document.querySelectorAll("textarea")].slice(0, texts.length).forEach((field, index) => {
    field.value = texts[index];
    if (event) field.dispatchEvent(new Event(event, { bubbles: true }));
  });
}
"""
# When engines do it.
MOMENTS = {
    "before the script": "addEventListener('readystatechange', restore, { capture: true, once: true })",
    "when the page is parsed": "addEventListener('DOMContentLoaded', restore)",
    "when the page has loaded": "addEventListener('load', restore)",
    "when the page is shown": "addEventListener('pageshow', restore)",
    "after the page was shown": "addEventListener('pageshow', () => setTimeout(restore, 50))",
}


def restoring(page: Page, moment: str, *texts: str, event: str = "") -> None:
    """Let the browser of this page put texts back, from its next load on."""
    script = f"const restore = () => ({PUT_BACK})({json.dumps(texts)}, {json.dumps(event)}); {MOMENTS[moment]}"
    page.add_init_script(f"{{ {script} }}")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("event", ["", "input"], ids=["silently", "with an event"])
def test_what_the_browser_puts_back_is_nobodys_answer(page: Page, server: str, moment: str, event: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Eins")
    restoring(page, moment, "Eins", "nie geschrieben", event=event)
    for _ in range(3):
        page.reload()
        sheet.expect_saved()
    page.wait_for_function("() => performance.now() > 700")
    expect(sheet.text("ziel")).to_have_value("Eins")
    expect(sheet.text("teilnehmende")).to_have_value("")
    assert sheet.stored("ziel")["answer"] == "Eins"
    assert sheet.keys() == [f"{PREFIX}vorbereitung.ziel"]


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_deleted_does_not_come_back_as_an_answer(page: Page, server: str, moment: str) -> None:
    sheet = Sheet(page, server).open()
    restoring(page, moment, "gelöscht")
    page.reload()
    page.wait_for_function("() => performance.now() > 700")
    expect(sheet.text("ziel")).to_have_value("")
    expect(sheet.badge).to_have_attribute("data-state", "empty")
    assert sheet.keys() == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_text_that_changed_in_another_window_is_not_taken_back(
    context: BrowserContext, server: str, moment: str
) -> None:
    page = context.new_page()
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "alt")
    page.goto(f"{server}handzettel.html")
    Sheet(context.new_page(), server).open().write("ziel", "neu")
    restoring(page, moment, "alt")
    page.go_back()
    page.wait_for_function("() => performance.now() > 700")
    expect(sheet.text("ziel")).to_have_value("neu")
    assert sheet.stored("ziel")["answer"] == "neu"


def test_every_kind_of_field_shows_what_is_stored_when_the_browser_empties_it(page: Page, server: str) -> None:
    """From its page cache, WebKit empties fields that ask for no completion."""
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Eins")
    sheet.status("ziel", "in Arbeit").check()
    sheet.responsible("ziel").fill("Jugendamt")
    sheet.due("ziel").fill("2027-02-01")
    sheet.question("ziel").get_by_role("checkbox").check()
    visit_name(page).fill("Musterfeld")
    sheet.expect_saved()
    before = sheet.stored("ziel")
    page.evaluate(
        """() => {
          dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
          for (const field of document.querySelectorAll(".sheet :is(input, textarea)")) {
            if (/[ox]$/.test(field.type)) field.checked = false;
            else field.value = "";
          }
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }"""
    )
    expect(sheet.text("ziel")).to_have_value("Eins")
    expect(sheet.status("ziel", "in Arbeit")).to_be_checked()
    expect(sheet.responsible("ziel")).to_have_value("Jugendamt")
    expect(sheet.due("ziel")).to_have_value("2027-02-01")
    expect(sheet.question("ziel").get_by_role("checkbox")).to_be_checked()
    expect(page.locator("[data-part=name]")).to_have_value("Musterfeld")
    visit_name(page).press("End")
    page.keyboard.type(" II")
    sheet.expect_saved()
    assert sheet.stored("ziel") == before


def test_with_added_rows_each_row_keeps_its_own(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "transferplan").open()
    rows = page.locator("[data-row] textarea")
    rows.first.fill("Erste")
    page.get_by_role("button", name="Maßnahme hinzufügen").click()
    rows.last.fill("Zweite")
    sheet.expect_saved()
    before = page.evaluate("JSON.stringify(Object.entries(localStorage).sort())")
    fields: list[str] = page.locator("textarea").evaluate_all("(fields) => fields.map(({ value }) => value)")
    restoring(page, "before the script", *fields[1:], *fields[:1])
    for _ in range(10):
        page.reload()
        sheet.expect_saved()
        expect(rows).to_have_count(2)
    expect(rows.first).to_have_value("Erste")
    expect(rows.last).to_have_value("Zweite")
    assert page.evaluate("JSON.stringify(Object.entries(localStorage).sort())") == before


@pytest.mark.parametrize(
    ("put_back", "typed", "result"),
    [
        ("", "zwei", "Eins\nzwei"),
        ("Eins", " zwei", "Eins zwei"),  # She goes on in what she sees.
        ("veraltet", " zwei", "Eins\n zwei"),
    ],
)
@pytest.mark.full_page
def test_what_is_typed_while_the_script_is_held_counts_once(
    page: Page, server: str, put_back: str, typed: str, result: str
) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Eins")
    held = hold_script(page)
    page.goto(sheet.address, wait_until="commit")
    sheet.text("ziel").evaluate("(field, text) => { field.value = text; }", put_back)
    sheet.text("ziel").press("End")
    page.keyboard.type(typed)
    sheet.text("kontakt").press_sequentially("neu")
    held.let_go()
    sheet.expect_saved()
    expect(sheet.text("ziel")).to_have_value(result)
    expect(sheet.text("kontakt")).to_have_value("neu")
    page.unroute_all()
    for _ in range(3):
        page.reload()
        sheet.expect_saved()
        expect(sheet.text("ziel")).to_have_value(result)


@pytest.mark.full_page
def test_a_status_chosen_while_the_script_is_held_counts(page: Page, server: str) -> None:
    sheet = Sheet(page, server)
    held = hold_script(page)
    page.goto(sheet.address, wait_until="commit")
    sheet.status("ziel", "offen").check()
    held.let_go()
    sheet.expect_saved()
    assert sheet.stored("ziel")["status"] == "open"


def test_a_name_that_the_browser_puts_back_is_not_taken(page: Page, server: str) -> None:
    Sheet(page, server).open()
    visit_name(page).fill("alt")
    visit_name(page).fill("")
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.querySelector('[data-part=name]').value = 'alt' })"
    )
    for _ in range(3):
        page.reload()
        expect(page.locator("[data-part=name]")).to_have_value("")
    assert json.loads(page.evaluate(f"localStorage.getItem('{PREFIX[:-1]}')"))["name"] == ""


def test_where_nobody_could_note_who_typed_the_text_is_one_step_back(page: Page, server: str) -> None:
    """A proxy that changes the page breaks the hash of its first script."""
    page.add_init_script("Object.defineProperty(window, 'fachaustauschTyped', { set() {}, get() {} })")
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Eins")
    restoring(page, "before the script", "Eins", "zwischendurch getippt")
    for _ in range(3):
        page.reload()
        sheet.expect_saved()
        expect(sheet.text("ziel")).to_have_value("Eins")
        expect(sheet.text("teilnehmende")).to_have_value("")
    if Sheet.folder == "arbeitsblaetter":
        sheet.button("Rückgängig", "teilnehmende").click()
        expect(sheet.text("teilnehmende")).to_have_value("zwischendurch getippt")


def test_stops_are_those_that_were_filled_in(page: Page, foreign: str) -> None:
    sheet = Sheet(page, foreign, "rundgang").open()
    sheet.text("raum").fill("Kinderecke")
    sheet.expect_saved()
    put_answer(page, "rundgang.raum/a2", answer="Keller")
    restoring(page, "before the script", "Kinderecke")
    for _ in range(3):
        page.reload()
        sheet.expect_saved()
    expect(page.locator(".repeat")).to_have_count(2)

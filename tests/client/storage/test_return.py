"""What a page shows may have ended while it lay in the browser's page cache, or by another one in its tab.

And a tab may be there twice.
"""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.keeping import change_keeping, choose, durable, expect_keeping, session
from tests.helpers.sheet import KEY, PREFIX, Sheet, from_menu
from tests.helpers.visits import begin, write_first

pytestmark = pytest.mark.both_pages


RETURN = "() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })) }"
CURRENT = "fachaustausch:visit"

# In one task, so that a text is caught in the moment in which the form has not handed it on yet.
TYPE = """
const type = (question, text) => {
  const field = document.querySelector(`#${question} textarea`);
  field.focus(); // As a person: just after its return, a browser may fill fields that nobody is in.
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
const comeBack = () => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
"""


def move_to_session(page: Page) -> None:
    """As another page of the tab does it: what lies on the device goes along."""
    page.evaluate(
        """(prefix) => {
          for (const key of Object.keys(localStorage)) {
            if (key.startsWith(prefix)) sessionStorage.setItem(key, localStorage.getItem(key));
            localStorage.removeItem(key);
          }
          sessionStorage.setItem("fachaustausch:keep", "session");
        }""",
        PREFIX.removesuffix(":"),
    )


def test_a_page_goes_on_as_it_was_where_nothing_has_ended(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    sheet.text("ideen").focus()
    sheet.page.evaluate("window.isSamePage = true")
    sheet.page.evaluate(
        "key => localStorage.setItem(key, localStorage.getItem(key).replace('Lernen', 'Von der anderen Seite'))",
        f"{KEY}ziel",
    )
    sheet.page.evaluate(RETURN)
    expect(sheet.text("ziel")).to_have_value("Von der anderen Seite")
    assert sheet.page.evaluate("window.isSamePage")


def test_a_way_of_keeping_that_has_ended_is_written_to_no_more(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    move_to_session(sheet.page)
    with sheet.page.expect_navigation():
        sheet.page.evaluate(RETURN)
    expect_keeping(sheet.page, "session")
    expect(sheet.text("ziel")).to_have_value("Lernen")
    sheet.write("ideen", "Vertraulich")
    assert sheet.keys() == []
    assert "Vertraulich" in session(sheet.page)[f"{KEY}ideen"]


def test_a_session_that_has_ended_is_written_to_no_more(sheet: Sheet) -> None:
    choose(sheet.page, "session")
    sheet.write("ziel", "Lernen")
    with sheet.page.expect_navigation():
        sheet.page.evaluate(
            TYPE
            + """
            const value = sessionStorage.getItem("fachaustausch:1:first:vorbereitung.ziel");
            type("ideen", "Ei");
            sessionStorage.clear();
            localStorage.setItem("fachaustausch:1:bneu:vorbereitung.ziel", value);
            localStorage.setItem("fachaustausch:1:first:vorbereitung.ziel", value.replace("Lernen", "Fremd"));
            localStorage.setItem("fachaustausch:visit", "bneu");
            type("ideen", "Eine Idee");
            comeBack();
            """
        )
    expect_keeping(sheet.page, "device")
    expect(sheet.text("ziel")).to_have_value("Lernen")
    expect(sheet.text("ideen")).to_have_value("Eine Idee")
    assert [key for key in session(sheet.page) if key.startswith(PREFIX)] == []


def test_what_was_typed_a_moment_ago_goes_where_the_answers_have_gone(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    with sheet.page.expect_navigation():
        sheet.page.evaluate(
            TYPE
            + """
            type("ziel", "Lernen und");
            for (const key of Object.keys(localStorage)) {
              sessionStorage.setItem(key, localStorage.getItem(key));
              localStorage.removeItem(key);
            }
            sessionStorage.setItem("fachaustausch:keep", "session");
            type("ziel", "Lernen und sehen");
            comeBack();
            """
        )
    expect_keeping(sheet.page, "session")
    expect(sheet.text("ziel")).to_have_value("Lernen und sehen")
    assert sheet.keys() == []


def test_a_visit_that_the_tab_has_left_is_written_to_no_more(sheet: Sheet, server: str) -> None:
    write_first(sheet)
    other = Sheet(sheet.page.context.new_page(), server).open()
    begin(other.page, "Zweiter")
    second = json.loads(other.page.evaluate("key => localStorage.getItem(key)", CURRENT))["id"]
    sheet.page.evaluate("([key, id]) => sessionStorage.setItem(key, id)", [CURRENT, second])
    sheet.page.evaluate(RETURN)
    expect(sheet.page.locator("[data-part=name]")).to_have_value("Zweiter")
    sheet.write("ziel", "Anderes")
    assert sheet.stored("ziel")["answer"] == "Lernen"


def test_a_visit_that_was_deleted_meanwhile_is_written_to_no_more(sheet: Sheet) -> None:
    write_first(sheet)
    begin(sheet.page, "Zweiter")
    sheet.write("ziel", "Anderes")
    sheet.page.evaluate(
        """() => {
          const { id } = JSON.parse(localStorage.getItem("fachaustausch:visit"));
          for (const key of Object.keys(localStorage)) if (key.includes(`:${id}`)) localStorage.removeItem(key);
        }"""
    )
    indexed = "indexedDB.deleteDatabase('fachaustausch')"
    with sheet.page.expect_navigation():
        sheet.page.evaluate(f"() => {{ {indexed}; ({RETURN})(); }}")
    expect(sheet.text("ziel")).to_have_value("Lernen")


def test_no_key_is_taken_while_the_page_loads_again(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    move_to_session(sheet.page)
    sheet.text("ziel").focus()
    # In one task: whatever comes after it finds a page that takes nothing.
    sheet.page.evaluate(f"() => {{ ({RETURN})(); window.isInert = document.body.matches('[inert]'); }}")
    sheet.page.keyboard.type("x")
    expect_keeping(sheet.page, "session")
    expect(sheet.text("ziel")).to_have_value("Lernen")
    assert sheet.keys() == []


@pytest.mark.parametrize("to", ["session", "device"])
def test_going_back_to_a_page_finds_the_way_of_keeping_that_holds(sheet: Sheet, server: str, to: str) -> None:
    """Whether the browser had kept the page or loads it again."""
    if to == "device":
        choose(sheet.page, "session")
    sheet.write("ziel", "Lernen")
    other = Sheet(sheet.page, server, "ausgangslage").open()
    change_keeping(other.page, to)
    if to == "session":
        other.page.get_by_role("dialog").get_by_role("button", name="Mitnehmen").click()
    expect_keeping(other.page, to)
    other.page.go_back()
    expect_keeping(sheet.page, to)
    expect(sheet.text("ziel")).to_have_value("Lernen")
    sheet.write("ideen", "Weiter")
    if to == "session":
        assert sheet.keys() == []
        assert {value for value in durable(sheet.page).values() if value} == set()
    else:
        assert sheet.stored("ideen")["answer"] == "Weiter"
        assert [key for key in session(sheet.page) if key.startswith(PREFIX)] == []


def test_two_frames_of_one_page_keep_in_the_same_way(page: Page, server: str) -> None:
    """They share the tab's storage, and what one of them ends, the other may not go on with."""
    first = Sheet(page, server).open()
    write_first(first)
    page.goto(f"{server}ueber/impressum.html")
    page.evaluate(
        """(addresses) => {
          for (const address of addresses) {
            const frame = Object.assign(document.createElement("iframe"), { src: address, width: 700, height: 300 });
            document.body.prepend(frame);
          }
        }""",
        [first.address, first.address.replace("vorbereitung", "ausgangslage")],
    )
    one, two = page.frame_locator("iframe >> nth=1"), page.frame_locator("iframe >> nth=0")
    where = "[data-part=where]"
    expect(two.locator(where)).to_have_attribute("data-keeping", "device")
    one.locator("[data-action=about]").click()
    one.get_by_label("nur diese Sitzung").check()
    one.get_by_role("button", name="Umstellen").click()
    one.get_by_role("button", name="Mitnehmen").evaluate("(button) => button.click()")
    expect(one.locator(where)).to_have_attribute("data-keeping", "session")
    expect(two.locator(where)).to_have_attribute("data-keeping", "session")
    two.locator("textarea").first.fill("Im zweiten Rahmen")
    expect(two.locator("[data-part=badge]")).to_have_attribute("data-state", "saved")
    assert first.keys() == []
    expect(one.get_by_text("Ein zweiter Tab enthält eine Kopie")).to_have_count(0)


# A tab that is there twice


def duplicate(sheet: Sheet) -> Sheet:
    """A window that a page opens gets a copy of its tab's storage, as a duplicated tab does."""
    with sheet.page.expect_popup() as popup:
        sheet.page.evaluate("address => { window.open(address) }", sheet.address)
    copy = Sheet(popup.value, sheet.address.split(Sheet.folder)[0])
    expect(copy.badge).not_to_have_attribute("data-state", "starting")
    return copy


def test_two_copies_of_a_session_say_that_each_is_on_its_own(sheet: Sheet) -> None:
    choose(sheet.page, "session")
    sheet.write("ziel", "Vertraulich")
    copy = duplicate(sheet)
    expect(copy.text("ziel")).to_have_value("Vertraulich")
    for page in (sheet.page, copy.page):
        expect(page.get_by_text("Ein zweiter Tab enthält eine Kopie dieser Eingaben.")).to_be_visible()
    copy.write("ideen", "Nur hier")
    expect(sheet.text("ideen")).to_have_value("")
    from_menu(copy.page, "Löschen")
    expect(copy.page.get_by_role("dialog")).to_contain_text("ebenso die Kopie in einem duplizierten Tab")
    copy.page.get_by_role("button", name="Alles löschen").click()
    expect(copy.text("ziel")).to_have_value("")
    expect(sheet.text("ziel")).to_have_value("Vertraulich")


def test_two_sessions_that_are_no_copies_say_nothing(sheet: Sheet, server: str) -> None:
    choose(sheet.page, "session")
    other = Sheet(sheet.page.context.new_page(), server).open()
    choose(other.page, "session")
    other.write("ziel", "Eigenes")
    sheet.open()
    sheet.write("ziel", "Anderes")
    for page in (sheet.page, other.page):
        expect(page.get_by_text("Ein zweiter Tab enthält eine Kopie")).to_have_count(0)

"""Changes that no event tells of, or only `change`: by dictation, password managers, extensions, aids.

Whatever stands in a field is saved before two seconds are over.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.helpers.kinds import answers
from tests.helpers.sheet import PREFIX, Sheet, visit_name

pytestmark = pytest.mark.both_pages


SET = """
(field, [value, event]) => {
  if (typeof value === "boolean") field.checked = value;
  else field.value = value;
  if (event) field.dispatchEvent(new Event(event, { bubbles: true }));
}
"""
# With an event, or with none at all: then the page finds it by itself.
EVENTS = pytest.mark.parametrize("event", ["", "change"], ids=["silently", "by change alone"])


# So long, in milliseconds, the page may take until it finds what no event has told.
WITHIN = 2000


@pytest.fixture(autouse=True)
def _own_clock(context: BrowserContext) -> None:
    """What is found once a second is not waited for, and a slow machine is no slow page."""
    context.clock.install()


def opened(page: Page, home: str, worksheet: str = "vorbereitung") -> Sheet:
    """Open a sheet, and let the time pass in which a browser may put back what nobody has entered."""
    sheet = Sheet(page, home, worksheet).open()
    page.clock.run_for(WITHIN)
    return sheet


@pytest.fixture
def sheet(page: Page, server: str) -> Sheet:
    return opened(page, server)


def put(field: Locator, value: str | bool, event: str = "") -> None:
    field.evaluate(SET, [value, event])


def stored(page: Page, key: str) -> dict[str, Any]:
    """What is stored once the page must have found it."""
    page.clock.run_for(WITHIN)
    return dict(json.loads(page.evaluate("(key) => localStorage.getItem(key)", key) or "{}"))


@EVENTS
@pytest.mark.parametrize("focused", [True, False], ids=["with focus", "without focus"])
def test_every_kind_of_field_is_saved(sheet: Sheet, event: str, focused: bool) -> None:
    fields: dict[str, tuple[Locator, str | bool]] = {
        "answer": (sheet.text("ziel"), "diktiert"),
        "status": (sheet.status("ziel", "in Arbeit"), True),
        "responsible": (sheet.responsible("ziel"), "Jugendamt"),
        "due": (sheet.due("ziel"), "2027-03-12"),
        "notApplicable": (sheet.question("ziel").get_by_role("checkbox"), True),
    }
    for name, (field, value) in fields.items():
        if focused:
            field.focus()
        put(field, value, event)
        expected = "doing" if name == "status" else value
        assert stored(sheet.page, f"{PREFIX}vorbereitung.ziel")[name] == expected
    sheet.expect_saved()


@EVENTS
def test_the_name_of_the_visit_is_saved(sheet: Sheet, event: str) -> None:
    put(visit_name(sheet.page), "Musterfeld", event)
    assert stored(sheet.page, PREFIX[:-1])["name"] == "Musterfeld"
    sheet.expect_saved()


@EVENTS
def test_a_row_and_a_stop_that_were_added_are_saved(page: Page, foreign: str, event: str) -> None:
    sheet = opened(page, foreign, "rundgang")
    page.get_by_role("button", name="Raum hinzufügen").click()
    put(page.locator(".repeat:not(.repeat--away) textarea").first, "Keller", event)
    page.clock.run_for(WITHIN)
    assert [answer["answer"] for answer in answers(page, "rundgang").values()] == ["Keller"]
    sheet.expect_saved()


@EVENTS
def test_the_side_is_saved(page: Page, server: str, event: str) -> None:
    opened(page, server, "vereinbarung")
    put(page.get_by_role("radio", name="Gastgebende"), True, event)
    assert stored(page, PREFIX[:-1])["side"] == "hosts"


@EVENTS
def test_a_choice_is_saved(page: Page, server: str, event: str) -> None:
    opened(page, server, "beobachtung")
    put(page.locator("[data-field=choice]").first, True, event)
    page.clock.run_for(WITHIN)
    assert len(answers(page, "beobachtung")) == 1


def test_undo_knows_such_a_change(sheet: Sheet) -> None:
    sheet.write("ziel", "getippt")
    put(sheet.text("ziel"), "ersetzt")
    sheet.button("Rückgängig", "ziel").click()
    expect(sheet.text("ziel")).to_have_value("getippt")
    sheet.expect_stored("ziel", "getippt")
    sheet.button("Wiederholen", "ziel").click()
    sheet.expect_stored("ziel", "ersetzt")


def test_taking_a_status_back_does_not_hide_it(sheet: Sheet) -> None:
    sheet.status("ziel", "offen").check()
    sheet.expect_saved()
    sheet.page.evaluate(
        """() => {
          document.querySelector("#ziel textarea").value = "im selben Augenblick";
          document.querySelector("#ziel [data-action=clear-status]").click();
        }"""
    )
    sheet.expect_stored("ziel", "im selben Augenblick")
    assert sheet.stored("ziel")["status"] is None


def test_it_is_in_the_save_file_and_on_paper(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("kontakt", "steht schon da")
    sheet.expect_rest()
    with sheet.page.expect_download() as download:
        sheet.page.evaluate(
            """() => {
              document.querySelector("#ziel textarea").value = "gerade eben";
              document.querySelector("[data-action=save-file]").click();
            }"""
        )
    download.value.save_as(tmp_path / "file.json")
    saved = json.loads((tmp_path / "file.json").read_text(encoding="utf-8"))["answers"]
    assert saved["vorbereitung.ziel"]["answer"] == "gerade eben"
    printed = sheet.page.evaluate(
        """() => {
          document.querySelector("#ziel textarea").value = "noch später";
          dispatchEvent(new Event("beforeprint"));
          return document.querySelector("#ziel [data-paper=answer]").textContent;
        }"""
    )
    assert printed == "noch später"


@pytest.mark.parametrize(
    "leave", ["dispatchEvent(new PageTransitionEvent('pagehide'))", "location.href = '../index.html'"]
)
def test_it_is_saved_when_the_page_is_left(sheet: Sheet, leave: str) -> None:
    sheet.page.evaluate(f"() => {{ document.querySelector('#ziel textarea').value = 'letzte Worte'; {leave}; }}")
    sheet.page.wait_for_function(
        "(key) => JSON.parse(localStorage.getItem(key))?.answer === 'letzte Worte'",
        arg=f"{PREFIX}vorbereitung.ziel",
    )


def test_what_the_page_puts_in_itself_is_no_change(page: Page, context: BrowserContext, server: str) -> None:
    one, two = opened(context.new_page(), server), opened(page, server)
    one.write("ziel", "von nebenan")
    expect(two.text("ziel")).to_have_value("von nebenan")
    before = one.stored("ziel")
    two.page.clock.run_for(WITHIN)
    assert two.stored("ziel") == before
    expect(two.question("ziel").get_by_role("alert")).to_have_count(0)


def test_a_silent_change_and_another_windows_change_are_both_to_be_had(context: BrowserContext, server: str) -> None:
    one, page = opened(context.new_page(), server), context.new_page()
    # Before the page's own listener hears of it.
    page.add_init_script(
        "addEventListener('storage', () => { document.querySelector('#ziel textarea').value = 'diktiert' }, "
        "{ once: true })"
    )
    two = opened(page, server)
    one.write("ziel", "von nebenan")
    expect(two.question("ziel").get_by_role("alert")).to_contain_text("von nebenan")
    expect(two.text("ziel")).to_have_value("diktiert")


def test_the_day_of_the_visit_is_saved(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    page.clock.run_for(WITHIN)
    page.locator(".way > summary").first.click()
    put(page.locator("[data-part=visit-date]:visible").first, "2027-05-12")
    assert stored(page, PREFIX[:-1])["date"] == "2027-05-12"


def test_looking_costs_next_to_nothing(browser: Browser, server: str) -> None:
    """Every second: so it must not be felt on an old computer."""
    other = browser.new_page()  # It has a clock of its own.
    Sheet(other, server).open().write("ziel", "Ämter, Schulen und Vereine " * 185)
    # The middle one of many: now and then, the machine is busy with something else.
    took: float = other.evaluate(
        """() => {
          const times = Array.from({ length: 100 }, () => {
            const start = performance.now();
            dispatchEvent(new Event("focusout"));
            return performance.now() - start;
          });
          return times.sort((a, b) => a - b)[50];
        }"""
    )
    assert took < 2  # Milliseconds.
    other.close()

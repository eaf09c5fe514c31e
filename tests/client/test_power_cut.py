"""After a power cut the storage is a minute behind, and only the durable copy knows what was there.

Simulated: the storage gets what it held at an earlier moment.  `tests/journeys/killed.test.mjs` kills for real.
"""

import json
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from tests.client.sheet import KEY, PREFIX, Sheet
from tests.client.test_keeping import durable
from tests.client.test_visits import begin, open_visits, turn_to

CURRENT = "fachaustausch:visit"

# The copy answers only once the test says so, as from a slow disk.
SLOW_COPY = """
const { databases } = indexedDB;
const isReleased = new Promise((resolve) => { window.releaseCopy = resolve; });
indexedDB.databases = async function () { await isReleased; return databases.call(indexedDB); };
"""


@pytest.fixture
def sheet(page: Page, server: str) -> Sheet:
    return Sheet(page, server).open()


def on_device(page: Page) -> dict[str, str]:
    return cast(dict[str, str], page.evaluate("({ ...localStorage })"))


def cut_power(page: Page, server: str, before: dict[str, str], tab: dict[str, str] | None = None) -> None:
    """Leave the page, and put the storage back to an earlier state; `tab` is what a restored tab held then."""
    page.goto(f"{server}ueber/impressum.html")
    page.evaluate(
        """([device, tab]) => {
          localStorage.clear();
          sessionStorage.clear();
          for (const [key, value] of Object.entries(device)) localStorage.setItem(key, value);
          for (const [key, value] of Object.entries(tab)) sessionStorage.setItem(key, value);
        }""",
        [before, tab or {}],
    )


def begin_second(sheet: Sheet) -> dict[str, str]:
    """Name and fill a second visit; returns what was on the device before."""
    sheet.page.get_by_label("Name des Besuchs").fill("Erster")
    sheet.write("ziel", "Lernen")
    before = on_device(sheet.page)
    begin(sheet.page, "Zweiter")
    sheet.write("ziel", "Anderes")
    return before


def name(sheet: Sheet) -> str:
    return sheet.page.locator(".toolbar").get_by_label("Name des Besuchs").input_value()


def test_the_visit_that_was_open_is_open_again(sheet: Sheet, server: str) -> None:
    cut_power(sheet.page, server, begin_second(sheet))
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Anderes")
    sheet.expect_saved()
    assert name(sheet) == "Zweiter"
    turn_to(sheet.page, "Erster")
    expect(sheet.text("ziel")).to_have_value("Lernen")


def test_it_is_open_where_the_storage_has_lost_everything(sheet: Sheet, server: str) -> None:
    begin_second(sheet)
    cut_power(sheet.page, server, {})
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Anderes")
    turn_to(sheet.page, "Erster")
    expect(sheet.text("ziel")).to_have_value("Lernen")


def test_it_is_open_in_a_tab_that_the_browser_restored_as_it_was_a_minute_before(sheet: Sheet, server: str) -> None:
    begin_second(sheet)
    turn_to(sheet.page, "Erster")
    before, tab = on_device(sheet.page), sheet.page.evaluate("({ ...sessionStorage })")
    turn_to(sheet.page, "Zweiter")
    sheet.write("ideen", "Zuletzt")
    cut_power(sheet.page, server, before, tab)
    sheet.open()
    expect(sheet.text("ideen")).to_have_value("Zuletzt")


def test_a_tab_that_was_not_behind_stays_with_its_visit(sheet: Sheet, server: str) -> None:
    """Another window turned to its own visit before the cut."""
    begin_second(sheet)
    other = Sheet(sheet.page.context.new_page(), server).open()
    turn_to(other.page, "Erster")
    other.expect_saved()
    other.page.close()
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Anderes")


@pytest.mark.parametrize("page_name", ["index", "checkliste"])
def test_the_pages_without_fields_show_it_too(sheet: Sheet, server: str, page_name: str) -> None:
    cut_power(sheet.page, server, begin_second(sheet))
    sheet.page.goto(f"{server}{page_name}.html")
    sheet.page.wait_for_function("key => localStorage.getItem(key)?.includes('b')", arg=CURRENT)
    if page_name == "checkliste":
        expect(sheet.page.locator("[data-question='vorbereitung.ziel']")).to_contain_text("Anderes")
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Anderes")


def test_who_types_before_the_copy_has_answered_is_led_to_it(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    cut_power(page, server, begin_second(sheet))
    page.add_init_script(SLOW_COPY)
    sheet.open()
    sheet.text("ideen").fill("Schnell getippt")
    sheet.expect_stored("ideen", "Schnell getippt")
    page.evaluate("releaseCopy()")
    notice = page.get_by_text("Zuletzt war ein anderer Besuch geöffnet: Besuch „Zweiter“.")
    expect(notice).to_be_visible()
    assert name(sheet) == "Erster"
    expect(sheet.text("ideen")).to_have_value("Schnell getippt")
    with page.expect_navigation():
        page.get_by_role("button", name="Zum zuletzt geöffneten Besuch").click()
    page.evaluate("releaseCopy()")
    expect(sheet.text("ziel")).to_have_value("Anderes")
    assert sheet.stored("ideen")["answer"] == "Schnell getippt"


def test_a_full_storage_does_not_make_the_page_load_for_ever(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    cut_power(page, server, begin_second(sheet))
    page.add_init_script(
        """
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (...given) {
          if (this === localStorage) throw new DOMException("", "QuotaExceededError");
          setItem.apply(this, given);
        };
        """
    )
    sheet.open()
    expect(page.get_by_role("button", name="Zum zuletzt geöffneten Besuch")).to_be_visible()


def test_a_visit_that_was_given_a_name_and_nothing_else_is_there(sheet: Sheet, server: str) -> None:
    sheet.write("ziel", "Lernen")
    before = on_device(sheet.page)
    begin(sheet.page, "Nur ein Name", host="Nachbarstadt")
    sheet.expect_saved()
    cut_power(sheet.page, server, before)
    sheet.open()
    expect(sheet.page.locator(".toolbar").get_by_label("Name des Besuchs")).to_have_value("Nur ein Name")
    expect(open_visits(sheet.page)).to_contain_text("bei Nachbarstadt")


def test_a_deleted_visit_stays_deleted_and_one_brought_back_stays(sheet: Sheet, server: str) -> None:
    begin_second(sheet)
    before = on_device(sheet.page)
    dialog = open_visits(sheet.page)
    dialog.get_by_role("button", name="Löschen (Erster)").click()
    expect(dialog).to_contain_text("„Erster“ ist gelöscht.")
    deleted = durable(sheet.page)
    assert [deleted[key] for key in (PREFIX.removesuffix(":"), f"{KEY}ziel")] == [None, None]
    dialog.get_by_role("button", name="Rückgängig machen").click()
    expect(dialog).to_contain_text("Der Besuch ist wieder da.")
    assert None not in durable(sheet.page).values()
    dialog.get_by_role("button", name="Löschen (Erster)").click()
    expect(dialog).to_contain_text("„Erster“ ist gelöscht.")
    cut_power(sheet.page, server, before)
    sheet.open()
    sheet.expect_saved()
    assert f"{KEY}ziel" not in on_device(sheet.page)
    expect(open_visits(sheet.page).get_by_role("listitem")).to_have_count(1)


def test_the_open_visit_that_was_deleted_is_open_no_more(sheet: Sheet, server: str) -> None:
    begin_second(sheet)
    before = on_device(sheet.page)
    sheet.page.get_by_role("button", name="Löschen", exact=True).click()
    sheet.page.get_by_role("button", name="Diesen Besuch löschen").click()
    expect(sheet.page.get_by_text("Gelöscht: Besuch „Zweiter“.")).to_be_visible()
    cut_power(sheet.page, server, before)
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Lernen")
    expect(sheet.page.locator(".toolbar").get_by_label("Name des Besuchs")).to_have_value("Erster")


def test_deleting_everything_leaves_nothing_of_the_visits_anywhere(sheet: Sheet) -> None:
    begin_second(sheet)
    assert durable(sheet.page)[CURRENT]
    sheet.page.get_by_role("button", name="Löschen", exact=True).click()
    sheet.page.get_by_role("button", name="Alles löschen").click()
    expect(sheet.page.get_by_text("Gelöscht: alle Eingaben in diesem Browser.")).to_be_visible()
    assert sheet.keys() == []
    assert sheet.page.evaluate("Object.keys(sessionStorage)") == []
    assert set(durable(sheet.page).values()) == {None}
    sheet.page.get_by_role("button", name="Löschen rückgängig machen").click()
    expect(sheet.text("ziel")).to_have_value("Anderes")
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Anderes")


def test_the_way_back_from_the_example_is_not_lost(sheet: Sheet, server: str) -> None:
    begin_second(sheet)
    before = on_device(sheet.page)
    sheet.page.goto(f"{server}index.html")
    sheet.page.locator("[data-action='load-example']").first.click()
    expect(sheet.page.get_by_text("Sie sehen ein erfundenes Beispiel.")).to_be_visible()
    sheet.open()
    sheet.expect_saved()
    cut_power(sheet.page, server, before)
    sheet.open()
    with sheet.page.expect_navigation():
        sheet.page.get_by_role("button", name="Zurück zu meinen Eingaben").click()
    expect(sheet.text("ziel")).to_have_value("Anderes")


def test_what_an_earlier_version_noted_as_the_open_visit_still_counts(sheet: Sheet) -> None:
    begin_second(sheet)
    visit = json.loads(on_device(sheet.page)[CURRENT])["id"]
    sheet.page.evaluate(
        "([key, id]) => { localStorage.setItem(key, 'first'); sessionStorage.setItem(key, id); }", [CURRENT, visit]
    )
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Anderes")

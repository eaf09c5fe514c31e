"""After a power cut the storage is a minute behind, and only the durable copy knows what was there.

Simulated: the storage gets what it held at an earlier moment.  `tests/journeys/killed.test.mjs` kills for real.
"""

import json
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.keeping import change_keeping, durable
from tests.helpers.save_files import answer, apply, open_files, take_back, write_file
from tests.helpers.sheet import KEY, PREFIX, Sheet, delete, visit_name
from tests.helpers.visits import begin, open_visits, turn_to, write_first

pytestmark = pytest.mark.both_pages


CURRENT = "fachaustausch:visit"

# The copy answers only once the test says so, as from a slow disk.
SLOW_COPY = """
const { databases } = indexedDB;
const isReleased = new Promise((resolve) => { window.releaseCopy = resolve; });
indexedDB.databases = async function () { await isReleased; return databases.call(indexedDB); };
"""


def on_device(page: Page) -> dict[str, str]:
    return cast(dict[str, str], page.evaluate("({ ...localStorage })"))


def cut_power(page: Page, server: str, before: dict[str, str], tab: dict[str, str] | None = None) -> None:
    """Leave the page, and put the storage back to an earlier state; `tab` is what a restored tab held then."""
    page.goto(f"{server}ueber/impressum.html")
    page.evaluate(
        """async ([device, tab]) => {
          // What is written here, the other documents of this process are told, a moment later: not the next page.
          const { contentWindow: witness } = document.body.appendChild(document.createElement("iframe"));
          witness.localStorage.length;
          const isTold = new Promise((told) => {
            witness.addEventListener("storage", ({ key }) => key === "cut" && told());
          });
          localStorage.clear();
          sessionStorage.clear();
          for (const [key, value] of Object.entries(device)) localStorage.setItem(key, value);
          for (const [key, value] of Object.entries(tab)) sessionStorage.setItem(key, value);
          localStorage.setItem("cut", "");
          localStorage.removeItem("cut");
          await isTold;
        }""",
        [before, tab or {}],
    )


def begin_second(sheet: Sheet) -> dict[str, str]:
    """Name and fill a second visit; returns what was on the device before."""
    write_first(sheet)
    before = on_device(sheet.page)
    begin(sheet.page, "Zweiter")
    sheet.write("ziel", "Anderes")
    return before


def name(sheet: Sheet) -> str:
    return sheet.page.locator("[data-part=name]").input_value()


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
    expect(sheet.page.locator("[data-part=name]")).to_have_value("Nur ein Name")
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
    delete(sheet.page, "Diesen Besuch löschen")
    expect(sheet.page.get_by_text("Gelöscht: Besuch „Zweiter“.")).to_be_visible()
    cut_power(sheet.page, server, before)
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Lernen")
    expect(sheet.page.locator("[data-part=name]")).to_have_value("Erster")


def test_deleting_everything_leaves_nothing_of_the_visits_anywhere(sheet: Sheet) -> None:
    begin_second(sheet)
    assert durable(sheet.page)[CURRENT]
    delete(sheet.page, "Alles löschen")
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
    sheet.page.get_by_text("Worum es geht, und wie Sie beginnen").click()  # Folded, where there are answers.
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


# Whatever is done next starts from what is shown.


@pytest.fixture
def behind(sheet: Sheet, server: str) -> Sheet:
    """A page that shows what only the durable copy knows: the storage has an earlier text."""
    visit_name(sheet.page).fill("Erster")
    sheet.write("ziel", "Früher")
    before = on_device(sheet.page)
    sheet.write("ziel", "Später")
    sheet.write("ideen", "Nur in der Kopie")
    cut_power(sheet.page, server, before)
    return sheet


def expect_whole(sheet: Sheet) -> None:
    expect(sheet.text("ziel")).to_have_value("Später")
    expect(sheet.text("ideen")).to_have_value("Nur in der Kopie")


def take_along(page: Page) -> None:
    change_keeping(page, "session")
    with page.expect_navigation():
        page.get_by_role("dialog").get_by_role("button", name="Mitnehmen").click()


def test_what_is_taken_into_the_session_is_what_was_shown(behind: Sheet) -> None:
    behind.open()
    expect_whole(behind)
    take_along(behind.page)
    expect_whole(behind)
    assert on_device(behind.page) == {}
    assert set(durable(behind.page).values()) == {None}


def test_whoever_acts_before_the_copy_has_answered_waits_for_it(behind: Sheet) -> None:
    behind.page.add_init_script(SLOW_COPY)
    behind.open()
    change_keeping(behind.page, "session")
    expect(behind.page.get_by_role("dialog")).to_have_count(0)
    behind.page.evaluate("releaseCopy()")
    with behind.page.expect_navigation():
        behind.page.get_by_role("dialog").get_by_role("button", name="Mitnehmen").click()
    expect_whole(behind)


def test_a_file_that_is_saved_before_the_copy_has_answered_holds_what_the_copy_brings(behind: Sheet) -> None:
    behind.page.add_init_script(SLOW_COPY)
    behind.open()
    behind.page.get_by_role("button", name="Als Datei sichern").click()
    with behind.page.expect_download() as download:
        behind.page.evaluate("releaseCopy()")
    answers = json.loads(download.value.path().read_text(encoding="utf-8"))["answers"]
    assert answers["vorbereitung.ziel"]["answer"] == "Später"


def test_what_is_left_on_the_device_is_there_when_the_session_ends(behind: Sheet) -> None:
    """In session mode nobody compares the device with its copy, until the answers come back to it."""
    before = on_device(behind.page)
    behind.open()
    change_keeping(behind.page, "session")
    with behind.page.expect_navigation():
        behind.page.get_by_role("dialog").get_by_role("button", name="Auf dem Gerät lassen").click()
    behind.write("ziel", "In der Sitzung")
    behind.page.evaluate(
        """(device) => {
          localStorage.clear();
          for (const [key, value] of Object.entries(device)) localStorage.setItem(key, value);
        }""",
        {key: value for key, value in before.items() if "ziel" in key},
    )
    with behind.page.expect_navigation():
        change_keeping(behind.page, "device")
    expect(behind.text("ziel")).to_have_value("In der Sitzung")
    turn_to(behind.page, "Erster")
    expect_whole(behind)


def test_nothing_that_lies_on_the_device_in_its_copy_alone_is_overwritten(behind: Sheet) -> None:
    behind.page.evaluate("localStorage.clear(); sessionStorage.setItem('fachaustausch:keep', 'session')")
    behind.open()
    behind.write("ziel", "In der Sitzung")
    with behind.page.expect_navigation():
        change_keeping(behind.page, "device")
    expect(behind.text("ziel")).to_have_value("In der Sitzung")
    turn_to(behind.page, "Erster")
    expect_whole(behind)


def test_a_copy_of_a_visit_and_the_visit_itself_are_whole(behind: Sheet) -> None:
    behind.open()
    dialog = open_visits(behind.page)
    dialog.get_by_role("button", name="Kopieren (Erster)").click()
    behind.page.keyboard.press("Escape")
    for visit in ("Erster (Kopie)", "Erster"):
        if visit != "Erster":
            turn_to(behind.page, visit)
        expect_whole(behind)
    begin(behind.page, "Dritter")
    turn_to(behind.page, "Erster")
    expect_whole(behind)


def test_what_is_deleted_and_brought_back_is_what_was_shown(behind: Sheet) -> None:
    behind.open()
    expect_whole(behind)
    delete(behind.page, "Dieses Blatt löschen")
    expect(behind.text("ideen")).to_have_value("")
    behind.page.get_by_role("button", name="Löschen rückgängig machen").click()
    expect_whole(behind)
    behind.expect_saved()
    behind.open()
    expect_whole(behind)


def test_a_file_is_compared_with_what_was_shown(behind: Sheet, tmp_path: Path) -> None:
    behind.open()
    path = write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Aus der Datei")})
    dialog = open_files(behind.page, path)
    expect(dialog).to_contain_text("Später")
    dialog.get_by_label("Aus der Datei").check()
    apply(dialog)
    take_back(behind.page)
    expect_whole(behind)


def test_the_way_through_the_example_leads_back_to_what_was_shown(behind: Sheet, server: str) -> None:
    behind.page.goto(f"{server}index.html")
    behind.page.get_by_text("Worum es geht, und wie Sie beginnen").click()  # Folded, where there are answers.
    behind.page.locator("[data-action='load-example']").first.click()
    expect(behind.page.get_by_text("Sie sehen ein erfundenes Beispiel.")).to_be_visible()
    behind.open()
    with behind.page.expect_navigation():
        behind.page.get_by_role("button", name="Zurück zu meinen Eingaben").click()
    expect_whole(behind)


def test_the_checklist_shows_what_was_shown(behind: Sheet, server: str) -> None:
    behind.page.goto(f"{server}checkliste.html")
    expect(behind.page.locator("[data-question='vorbereitung.ziel']")).to_contain_text("Später")


def test_a_page_that_is_left_hands_on_what_the_copy_brought_back(behind: Sheet, server: str) -> None:
    behind.open()
    expect_whole(behind)
    behind.page.goto(f"{server}ueber/impressum.html")
    assert "Später" in on_device(behind.page)[f"{KEY}ziel"]


def test_what_is_entered_before_the_copy_has_answered_changes_no_other_field(behind: Sheet) -> None:
    behind.page.add_init_script(SLOW_COPY)
    behind.open()
    expect(behind.text("ziel")).to_have_value("Früher")
    behind.question("ziel").locator("details").evaluate_all("(all) => { for (const one of all) one.open = true }")
    behind.status("ziel", "in Arbeit").check()
    behind.page.evaluate("releaseCopy()")
    expect_whole(behind)
    expect(behind.status("ziel", "in Arbeit")).to_be_checked()
    behind.expect_saved()
    behind.page.evaluate("localStorage.clear()")
    behind.open()
    behind.page.evaluate("releaseCopy()")
    expect_whole(behind)
    expect(behind.status("ziel", "in Arbeit")).to_be_checked()


def test_a_name_that_is_typed_before_the_copy_has_answered_leaves_the_date(sheet: Sheet, server: str) -> None:
    write_first(sheet)
    before = on_device(sheet.page)
    dialog = open_visits(sheet.page)
    dialog.get_by_text("Bearbeiten").click()
    dialog.locator(".visits__edit").get_by_label("Datum des Besuchs").fill("2027-03-12")
    dialog.get_by_role("button", name="Speichern").click()
    sheet.page.keyboard.press("Escape")
    sheet.expect_saved()
    cut_power(sheet.page, server, before)
    sheet.page.add_init_script(SLOW_COPY)
    sheet.open()
    visit_name(sheet.page).fill("Neuer Name")
    sheet.page.evaluate("releaseCopy()")
    expect(open_visits(sheet.page)).to_contain_text("am 12.03.2027")
    assert name(sheet) == "Neuer Name"

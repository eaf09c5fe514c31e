"""Where answers are kept: on this device, or for this session alone; and what the badge may say of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.keeping import change_keeping, choose, durable, expect_keeping, session
from tests.helpers.sheet import KEY, Sheet, delete, from_menu, visit_name

pytestmark = pytest.mark.both_pages


def test_nothing_at_all_is_stored_before_the_first_input(sheet: Sheet) -> None:
    assert sheet.keys() == []
    assert session(sheet.page) == {}
    assert durable(sheet.page) == {}


def test_the_durable_copy_holds_what_the_storage_holds(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    assert durable(sheet.page) == sheet.page.evaluate("({ ...localStorage })")


def test_for_this_session_nothing_reaches_the_device(sheet: Sheet) -> None:
    choose(sheet.page, "session")
    sheet.text("ziel").fill("Vertraulich")
    sheet.expect_saved()
    expect(sheet.badge).to_contain_text("für diese Sitzung gespeichert")
    expect(sheet.page.locator("[data-part=until]")).to_contain_text(
        "Sichern oder löschen Sie Ihre Eingaben, bevor Sie ihn schließen."
    )
    assert sheet.keys() == []
    assert durable(sheet.page) == {}
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Vertraulich")
    elsewhere = Sheet(sheet.page.context.new_page(), sheet.page.url.split(Sheet.folder)[0]).open()
    expect(elsewhere.text("ziel")).to_have_value("")


def test_a_choice_that_is_not_carried_out_changes_nothing(sheet: Sheet) -> None:
    """Arrow keys choose among radio buttons: whoever passes by must not find herself on another page."""
    page = sheet.page
    page.evaluate("() => { window.isSamePage = true }")
    visit_name(page)
    group = page.get_by_role("group", name="Aufbewahren:")
    button = page.get_by_role("button", name="Umstellen")
    expect(button).to_have_count(0)
    group.get_by_label("auf diesem Gerät").focus()
    for key in ("ArrowDown", "ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
    expect(group.get_by_label("nur diese Sitzung")).to_be_focused()
    expect(button).to_be_visible()
    sheet.write("ziel", "Weiter auf dem Gerät")
    assert page.evaluate("window.isSamePage")
    assert session(page) == {}
    assert sheet.stored("ziel")["answer"] == "Weiter auf dem Gerät"
    group.get_by_label("auf diesem Gerät").check()
    expect(button).to_have_count(0)


def test_what_lies_on_the_device_may_stay_there(sheet: Sheet) -> None:
    """It may be a colleague's, on a shared computer."""
    sheet.write("ziel", "Von der Kollegin")
    change_keeping(sheet.page, "session")
    dialog = sheet.page.get_by_role("dialog", name="Auf diesem Gerät liegen schon Eingaben")
    expect(dialog).to_contain_text("Eingaben zu einer Frage")
    with sheet.page.expect_navigation():
        dialog.get_by_role("button", name="Auf dem Gerät lassen").click()
    expect(sheet.text("ziel")).to_have_value("")
    assert sheet.stored("ziel")["answer"] == "Von der Kollegin"


def test_what_lies_on_the_device_can_be_taken_along_and_leaves_the_device(sheet: Sheet) -> None:
    sheet.write("ziel", "Meins")
    change_keeping(sheet.page, "session")
    with sheet.page.expect_navigation():
        sheet.page.get_by_role("dialog").get_by_role("button", name="Mitnehmen").click()
    expect(sheet.text("ziel")).to_have_value("Meins")
    assert sheet.keys() == []
    assert [value for value in durable(sheet.page).values() if value is not None] == []


def test_cancelling_leaves_everything_as_it_was(sheet: Sheet) -> None:
    sheet.write("ziel", "Meins")
    change_keeping(sheet.page, "session")
    sheet.page.get_by_role("dialog").get_by_role("button", name="Abbrechen").click()
    expect(sheet.page.get_by_role("button", name="Umstellen")).to_be_focused()
    expect(sheet.page.locator("[data-part=where]")).to_have_attribute("data-keeping", "device")
    assert session(sheet.page) == {}


def test_what_only_the_page_has_is_not_left_behind(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } }")
    sheet.text("ziel").fill("Nur hier")
    expect(sheet.badge).to_have_attribute("data-state", "full")
    change_keeping(page, "session")
    expect(page.get_by_text("Sichern Sie sie als Datei, und laden Sie die Seite dann neu.")).to_be_visible()
    expect(page.locator("[data-part=where]")).to_have_attribute("data-keeping", "device")
    expect(sheet.text("ziel")).to_have_value("Nur hier")


def test_back_on_the_device_the_answers_are_kept_there(sheet: Sheet) -> None:
    choose(sheet.page, "session")
    sheet.write("ziel", "Meins")
    choose(sheet.page, "device")
    expect(sheet.text("ziel")).to_have_value("Meins")
    sheet.expect_saved()
    assert sheet.stored("ziel")["answer"] == "Meins"
    assert durable(sheet.page)[f"{KEY}ziel"] is not None
    assert "fachaustausch:keep" not in session(sheet.page)


def test_back_on_a_device_with_other_answers_both_stay_as_visits_of_their_own(sheet: Sheet) -> None:
    sheet.write("ziel", "Von der Kollegin")
    change_keeping(sheet.page, "session")
    with sheet.page.expect_navigation():
        sheet.page.get_by_role("dialog").get_by_role("button", name="Auf dem Gerät lassen").click()
    sheet.write("ziel", "Meins")
    choose(sheet.page, "device")
    expect(sheet.text("ziel")).to_have_value("Meins")
    assert sheet.stored("ziel")["answer"] == "Von der Kollegin"
    from_menu(sheet.page, "Besuch wechseln")
    expect(sheet.page.get_by_role("dialog").get_by_role("listitem")).to_have_count(2)


def test_deleting_everything_does_not_end_the_session_mode(sheet: Sheet) -> None:
    choose(sheet.page, "session")
    sheet.write("ziel", "Vertraulich")
    delete(sheet.page, "Alles löschen")
    sheet.open()
    expect_keeping(sheet.page, "session")


def test_with_no_durable_copy_the_badge_says_less(page: Page, server: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    sheet = Sheet(page, server).open()
    sheet.text("ziel").fill("Lernen")
    expect(sheet.badge).to_have_attribute("data-state", "kept")
    expect(sheet.badge).to_contain_text("abgelegt. Stürzt er ab")
    expect(sheet.badge).not_to_contain_text("gespeichert")
    sheet.expect_stored("ziel", "Lernen")


def test_a_durable_copy_that_fails_and_recovers_is_told_both_times(page: Page, server: str) -> None:
    page.add_init_script(
        """
        const { put } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = function (...given) {
          if (window.isBroken) throw new DOMException("", "QuotaExceededError");
          return put.apply(this, given);
        };
        """
    )
    sheet = Sheet(page, server).open()
    page.evaluate("window.isBroken = true")
    sheet.text("ziel").fill("Lernen")
    expect(sheet.badge).to_have_attribute("data-state", "kept")
    page.evaluate("window.isBroken = false")
    sheet.text("ideen").fill("Weiter")
    sheet.expect_saved()
    assert len(durable(page)) == 2


def test_what_the_storage_lost_the_durable_copy_brings_back(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    sheet.page.evaluate("localStorage.clear()")
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Lernen")
    sheet.expect_saved()
    sheet.write("ideen", "Weiter")
    assert sheet.stored("ziel")["answer"] == "Lernen"


@pytest.mark.parametrize("later", ["storage", "copy"])
def test_the_later_change_wins_and_the_other_one_can_be_brought_back(sheet: Sheet, later: str) -> None:
    """As after a crash: the storage went back to an earlier state, or the copy did."""
    sheet.write("ziel", "Früher")
    before = sheet.page.evaluate("key => localStorage.getItem(key)", f"{KEY}ziel")
    sheet.write("ziel", "Später")
    sheet.page.goto("about:blank")
    sheet.page.goto(sheet.address.replace(f"{Sheet.folder}/vorbereitung.html", "ueber/impressum.html"))
    if later == "copy":
        sheet.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{KEY}ziel", before])
    else:
        sheet.page.evaluate(
            """([key, value]) => new Promise((resolve) => {
              const request = indexedDB.open("fachaustausch");
              request.onsuccess = () => {
                const transaction = request.result.transaction("values", "readwrite");
                transaction.objectStore("values").put({ value }, key);
                transaction.oncomplete = () => { request.result.close(); resolve(); };
              };
            })""",
            [f"{KEY}ziel", before],
        )
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Später")
    sheet.expect_saved()
    sheet.button("Rückgängig", "ziel").click()
    expect(sheet.text("ziel")).to_have_value("Früher")


def test_what_was_deleted_does_not_come_back_from_a_storage_that_forgot_the_deletion(sheet: Sheet) -> None:
    sheet.write("ziel", "Weg damit")
    before = sheet.page.evaluate("key => localStorage.getItem(key)", f"{KEY}ziel")
    delete(sheet.page, "Dieses Blatt löschen")
    expect(sheet.badge).to_have_attribute("data-state", "empty")
    assert durable(sheet.page) == {f"{KEY}ziel": None}
    sheet.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{KEY}ziel", before])
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("")
    assert sheet.keys() == []


def test_with_the_clock_set_back_the_later_answer_still_wins(page: Page, server: str) -> None:
    page.clock.install(time="2027-03-01T12:00:00")
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Früher")
    before = page.evaluate("key => localStorage.getItem(key)", f"{KEY}ziel")
    page.clock.set_system_time("2020-01-01T12:00:00")
    sheet.write("ziel", "Später")
    page.goto(f"{server}ueber/impressum.html")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{KEY}ziel", before])
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Später")


@pytest.mark.parametrize("granted", [True, False])
def test_the_browser_is_asked_once_to_keep_what_was_entered(page: Page, server: str, granted: bool) -> None:
    page.add_init_script(
        f"""
        window.asked = 0;
        navigator.storage.persisted = async () => false;
        navigator.storage.persist = async () => {{ window.asked += 1; return {str(granted).lower()}; }};
        """
    )
    sheet = Sheet(page, server).open()
    until = page.locator("[data-part=until]")
    unless = "bis jemand oder der Browser selbst sie löscht."
    expect(until).to_have_text(f"Ihre Eingaben bleiben in diesem Browser, {unless}")
    assert page.evaluate("window.asked") == 0
    sheet.write("ziel", "Lernen")
    sheet.write("ideen", "Weiter")
    assert page.evaluate("window.asked") == 1
    expected = "bis jemand sie löscht." if granted else unless
    expect(until).to_have_text(f"Ihre Eingaben bleiben in diesem Browser, {expected}")


def test_what_is_deleted_in_a_session_is_named_as_this_tabs_alone(sheet: Sheet) -> None:
    choose(sheet.page, "session")
    sheet.write("ziel", "Im Tab")
    from_menu(sheet.page, "Löschen")
    dialog = sheet.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Alles in diesem Tab; was auf dem Gerät liegt, bleibt")
    dialog.get_by_role("button", name="Alles löschen").click()
    expect(sheet.page.get_by_text("Gelöscht: alle Eingaben in diesem Tab.")).to_be_visible()

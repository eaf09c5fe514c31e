"""Deleting: named beforehand, ours alone, and taken back until the page is left."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import KEY, Sheet, delete, from_menu

pytestmark = pytest.mark.both_pages


OTHER = "ausgangslage"


@pytest.fixture
def sheet(page: Page, server: str) -> Sheet:
    other = Sheet(page, server, OTHER).open()
    other.write("anlass", "Ein Beschluss des Rates")
    page.evaluate("localStorage.setItem('fremd', 'bleibt')")
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Lernen")
    sheet.status("kontakt", "erledigt").check()
    sheet.expect_saved()
    from_menu(page, "Löschen")
    return sheet


def test_what_will_be_lost_is_named_beforehand(sheet: Sheet) -> None:
    dialog = sheet.page.get_by_role("dialog", name="Was möchten Sie löschen?")
    expect(dialog).to_contain_text("Nur dieses Blatt, „Vorbereitung“")
    expect(dialog).to_contain_text("Das geht verloren: Eingaben zu 2 Fragen (2.1, 2.3)")
    everything = dialog.get_by_role("listitem")
    assert everything.all_inner_texts() == [
        "Ausgangslage: Eingaben zu einer Frage",
        "Vorbereitung: Eingaben zu 2 Fragen",
    ]


def test_cancelling_deletes_nothing(sheet: Sheet) -> None:
    expect(sheet.page.get_by_role("dialog")).to_be_visible()
    sheet.page.keyboard.press("Escape")
    expect(sheet.page.get_by_role("dialog")).to_have_count(0)
    assert len(sheet.keys()) == 4


def test_one_sheet_is_deleted_and_the_rest_stays(sheet: Sheet) -> None:
    sheet.page.get_by_role("button", name="Dieses Blatt löschen").click()
    expect(sheet.text("ziel")).to_have_value("")
    expect(sheet.status("kontakt", "erledigt")).not_to_be_checked()
    expect(sheet.badge).to_have_text("Noch leer")
    assert sheet.keys() == [KEY.replace("vorbereitung.", "ausgangslage.anlass"), "fremd"]


def test_everything_of_ours_is_deleted_and_nothing_else(sheet: Sheet) -> None:
    sheet.page.get_by_role("button", name="Alles löschen").click()
    expect(sheet.text("ziel")).to_have_value("")
    assert sheet.keys() == ["fremd"]


@pytest.mark.parametrize("choice", ["Dieses Blatt löschen", "Alles löschen"])
def test_a_deletion_can_be_taken_back(sheet: Sheet, choice: str) -> None:
    before = sheet.page.evaluate("({ ...localStorage })")
    sheet.page.get_by_role("button", name=choice).click()
    expect(sheet.text("ziel")).to_have_value("")
    undo = sheet.page.get_by_role("button", name="Löschen rückgängig machen")
    expect(undo).to_be_focused()
    undo.click()
    expect(sheet.text("ziel")).to_have_value("Lernen")
    expect(sheet.status("kontakt", "erledigt")).to_be_checked()
    expect(sheet.page.get_by_text("Ihre Eingaben sind wieder da.")).to_be_visible()
    assert sheet.page.evaluate("({ ...localStorage })") == before


def test_what_was_written_after_a_deletion_stays_when_it_is_taken_back(sheet: Sheet) -> None:
    sheet.page.get_by_role("button", name="Dieses Blatt löschen").click()
    sheet.write("ziel", "Neu gedacht")
    sheet.page.get_by_role("button", name="Löschen rückgängig machen").click()
    expect(sheet.status("kontakt", "erledigt")).to_be_checked()
    expect(sheet.text("ziel")).to_have_value("Neu gedacht")
    assert sheet.stored("ziel")["answer"] == "Neu gedacht"


def test_deleted_text_also_comes_back_question_by_question(sheet: Sheet) -> None:
    sheet.page.get_by_role("button", name="Alles löschen").click()
    sheet.button("Rückgängig", "ziel").click()
    expect(sheet.text("ziel")).to_have_value("Lernen")
    sheet.expect_saved()


@pytest.mark.parametrize(
    ("stuck", "told"), [("", "Nicht gelöscht: Vorbereitung."), ("kontakt", "Nur zum Teil gelöscht: Vorbereitung.")]
)
def test_what_the_browser_does_not_let_go_of_is_not_called_deleted(sheet: Sheet, stuck: str, told: str) -> None:
    sheet.page.evaluate(
        """(stuck) => {
          const { removeItem } = Storage.prototype;
          Storage.prototype.removeItem = function (key) {
            if (key.includes(stuck)) throw new Error("locked");
            removeItem.call(this, key);
          };
        }""",
        stuck,
    )
    sheet.page.get_by_role("button", name="Dieses Blatt löschen").click()
    notice = sheet.page.locator(".notice", has_text=told)
    expect(notice).to_be_visible()
    expect(notice).to_have_class("notice")  # The look of a warning.
    expect(sheet.text("ziel")).to_have_value("Lernen" if stuck == "" else "")
    expect(sheet.status("kontakt", "erledigt")).to_be_checked()


def test_with_the_storage_blocked_deleting_empties_the_page(page: Page, server: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { value: null })")
    sheet = Sheet(page, server).open()
    sheet.text("ziel").fill("Lernen")
    delete(page, "Dieses Blatt löschen")
    expect(sheet.text("ziel")).to_have_value("")
    page.get_by_role("button", name="Löschen rückgängig machen").click()
    expect(sheet.text("ziel")).to_have_value("Lernen")

"""A question that is answered in rows: on the page, in another window, on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.kinds import add, answers, fill_rows, rows
from tests.helpers.printing import pdf_of
from tests.helpers.sheet import HOSTILE, LONG, Sheet, delete, from_menu

pytestmark = pytest.mark.both_pages


def test_rows_come_back_in_their_order(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    fill_rows(sheet, "Teppich kaufen", "Regale rücken", HOSTILE.replace("\x00", ""))
    rows(sheet).nth(1).get_by_label("Zuständig").fill("Hausverwaltung")
    rows(sheet).nth(1).get_by_label("Bis wann").fill("2027-06-15")
    rows(sheet).nth(1).get_by_label("erledigt").check()
    sheet.expect_saved()
    sheet.open()
    expect(rows(sheet)).to_have_count(3)
    texts = [rows(sheet).nth(index).locator("textarea").input_value() for index in range(3)]
    assert texts == ["Teppich kaufen", "Regale rücken", HOSTILE.replace("\x00", "")]
    expect(rows(sheet).nth(1).get_by_label("Zuständig")).to_have_value("Hausverwaltung")
    expect(rows(sheet).nth(1).get_by_label("erledigt")).to_be_checked()
    expect(rows(sheet).nth(0).get_by_label("erledigt")).not_to_be_checked()


def test_a_row_with_content_is_deleted_with_a_way_back(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    fill_rows(sheet, "Teppich kaufen", "Regale rücken")
    rows(sheet).first.get_by_role("button", name="Vorhaben löschen").click()
    expect(rows(sheet)).to_have_count(1)
    expect(rows(sheet).first.locator("textarea")).to_have_value("Regale rücken")
    sheet.page.get_by_role("button", name="Löschen rückgängig machen").click()
    expect(rows(sheet)).to_have_count(2)
    expect(rows(sheet).first.locator("textarea")).to_have_value("Teppich kaufen")


def test_the_only_row_can_be_emptied(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    remove = rows(sheet).first.get_by_role("button", name="Vorhaben löschen")
    expect(remove).to_be_hidden()
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    sheet.expect_saved()
    remove.click()
    expect(rows(sheet)).to_have_count(1)
    expect(rows(sheet).first.locator("textarea")).to_have_value("")
    assert answers(sheet.page, "folgen") == {}


def test_an_empty_row_goes_without_a_question(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    add(sheet, "Vorhaben")
    expect(rows(sheet).last.locator("textarea")).to_be_focused()
    rows(sheet).last.get_by_role("button", name="Vorhaben löschen").click()
    expect(rows(sheet)).to_have_count(1)
    expect(sheet.page.get_by_role("button", name="Vorhaben hinzufügen")).to_be_focused()


def test_each_row_has_names_of_its_own(open_sheet: Callable[[str], Sheet]) -> None:
    """A status in one row must not unset that of another, and a label must lead to its own field."""
    sheet = open_sheet("folgen")
    rows(sheet).first.get_by_label("erledigt").check()
    add(sheet, "Vorhaben")
    rows(sheet).last.get_by_label("offen").check()
    expect(rows(sheet).first.get_by_label("erledigt")).to_be_checked()
    rows(sheet).last.locator("label", has_text="Vorhaben").first.click()
    expect(rows(sheet).last.locator("textarea")).to_be_focused()
    ids = sheet.page.evaluate("() => [...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))


def test_a_row_that_another_window_adds_appears(page: Page, foreign: str) -> None:
    one = Sheet(page, foreign, "folgen").open()
    two = Sheet(page.context.new_page(), foreign, "folgen").open()
    rows(one).first.locator("textarea").fill("Aus Fenster 1")
    one.expect_saved()
    expect(rows(two)).to_have_count(2)
    mine = next(index for index in range(2) if not rows(two).nth(index).locator("textarea").input_value())
    rows(two).nth(mine).locator("textarea").fill("Aus Fenster 2")
    two.expect_saved()
    expect(rows(one)).to_have_count(2)
    for sheet in (one, two):
        texts = {rows(sheet).nth(index).locator("textarea").input_value() for index in range(2)}
        assert texts == {"Aus Fenster 1", "Aus Fenster 2"}


def test_what_describes_the_field_of_a_row_is_there(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    add(sheet, "Vorhaben")
    for row in rows(sheet).all():
        expect(row.locator("textarea")).to_have_accessible_description(re.compile("Räume"))


def test_rows_that_were_emptied_elsewhere_leave_the_page(page: Page, foreign: str) -> None:
    one = Sheet(page, foreign, "folgen").open()
    rows(one).first.locator("textarea").fill("Teppich kaufen")
    for text in ("Regale rücken", "Licht prüfen"):
        add(one, "Vorhaben")
        rows(one).last.locator("textarea").fill(text)
    one.expect_saved()
    two = Sheet(page.context.new_page(), foreign, "folgen").open()
    expect(rows(two)).to_have_count(3)
    delete(page, "Dieses Blatt löschen")
    for sheet in (one, two):
        expect(rows(sheet)).to_have_count(1)
        expect(rows(sheet).locator("textarea")).to_have_value("")
    page.get_by_role("button", name="Löschen rückgängig machen").click()
    for sheet in (one, two):
        expect(rows(sheet)).to_have_count(3)


def test_a_row_that_the_person_empties_stays(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    fill_rows(sheet, "Teppich kaufen", "Regale rücken")
    # In one go, so that it is saved once she has left the field.
    rows(sheet).first.locator("textarea").evaluate(
        """(field) => {
          field.focus();
          for (const value of ["Teppich", ""]) {
            field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }
          field.blur();
        }"""
    )
    sheet.expect_saved()
    assert len(answers(sheet.page, "folgen")) == 1
    expect(rows(sheet)).to_have_count(2)


def test_a_row_that_is_emptied_elsewhere_stays_while_the_person_is_in_it(page: Page, foreign: str) -> None:
    one = Sheet(page, foreign, "folgen").open()
    fill_rows(one, "Teppich kaufen", "Regale rücken")
    two = Sheet(page.context.new_page(), foreign, "folgen").open()
    rows(two).first.get_by_label("Zuständig").focus()
    delete(page, "Dieses Blatt löschen")
    expect(rows(two)).to_have_count(1)
    expect(rows(two).get_by_label("Zuständig")).to_be_focused()


def test_a_row_that_the_browser_does_not_let_go_of_stays(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    fill_rows(sheet, "Teppich kaufen", "Regale rücken")
    sheet.page.evaluate("() => { Storage.prototype.removeItem = () => { throw new Error('locked') } }")
    rows(sheet).first.get_by_role("button", name="Vorhaben löschen").click()
    expect(sheet.page.get_by_text("Nicht gelöscht: Vorhaben 1.")).to_be_visible()
    expect(rows(sheet)).to_have_count(2)
    expect(rows(sheet).first.locator("textarea")).to_have_value("Teppich kaufen")


def test_before_a_deletion_each_question_is_named_once(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    sheet.write("stand", "Noch nichts")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    for text in ("Regale rücken", "Licht prüfen"):
        add(sheet, "Vorhaben")
        rows(sheet).last.locator("textarea").fill(text)
    sheet.expect_saved()
    from_menu(sheet.page, "Löschen")
    dialog = sheet.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Das geht verloren: Eingaben zu 2 Fragen (4.2, 4.3)")
    expect(dialog.get_by_role("listitem")).to_have_text(["Folgen: Eingaben zu 2 Fragen"])


def test_a_blocked_storage_keeps_rows_on_the_page(page: Page, foreign: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })")
    page.goto(f"{foreign}{Sheet.folder}/folgen.html")
    sheet = Sheet(page, foreign, "folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    add(sheet, "Vorhaben")
    rows(sheet).last.locator("textarea").fill("Regale rücken")
    expect(sheet.badge).to_have_attribute("data-state", "blocked")
    expect(rows(sheet)).to_have_count(2)
    expect(page.locator("[data-quote='folgen.massnahmen'] blockquote")).to_have_count(2)


def test_every_row_prints_with_all_that_was_entered(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    texts = ("Teppich kaufen", LONG, "مرحبا بكم 🧭 <b>Regale</b>")
    for number, text in enumerate(texts):
        if number:
            add(sheet, "Vorhaben")
        rows(sheet).last.locator("textarea").fill(text)
    rows(sheet).first.get_by_label("Zuständig").fill("Büchereileitung")
    rows(sheet).first.get_by_label("Bis wann").fill("2027-02-01")
    rows(sheet).first.get_by_role("radio", name="in Arbeit").check()
    sheet.expect_saved()
    assert "Teppich kaufen Büchereileitung 01.02.2027" in " ".join(pdf_of(sheet.page))
    sheet.page.emulate_media(media="print")
    for place, text in zip(rows(sheet).locator("[data-paper=answer]").all(), texts, strict=True):
        expect(place).to_be_visible()
        assert place.inner_text() == text
    cells = [rows(sheet).first.locator(f"[data-paper={name}]") for name in ("answer", "responsible", "due")]
    heads = sheet.page.locator(".row--head > span")
    for cell, head in zip(cells, heads.all(), strict=False):
        assert left_of(cell) == pytest.approx(left_of(head), abs=1)


def test_a_row_prints_though_only_its_details_are_known(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).last.get_by_label("Zuständig").fill("Hausmeisterei")
    sheet.expect_saved()
    sheet.page.emulate_media(media="print")
    expect(rows(sheet).last.locator("[data-paper=responsible]")).to_be_visible()
    expect(sheet.page.locator(".row--blank:visible")).to_have_count(0)


def test_what_a_deletion_says_stands_where_the_row_was_and_taking_it_back_leads_into_it(
    open_sheet: Callable[[str], Sheet],
) -> None:
    sheet = open_sheet("folgen")
    fill_rows(sheet, "Teppich kaufen", "Regale rücken")
    expect(rows(sheet).last.get_by_text("Vorhaben 2", exact=True)).to_be_visible()
    rows(sheet).first.get_by_role("button", name="Vorhaben löschen").click()
    undo = sheet.question("massnahmen").get_by_role("button", name="Löschen rückgängig machen")
    undo.click()
    expect(rows(sheet).first.locator("textarea")).to_have_value("Teppich kaufen")
    expect(rows(sheet).first.locator("textarea")).to_be_focused()


def left_of(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"]

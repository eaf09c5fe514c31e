"""The same worksheet in two windows."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.helpers.sheet import Sheet

pytestmark = pytest.mark.both_pages


@pytest.fixture
def tabs(context: BrowserContext, server: str) -> tuple[Sheet, Sheet]:
    return Sheet(context.new_page(), server).open(), Sheet(context.new_page(), server).open()


def test_what_one_tab_saves_appears_in_the_other(tabs: tuple[Sheet, Sheet]) -> None:
    one, two = tabs
    one.text("ziel").fill("Lernen")
    one.status("kontakt", "erledigt").check()
    one.responsible("kontakt").fill("Jugendamt")
    one.due("kontakt").fill("2027-03-04")
    expect(two.text("ziel")).to_have_value("Lernen")
    expect(two.status("kontakt", "erledigt")).to_be_checked()
    expect(two.responsible("kontakt")).to_have_value("Jugendamt")
    expect(two.due("kontakt")).to_have_value("2027-03-04")
    expect(two.badge).to_have_attribute("data-state", "saved")
    expect(two.page.locator(".bar .progress__text")).to_have_text("2 von 10 Fragen beantwortet, 1 erledigt")


def test_two_fields_of_one_question_do_not_overwrite_each_other(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.add_init_script("window.held = []; window.setTimeout = (run) => window.held.push(run)")
    one, two = Sheet(page, server).open(), Sheet(context.new_page(), server).open()
    one.text("ziel").press_sequentially("noch nicht gesichert")
    two.status("ziel", "in Arbeit").check()
    two.expect_saved()
    expect(one.status("ziel", "in Arbeit")).to_be_checked()
    expect(one.text("ziel")).to_have_value("noch nicht gesichert")
    page.evaluate("window.held.splice(0).forEach((run) => run())")
    one.expect_saved()
    expect(two.text("ziel")).to_have_value("noch nicht gesichert")
    assert (one.stored("ziel")["answer"], one.stored("ziel")["status"]) == ("noch nicht gesichert", "doing")


def both_write(tabs: tuple[Sheet, Sheet]) -> tuple[Sheet, Sheet]:
    """Two people answer one question, and the first is still in its field."""
    one, two = tabs
    one.text("ziel").press_sequentially("meine Fassung")
    one.expect_saved()
    two.write("ziel", "andere Fassung")
    return one, two


def test_a_field_that_is_being_typed_in_is_not_overwritten(tabs: tuple[Sheet, Sheet]) -> None:
    one, _ = both_write(tabs)
    alert = one.question("ziel").get_by_role("alert")
    expect(alert).to_contain_text("In einem anderen Tab steht hier jetzt:")
    expect(alert).to_contain_text("andere Fassung")
    expect(one.text("ziel")).to_have_value("meine Fassung")


def test_the_other_text_can_be_taken(tabs: tuple[Sheet, Sheet]) -> None:
    one, _ = both_write(tabs)
    one.button("Andere Fassung übernehmen", "ziel").click()
    expect(one.text("ziel")).to_have_value("andere Fassung")
    expect(one.question("ziel").get_by_role("alert")).to_have_count(0)
    one.button("Rückgängig", "ziel").click()
    expect(one.text("ziel")).to_have_value("meine Fassung")


def test_the_own_text_can_be_kept_and_the_other_comes_back_by_undo(tabs: tuple[Sheet, Sheet]) -> None:
    one, two = both_write(tabs)
    two.text("ideen").focus()
    one.button("Meine Fassung behalten", "ziel").click()
    one.expect_saved()
    expect(two.text("ziel")).to_have_value("meine Fassung")
    assert one.stored("ziel")["answer"] == "meine Fassung"
    one.button("Rückgängig", "ziel").click()
    expect(one.text("ziel")).to_have_value("andere Fassung")


def test_text_that_another_tab_replaced_comes_back_by_undo(tabs: tuple[Sheet, Sheet]) -> None:
    one, two = tabs
    one.write("ziel", "zuerst")
    one.text("ideen").focus()
    expect(two.text("ziel")).to_have_value("zuerst")
    two.write("ziel", "ersetzt")
    expect(one.text("ziel")).to_have_value("ersetzt")
    one.button("Rückgängig", "ziel").click()
    expect(one.text("ziel")).to_have_value("zuerst")


def test_the_checklist_follows_a_worksheet_in_another_tab(context: BrowserContext, server: str) -> None:
    sheet = Sheet(context.new_page(), server).open()
    checklist = context.new_page()
    checklist.goto(f"{server}checkliste.html")
    sheet.responsible("kontakt").fill("Jugendamt")
    row = checklist.locator("[data-question='vorbereitung.kontakt']")
    expect(row.locator("[data-cell=responsible]")).to_have_text("Jugendamt")


def test_storage_cleared_elsewhere_leaves_the_text_to_undo(tabs: tuple[Sheet, Sheet]) -> None:
    one, two = tabs
    one.write("ziel", "Lernen")
    one.text("ideen").focus()
    two.page.evaluate("localStorage.clear()")
    expect(one.text("ziel")).to_have_value("")
    one.button("Rückgängig", "ziel").click()
    expect(one.text("ziel")).to_have_value("Lernen")
    one.expect_saved()
    assert one.stored("ziel")["answer"] == "Lernen"

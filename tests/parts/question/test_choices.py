"""One of several to choose, and what was chosen when there was more to choose from."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.helpers.kinds import answers
from tests.helpers.sheet import Sheet, put_answer

pytestmark = pytest.mark.both_pages


def test_a_choice_is_kept_and_can_be_taken_back(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("fragen")
    question = sheet.question("anreise")
    question.get_by_label("mit dem Bus").check()
    sheet.write("anreise", "Er hält vor der Tür.")
    assert answers(sheet.page, "fragen")["fragen.anreise"]["choice"] == "bus"
    sheet.open()
    expect(question.get_by_label("mit dem Bus")).to_be_checked()
    question.get_by_role("button", name="Auswahl aufheben").first.click()
    expect(question.get_by_label("mit dem Bus")).not_to_be_checked()
    expect(question.get_by_label("mit der Bahn")).to_be_focused()
    sheet.expect_saved()
    assert "choice" not in answers(sheet.page, "fragen")["fragen.anreise"]
    question.get_by_role("button", name="Rückgängig").click()
    expect(question.get_by_label("mit dem Bus")).to_be_checked()


def test_a_choice_alone_is_an_answer(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("fragen")
    sheet.question("anreise").get_by_label("mit der Bahn").check()
    expect(sheet.page.locator(".progress__text")).to_have_text("1 von 3 Fragen beantwortet")


def test_a_choice_that_the_question_no_longer_offers_stays(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("fragen")
    put_answer(sheet.page, "fragen.anreise", choice="rad")
    sheet.open()
    sheet.write("anreise", "Bei gutem Wetter")
    assert answers(sheet.page, "fragen")["fragen.anreise"]["choice"] == "rad"


def test_a_choice_of_a_question_that_has_none_any_more_stays_though_a_text_is_undone(
    open_sheet: Callable[[str], Sheet],
) -> None:
    sheet = open_sheet("fragen")
    put_answer(sheet.page, "fragen.ziel", answer="Früher", choice="rad")
    sheet.open()
    sheet.write("ziel", "Heute")
    sheet.question("ziel").get_by_role("button", name="Rückgängig").click()
    expect(sheet.text("ziel")).to_have_value("Früher")
    sheet.expect_saved()
    assert answers(sheet.page, "fragen")["fragen.ziel"]["choice"] == "rad"


def test_a_choice_that_the_question_no_longer_offers_stands_beside_the_others_and_can_be_taken_back(
    open_sheet: Callable[[str], Sheet],
) -> None:
    sheet = open_sheet("fragen")
    put_answer(sheet.page, "fragen.anreise", choice="rad")
    sheet.open()
    question = sheet.question("anreise")
    former = question.get_by_label("rad (steht nicht mehr zur Wahl)")
    expect(former).to_be_checked()
    expect(question.locator(".paper__choices .mark--set")).to_have_count(1)
    question.get_by_role("button", name="Auswahl aufheben").first.click()
    expect(former).to_be_hidden()
    expect(question.get_by_label("mit der Bahn")).to_be_focused()
    expect(sheet.badge).to_have_attribute("data-state", "empty")
    assert answers(sheet.page, "fragen") == {}
    question.get_by_role("button", name="Rückgängig").click()
    expect(former).to_be_checked()
    sheet.expect_saved()
    sheet.open()
    expect(former).to_be_checked()
    question.get_by_label("mit dem Bus").check()
    expect(former).to_be_hidden()
    sheet.expect_saved()
    assert answers(sheet.page, "fragen")["fragen.anreise"]["choice"] == "bus"

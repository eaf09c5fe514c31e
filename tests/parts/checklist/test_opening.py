"""A question opens below its line with its answer, and leads to its sheet."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.printing import pdf_of
from tests.helpers.sheet import HOSTILE, LONG, Sheet, put_answer

_QUESTIONS = "(lines) => lines.map((line) => line.dataset.question)"


@pytest.fixture
def line(page: Page, server: str) -> Locator:
    page.goto(f"{server}checkliste.html")
    put_answer(page, "vorbereitung.ziel", answer=LONG + HOSTILE.replace("\u0000", ""), responsible="Jugendamt")
    page.reload()
    return page.locator("[data-question='vorbereitung.ziel']")


def test_a_question_opens_in_its_place_with_all_of_its_answer(line: Locator) -> None:
    answer = line.locator(".checklist__whole")
    expect(answer).to_be_hidden()
    line.locator("summary").click()
    expect(answer).to_be_visible()
    assert answer.evaluate("(p) => p.textContent") == LONG + HOSTILE.replace("\u0000", "")
    expect(line.page).not_to_have_title("Beute")
    line.get_by_role("link", name="Auf dem Blatt öffnen").click()
    expect(line.page.locator("#ziel")).to_be_in_viewport()


def test_the_keyboard_opens_it_and_its_number_leads_to_the_sheet_at_once(line: Locator) -> None:
    line.locator("summary").focus()
    line.page.keyboard.press("Enter")
    expect(line.locator("details")).to_have_attribute("open", "")
    line.page.keyboard.press("Shift+Tab")
    line.page.keyboard.press("Enter")
    expect(line.page.locator("#ziel")).to_be_in_viewport()


def test_all_answers_can_be_shown_and_the_address_says_so(line: Locator) -> None:
    page = line.page
    page.get_by_label("Antworten zeigen").check()
    expect(line.locator(".checklist__whole")).to_be_visible()
    other = page.locator("[data-question='vorbereitung.kontakt'] .checklist__whole")
    expect(other).to_have_text("Noch keine Antwort.")
    page.reload()
    expect(line.locator(".checklist__whole")).to_be_visible()
    page.go_back()
    expect(line.locator(".checklist__whole")).to_be_hidden()


def test_an_answer_that_changes_elsewhere_changes_here(line: Locator, server: str) -> None:
    line.locator("summary").click()
    Sheet(line.page.context.new_page(), server).open().text("ziel").fill("Neu")
    expect(line.locator(".checklist__whole")).to_have_text("Neu")


def test_who_prints_while_the_list_is_still_coming_gets_every_line_in_its_place(page: Page, server: str) -> None:
    page.goto(f"{server}checkliste.html")
    lines = page.locator("[data-question]")
    expect(page.locator("[data-question='rueckblick.wirkung']")).to_be_visible()
    wanted = lines.evaluate_all(_QUESTIONS)
    # No two lines come in one piece, and somebody prints once the first is there.
    page.add_init_script(
        """
        let now = 0;
        performance.now = () => (now += 100);
        addEventListener("DOMContentLoaded", () => {
          const printing = new MutationObserver(() => {
            if (document.querySelectorAll("tbody[role] [data-question]").length !== 1) return;
            printing.disconnect();
            dispatchEvent(new Event("beforeprint"));
            window.printed = [...document.querySelectorAll("[data-question]")].map((line) => line.dataset.question);
          });
          printing.observe(document.querySelector("main"), { childList: true, subtree: true });
        });"""
    )
    page.reload()
    page.wait_for_function("window.printed")
    assert page.evaluate("window.printed") == wanted
    page.evaluate("() => new Promise((resolve) => setTimeout(resolve))")
    assert lines.evaluate_all(_QUESTIONS) == wanted


def test_paper_is_the_same_whatever_is_open(line: Locator) -> None:
    before = pdf_of(line.page)
    line.page.get_by_label("Antworten zeigen").check()
    assert pdf_of(line.page) == before

"""The search finds what was answered in this browser, in every visit, and keeps it there."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.sheet import Sheet, put_answer, visit_name
from tests.helpers.visits import begin

TYPED = "Vertrauliches 4711"


def search(page: Page, query: str) -> Locator:
    page.get_by_role("button", name="Suche", exact=True).click()
    dialog = page.get_by_role("dialog", name="Suche")
    expect(dialog).to_have_attribute("data-state", "ready")
    dialog.get_by_role("searchbox").fill(query)
    return dialog


def test_an_answer_is_found_beside_pages_and_marked_apart(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Austausch über <b>Ämter</b> und Betriebe")
    page.goto(f"{server}index.html")
    dialog = search(page, "aemter betriebe")
    expect(dialog.get_by_role("heading", name="Ihre Antworten")).to_be_visible()
    result = dialog.get_by_role("link", name="2.1 Was wollen Sie")
    expect(result).to_contain_text("Austausch über <b>Ämter</b> und Betriebe")
    expect(result).to_contain_text("Besuch ohne Namen")
    expect(dialog.get_by_role("status")).to_contain_text("einer Ihrer Antworten")
    result.click()
    expect(page).to_have_url(f"{server}arbeitsblaetter/vorbereitung.html#vorbereitung.ziel.answer")
    expect(sheet.text("ziel")).to_be_in_viewport()


@pytest.mark.parametrize("start", ["index.html", "arbeitsblaetter/vorbereitung.html"])
def test_a_result_of_another_visit_turns_to_it(page: Page, server: str, start: str) -> None:
    sheet = Sheet(page, server).open()
    visit_name(page).fill("Erster")
    sheet.write("ziel", TYPED)
    begin(page, "Zweiter")
    expect(sheet.text("ziel")).to_have_value("")
    page.goto(f"{server}{start}")
    dialog = search(page, "vertraulich")
    dialog.get_by_role("link", name="Erster").click()
    expect(sheet.text("ziel")).to_have_value(TYPED)
    expect(page.get_by_label("Name des Besuchs")).to_have_value("Erster")
    assert "4711" not in page.url


def test_a_row_is_found_and_led_to(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "transferplan").open()
    for row in ("a1", "a2"):
        put_answer(page, f"transferplan.massnahmen/{row}", answer=f"Plan {row}", responsible="Jugendamt")
    sheet.open()
    search(page, "plan a2").get_by_role("link", name="Plan a2").click()
    expect(sheet.question("massnahmen").locator("textarea").nth(1)).to_be_in_viewport()


def test_the_arrows_lead_through_all_that_was_found(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Austausch")
    dialog = search(page, "Austausch")
    links = dialog.get_by_role("link")
    expect(dialog.get_by_role("heading", name="Ihre Antworten")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()


def test_many_answers_are_searched_in_pieces_between_which_the_page_answers(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    answer = json.dumps({"answer": "Lernen von den Besten", "changedAt": "2026-11-19T10:00:00.000Z", "revision": 1})
    page.evaluate(
        """(answer) => {
          for (let index = 0; index < 24000; index += 1)
            localStorage.setItem(`fachaustausch:1:b${index % 400}:vorbereitung.frage${index}`, answer);
          localStorage.setItem("fachaustausch:1:b7:vorbereitung.ziel", answer.replace("Besten", "Heuhaufen"));
        }""",
        answer,
    )
    page.get_by_role("button", name="Suche", exact=True).click()
    dialog = page.get_by_role("dialog", name="Suche")
    expect(dialog).to_have_attribute("data-state", "ready")
    page.evaluate(
        """() => {
          Object.assign(window, { reads: 0, all: 0, most: 0 });
          const { getItem } = Storage.prototype;
          Storage.prototype.getItem = function (key) {
            window.all += 1;
            window.most = Math.max(window.most, (window.reads += 1));
            return getItem.call(this, key);
          };
          // Whatever waits has its turn between two pieces.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => { window.reads = 0; setTimeout(() => port2.postMessage(0)) };
          port2.postMessage(0);
        }"""
    )
    dialog.get_by_role("searchbox").fill("heuhaufen")
    expect(dialog.get_by_role("link", name="2.1")).to_be_visible()
    assert page.evaluate("window.all") >= 24_000
    assert page.evaluate("window.most") < 20_000

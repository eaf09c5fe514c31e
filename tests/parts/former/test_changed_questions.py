"""Questions move on; answers stay what they were, with the wording that they answered."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.helpers.save_files import save
from tests.helpers.sheet import Sheet, put_answer

pytestmark = pytest.mark.both_pages


WORDINGS = {
    "vorbereitung.ziel": {"number": "2.1", "wordings": {"1": "Was wollten Sie früher wissen?"}},
    "vorbereitung.alt": {
        "number": "2.11",
        "wordings": {"1": "Wer kocht?", "2": "Wer kocht <b>was</b>?"},
        "retired": True,
    },
}


@pytest.fixture
def sheet(page: Page, server: str) -> Sheet:
    """A sheet after a change: question 2.1 in its second revision, question 2.11 gone."""

    def change(route: Route) -> None:
        html = route.fetch().text()
        html = re.sub(r'<script type="application/json" data-part="wordings">.*?</script>', "", html)
        content = json.dumps(WORDINGS).replace("<", "\\u003c")
        script = f'<script type="application/json" data-part="wordings">{content}</script>'
        html = html.replace(
            'data-question="vorbereitung.ziel" data-revision="1"',
            'data-question="vorbereitung.ziel" data-revision="2"',
        )
        place = '<nav class="sheet__end' if "sheet__end" in html else '<table class="checklist__table"'
        route.fulfill(body=html.replace(place, script + place), content_type="text/html")

    page.route("**/*.html", change)
    return Sheet(page, server)


def store(page: Page, name: str, text: str, **more: Any) -> None:
    fields = {"answer": text, "status": None, "responsible": "", "due": "", **more}
    put_answer(page, f"vorbereitung.{name}", **fields)


def test_an_answer_to_an_earlier_wording_says_so_and_shows_it(sheet: Sheet, server: str) -> None:
    sheet.page.goto(f"{server}index.html")
    store(sheet.page, "ziel", "Kochen")
    store(sheet.page, "ideen", "Börse")
    sheet.open()
    question = sheet.question("ziel")
    expect(question).to_contain_text("Diese Frage hat sich geändert, seit Sie geantwortet haben.")
    expect(question).to_contain_text("Sie lautete: „Was wollten Sie früher wissen?“")
    expect(sheet.question("ideen")).not_to_contain_text("hat sich geändert")


def test_the_note_goes_when_the_person_says_that_her_answer_still_fits(sheet: Sheet, server: str) -> None:
    sheet.page.goto(f"{server}index.html")
    store(sheet.page, "ziel", "Kochen")
    sheet.open()
    sheet.button("Meine Antwort passt noch", "ziel").click()
    expect(sheet.question("ziel")).not_to_contain_text("hat sich geändert")
    expect(sheet.text("ziel")).to_be_focused()
    assert (sheet.stored("ziel")["answer"], sheet.stored("ziel")["revision"]) == ("Kochen", 2)


def test_a_changed_status_does_not_make_an_old_answer_new(sheet: Sheet, server: str) -> None:
    sheet.page.goto(f"{server}index.html")
    store(sheet.page, "ziel", "Kochen")
    sheet.open()
    sheet.status("ziel", "erledigt").check()
    sheet.expect_saved()
    sheet.open()
    expect(sheet.question("ziel")).to_contain_text("Sie lautete:")


def test_an_answer_whose_question_is_gone_is_shown_with_its_wording(sheet: Sheet, server: str) -> None:
    sheet.page.goto(f"{server}index.html")
    store(
        sheet.page, "alt", "Der Koch\n\nund alle", responsible="Amt 51", status="done", due="2027-03-12", revision=2
    )
    for address in (f"{Sheet.folder}/vorbereitung.html", "checkliste.html"):
        sheet.page.goto(f"{server}{address}")
        section = sheet.page.locator(".former")
        expect(section.get_by_role("heading", name="Frühere Fragen")).to_be_visible()
        expect(section).to_contain_text("2.11 Wer kocht <b>was</b>?")
        expect(section.locator(".former__answer")).to_have_text("Der Koch\n\nund alle")
        expect(section).to_contain_text("erledigt · zuständig: Amt 51 · bis 12.03.2027")


def test_an_answer_whose_question_is_gone_is_printed_and_stands_in_the_save_file(
    sheet: Sheet, server: str, tmp_path: Path
) -> None:
    sheet.page.goto(f"{server}index.html")
    store(sheet.page, "alt", "Der Koch")
    sheet.open()
    content = json.loads(save(sheet.page, tmp_path).read_text("utf-8"))
    assert content["answers"]["vorbereitung.alt"]["answer"] == "Der Koch"
    sheet.page.emulate_media(media="print")
    expect(sheet.page.locator(".former__answer")).to_be_visible()
    expect(sheet.page.get_by_role("button", name="Diese Antwort löschen")).not_to_be_visible()


def test_an_answer_to_a_question_that_nobody_knows_is_shown_by_its_id(sheet: Sheet, server: str) -> None:
    sheet.page.goto(f"{server}index.html")
    store(sheet.page, "unbekannt", "Trotzdem da")
    sheet.open()
    section = sheet.page.locator(".former")
    expect(section).to_contain_text("Frage „vorbereitung.unbekannt“")
    expect(section).to_contain_text("Trotzdem da")


REPEATED = {
    "rundgang.gesehen": {"number": "3.2", "wordings": {"1": "Was sahen Sie?"}},
    "rundgang.alt": {"number": "3.9", "wordings": {"1": "Wie roch es?"}, "retired": True},
}


def test_an_answer_of_a_stop_knows_its_earlier_wording(page: Page, foreign: str) -> None:
    def change(route: Route) -> None:
        html = route.fetch().text()
        old = 'data-question="rundgang.gesehen" data-revision="1"'
        html = html.replace(old, old.replace('"1"', '"2"'))
        script = f'<script type="application/json" data-part="wordings">{json.dumps(REPEATED)}</script>'
        html = html.replace('<nav class="sheet__end', f'{script}<nav class="sheet__end')
        route.fulfill(body=html, content_type="text/html")

    page.goto(f"{foreign}index.html")
    put_answer(page, "rundgang.gesehen/abc", answer="Kisten")
    put_answer(page, "rundgang.alt/abc", answer="Nach Staub")
    page.route("**/rundgang.html", change)
    sheet = Sheet(page, foreign, "rundgang").open()
    expect(sheet.question("gesehen")).to_contain_text("Sie lautete: „Was sahen Sie?“")
    expect(page.locator(".former")).to_contain_text("3.9 Wie roch es?")


def test_a_former_answer_says_its_choice_in_words(page: Page, foreign: str) -> None:
    # It was given when the sheet did not repeat yet.
    page.goto(f"{foreign}index.html")
    put_answer(page, "rundgang.urteil", choice="nein")
    for address in (f"{Sheet.folder}/rundgang.html", "checkliste.html"):
        page.goto(f"{foreign}{address}")
        expect(page.locator(".former__details")).to_have_text("passt nicht")


def test_only_by_hand_is_an_answer_to_a_former_question_deleted_and_it_comes_back(sheet: Sheet, server: str) -> None:
    sheet.page.goto(f"{server}index.html")
    store(sheet.page, "alt", "Der Koch")
    sheet.open()
    section = sheet.page.locator(".former")
    section.get_by_role("button", name="Diese Antwort löschen").click()
    expect(section.locator(".former__answer")).to_have_count(0)
    assert sheet.keys() == []
    section.get_by_role("button", name="Löschen rückgängig machen").click()
    expect(section.locator(".former__answer")).to_have_text("Der Koch")
    assert sheet.stored("alt")["answer"] == "Der Koch"


def test_an_answer_that_was_taken_back_to_nothing_is_no_former_question(sheet: Sheet, server: str) -> None:
    sheet.page.goto(f"{server}index.html")
    store(sheet.page, "alt", "")
    sheet.open()
    expect(sheet.page.locator(".former")).to_be_hidden()

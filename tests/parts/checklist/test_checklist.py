"""The sheet for the meeting."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.content.model import Worksheet
from tests.helpers.printing import cells_in_rows, pdf_of
from tests.helpers.sheet import Sheet, put_answer, visit_name
from tests.helpers.site import WORKSHEETS

ALL = sum(len(sheet.questions) for sheet in WORKSHEETS.values())
# What is written down at a stop is none.
TASKS = sum(len(sheet.questions) for sheet in WORKSHEETS.values() if not sheet.repeats)


@pytest.fixture
def checklist(page: Page, server: str) -> Page:
    sheet = Sheet(page, server).open()
    visit_name(page).fill("Stadt Musterfeld")
    sheet.text("ziel").fill("Wir wollen <b>verstehen</b>, wie Ankunftsklassen arbeiten. " + "Und mehr. " * 40)
    sheet.status("ziel", "in Arbeit").check()
    sheet.responsible("ziel").fill("Jugendamt")
    sheet.due("ziel").fill("2027-02-01")
    sheet.status("kontakt", "erledigt").check()
    sheet.responsible("kontakt").fill("Büro der Bürgermeisterin")
    sheet.due("kontakt").fill("2020-01-31")
    sheet.responsible("ideen").fill("Jugendamt ")
    sheet.due("ideen").fill("2020-01-31")
    sheet.unfold("transfer").get_by_label("Gilt nicht für uns").check()
    sheet.expect_saved()
    page.goto(f"{server}checkliste.html")
    return page


def row(page: Page, question: str) -> Locator:
    return page.locator(f"[data-question='{question}']")


def groups(page: Page) -> list[str]:
    return page.locator(".checklist__group").all_inner_texts()


def numbers(page: Page) -> list[str]:
    return page.locator(".checklist__row .question__number").all_inner_texts()


def test_every_question_has_its_line(checklist: Page) -> None:
    assert numbers(checklist) == [question.number for sheet in WORKSHEETS.values() for question in sheet.questions]
    assert groups(checklist) == [sheet.short for sheet in WORKSHEETS.values()]
    expect(checklist.locator("[data-part=summary]")).to_have_text(f"Alle {ALL} Fragen, 1 erledigt")


def test_a_line_shows_mark_responsible_date_and_first_words(checklist: Page) -> None:
    line = row(checklist, "vorbereitung.ziel")
    expect(line.locator("[data-cell=status]")).to_have_text("in Arbeit")
    expect(line.locator("[data-cell=responsible]")).to_have_text("Jugendamt")
    expect(line.locator("[data-cell=due]")).to_have_text("01.02.2027")
    answer = line.locator("[data-cell=answer]").inner_text()
    assert answer.startswith("Wir wollen <b>verstehen</b>, wie Ankunftsklassen arbeiten.")
    assert answer.endswith(" …")
    assert len(answer) < 100


def test_a_question_that_is_none_of_theirs_says_so(checklist: Page) -> None:
    expect(row(checklist, "vorbereitung.transfer").locator("[data-cell=answer]")).to_have_text("Gilt nicht für uns")


def test_a_line_leads_to_its_question(checklist: Page) -> None:
    row(checklist, "vorbereitung.ideen").get_by_role("link").click()
    expect(checklist.locator("#ideen")).to_be_in_viewport()


def test_open_questions_alone_can_be_shown(checklist: Page) -> None:
    checklist.get_by_role("radio", name="Noch nicht erledigte").check()
    expect(row(checklist, "vorbereitung.kontakt")).to_have_count(0)
    expect(row(checklist, "vorbereitung.ziel")).to_be_visible()
    expect(checklist.locator("[data-part=summary]")).to_have_text(
        f"{TASKS - 2} von {ALL} Fragen: noch nicht erledigt, ohne Beobachtung"
    )
    expect(row(checklist, "vorbereitung.transfer")).to_have_count(0)
    checklist.get_by_role("radio", name="Alle").check()
    expect(row(checklist, "vorbereitung.kontakt")).to_be_visible()


def test_what_has_no_status_is_answered_and_never_called_done(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "vereinbarung").open()
    sheet.write("ziele", "Voneinander lernen")
    page.goto(f"{server}checkliste.html")
    line = row(page, "vereinbarung.ziele")
    expect(line.locator("[data-cell=mark]")).to_have_class("mark mark--answered")
    expect(line.locator("[data-cell=status]")).to_have_text("beantwortet")
    summary = f"Alle {ALL} Fragen, 0 erledigt, 1 ohne Status beantwortet"
    expect(page.locator("[data-part=summary]")).to_have_text(summary)


def test_what_does_not_apply_has_no_box_to_tick(checklist: Page) -> None:
    expect(row(checklist, "vorbereitung.transfer").locator("[data-cell=mark]")).to_have_class("mark mark--none")


def test_a_question_with_several_rows_counts_once(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "transferplan").open()
    page.locator("[data-row] textarea").first.fill("Liste führen")
    page.get_by_role("button", name="Maßnahme hinzufügen").click()
    page.locator("[data-row] textarea").last.fill("Bogen entwerfen")
    sheet.expect_saved()
    page.goto(f"{server}checkliste.html")
    expect(page.get_by_role("rowheader", name=re.compile(r"6.6 Maßnahme \d"))).to_have_count(2)
    expect(page.locator("[data-part=summary]")).to_have_text(f"Alle {ALL} Fragen, 0 erledigt")


def test_observations_are_nothing_to_be_done_unless_their_sheet_is_chosen(checklist: Page) -> None:
    expect(row(checklist, "beobachtung.gesehen")).to_be_visible()
    checklist.get_by_role("radio", name="Noch nicht erledigte").check()
    expect(row(checklist, "beobachtung.gesehen")).to_have_count(0)
    checklist.get_by_role("combobox", name="Arbeitsblatt", exact=True).select_option("Beobachtung")
    expect(row(checklist, "beobachtung.gesehen")).to_be_visible()


def test_questions_can_be_grouped_by_who_is_responsible(checklist: Page) -> None:
    checklist.get_by_label("Reihenfolge").select_option("nach Zuständigkeit")
    assert groups(checklist) == ["Büro der Bürgermeisterin", "Jugendamt", "Noch niemand zuständig"]
    assert numbers(checklist)[:3] == ["2.3", "2.1", "2.6"]
    checklist.get_by_role("combobox", name="Zuständig").select_option("Jugendamt")
    assert numbers(checklist) == ["2.1", "2.6"]


def test_a_day_that_cannot_be_right_is_named_and_not_hidden(page: Page, server: str) -> None:
    Sheet(page, server).open()
    for name, due in {
        "ziel": "0027-03-12",
        "ideen": "bald",
        "kontakt": "20277-03-12",
        "transfer": "2027-02-31",
    }.items():
        put_answer(page, f"vorbereitung.{name}", due=due)
    page.goto(f"{server}checkliste.html")
    page.get_by_label("Reihenfolge").select_option("nach Termin")
    assert groups(page) == ["Termin unklar, bitte prüfen", "Noch ohne Termin"]
    expect(row(page, "vorbereitung.ideen").locator("[data-cell=due]")).to_have_text("bald")
    expect(row(page, "vorbereitung.ziel").locator("[data-cell=due]")).to_have_text("0027-03-12")


def test_one_person_is_one_group_in_whatever_way_her_name_is_spelled(page: Page, server: str) -> None:
    Sheet(page, server).open()
    spellings = {"ziel": "Jugendamt Köln", "ideen": "jugendamt  ko\u0308ln\u00a0", "kontakt": " JUGENDAMT\u202fKÖLN"}
    for name, responsible in spellings.items():
        put_answer(page, f"vorbereitung.{name}", responsible=responsible)
    page.goto(f"{server}checkliste.html")
    page.get_by_label("Reihenfolge").select_option("nach Zuständigkeit")
    assert groups(page) == ["Jugendamt Köln", "Noch niemand zuständig"]
    who = page.get_by_role("combobox", name="Zuständig")
    expect(who.get_by_role("option")).to_have_text(["alle", "Jugendamt Köln"])
    who.select_option("Jugendamt Köln")
    assert len(numbers(page)) == len(spellings)
    expect(row(page, "vorbereitung.ideen").locator("[data-cell=responsible]")).to_have_text(spellings["ideen"])


def test_questions_can_be_ordered_by_date(checklist: Page) -> None:
    checklist.get_by_label("Reihenfolge").select_option("nach Termin")
    assert groups(checklist) == ["Termin verstrichen", "Januar 2020", "Februar 2027", "Noch ohne Termin"]
    assert numbers(checklist)[:3] == ["2.6", "2.3", "2.1"]


def test_the_print_keeps_what_was_chosen(checklist: Page) -> None:
    checklist.get_by_role("radio", name="Noch nicht erledigte").check()
    checklist.get_by_label("Reihenfolge").select_option("nach Zuständigkeit")
    checklist.get_by_role("combobox", name="Zuständig").select_option("Jugendamt")
    text = " ".join(pdf_of(checklist))
    questions = {question.id: question.text for question in WORKSHEETS["vorbereitung"].questions}
    assert questions["ziel"] in text
    assert questions["ideen"] in text
    assert questions["kontakt"] not in text
    assert "Stadt Musterfeld" in text
    assert f"2 von {ALL} Fragen: noch nicht erledigt, ohne Beobachtung, zuständig Jugendamt" in text
    for control in ("Welche Fragen", "In welcher Reihenfolge", "Drucken"):
        assert control not in text


@pytest.mark.parametrize("worksheet", WORKSHEETS.values(), ids=WORKSHEETS)
def test_the_checklist_of_one_worksheet_fits_one_page(checklist: Page, worksheet: Worksheet) -> None:
    checklist.get_by_role("combobox", name="Arbeitsblatt", exact=True).select_option(worksheet.short)
    assert groups(checklist) == [worksheet.short]
    pages = pdf_of(checklist)
    assert len(pages) == 1
    for question in worksheet.questions:
        assert question.text in pages[0]


def test_the_whole_checklist_fits_four_pages_and_leaves_nothing_out(checklist: Page) -> None:
    pages = pdf_of(checklist)
    assert len(pages) <= 4
    text = " ".join(pages)
    assert [
        question.number for sheet in WORKSHEETS.values() for question in sheet.questions if question.text not in text
    ] == []


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_javascript_the_checklist_is_a_blank_one(page: Page, home: str) -> None:
    page.goto(f"{home}checkliste.html")
    expect(page.locator(".checklist__row")).to_have_count(ALL)
    expect(page.get_by_role("button", name="Drucken")).to_be_hidden()
    expect(page.get_by_role("radio")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_each_row_has_all_its_cells_whatever_is_in_them(checklist: Page, width: int) -> None:
    checklist.set_viewport_size({"width": width, "height": 800})
    rows = checklist.get_by_role("row").filter(has=checklist.locator("td"))
    expect(rows.first).to_be_visible()
    for index in (0, 5, 20):
        cells = rows.nth(index).get_by_role("cell").or_(rows.nth(index).get_by_role("rowheader"))
        expect(cells).to_have_count(5)


def test_each_row_of_the_printed_table_has_all_its_cells(checklist: Page) -> None:
    assert set(cells_in_rows(checklist)) == {5, 1}  # One, where a group begins.

"""A worksheet on paper: filled, blank, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from macros.content.model import Question
from tests.helpers.printing import pages_with, pdf_of
from tests.helpers.sheet import LONG, Sheet, from_menu, never_quiet, visit_name
from tests.helpers.site import WORKSHEETS

pytestmark = pytest.mark.both_pages


def questions(worksheet: str) -> tuple[Question, ...]:
    return WORKSHEETS[worksheet].questions


def fill(sheet: Sheet) -> None:
    visit_name(sheet.page).fill("Stadt Musterfeld")
    sheet.text("ziel").fill("Ankunftsklassen verstehen\n\nund Patenschaften")
    sheet.status("ziel", "in Arbeit").check()
    sheet.responsible("ziel").fill("Jugendamt")
    sheet.due("ziel").fill("2027-02-01")
    sheet.expect_saved()


def test_a_filled_sheet_prints_with_everything_that_was_entered(sheet: Sheet) -> None:
    fill(sheet)
    text = " ".join(pdf_of(sheet.page))
    assert "Stadt Musterfeld" in text
    assert "Ankunftsklassen verstehen und Patenschaften" in text
    assert "Zuständig: Jugendamt Bis wann: 01.02.2027" in text
    for question in questions("vorbereitung"):
        assert question.text in text
        for aspect in question.aspects:
            assert aspect in text
    for control in ("Rückgängig", "Link kopieren", "Leer drucken", "gespeichert", "Suche", "Impressum"):
        assert control not in text


def test_the_status_prints_as_a_word_and_boxes_are_for_whoever_has_chosen_none(sheet: Sheet) -> None:
    fill(sheet)
    text = " ".join(pdf_of(sheet.page))
    assert "Bis wann: 01.02.2027 Status: in Arbeit" in text
    assert text.count("in Arbeit") == len(questions("vorbereitung"))  # Of the others, each as a box.
    assert text.count("erledigt") == len(questions("vorbereitung")) - 1
    sheet.page.evaluate("() => { window.print = () => {} }")
    from_menu(sheet.page, "Leer drucken")
    blank = " ".join(pdf_of(sheet.page))
    assert "Status:" not in blank
    assert blank.count("erledigt") == len(questions("vorbereitung"))


NAMES = {"words": "Besuch in der Nachbarstadt " * 15, "address": "https://intranet.example.de/" + "a" * 370}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_long_name_neither_shrinks_the_sheet_nor_runs_into_it(page: Page, server: str, name: str) -> None:
    sheet = Sheet(page, server).open()
    fill(sheet)
    sheet.responsible("ziel").fill(name)
    visit_name(page).fill(name)
    sheet.expect_saved()
    first, second, *_ = pdf_of(page)
    assert name.replace(" ", "") in first.replace(" ", "")
    assert f"Vorbereitung · {name[:60]}…" in second
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})  # As wide as what is printed of a page of A4.
    assert page.evaluate("document.documentElement.scrollWidth") <= 680


def test_while_it_prints_the_page_is_called_like_sheet_visit_and_day(sheet: Sheet) -> None:
    """Browsers name the PDF like that."""
    fill(sheet)
    page = sheet.page
    before = page.title()
    page.evaluate(
        """() => {
          window.print = () => {
            dispatchEvent(new Event("beforeprint"));
            window.printed = document.title;
            dispatchEvent(new Event("afterprint"));
          };
        }"""
    )
    today = page.evaluate("new Date().toLocaleDateString('de-DE', { dateStyle: 'medium' })")
    from_menu(page, "Drucken")
    assert page.evaluate("window.printed") == f"Vorbereitung – Stadt Musterfeld – {today}"
    assert page.title() == before
    from_menu(page, "Leer drucken")
    assert page.evaluate("window.printed") == f"Vorbereitung – {today}"
    assert page.title() == before
    # Some phones never say that they have printed.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.keyboard.press("Shift")
    assert page.title() == before


def test_no_translator_changes_what_is_printed_of_an_answer(sheet: Sheet) -> None:
    fill(sheet)
    for part in ("answer", "responsible"):
        assert (
            sheet.question("ziel").locator(f"[data-paper={part}]").evaluate("element => element.translate") is False
        )
    assert sheet.page.locator("[data-part=paper-name]").evaluate("element => element.translate") is False


def test_the_footer_numbers_the_pages_and_names_date_and_address(sheet: Sheet, server: str) -> None:
    pages = pdf_of(sheet.page)
    # Where the browser is, the next day may have begun.
    today = sheet.page.evaluate("new Date().toLocaleDateString('de-DE', { dateStyle: 'medium' })")
    for number, text in enumerate(pages, start=1):
        assert f"Seite {number} von {len(pages)}" in text
        assert f"Gedruckt am {today}" in text
        assert f"{server}{Sheet.folder}/vorbereitung.html" in text


def test_head_and_foot_are_there_however_early_somebody_prints(page: Page, server: str) -> None:
    never_quiet(page)
    page.goto(Sheet(page, server).address)
    first, second, *_ = pdf_of(page)
    assert "Gedruckt am" in first
    assert "Vorbereitung" in second


def test_an_answer_of_five_thousand_characters_prints_whole(sheet: Sheet) -> None:
    words = " ".join(f"Wort{number:04}" for number in range(625))
    assert len(words) >= 5000
    sheet.write("ziel", words)
    text = " ".join(pdf_of(sheet.page))
    assert re.findall(r"Wort\d{4}", text) == words.split()


def test_a_question_that_asks_who_says_so_first(sheet: Sheet) -> None:
    sheet.responsible("kontakt").fill("Büro der Bürgermeisterin")
    sheet.write("kontakt", "Anruf im Mai")
    sheet.write("ziel", "Lernen")
    text = " ".join(pdf_of(sheet.page))
    assert re.search("Zuständig: Büro der Bürgermeisterin Anruf im Mai Bis wann:", text)
    assert re.search("Lernen Zuständig: Bis wann:", text)


def test_from_the_second_page_on_the_head_names_sheet_and_visit(sheet: Sheet) -> None:
    fill(sheet)
    first, *others = pdf_of(sheet.page)
    assert "Name des Besuchs: Stadt Musterfeld" in first
    assert "Vorbereitung · Stadt Musterfeld" not in first
    assert others
    for other in others:
        assert "Vorbereitung · Stadt Musterfeld" in other


def test_a_right_to_left_answer_prints_from_the_right(sheet: Sheet) -> None:
    sheet.write("ziel", "مرحبا بكم")
    sheet.page.emulate_media(media="print")
    mirror = sheet.question("ziel").locator("[data-paper=answer]")
    assert mirror.evaluate("element => getComputedStyle(element).direction") == "rtl"


@pytest.mark.parametrize("worksheet", WORKSHEETS)
def test_no_question_is_torn_apart(page: Page, server: str, worksheet: str) -> None:
    """Every second answer takes about a third of a page, so that questions meet the end of pages."""
    sheet = Sheet(page, server, worksheet).open()
    for number, question in enumerate(questions(worksheet)):
        if number % 2 == 0:
            sheet.text(question.id).fill("\n".join(f"Zeile {question.id} {line}" for line in range(14)))
    sheet.expect_saved()
    pages = pdf_of(page)
    assert len(pages) > 2
    for number, question in enumerate(questions(worksheet)):
        parts = [question.text] + ([f"Zeile {question.id} {line}" for line in range(14)] if number % 2 == 0 else [])
        places = {place for part in parts for place in pages_with(pages, part)}
        assert len(places) == 1, question.id


def test_a_heading_stands_on_the_page_of_its_first_question(sheet: Sheet) -> None:
    for lines in (1, 4, 7, 10, 13, 16, 19, 22):
        sheet.write("ziel", "\n".join(f"Zeile {line}" for line in range(lines)))
        pages = pdf_of(sheet.page)
        for section in WORKSHEETS["vorbereitung"].sections:
            assert pages_with(pages, section.title) == pages_with(pages, section.questions[0].text)


def test_a_question_longer_than_a_page_goes_on_overleaf(sheet: Sheet) -> None:
    sheet.write("ziel", "\n".join(f"Absatz {line:03}" for line in range(120)))
    text = " ".join(pdf_of(sheet.page))
    assert re.findall(r"Absatz (\d{3})", text) == [f"{line:03}" for line in range(120)]


# Of A4; the agreement is what both sides sign, and the observations go on a clipboard, on both sides of a sheet.
PAGES_OF_BLANK_FORM = {
    "ausgangslage": 2,
    "vorbereitung": 2,
    "gastgeben": 3,
    "vereinbarung": 1,
    "beobachtung": 2,
    "transferplan": 3,
    "rueckblick": 3,
}


@pytest.mark.parametrize(("worksheet", "most"), PAGES_OF_BLANK_FORM.items())
def test_the_blank_form_keeps_to_its_pages_and_shows_no_answer(
    page: Page, server: str, worksheet: str, most: int
) -> None:
    sheet = Sheet(page, server, worksheet)
    page.add_init_script("window.print = () => { window.printed = true }")
    sheet.open()
    first = questions(worksheet)[0].id
    visit_name(page).fill("Stadt Musterfeld")
    sheet.text(first).fill("geheim " * 200)
    if WORKSHEETS[worksheet].tracked:
        sheet.responsible(first).fill("Jugendamt")
        sheet.due(first).fill("2027-02-01")
        sheet.status(first, "erledigt").check()
    sheet.expect_saved()
    from_menu(page, "Leer drucken")
    assert page.evaluate("window.printed")
    pages = pdf_of(page)
    assert len(pages) <= most
    text = " ".join(pages)
    for answer in ("geheim", "Jugendamt", "01.02.2027", "Musterfeld"):
        assert answer not in text
    for question in questions(worksheet):
        assert question.text in text


def test_every_worksheet_has_its_number_of_pages() -> None:
    assert set(PAGES_OF_BLANK_FORM) == set(WORKSHEETS)


def test_after_the_blank_form_the_filled_sheet_prints_again(page: Page, server: str) -> None:
    page.add_init_script("window.print = () => {}")
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Ankunftsklassen")
    from_menu(page, "Leer drucken")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Ankunftsklassen" in " ".join(pdf_of(page))
    from_menu(page, "Leer drucken")
    page.keyboard.press("Control")  # Where a browser sends no afterprint, the next key ends it.
    assert "Ankunftsklassen" in " ".join(pdf_of(page))
    from_menu(page, "Leer drucken")
    from_menu(page, "Drucken")
    assert "Ankunftsklassen" in " ".join(pdf_of(page))


def test_the_blank_form_has_as_many_lines_as_the_data_file_says(sheet: Sheet) -> None:
    sheet.page.emulate_media(media="print")
    for question in questions("vorbereitung"):
        lines = sheet.question(question.id).locator(".paper__lines i")
        expect(lines).to_have_count(question.lines)
        expect(lines.first).to_be_visible()


def test_a_visible_answer_takes_the_place_of_the_lines(sheet: Sheet) -> None:
    sheet.write("ziel", LONG)
    sheet.page.emulate_media(media="print")
    expect(sheet.question("ziel").locator(".paper__lines")).to_be_hidden()
    expect(sheet.question("ideen").locator(".paper__lines")).to_be_visible()


def test_forms_for_the_pen_have_a_line_for_the_municipality_and_for_who_is_responsible(
    page: Page, server: str
) -> None:
    page.goto(f"{server}handzettel.html")
    expect(page.locator(".handout__who")).to_have_count(4)
    expect(page.locator(".handout__who").first).to_be_hidden()
    text = " ".join(pdf_of(page))
    assert "Name des Besuchs:" in text
    assert text.count("Zuständig:") == 4


def test_the_handout_brings_both_sheets_of_the_visitors_on_two_pages(page: Page, server: str) -> None:
    page.goto(f"{server}handzettel.html")
    pages = pdf_of(page)
    assert len(pages) == 2
    for worksheet, text in zip(("ausgangslage", "vorbereitung"), pages, strict=True):
        for question in questions(worksheet):
            assert question.text in text


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_javascript_the_sheet_prints_with_lines(page: Page, home: str) -> None:
    page.goto(f"{home}{Sheet.folder}/vorbereitung.html")
    expect(page.locator("#ziel .paper__lines")).to_be_visible()
    pages = pdf_of(page)
    assert len(pages) <= 2
    for question in questions("vorbereitung"):
        assert question.text in " ".join(pages)
    page.emulate_media(media="print")
    for lines in page.locator(".paper__lines").all():
        expect(lines).to_be_visible()


def test_dark_colours_stay_on_the_screen(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{server}{Sheet.folder}/vorbereitung.html")
    title = page.locator("#ziel .question__text")
    channels = re.findall(r"\d+", title.evaluate("element => getComputedStyle(element).color"))
    assert all(int(channel) < 80 for channel in channels[:3])

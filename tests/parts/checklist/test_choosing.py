"""What the checklist shows is chosen with one click, stands in the address, and comes back with it."""

import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.printing import pdf_of
from tests.helpers.sheet import PREFIX, Sheet, delete, put_answer

TODAY = datetime.date.today()
SUNDAY = TODAY + datetime.timedelta(6 - TODAY.weekday())


def at(days: int) -> str:
    return (TODAY + datetime.timedelta(days)).isoformat()


@pytest.fixture
def checklist(page: Page, server: str) -> Page:
    page.goto(f"{server}checkliste.html")
    put_answer(page, "vorbereitung.ziel", due=at(-49), responsible="Frau Weber")
    put_answer(page, "vorbereitung.kontakt", due=at(-3), responsible="Jugendamt", status="doing")
    put_answer(page, "vorbereitung.ideen", due=SUNDAY.isoformat(), responsible="Jugendamt, Frau Weber")
    put_answer(page, "ausgangslage.anlass", due=at(-9), responsible="Jugendamt", status="done")
    page.reload()
    return page


def show(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).check()


def numbers(page: Page) -> list[str]:
    return page.locator(".checklist__row .question__number").all_inner_texts()


def expect_numbers(page: Page, *wanted: str) -> None:
    expect(page.locator(".checklist__row .question__number")).to_have_text(list(wanted))


def test_each_choice_is_one_click_and_says_how_many_it_shows(checklist: Page) -> None:
    expect(checklist.get_by_role("radio", name="Überfällig 2")).to_be_visible()
    show(checklist, "Überfällig")
    expect_numbers(checklist, "2.1", "2.3")
    expect(checklist.locator("[data-part=summary]")).to_contain_text("2 von 73 Fragen: überfällig")
    show(checklist, "Diese Woche")
    expect_numbers(checklist, "2.6")
    show(checklist, "Ohne Zuständige")
    assert "2.1" not in numbers(checklist)
    assert "2.2" in numbers(checklist)


def test_a_choice_stands_in_the_address_and_comes_back(checklist: Page, server: str) -> None:
    show(checklist, "Überfällig")
    checklist.get_by_label("Reihenfolge").select_option("nach Termin")
    expect(checklist).to_have_url(f"{server}checkliste.html#zeige=ueberfaellig&nach=termin")
    checklist.locator(".checklist__row").get_by_role("link").first.click()
    expect(checklist.locator("#ziel")).to_be_in_viewport()
    checklist.go_back()
    expect(checklist.get_by_role("radio", name="Überfällig")).to_be_checked()
    expect(checklist.get_by_label("Reihenfolge")).to_have_value("due")
    expect_numbers(checklist, "2.1", "2.3")
    checklist.go_back()
    expect(checklist.get_by_label("Reihenfolge")).to_have_value("worksheet")
    checklist.go_back()
    expect(checklist.get_by_role("radio", name="Alle")).to_be_checked()


def test_an_address_from_elsewhere_shows_what_it_says(checklist: Page, server: str) -> None:
    checklist.goto("about:blank")
    checklist.goto(f"{server}checkliste.html#zeige=offen&blatt=vorbereitung&person=jugendamt")
    expect_numbers(checklist, "2.3")
    expect(checklist.get_by_role("combobox", name="Zuständig")).to_have_value("Jugendamt")
    checklist.goto(f"{server}checkliste.html#blatt=abgeschafft")
    expect(checklist.get_by_role("combobox", name="Arbeitsblatt", exact=True)).to_have_value("")
    checklist.get_by_role("link", name="Zum Inhalt").focus()
    show(checklist, "Überfällig")
    checklist.get_by_role("link", name="Zum Inhalt").press("Enter")
    expect(checklist.get_by_role("radio", name="Überfällig")).to_be_checked()


def test_mine_asks_once_who_that_is_and_keeps_it_on_the_device(checklist: Page) -> None:
    show(checklist, "Nur meine")
    expect(checklist.locator(".checklist__row")).to_have_count(0)
    name = checklist.get_by_label("Ihr Name oder Amt")
    name.fill("frau weber")
    name.press("Enter")
    expect_numbers(checklist, "2.1", "2.6")
    expect(checklist.locator("[data-part=summary]")).to_contain_text("zuständig frau weber")
    checklist.reload()
    expect_numbers(checklist, "2.1", "2.6")
    checklist.get_by_role("button", name="Anderer Name").click()
    name.fill("Jugendamt")
    checklist.get_by_role("button", name="Zeigen").click()
    expect_numbers(checklist, "1.1", "2.3", "2.6")
    # It is no name for files.
    assert checklist.evaluate("localStorage.getItem('fachaustausch:name')") is None


def test_who_fills_in_the_visit_need_not_be_asked(checklist: Page) -> None:
    checklist.evaluate('key => localStorage.setItem(key, \'{"author": "Frau Weber"}\')', PREFIX[:-1])
    checklist.reload()
    show(checklist, "Nur meine")
    expect_numbers(checklist, "2.1", "2.6")


def test_the_name_goes_with_everything_else(checklist: Page, server: str) -> None:
    show(checklist, "Nur meine")
    checklist.get_by_label("Ihr Name oder Amt").fill("Frau Weber")
    checklist.get_by_role("button", name="Zeigen").click()
    expect_numbers(checklist, "2.1", "2.6")
    Sheet(checklist, server).open()
    delete(checklist, "Alles löschen")
    expect(checklist.get_by_role("button", name="Löschen rückgängig machen")).to_be_visible()
    assert checklist.evaluate("Object.keys(localStorage)") == []


def test_the_choice_and_the_line_stay_while_it_is_worked_on(checklist: Page) -> None:
    show(checklist, "Überfällig")
    checklist.locator("[data-question='vorbereitung.ziel']").get_by_role("checkbox").click()
    expect(checklist.get_by_role("radio", name="Überfällig 1")).to_be_checked()
    expect_numbers(checklist, "2.1", "2.3")
    expect(checklist.locator("[data-part=summary]")).to_contain_text("dazu eine eben geänderte")


def test_paper_shows_what_was_chosen_and_says_so(checklist: Page) -> None:
    show(checklist, "Überfällig")
    checklist.locator("[data-question='vorbereitung.ziel']").get_by_role("checkbox").click()
    text = " ".join(pdf_of(checklist))
    assert "1 von 73 Fragen: überfällig" in text
    assert "eben geändert" not in text
    assert "2.3" in text
    assert "2.1" not in text


def test_paper_has_what_stands_in_an_open_field(checklist: Page) -> None:
    show(checklist, "Überfällig")
    checklist.get_by_role("combobox", name="Arbeitsblatt", exact=True).select_option("Vorbereitung")
    checklist.get_by_label("Reihenfolge").select_option("nach Termin")
    line = checklist.locator("[data-question='vorbereitung.ziel']")
    line.locator("[data-cell=responsible] button").click()
    checklist.keyboard.type("Schulamt")
    text = " ".join(pdf_of(checklist))
    assert "Schulamt" in text
    assert "2 von 10 Fragen: Vorbereitung, überfällig" in text


def test_days_of_the_schedule_count_where_nobody_wrote_one(checklist: Page) -> None:
    visit = (TODAY + datetime.timedelta(30)).isoformat()
    checklist.evaluate("([key, date]) => localStorage.setItem(key, JSON.stringify({ date }))", [PREFIX[:-1], visit])
    checklist.reload()
    show(checklist, "Überfällig")
    line = checklist.locator("[data-question='ausgangslage.baustellen']")
    expect(line.locator("[data-cell=due]")).to_contain_text("fällig")
    expect(line.get_by_role("button", name="laut Zeitplan")).to_be_visible()


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_javascript_nothing_can_be_chosen(page: Page, home: str) -> None:
    page.goto(f"{home}checkliste.html#zeige=ueberfaellig")
    expect(page.get_by_role("radio")).to_have_count(0)

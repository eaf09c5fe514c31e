"""What only some worksheets have: choices, rows, a sheet that repeats, quotations, questions for one side.

The guide on another topic (tests/foreign) has all of them.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.client.printing import pdf_of
from tests.client.sheet import HOSTILE, LONG, PREFIX, Sheet, put_answer
from tests.client.test_form import hold_script


@pytest.fixture
def open_sheet(page: Page, foreign: str) -> Callable[[str], Sheet]:
    return lambda worksheet: Sheet(page, foreign, worksheet).open()


def answers(page: Page, worksheet: str) -> dict[str, dict[str, Any]]:
    """What is stored of a worksheet, by the key without the visit."""
    stored = page.evaluate("() => Object.entries(localStorage)")
    start = f"{PREFIX}{worksheet}."
    found = {key.removeprefix(PREFIX): json.loads(value) for key, value in stored if key.startswith(start)}
    return {key: answer for key, answer in found.items() if answer["answer"] or answer.get("choice")}


def rows(sheet: Sheet) -> Locator:
    return sheet.page.locator("[data-row]")


def stop(sheet: Sheet) -> Locator:
    """The one that is shown."""
    return sheet.page.locator(".repeat:not(.repeat--away)")


def add(sheet: Sheet, each: str) -> None:
    sheet.page.get_by_role("button", name=f"{each} hinzufügen").click()


def write_in(place: Locator, question: str, text: str) -> None:
    place.locator(f"[data-question$='.{question}'] textarea").fill(text)


def fill_stops(sheet: Sheet, *names: str) -> None:
    for number, name in enumerate(names):
        if number:
            add(sheet, "Raum")
        write_in(stop(sheet), "raum", name)
    sheet.expect_saved()


def follow(sheet: Sheet, address: str) -> None:
    """Come from elsewhere, as by a link in an intranet."""
    sheet.page.set_viewport_size({"width": 1000, "height": 500})
    sheet.page.goto("about:blank")
    sheet.page.goto(address)


def expect_at(sheet: Sheet, title: str, question: str) -> None:
    """Expect a question of a stop in sight."""
    expect(stop(sheet).locator("[data-part=instance]")).to_have_text(title)
    expect(stop(sheet).locator(f"[data-question='{question}'] .question__title")).to_be_in_viewport()


# Choices


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


def test_a_former_choice_is_shown_at_the_stop_that_holds_it(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    put_answer(sheet.page, "rundgang.urteil/a1", choice="ja")
    put_answer(sheet.page, "rundgang.urteil/a2", choice="halb")
    sheet.open()
    former = stop(sheet).get_by_label("halb (steht nicht mehr zur Wahl)")
    expect(former).to_be_checked()
    sheet.page.get_by_role("button", name="Raum 1").first.click()
    expect(former).to_be_hidden()
    expect(stop(sheet).get_by_label("passt", exact=True)).to_be_checked()


# Rows


def test_rows_come_back_in_their_order(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    for text in ("Teppich kaufen", "Regale rücken", HOSTILE.replace("\x00", "")):
        if rows(sheet).last.locator("textarea").input_value():
            add(sheet, "Vorhaben")
        rows(sheet).last.locator("textarea").fill(text)
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
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    add(sheet, "Vorhaben")
    rows(sheet).last.locator("textarea").fill("Regale rücken")
    sheet.expect_saved()
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
    page.get_by_role("button", name="Löschen", exact=True).click()
    page.get_by_role("button", name="Dieses Blatt löschen").click()
    for sheet in (one, two):
        expect(rows(sheet)).to_have_count(1)
        expect(rows(sheet).locator("textarea")).to_have_value("")
    page.get_by_role("button", name="Löschen rückgängig machen").click()
    for sheet in (one, two):
        expect(rows(sheet)).to_have_count(3)


def test_a_row_that_the_person_empties_stays(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    add(sheet, "Vorhaben")
    rows(sheet).last.locator("textarea").fill("Regale rücken")
    sheet.expect_saved()
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
    rows(one).first.locator("textarea").fill("Teppich kaufen")
    add(one, "Vorhaben")
    rows(one).last.locator("textarea").fill("Regale rücken")
    one.expect_saved()
    two = Sheet(page.context.new_page(), foreign, "folgen").open()
    rows(two).first.get_by_label("Zuständig").focus()
    page.get_by_role("button", name="Löschen", exact=True).click()
    page.get_by_role("button", name="Dieses Blatt löschen").click()
    expect(rows(two)).to_have_count(1)
    expect(rows(two).get_by_label("Zuständig")).to_be_focused()


def test_a_row_that_the_browser_does_not_let_go_of_stays(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    add(sheet, "Vorhaben")
    rows(sheet).last.locator("textarea").fill("Regale rücken")
    sheet.expect_saved()
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
    sheet.page.get_by_role("button", name="Löschen", exact=True).click()
    dialog = sheet.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Das geht verloren: Eingaben zu 2 Fragen (4.2, 4.3)")
    expect(dialog.get_by_role("listitem")).to_have_text(["Folgen: Eingaben zu 2 Fragen"])


# A sheet that repeats


def test_each_stop_keeps_its_own_answers(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    write_in(stop(sheet), "raum", "Kinderecke")
    write_in(stop(sheet), "gesehen", LONG)
    stop(sheet).get_by_label("passt", exact=True).check()
    add(sheet, "Raum")
    expect(stop(sheet)).to_have_count(1)
    write_in(stop(sheet), "raum", "Keller")
    expect(stop(sheet).get_by_label("passt", exact=True)).not_to_be_checked()
    sheet.expect_saved()
    sheet.open()
    expect(stop(sheet).locator("[data-part=instance]")).to_have_text("Raum 2: Keller")
    sheet.page.get_by_role("button", name="1 Kinderecke").first.click()
    expect(stop(sheet)).to_be_focused()
    expect(stop(sheet).locator("[data-question$='.gesehen'] textarea")).to_have_value(LONG)
    expect(stop(sheet).get_by_label("passt", exact=True)).to_be_checked()
    keys = answers(sheet.page, "rundgang")
    assert sorted(key.split("/")[0] for key in keys) == [
        "rundgang.gesehen",
        "rundgang.raum",
        "rundgang.raum",
        "rundgang.urteil",
    ]
    assert len({key.split("/")[1] for key in keys}) == 2


def test_a_link_to_a_question_leads_to_it_in_the_first_stop(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke", "Keller")
    follow(sheet, f"{sheet.address}#urteil")
    expect_at(sheet, "Raum 1: Kinderecke", "rundgang.urteil")


def test_a_link_to_a_stop_leads_to_it(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke", "Keller", "Dach")
    instances = sorted({key.split("/")[1] for key in answers(sheet.page, "rundgang")})
    for instance, title in zip(instances, ("Raum 1: Kinderecke", "Raum 2: Keller", "Raum 3: Dach"), strict=True):
        follow(sheet, f"{sheet.address}#urteil~{instance}")
        expect_at(sheet, title, "rundgang.urteil")
    follow(sheet, f"{sheet.address}#urteil~gibt-es-nicht")
    expect_at(sheet, "Raum 1: Kinderecke", "rundgang.urteil")
    sheet.page.evaluate("(instance) => { location.hash = `gesehen~${instance}` }", instances[1])
    expect_at(sheet, "Raum 2: Keller", "rundgang.gesehen")


@pytest.mark.chromium
@pytest.mark.parametrize("context_options", [{"permissions": ["clipboard-read", "clipboard-write"]}])
def test_copying_a_link_copies_the_permanent_one_and_stays_at_the_stop(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke", "Keller")
    stop(sheet).locator("[data-question='rundgang.urteil']").get_by_role("link", name="Link kopieren").click()
    expect(stop(sheet).get_by_text("Link kopiert")).to_be_visible()
    expect_at(sheet, "Raum 2: Keller", "rundgang.urteil")
    assert sheet.page.evaluate("navigator.clipboard.readText()") == f"{sheet.address}#urteil"


def test_without_the_first_stop_links_lead_to_the_next_one(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke", "Keller")
    sheet.page.get_by_role("button", name="1 Kinderecke").first.click()
    stop(sheet).get_by_label("passt", exact=True).check()
    sheet.page.get_by_role("button", name="2 Keller").first.click()
    stop(sheet).get_by_label("passt nicht").check()
    sheet.expect_saved()
    sheet.page.get_by_role("button", name="1 Kinderecke").first.click()
    stop(sheet).get_by_role("button", name="Raum löschen").click()
    expect(stop(sheet).locator("[data-part=instance]")).to_have_text("Raum 1: Keller")
    sheet.page.set_viewport_size({"width": 1000, "height": 500})
    sheet.page.evaluate("() => { location.hash = 'kontakt' }")
    expect(sheet.question("kontakt").locator(".question__title")).to_be_in_viewport()
    expect(sheet.question("urteil").get_by_label("passt nicht")).to_be_checked()
    # Back again, the first is what others mean by the first.
    sheet.page.get_by_role("button", name="Löschen rückgängig machen").click()
    sheet.page.evaluate("() => { location.hash = 'urteil' }")
    expect_at(sheet, "Raum 1: Kinderecke", "rundgang.urteil")
    expect(sheet.question("urteil").get_by_label("passt", exact=True)).to_be_checked()
    sheet.page.get_by_role("button", name="2 Keller").first.click()
    expect(stop(sheet).get_by_label("passt nicht")).to_be_checked()


def test_an_empty_stop_is_filled_in_before_there_is_another(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke")
    for _ in range(3):
        add(sheet, "Raum")
        expect(stop(sheet).locator("[data-question$='.raum'] textarea")).to_be_focused()
    expect(sheet.page.locator(".repeat")).to_have_count(2)
    sheet.page.get_by_role("button", name="1 Kinderecke").first.click()
    add(sheet, "Raum")
    expect(stop(sheet).locator("[data-part=instance]")).to_have_text("Raum 2")


def test_a_stop_with_what_was_just_typed_is_not_empty(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke")
    add(sheet, "Raum")
    # In one go, so that the second field waits to be saved.
    sheet.page.evaluate(
        """() => {
          const fields = document.querySelectorAll(".repeat:not(.repeat--away) textarea");
          fields[0].dispatchEvent(new Event("input", { bubbles: true }));
          fields[1].value = "Kisten";
          fields[1].dispatchEvent(new Event("input", { bubbles: true }));
          document.querySelector("[data-adds]").click();
        }"""
    )
    expect(stop(sheet).locator("[data-part=instance]")).to_have_text("Raum 3")


def test_what_is_typed_early_begins_a_stop_of_its_own(page: Page, foreign: str) -> None:
    sheet = Sheet(page, foreign, "rundgang").open()
    fill_stops(sheet, "Kinderecke", "Keller")
    held = hold_script(page)
    page.goto(sheet.address, wait_until="commit")
    sheet.text("raum").press_sequentially("Da")
    held[0].continue_()
    expect(stop(sheet).locator("[data-part=instance]")).to_have_text("Raum 3: Da")
    page.keyboard.type("ch")
    expect(stop(sheet).locator("[data-question$='.raum'] textarea")).to_have_value("Dach")
    sheet.expect_saved()
    texts = sorted(answer["answer"] for answer in answers(page, "rundgang").values())
    assert texts == ["Dach", "Keller", "Kinderecke"]
    expect(sheet.text("raum")).to_have_value("Kinderecke")


def test_the_way_between_stops_says_which_one_is_shown(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    expect(sheet.page.get_by_role("group", name="Raum wählen").first).to_be_hidden()
    write_in(stop(sheet), "raum", "Kinderecke")
    add(sheet, "Raum")
    ways = sheet.page.get_by_role("group", name="Raum wählen").first.get_by_role("button")
    expect(ways).to_have_text(["1 Kinderecke", "Raum 2"])
    expect(ways.last).to_have_attribute("aria-pressed", "true")
    expect(ways.first).to_have_attribute("aria-pressed", "false")


def test_a_question_that_asks_who_has_a_status_where_others_have_none(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    expect(sheet.question("kontakt").get_by_label("Zuständig")).to_be_visible()
    expect(sheet.question("kontakt").get_by_label("Bis wann")).to_be_visible()
    expect(sheet.question("gesehen").get_by_label("Zuständig")).to_have_count(0)
    expect(sheet.question("gesehen").get_by_label("Bis wann")).to_have_count(0)


def test_what_the_page_has_no_field_for_stays(open_sheet: Callable[[str], Sheet]) -> None:
    """A colleague's file may bring a date to a question that has none here."""
    sheet = open_sheet("absprache")
    put_answer(sheet.page, "absprache.themen", due="2027-01-01")
    sheet.open()
    sheet.write("themen", "Licht")
    assert answers(sheet.page, "absprache")["absprache.themen"]["due"] == "2027-01-01"


# Quotations


def test_an_answer_stands_above_the_question_that_asks_about_it(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("fragen")
    expect(sheet.page.locator(".quote")).to_have_count(0)
    sheet.text("ziel").fill(HOSTILE.replace("\x00", ""))
    sheet.responsible("ziel").fill("Leitung")
    sheet.expect_saved()
    sheet = open_sheet("folgen")
    quote = sheet.page.locator("[data-quote='fragen.ziel']")
    expect(quote.get_by_role("link", name="Fragen 1.1")).to_have_attribute(
        "href", f"../{Sheet.folder}/fragen.html#ziel"
    )
    expect(quote.locator(".quote__text")).to_have_text(HOSTILE.replace("\x00", ""), use_inner_text=True)
    expect(quote).to_contain_text("zuständig: Leitung")
    expect(sheet.page.locator("[data-quote='rundgang.urteil']")).to_contain_text("Dort steht noch nichts.")


def test_a_quotation_names_the_stop_and_the_choice(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    write_in(stop(sheet), "raum", "Kinderecke")
    stop(sheet).get_by_label("passt nicht").check()
    sheet.expect_saved()
    quote = open_sheet("folgen").page.locator("[data-quote='rundgang.urteil'] blockquote")
    expect(quote).to_have_text("Kindereckepasst nicht")


def test_a_quotation_leads_to_its_stop(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke", "")
    stop(sheet).get_by_label("passt nicht").check()
    sheet.page.get_by_role("button", name="1 Kinderecke").first.click()
    stop(sheet).get_by_label("passt", exact=True).check()
    sheet.expect_saved()
    sheet.page.set_viewport_size({"width": 1000, "height": 500})
    for link, title in (("Kinderecke", "Raum 1: Kinderecke"), ("Raum 2", "Raum 2")):
        quote = open_sheet("folgen").page.locator("[data-quote='rundgang.urteil']")
        quote.get_by_role("link", name=link).click()
        expect_at(sheet, title, "rundgang.urteil")


def test_a_quotation_follows_what_is_typed_on_the_same_page(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    expect(sheet.page.locator("[data-quote='folgen.massnahmen'] blockquote")).to_have_text("Teppich kaufen")


# Sides


def test_a_side_hides_the_questions_of_the_other_unless_they_hold_an_answer(
    open_sheet: Callable[[str], Sheet],
) -> None:
    sheet = open_sheet("absprache")
    sides = sheet.page.get_by_role("group", name="Auf welcher Seite sind Sie?")
    sides.get_by_label("Gastgebende").check()
    expect(sheet.question("anzahl")).to_be_hidden()
    expect(sheet.question("raeume")).to_be_visible()
    expect(sheet.page.locator(".progress__text")).to_have_text("0 von 2 Fragen beantwortet")
    sides.get_by_label("alle Fragen zeigen").check()
    sheet.write("anzahl", "Zwölf")
    sides.get_by_label("Gastgebende").check()
    expect(sheet.question("anzahl")).to_be_visible()
    sheet.open()
    expect(sides.get_by_label("Gastgebende")).to_be_checked()


def file_of(folder: Path, side: str, name: str, given: dict[str, str]) -> Path:
    path = folder / f"{side}.json"
    path.write_text(
        json.dumps(
            {
                "fileType": "fachaustausch-answers",
                "formatVersion": 1,
                "questionSet": "buechereien-auf-besuch",
                "savedAt": "2026-11-20T10:00:00.000Z",
                "visit": {"id": f"b-{side}", "name": name, "side": side},
                "answers": {
                    f"absprache.{question}": {
                        "answer": text,
                        "changedAt": "2026-11-19T10:00:00.000Z",
                        "revision": 1,
                    }
                    for question, text in given.items()
                },
            }
        ),
        encoding="utf-8",
    )
    return path


def test_two_files_stand_side_by_side_and_change_nothing(open_sheet: Callable[[str], Sheet], tmp_path: Path) -> None:
    sheet = open_sheet("absprache")
    files = [
        file_of(tmp_path, "visitors", "Musterdorf", {"themen": "Licht", "anzahl": "Zwölf"}),
        file_of(tmp_path, "hosts", "Beispielstadt", {"themen": "Lärm", "raeume": "<b>Alle</b>"}),
    ]
    with sheet.page.expect_file_chooser() as chooser:
        sheet.page.get_by_role("button", name="Dateien nebeneinander zeigen").click()
    chooser.value.set_files(files)
    dialog = sheet.page.get_by_role("dialog")
    heads = dialog.get_by_role("columnheader")
    expect(heads).to_have_text(["Frage", "Gäste: Musterdorf", "Gastgebende: Beispielstadt"])
    table = dialog.get_by_role("row")
    expect(table.nth(1).get_by_role("cell")).to_have_text(["Licht", "Lärm"])
    expect(table.nth(2).get_by_role("cell").last).to_have_text("<b>Alle</b>")
    dialog.get_by_role("button", name="Schließen").click()
    assert answers(sheet.page, "absprache") == {}


# Elsewhere


def test_the_checklist_has_a_line_for_each_row_and_each_stop(
    open_sheet: Callable[[str], Sheet], foreign: str
) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    rows(sheet).first.get_by_label("Zuständig").fill("Hausverwaltung")
    add(sheet, "Vorhaben")
    rows(sheet).last.locator("textarea").fill("Regale rücken")
    rows(sheet).last.get_by_label("erledigt").check()
    sheet.expect_saved()
    sheet = open_sheet("rundgang")
    write_in(stop(sheet), "raum", "Kinderecke")
    stop(sheet).get_by_label("passt", exact=True).check()
    add(sheet, "Raum")
    write_in(stop(sheet), "raum", "Keller")
    sheet.expect_saved()
    page = sheet.page
    page.goto(f"{foreign}checkliste.html")
    expect(page.locator(".checklist__group")).to_have_text(
        ["Fragen", "Absprache", "Rundgang · Raum 1: Kinderecke", "Rundgang · Raum 2: Keller", "Folgen"]
    )
    lines = page.locator("[data-question='folgen.massnahmen']")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("4.2 Vorhaben 1")
    expect(lines.first.locator("[data-cell=answer]")).to_have_text("Teppich kaufen")
    expect(lines.first.locator("[data-cell=responsible]")).to_have_text("Hausverwaltung")
    expect(lines.last.locator("[data-cell=status]")).to_have_text("erledigt")
    choice = page.locator("[data-question='rundgang.urteil']")
    expect(choice.first.locator("[data-cell=answer]")).to_have_text("passt")
    expect(choice.first.locator("[data-cell=status]")).to_have_text("beantwortet")
    expect(choice.last.locator("[data-cell=status]")).to_have_text("noch nicht beantwortet")
    page.get_by_label("Noch nicht erledigte").check()
    expect(page.locator("[data-question='folgen.massnahmen']")).to_have_count(1)
    page.get_by_label("Welches Arbeitsblatt?").select_option("Folgen")
    expect(page.locator(".checklist__group")).to_have_text(["Folgen"])


def test_a_line_of_the_checklist_leads_to_its_stop(open_sheet: Callable[[str], Sheet], foreign: str) -> None:
    sheet = open_sheet("rundgang")
    fill_stops(sheet, "Kinderecke", "Keller")
    sheet.page.set_viewport_size({"width": 1000, "height": 500})
    for index, title in enumerate(("Raum 1: Kinderecke", "Raum 2: Keller")):
        sheet.page.goto(f"{foreign}checkliste.html")
        sheet.page.locator("[data-question='rundgang.urteil']").nth(index).get_by_role("link").click()
        expect_at(sheet, title, "rundgang.urteil")


def test_the_checklist_leaves_out_what_is_for_the_other_side(
    open_sheet: Callable[[str], Sheet], foreign: str
) -> None:
    sheet = open_sheet("absprache")
    sheet.page.get_by_role("group", name="Auf welcher Seite").get_by_label("Gäste").check()
    sheet.write("themen", "Licht")
    sheet.page.goto(f"{foreign}checkliste.html")
    expect(sheet.page.locator("[data-question='absprache.anzahl']")).to_be_visible()
    expect(sheet.page.locator("[data-question='absprache.raeume']")).to_have_count(0)


def test_a_save_file_carries_rows_stops_and_choices(open_sheet: Callable[[str], Sheet], tmp_path: Path) -> None:
    sheet = open_sheet("rundgang")
    write_in(stop(sheet), "raum", "Kinderecke")
    stop(sheet).get_by_label("passt", exact=True).check()
    add(sheet, "Raum")
    write_in(stop(sheet), "raum", "Keller")
    sheet.expect_saved()
    sheet.expect_desk()
    with sheet.page.expect_download() as download:
        sheet.page.get_by_role("button", name="Als Datei sichern").click()
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text("utf-8"))["questionSet"] == "buechereien-auf-besuch"
    sheet.page.evaluate("() => localStorage.clear()")
    sheet.page.evaluate(
        "() => indexedDB.databases().then((all) => all.map(({ name }) => indexedDB.deleteDatabase(name)))"
    )
    sheet.open()
    expect(stop(sheet).locator("[data-part=instance]")).to_have_text("Raum 1")
    with sheet.page.expect_file_chooser() as chooser:
        sheet.page.get_by_role("button", name="Aus Datei öffnen").click()
    chooser.value.set_files(saved)
    dialog = sheet.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Kinderecke")
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(sheet.page.get_by_role("button", name="1 Kinderecke").first).to_be_visible()
    expect(sheet.page.get_by_role("button", name="2 Keller").first).to_be_visible()
    sheet.page.get_by_role("button", name="1 Kinderecke").first.click()
    expect(stop(sheet).get_by_label("passt", exact=True)).to_be_checked()


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["without JavaScript"])
def test_without_javascript_every_kind_is_a_form_for_the_pen(page: Page, foreign: str) -> None:
    for worksheet, count in (("rundgang", 4), ("folgen", 3), ("absprache", 3)):
        page.goto(f"{foreign}{Sheet.folder}/{worksheet}.html")
        expect(page.locator("[data-question]")).to_have_count(count)
        expect(page.locator("textarea:visible")).to_have_count(0)
        expect(page.locator(".quote__answers:visible")).to_have_count(0)
    page.goto(f"{foreign}{Sheet.folder}/folgen.html")
    page.emulate_media(media="print")
    expect(page.locator(".row--blank").first).to_be_visible()


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


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 640}, "has_touch": True}])
@pytest.mark.parametrize("worksheet", ["rundgang", "folgen"])
def test_on_a_phone_a_thumb_hits_everything_at_a_question(page: Page, foreign: str, worksheet: str) -> None:
    sheet = Sheet(page, foreign, worksheet).open()
    page.locator("textarea:visible").first.fill("Kinderecke")
    if worksheet == "folgen":
        rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    page.get_by_role("button", name="hinzufügen").click()
    page.locator("textarea:focus").fill("Keller")
    page.get_by_role("button", name="Rückgängig").locator("visible=true").last.click()
    for name in ("Rückgängig", "Wiederholen", " löschen"):
        for button in page.get_by_role("button", name=name).locator("visible=true").all():
            assert height_of(button) >= 44
    for tick in page.locator(".tick:visible").all():
        assert height_of(tick) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def height_of(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["height"]


# Paper


def test_the_blank_sheet_shows_each_question_once(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    sheet.page.evaluate("() => { window.print = () => {} }")
    titles = sheet.page.locator(".question__title:visible")

    def expect_four() -> None:
        sheet.page.get_by_role("button", name="Leer drucken").click()
        sheet.page.emulate_media(media="print")
        expect(titles).to_have_count(4)
        sheet.page.emulate_media(media="screen")

    add(sheet, "Raum")
    expect_four()
    write_in(stop(sheet), "raum", "Kinderecke")
    add(sheet, "Raum")
    expect_four()
    write_in(stop(sheet), "raum", "Keller")
    expect_four()


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


def left_of(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"]


def test_a_row_prints_though_only_its_details_are_known(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).last.get_by_label("Zuständig").fill("Hausmeisterei")
    sheet.expect_saved()
    sheet.page.emulate_media(media="print")
    expect(rows(sheet).last.locator("[data-paper=responsible]")).to_be_visible()
    expect(sheet.page.locator(".row--blank:visible")).to_have_count(0)


def test_a_stop_prints_though_it_holds_only_a_choice(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    stop(sheet).get_by_label("passt", exact=True).check()
    add(sheet, "Raum")
    write_in(stop(sheet), "raum", "Keller")
    sheet.expect_saved()
    pages = pdf_of(sheet.page)
    assert "Raum 1" in pages[0]
    assert any("Raum 2: Keller" in text for text in pages[1:])


def test_a_long_quotation_scrolls_on_the_screen_and_prints_whole(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("fragen")
    sheet.write("ziel", LONG)
    sheet = open_sheet("folgen")
    text = sheet.page.locator("[data-quote='fragen.ziel'] .quote__text")
    assert text.evaluate("element => element.clientHeight < 250 && element.scrollHeight > 250")
    text.focus()
    text.press("End")
    expect(text).to_be_focused()
    sheet.page.emulate_media(media="print")
    assert text.evaluate("element => element.clientHeight === element.scrollHeight")


def test_the_handout_offers_choices_and_says_what_belongs_to_a_row(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}handzettel.html")
    text = " ".join(pdf_of(page))
    assert "mit der Bahn mit dem Bus" in text
    assert "Vorhaben · Zuständig · Bis wann" in text
    page.emulate_media(media="print")
    expect(page.locator(".handout .mark").first).to_be_visible()


# What comes next


def test_a_worksheet_leads_on_along_each_way_that_holds_it(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}{Sheet.folder}/absprache.html")
    end = page.get_by_role("navigation", name="Nächste Seiten")
    expect(end.get_by_role("link", name="Nächstes Arbeitsblatt: Rundgang")).to_be_visible()
    expect(end.get_by_role("link", name="Nächstes Arbeitsblatt")).to_have_count(1)


def test_what_a_deletion_says_stands_where_the_row_was_and_taking_it_back_leads_into_it(
    open_sheet: Callable[[str], Sheet],
) -> None:
    sheet = open_sheet("folgen")
    rows(sheet).first.locator("textarea").fill("Teppich kaufen")
    add(sheet, "Vorhaben")
    rows(sheet).last.locator("textarea").fill("Regale rücken")
    sheet.expect_saved()
    expect(rows(sheet).last.get_by_text("Vorhaben 2", exact=True)).to_be_visible()
    rows(sheet).first.get_by_role("button", name="Vorhaben löschen").click()
    undo = sheet.question("massnahmen").get_by_role("button", name="Löschen rückgängig machen")
    undo.click()
    expect(rows(sheet).first.locator("textarea")).to_have_value("Teppich kaufen")
    expect(rows(sheet).first.locator("textarea")).to_be_focused()

"""A sheet that repeats, stop by stop: each has its own answers, its own link and its own sheet of paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.kinds import add, answers, expect_at, fill_stops, follow, stop, write_in
from tests.helpers.printing import pdf_of
from tests.helpers.sheet import LONG, Sheet, from_menu, hold_script, put_answer

pytestmark = pytest.mark.both_pages


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
    question = stop(sheet).locator("[data-question='rundgang.urteil']")
    question.locator("summary").click()
    question.get_by_role("link", name="Link kopieren").click()
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


@pytest.mark.full_page
def test_what_is_typed_early_begins_a_stop_of_its_own(page: Page, foreign: str) -> None:
    sheet = Sheet(page, foreign, "rundgang").open()
    fill_stops(sheet, "Kinderecke", "Keller")
    held = hold_script(page)
    page.goto(sheet.address, wait_until="commit")
    sheet.text("raum").press_sequentially("Da")
    held.let_go()
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


def test_the_blank_sheet_shows_each_question_once(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    sheet.page.evaluate("() => { window.print = () => {} }")
    titles = sheet.page.locator(".question__title:visible")

    def expect_four() -> None:
        from_menu(sheet.page, "Leer drucken")
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


def test_a_stop_prints_though_it_holds_only_a_choice(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    stop(sheet).get_by_label("passt", exact=True).check()
    add(sheet, "Raum")
    write_in(stop(sheet), "raum", "Keller")
    sheet.expect_saved()
    pages = pdf_of(sheet.page)
    assert "Raum 1" in pages[0]
    assert any("Raum 2: Keller" in text for text in pages[1:])

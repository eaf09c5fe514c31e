"""What is true of questions of every kind."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.kinds import answers, rows
from tests.helpers.sheet import Sheet, put_answer

pytestmark = pytest.mark.both_pages


def test_a_question_that_asks_who_has_a_status_where_others_have_none(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("rundgang")
    expect(sheet.responsible("kontakt")).to_be_visible()
    expect(sheet.due("kontakt")).to_be_visible()
    expect(sheet.question("gesehen").get_by_label("Zuständig")).to_have_count(0)
    expect(sheet.question("gesehen").get_by_label("Bis wann")).to_have_count(0)


def test_what_the_page_has_no_field_for_stays(open_sheet: Callable[[str], Sheet]) -> None:
    """A colleague's file may bring a date to a question that has none here."""
    sheet = open_sheet("absprache")
    put_answer(sheet.page, "absprache.themen", due="2027-01-01")
    sheet.open()
    sheet.write("themen", "Licht")
    assert answers(sheet.page, "absprache")["absprache.themen"]["due"] == "2027-01-01"


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["without JavaScript"])
def test_without_javascript_every_kind_is_a_form_for_the_pen(page: Page, foreign: str) -> None:
    for worksheet, count in (("rundgang", 4), ("folgen", 3), ("absprache", 4)):
        page.goto(f"{foreign}{Sheet.folder}/{worksheet}.html")
        expect(page.locator("[data-question]")).to_have_count(count)
        expect(page.locator("textarea:visible")).to_have_count(0)
        expect(page.locator(".quote__answers:visible")).to_have_count(0)
    page.goto(f"{foreign}{Sheet.folder}/folgen.html")
    page.emulate_media(media="print")
    expect(page.locator(".row--blank").first).to_be_visible()


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

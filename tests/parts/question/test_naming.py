"""Names that were used in this visit are proposed."""

from typing import cast

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.sheet import Sheet, put_answer

pytestmark = pytest.mark.both_pages

_IN_THE_FIELD = """
  addEventListener("DOMContentLoaded", () => {
    document.querySelector("#ziel [data-part=fold]").open = true;
    document.querySelector("#ziel [data-field=responsible]").focus();
  });
"""


def proposed(field: Locator) -> list[str]:
    field.focus()
    expect(field).to_have_attribute("list", "names.list")
    return cast(list[str], field.evaluate("(field) => [...field.list.options].map(({ value }) => value)"))


def test_names_of_this_visit_are_proposed_once_each(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    put_answer(page, "ausgangslage.anlass", responsible="jugendamt")
    put_answer(page, "transferplan.massnahmen/a1", answer="Plan", responsible="<b>Öz</b>")
    sheet.open()
    sheet.responsible("ziel").fill("Jugendamt")
    sheet.responsible("kontakt").fill("Jugendamt ")
    sheet.expect_saved()
    assert proposed(sheet.responsible("ideen")) == ["<b>Öz</b>", "Jugendamt"]


def test_names_are_proposed_in_rows_too(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "transferplan").open()
    put_answer(page, "ausgangslage.anlass", responsible="Jugendamt")
    sheet.open()
    sheet.button("hinzufügen", "massnahmen").first.click()
    assert proposed(sheet.responsible("massnahmen").last) == ["Jugendamt"]


def test_names_are_proposed_to_who_was_in_the_field_before_the_page_had_begun(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    put_answer(page, "ausgangslage.anlass", responsible="Jugendamt")
    page.add_init_script(_IN_THE_FIELD)
    sheet.open()
    field = sheet.question("ziel").locator("[data-field=responsible]")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("list", "names.list")


def test_nobody_types_and_nothing_is_proposed_or_loaded(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.text("ziel").focus()
    assert page.locator("datalist").count() == 0

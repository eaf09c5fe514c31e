"""What a person sees while a sheet starts."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import Sheet, put_answer

pytestmark = pytest.mark.both_pages

# No moment is quiet before the test says so.
HOLD = """() => {
  const held = [];
  window.requestIdleCallback = (run) => held.push(run);
  window.letGo = () => {
    delete window.requestIdleCallback;
    for (const run of held) run();
  };
}"""

FILLED = {"answer": "Zeile\n" * 12, "status": "doing", "responsible": "Jugendamt", "due": "2027-03-12"}
WIDTHS = {"desktop": 1280, "tablet": 768, "phone": 390, "small-phone": 320}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_no_field_moves_when_the_script_starts(page: Page, server: str, width: int) -> None:
    """A finger is on its way there."""
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(f"({HOLD})()")
    sheet = Sheet(page, server)
    page.goto(sheet.address, wait_until="networkidle")
    expect(sheet.badge).to_have_attribute("data-state", "starting")
    before = sheet.text("ziel").bounding_box()
    page.evaluate("letGo()")
    expect(sheet.badge).not_to_have_attribute("data-state", "starting")
    assert sheet.text("ziel").bounding_box() == before


def test_the_question_that_a_link_leads_to_stays_in_sight_while_answers_come_above_it(
    page: Page, server: str
) -> None:
    sheet = Sheet(page, server).open()
    for question in ("ziel", "teilnehmende", "kontakt", "transfer"):
        put_answer(page, f"vorbereitung.{question}", **FILLED)
    page.goto("about:blank")
    page.add_init_script(f"({HOLD})()")
    page.goto(f"{sheet.address}#ideen", wait_until="networkidle")
    expect(sheet.badge).to_have_attribute("data-state", "starting")
    expect(sheet.question("ideen")).to_be_in_viewport(ratio=1)
    page.evaluate("letGo()")
    expect(sheet.responsible("transfer")).to_have_value("Jugendamt")
    expect(sheet.question("ideen")).to_be_in_viewport(ratio=1)

"""What a person sees while a sheet starts."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import Sheet

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

"""What lasts longer than a second says so, and no longer than it lasts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.save_files import OPEN, answer, write_file
from tests.helpers.sheet import Held, Sheet, in_menu

pytestmark = pytest.mark.both_pages


def test_while_files_are_read_the_page_says_so(page: Page, server: str, tmp_path: Path) -> None:
    sheet = Sheet(page, server).open()
    held = Held(page, re.compile(r"/assets/catalogue-"))
    with page.expect_file_chooser() as chooser:
        in_menu(page, OPEN).click()
    chooser.value.set_files(write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Anders")}))
    bar = page.get_by_role("progressbar", name="Was Sie ausgewählt haben, wird gelesen …")
    expect(bar).to_be_visible()
    held.let_go()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(bar).to_have_count(0)
    expect(sheet.text("ziel")).to_have_value("")

"""A save file carries what only some worksheets have."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.helpers.kinds import fill_two_rooms, stop
from tests.helpers.save_files import FOREIGN, open_files, save
from tests.helpers.sheet import Sheet

pytestmark = pytest.mark.both_pages


def test_a_save_file_carries_rows_stops_and_choices(open_sheet: Callable[[str], Sheet], tmp_path: Path) -> None:
    sheet = open_sheet("rundgang")
    fill_two_rooms(sheet)
    sheet.expect_rest()
    saved = save(sheet.page, tmp_path)
    assert json.loads(saved.read_text("utf-8"))["questionSet"] == FOREIGN
    sheet.page.evaluate("() => localStorage.clear()")
    sheet.page.evaluate(
        """() => new Promise((deleted) => {
          indexedDB.deleteDatabase("fachaustausch").onsuccess = deleted;
        }).then(() => {})"""
    )
    sheet.open()
    expect(stop(sheet).locator("[data-part=instance]")).to_have_text("Raum 1")
    dialog = open_files(sheet.page, saved)
    expect(dialog).to_contain_text("Kinderecke")
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(sheet.page.get_by_role("button", name="1 Kinderecke").first).to_be_visible()
    expect(sheet.page.get_by_role("button", name="2 Keller").first).to_be_visible()
    sheet.page.get_by_role("button", name="1 Kinderecke").first.click()
    expect(stop(sheet).get_by_label("passt", exact=True)).to_be_checked()

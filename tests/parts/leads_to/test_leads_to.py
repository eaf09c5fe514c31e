"""A worksheet leads on to the next one."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import Sheet

pytestmark = pytest.mark.both_pages


def test_a_worksheet_leads_on_along_each_way_that_holds_it(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}{Sheet.folder}/absprache.html")
    end = page.get_by_role("navigation", name="Nächste Seiten")
    expect(end.get_by_role("link", name="Nächstes Arbeitsblatt: Rundgang")).to_be_visible()
    expect(end.get_by_role("link", name="Nächstes Arbeitsblatt")).to_have_count(1)

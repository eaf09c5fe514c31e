"""The handout has every kind of question."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.printing import pdf_of

pytestmark = pytest.mark.both_pages


def test_the_handout_offers_choices_and_says_what_belongs_to_a_row(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}handzettel.html")
    text = " ".join(pdf_of(page))
    assert "mit der Bahn mit dem Bus" in text
    assert "Vorhaben · Zuständig · Bis wann" in text
    page.emulate_media(media="print")
    expect(page.locator(".handout .mark").first).to_be_visible()

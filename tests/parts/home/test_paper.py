"""The start page on paper: visits and what is due for whoever has begun, and else the introduction."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.printing import pdf_of
from tests.parts.home.test_home import NOW, put, row

LONG = "Was wollen Sie mit dem Austausch erreichen, und was möchten Sie herausfinden?"


@pytest.fixture
def begun(page: Page, server: str) -> Page:
    page.clock.set_fixed_time(NOW)
    page.goto(f"{server}ueber/impressum.html")
    visit = {"name": "Neustadt", "host": "Stadt Neustadt am Rübenberge", "date": "2027-02-12"}
    put(page, "first", visit, {"vorbereitung.ziel": {"due": "2026-09-05", "responsible": "Herr Weber"}})
    page.goto(f"{server}index.html")
    expect(row(page, "Neustadt")).to_be_visible()
    return page


def test_paper_has_the_visits_and_what_is_due_and_nothing_to_press(begun: Page) -> None:
    sheets = pdf_of(begun)
    text = " ".join(sheets)
    assert len(sheets) == 1
    assert "Neustadt" in sheets[0]
    assert "bei Stadt Neustadt am Rübenberge · 12.02.2027, noch 74 Tage" in text
    assert "8 überfällig" in text
    assert LONG in text
    assert "seit 2 Monaten fällig · Herr Weber" in text
    for label in ("Erledigt", "Neuer Besuch", "Datei öffnen", "Weiterschreiben", "Worum es geht", "Wie sind Sie"):
        assert label not in text


def test_paper_of_a_newcomer_has_the_introduction(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    expect(page.locator(".way").first).to_be_visible()
    sheets = pdf_of(page)
    text = " ".join(sheets)
    assert "Sieben Arbeitsblätter begleiten beide Seiten" in sheets[0]
    assert "Mit dem ersten Blatt beginnen" in text
    assert "Ihre Besuche" not in text


def test_nothing_is_cut_on_paper(begun: Page) -> None:
    begun.emulate_media(media="print")
    begun.set_viewport_size({"width": 640, "height": 900})
    cut = begun.locator(".home *").evaluate_all(
        """(all) => all.filter((each) => each.checkVisibility() && !each.matches(".visually-hidden")
          && (each.getBoundingClientRect().right > innerWidth || getComputedStyle(each).overflow === "hidden"))
          .map((each) => each.className)"""
    )
    assert cut == []

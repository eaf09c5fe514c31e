"""As much as a visit can hold is opened, shown and printed in pieces; more is refused, and nothing is lost."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PROJECT
from tests.helpers.printing import pdf_of
from tests.helpers.save_files import answer, apply, open_files, take_back, write_file
from tests.helpers.sheet import Sheet, put_answer

LIMITS = (PROJECT / "overrides" / "client" / "answers" / "limits.js").read_text(encoding="utf-8")
MOST = int(re.findall(r"MOST_ROWS = (\d+)", LIMITS)[0])
ROW = "transferplan.massnahmen"


def rows(count: int, start: str = "a") -> dict[str, dict[str, object]]:
    return {f"{ROW}/{start}{number:05}": answer(f"Vorhaben {number:05}") for number in range(count)}


@pytest.fixture
def sheet(page: Page, server: str) -> Sheet:
    return Sheet(page, server, "transferplan").open()


def test_as_much_as_fits_is_taken_over_in_pieces_and_taken_back(sheet: Sheet, tmp_path: Path) -> None:
    page = sheet.page
    # Else a slow machine would be called a slow page: what counts is that the page gets to do something in between.
    page.evaluate(
        """() => {
          window.turns = 0;
          const turn = () => { if (++window.turns) setTimeout(turn); };
          turn();
        }"""
    )
    dialog = open_files(page, write_file(tmp_path / "viel.json", rows(MOST)))
    expect(dialog).to_contain_text(f"{MOST} neu")
    page.evaluate("() => { window.turns = 0 }")
    apply(dialog)
    shown = page.locator("[data-row]")
    expect(shown).to_have_count(MOST + 1)
    # The last turn, for nobody counts those that come after.
    turns = page.evaluate("() => { const { turns } = window; window.turns = -1; return turns; }")
    assert turns > 2
    expect(shown.nth(MOST - 1).locator("textarea")).to_have_value(f"Vorhaben {MOST - 1:05}")
    take_back(page)
    expect(shown).to_have_count(1)


def test_ten_thousand_rows_are_refused_with_the_number_that_fits(sheet: Sheet, tmp_path: Path) -> None:
    dialog = open_files(sheet.page, write_file(tmp_path / "zu-viel.json", rows(10_000)))
    expect(dialog).to_contain_text(f"höchstens {MOST} Zeilen")
    expect(dialog).to_contain_text("Es hat sich nichts geändert.")
    assert sheet.keys() == []


def test_together_they_must_fit_a_visit_too(sheet: Sheet, tmp_path: Path) -> None:
    put_answer(sheet.page, f"{ROW}/z1", answer="Eigenes Vorhaben")
    sheet.open()
    dialog = open_files(sheet.page, write_file(tmp_path / "viel.json", rows(MOST)))
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Das wäre zusammen zu viel")
    assert len(sheet.keys()) == 1


def test_no_more_rows_are_added_than_a_file_can_hold(sheet: Sheet, tmp_path: Path) -> None:
    apply(open_files(sheet.page, write_file(tmp_path / "viel.json", rows(MOST))))
    sheet.open()
    shown = sheet.page.locator("[data-row]")
    # All have come, and what is quoted above them: nothing moves the button away any more.
    expect(shown.nth(MOST - 1)).to_have_attribute("aria-label", re.compile(rf"\b{MOST}\b"))
    expect(sheet.page.locator("[data-quote] [data-part=answers]:empty")).to_have_count(0)
    sheet.page.get_by_role("button", name="Maßnahme hinzufügen").click()
    expect(sheet.page.get_by_text(f"Mehr als {MOST} Einträge passen hier nicht hinein.")).to_be_visible()
    expect(shown).to_have_count(MOST)


@pytest.mark.chromium
def test_a_paper_has_all_rows_even_where_they_are_still_on_their_way(sheet: Sheet, tmp_path: Path) -> None:
    apply(open_files(sheet.page, write_file(tmp_path / "viel.json", rows(MOST))))
    # Pieces come by timers: without any, nothing comes by itself.
    sheet.page.add_init_script("window.setTimeout = () => 0")
    sheet.page.reload()
    text = " ".join(pdf_of(sheet.page))
    assert [number for number in range(MOST) if f"Vorhaben {number:05}" not in text] == []

"""Earlier versions of an answer: when one is kept, how it differs, and how it comes back."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.helpers.axe import violations
from tests.helpers.save_files import answer, apply, open_files, take_back, write_file
from tests.helpers.sheet import HOSTILE, KEY, LONG, Sheet, put_answer
from tests.helpers.versions import (
    BUTTON,
    LONG_AGO,
    expect_keeping_versions,
    expect_versions,
    open_versions,
    restore,
    versions,
)

pytestmark = pytest.mark.both_pages


def written_long_ago(page: Page, server: str, text: str = "Lernen", **more: object) -> Sheet:
    """A sheet with an answer that somebody wrote weeks ago, ready to keep versions."""
    sheet = Sheet(page, server).open()
    put_answer(page, "vorbereitung.ziel", answer=text, changedAt=LONG_AGO, **more)
    sheet.open()
    expect_keeping_versions(sheet)
    return sheet


def test_who_writes_on_later_keeps_what_was_there(page: Page, server: str) -> None:
    sheet = written_long_ago(page, server, responsible="Jugendamt")
    expect(sheet.button(BUTTON, "ziel")).to_have_count(0)
    sheet.write("ziel", "Lernen und zeigen")
    expect_versions(page, "Lernen")
    dialog = open_versions(sheet, "ziel")
    item = dialog.get_by_role("listitem")
    expect(item).to_have_count(1)
    expect(item).to_contain_text("01.11.2026 um")
    expect(item).to_contain_text("zuständig: Jugendamt")


def test_one_run_of_writing_makes_one_version(page: Page, server: str) -> None:
    sheet = written_long_ago(page, server)
    for text in ("Lernen u", "Lernen und", "Lernen und zeigen"):
        sheet.write("ziel", text)
    expect_versions(page, "Lernen")


def test_after_ten_minutes_of_writing_there_is_another_version(page: Page, server: str) -> None:
    page.clock.install()
    sheet = written_long_ago(page, server)
    sheet.write("ziel", "Lernen und")
    expect_versions(page, "Lernen")
    page.clock.fast_forward(11 * 60_000)
    sheet.write("ziel", "Lernen und zeigen")
    expect_versions(page, "Lernen", "Lernen und")


def test_the_difference_is_told_by_word_and_by_more_than_colour(page: Page, server: str) -> None:
    sheet = written_long_ago(page, server, "Ämter und Schulen treffen sich")
    sheet.write("ziel", "Ämter und Vereine treffen sich")
    expect_versions(page, "Ämter und Schulen treffen sich")
    dialog = open_versions(sheet, "ziel")
    back, gone = dialog.locator("li ins"), dialog.locator("li del")
    expect(back).to_have_text(re.compile(r"\[kommt zurück:\s*Schulen\s*\]"))
    expect(gone).to_have_text(re.compile(r"\[entfällt:\s*Vereine\s*\]"))
    expect(back).to_have_css("text-decoration-line", "underline")
    expect(gone).to_have_css("text-decoration-line", "line-through")


def test_a_version_comes_back_and_undo_brings_what_was_there(page: Page, server: str) -> None:
    sheet = written_long_ago(page, server, status="doing", responsible="Jugendamt", due="2027-03-12")
    sheet.text("ziel").fill("Anders")
    sheet.status("ziel", "erledigt").check()
    sheet.responsible("ziel").fill("Schulamt")
    sheet.expect_saved()
    expect_versions(page, "Lernen")
    restore(open_versions(sheet, "ziel"))
    expect(sheet.text("ziel")).to_have_value("Lernen")
    expect(sheet.status("ziel", "in Arbeit")).to_be_checked()
    expect(sheet.responsible("ziel")).to_have_value("Jugendamt")
    assert sheet.stored("ziel")["answer"] == "Lernen"
    sheet.button("Rückgängig", "ziel").click()
    expect(sheet.text("ziel")).to_have_value("Anders")
    expect(sheet.status("ziel", "erledigt")).to_be_checked()
    sheet.expect_saved()
    assert sheet.stored("ziel")["responsible"] == "Schulamt"


def test_what_was_there_before_a_version_came_back_is_a_version_itself(page: Page, server: str) -> None:
    sheet = written_long_ago(page, server)
    sheet.write("ziel", "Anders")
    expect_versions(page, "Lernen")
    restore(open_versions(sheet, "ziel"))
    expect_versions(page, "Lernen", "Anders")


def test_hostile_and_long_texts_are_text(page: Page, server: str) -> None:
    before = HOSTILE.replace("\u0000", "")
    sheet = written_long_ago(page, server, before)
    sheet.write("ziel", LONG)
    expect_versions(page, before)
    dialog = open_versions(sheet, "ziel")
    expect(dialog.locator("li")).to_contain_text("<script>document.title='Beute'</script>")
    expect(page).not_to_have_title("Beute")
    restore(dialog)
    expect(sheet.text("ziel")).to_have_value(before)


def test_before_an_import_there_is_a_version(page: Page, server: str, tmp_path: Path) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Meine")
    file = write_file(tmp_path / "andere.json", {"vorbereitung.ziel": answer("Andere")})
    dialog = open_files(page, file)
    dialog.get_by_role("radio", name=re.compile("Andere")).check()
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value("Andere")
    expect_versions(page, "Meine")
    assert versions(page)[0]["why"] == "import"
    take_back(page)
    expect(sheet.text("ziel")).to_have_value("Meine")


def test_before_another_window_changes_an_answer_there_is_a_version(context: BrowserContext, server: str) -> None:
    one, two = context.new_page(), context.new_page()
    mine = Sheet(one, server).open()
    mine.write("ziel", "Meine")
    mine.text("ideen").focus()
    put_answer(one, "vorbereitung.kontakt", answer="alt", changedAt=LONG_AGO)
    mine.open()
    expect_keeping_versions(mine)
    other = Sheet(two, server).open()
    expect(other.text("ziel")).to_have_value("Meine")
    other.write("ziel", "Andere")
    expect(mine.text("ziel")).to_have_value("Andere")
    expect_versions(one, "Meine")
    other.write("ziel", "Noch eine andere")
    expect(mine.text("ziel")).to_have_value("Noch eine andere")
    other.write("ideen", "Fertig")
    expect(mine.text("ideen")).to_have_value("Fertig")
    expect_versions(one, "Meine")


def test_whoever_begins_with_nothing_loads_and_keeps_nothing_more(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Lernen")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("'fachaustauschKeep' in window") is False
    assert page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))") == ["fachaustausch"]


def test_for_this_session_alone_nothing_is_kept(page: Page, server: str) -> None:
    page.add_init_script("sessionStorage.setItem('fachaustausch:keep', 'session')")
    sheet = Sheet(page, server).open()
    page.evaluate(
        "([key, value]) => sessionStorage.setItem(key, value)",
        [f"{KEY}ziel", f'{{"answer":"Lernen","changedAt":"{LONG_AGO}","revision":1}}'],
    )
    sheet.open()
    expect(sheet.text("ziel")).to_have_value("Lernen")
    sheet.write("ziel", "Anders")
    page.wait_for_load_state("networkidle")
    assert versions(page) == []
    assert page.evaluate("indexedDB.databases().then(({ length }) => length)") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_of_versions_is_accessible(page: Page, server: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    sheet = written_long_ago(page, server, LONG, status="doing", due="2027-03-12")
    sheet.write("ziel", LONG.replace("Schulen", "Kammern"))
    expect_versions(page, LONG)
    expect(open_versions(sheet, "ziel").get_by_role("listitem")).to_have_count(1)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

"""Both sides settle what is to hold: one file brings the same agreement to both, and later changes are marked."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.printing import pdf_of
from tests.helpers.save_files import answer, open_files, write_file
from tests.helpers.sheet import HOSTILE, PREFIX, Sheet, visit_name
from tests.helpers.sides import choose_side, compare, hold

pytestmark = pytest.mark.both_pages

NAME = "Musterfeld bei Neustadt"
THEIRS = {
    "vereinbarung.ziele": answer("Zeigen, was gelingt"),
    "vereinbarung.themen": answer("Ankommen"),
    "vereinbarung.termine": answer("Im Mai"),
    "vereinbarung.gruppe": answer("Sechs"),
}


def sheet_of(page: Page, server: str, side: str, **given: str) -> Sheet:
    """The sheet as one side has filled it in."""
    sheet = Sheet(page, server, "vereinbarung").open()
    visit_name(page).fill(NAME)
    choose_side(page, side)
    for question, text in given.items():
        sheet.text(question).fill(text)
    sheet.expect_saved()
    return sheet


def guests(page: Page, server: str) -> Sheet:
    return sheet_of(page, server, "Gäste", ziele="Sehen, was gelingt", themen="Ankommen", termine="Im Juni")


def hosts_file(folder: Path, answers: dict[str, dict[str, Any]] = THEIRS) -> Path:
    return write_file(folder / "gastgebende.json", answers, "Amt 51", NAME, side="hosts")


def stored(page: Page, question: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(
        page.evaluate("(key) => localStorage[key] ?? '{}'", f"{PREFIX}vereinbarung.{question}")
    )
    return value


def test_differences_come_first_and_each_row_says_how_far_both_are(page: Page, server: str, tmp_path: Path) -> None:
    guests(page, server)
    dialog = compare(page, hosts_file(tmp_path))
    states = dialog.locator(".sides__state")
    expect(states.nth(0)).to_have_text("verschieden")
    expect(states.nth(1)).to_have_text("verschieden")
    expect(states.nth(2)).to_have_text("nur eine Seite hat geantwortet")
    expect(states.nth(3)).to_have_text("gleich")
    expect(states.nth(4)).to_have_text("noch offen")
    expect(dialog.get_by_text("2 noch zu klären")).to_be_visible()
    dialog.evaluate("(dialog) => dialog.scrollTo(0, 400)")
    expect(dialog.get_by_role("columnheader").nth(1)).to_be_in_viewport()
    expect(dialog.get_by_role("button", name="Vereinbarung festhalten")).to_be_in_viewport(ratio=1)


def test_one_file_brings_both_sides_to_the_same_agreement(page: Page, server: str, tmp_path: Path) -> None:
    sheet = guests(page, server)
    dialog = compare(page, hosts_file(tmp_path))
    dialog.get_by_label("Ihr Name oder Amt").fill("Schulamt")
    dialog.get_by_role("group", name="Was gilt bei 4.1?").get_by_label("Gastgebende").check()
    dates = dialog.get_by_role("group", name="Was gilt bei 4.3?")
    dates.get_by_label("gemeinsam formulieren").check()
    text = dates.get_by_label("Gemeinsamer Text zu 4.3")
    expect(text).to_be_focused()
    expect(text).to_have_value("Im Juni\n\nIm Mai")
    text.fill("Am 14. Mai")
    expect(dialog.get_by_text("Nichts mehr zu klären")).to_be_visible()
    file = hold(page, dialog, tmp_path)
    assert file.name.startswith("musterfeld-bei-neustadt-vereinbarung-")
    assert file.name.endswith("-gaeste.json")
    expect(sheet.text("ziele")).to_have_value("Zeigen, was gelingt")
    expect(sheet.text("termine")).to_have_value("Am 14. Mai")
    expect(sheet.text("gruppe")).to_have_value("")
    note = sheet.question("termine").locator(".note--agreed")
    expect(note).to_contain_text("Gäste (Schulamt), Gastgebende (Amt 51)")

    other = sheet_of(
        page.context.browser.new_page(),  # type: ignore[union-attr]
        server,
        "Gastgebende",
        ziele="Zeigen, was gelingt",
        themen="Ankommen",
        termine="Im Mai",
        gruppe="Sechs",
    )
    dialog = open_files(other.page, file)
    expect(dialog.get_by_role("columnheader").first).to_have_text("Frage")
    expect(dialog.locator(".sides__state--announced").first).to_contain_text("vereinbart laut Gäste am")
    dialog.get_by_role("button", name="Vereinbarung übernehmen").click()
    expect(other.text("termine")).to_have_value("Am 14. Mai")
    expect(other.text("gruppe")).to_have_value("Sechs")
    for question in ("ziele", "themen", "termine"):
        agreed = stored(page, question)["agreed"]
        assert stored(other.page, question)["agreed"] == agreed
        assert agreed["by"] == [{"side": "visitors", "name": "Schulamt"}, {"side": "hosts", "name": "Amt 51"}]
    dialog = compare(other.page, file)
    expect(dialog.locator(".sides__state--agreed")).to_have_count(3)
    other.page.close()


def test_a_change_after_the_agreement_is_marked_on_the_sheet_and_between_both(
    page: Page, server: str, tmp_path: Path
) -> None:
    sheet = guests(page, server)
    dialog = compare(page, hosts_file(tmp_path))
    dialog.get_by_role("group", name="Was gilt bei 4.3?").get_by_label("Gäste").check()
    file = hold(page, dialog, tmp_path)
    expect(sheet.question("termine").locator(".note--agreed")).to_be_visible()
    sheet.text("termine").fill("Im Herbst")
    changed = sheet.question("termine").locator(".note--changed")
    expect(changed).to_contain_text("geändert. Vereinbart war: „Im Juni“")
    sheet.expect_saved()
    sheet.open()
    expect(changed).to_be_visible()
    dialog = compare(page, file)
    expect(dialog.locator(".sides__state").first).to_have_text("seit der Vereinbarung geändert")
    dialog.get_by_role("button", name="Schließen").click()
    sheet.text("termine").fill("Im Juni")
    expect(changed).to_have_count(0)


def test_the_agreement_can_be_taken_back_as_a_whole(page: Page, server: str, tmp_path: Path) -> None:
    sheet = guests(page, server)
    before = stored(page, "ziele")["answer"]
    dialog = compare(page, hosts_file(tmp_path))
    dialog.get_by_role("group", name="Was gilt bei 4.1?").get_by_label("Gastgebende").check()
    hold(page, dialog, tmp_path)
    expect(sheet.text("ziele")).to_have_value("Zeigen, was gelingt")
    page.get_by_role("button", name="Vereinbarung rückgängig machen").click()
    expect(page.get_by_text("Alles ist wieder wie vorher.")).to_be_visible()
    expect(sheet.text("ziele")).to_have_value(before)
    expect(sheet.question("themen").locator(".note--agreed")).to_have_count(0)
    assert "agreed" not in stored(page, "themen")


def test_nothing_is_held_before_something_is_settled(page: Page, server: str, tmp_path: Path) -> None:
    sheet_of(page, server, "Gäste", ziele="Sehen")
    dialog = compare(page, hosts_file(tmp_path, {"vereinbarung.ziele": answer("Zeigen")}))
    before = page.evaluate("({ ...localStorage })")
    dialog.get_by_role("button", name="Vereinbarung festhalten").click()
    expect(dialog.get_by_role("alert")).to_have_text("Wählen Sie mindestens bei einer Frage, was gelten soll.")
    expect(dialog.get_by_role("radio").first).to_be_focused()
    assert page.evaluate("({ ...localStorage })") == before


def test_hostile_texts_stay_texts_until_they_are_agreed_on(page: Page, server: str, tmp_path: Path) -> None:
    hostile = HOSTILE.replace("\u0000", "")
    sheet = guests(page, server)
    dialog = compare(page, hosts_file(tmp_path, {"vereinbarung.ziele": answer(hostile)}))
    dialog.get_by_role("group", name="Was gilt bei 4.1?").get_by_label("Gastgebende").check()
    hold(page, dialog, tmp_path)
    expect(sheet.text("ziele")).to_have_value(hostile)
    sheet.text("ziele").fill("Anders")
    expect(sheet.question("ziele").locator(".note--changed")).to_contain_text("document.title='Beute'")
    assert "Beute" not in page.title()


def test_the_agreement_prints_on_one_page_that_both_sign(page: Page, server: str, tmp_path: Path) -> None:
    guests(page, server)
    page.evaluate("() => { window.print = () => {} }")
    dialog = compare(page, hosts_file(tmp_path))
    dialog.get_by_role("group", name="Was gilt bei 4.1?").get_by_label("Gastgebende").check()
    dialog.get_by_role("button", name="Blatt zum Unterschreiben").click()
    sheet = page.get_by_role("dialog", name="Vereinbarung").last
    expect(sheet).to_contain_text(NAME)
    expect(sheet.locator(".signing__text").first).to_have_text("Zeigen, was gelingt")
    expect(sheet.get_by_text("Ort, Datum, Unterschrift")).to_have_count(2)
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(page.locator(".sides__table")).to_be_hidden()
    expect(page.locator(".sheet").first).to_be_hidden()
    (paper,) = pdf_of(page)
    for text in (NAME, "Zeigen, was gelingt", "Ort, Datum, Unterschrift"):
        assert text in paper


def test_the_sheet_alone_can_be_signed_too(page: Page, server: str) -> None:
    guests(page, server)
    page.locator("[data-part=compare]").get_by_role("button", name="Blatt zum Unterschreiben").click()
    sheet = page.get_by_role("dialog", name="Vereinbarung")
    expect(sheet.locator(".signing__text")).to_have_text(["Sehen, was gelingt", "Ankommen", "Im Juni"])
    expect(sheet.get_by_text("noch offen:")).to_have_count(6)


@pytest.mark.parametrize("width", [320, 1280])
def test_settling_fits_every_screen(page: Page, server: str, tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    guests(page, server)
    dialog = compare(page, hosts_file(tmp_path, {"vereinbarung.ziele": answer("Wort" * 60)}))
    dialog.get_by_role("group", name="Was gilt bei 4.1?").get_by_label("gemeinsam formulieren").check()
    assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    row = dialog.get_by_role("row").nth(1)
    answers, settling = row.get_by_role("cell").last.bounding_box(), row.get_by_role("group").bounding_box()
    assert answers
    assert settling
    if width == 320:
        assert answers["y"] + answers["height"] <= settling["y"]
